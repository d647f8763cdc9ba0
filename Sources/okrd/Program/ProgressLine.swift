// How far long work has come: on standard error, beyond the first second, redrawn at a terminal and
// a line every 10 s elsewhere.

internal import Dispatch
internal import Glibc
internal import OKRStore
internal import Synchronization
internal import Terminal

/// The progress of one command.
final class ProgressLine: Sendable {
  private struct State {
    var step = ""
    var lastNanoseconds: UInt64 = 0
    var isDrawn = false
  }

  private static let firstNanoseconds: UInt64 = 1_000_000_000
  private static let redrawNanoseconds: UInt64 = 100_000_000
  private static let lineNanoseconds: UInt64 = 10_000_000_000

  private let begin = DispatchTime.now().uptimeNanoseconds
  private let isTerminal = StandardError.isTerminal
  private let state = Mutex(State())

  /// Says what is being done, if it is time to.
  func show(_ progress: Backup.Progress) {
    let now = DispatchTime.now().uptimeNanoseconds
    self.state.withLock { state in
      var text = state.step
      var isNew = false
      switch progress {
      case .step(let step):
        isNew = true
        state.step = step
        text = step
      case .bytes(let done, let total):
        text += ", \(CountText.bytes(done)) of \(CountText.bytes(max(done, total)))"
      }
      let pause = self.isTerminal ? Self.redrawNanoseconds : Self.lineNanoseconds
      guard now - self.begin >= Self.firstNanoseconds, isNew || now - state.lastNanoseconds >= pause
      else { return }
      state.lastNanoseconds = now
      state.isDrawn = true
      StandardError.write(self.isTerminal ? "\r\u{1B}[K\(text)" : "\(text)\n")
    }
  }

  /// Clears what was drawn.
  func finish() {
    self.state.withLock { state in
      if state.isDrawn, self.isTerminal { StandardError.write("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }
}
