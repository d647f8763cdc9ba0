// So many lines a second, and a count of those that there was no room for: a server with much to do has
// better things to do than to write about it.

internal import Synchronization

/// The lines that a log may take. From any thread.
final class LineBudget: Sendable {
  private struct Window {
    /// The second that is counted, of the monotonic clock.
    var second: Int64 = -1
    var lines = 0
    /// Lines left out since the last that was written.
    var leftOut = 0
  }

  private let linesPerSecond: Int
  private let window = Mutex(Window())
  private let allLeftOut = Atomic<UInt64>(0)

  init(linesPerSecond: Int) { self.linesPerSecond = linesPerSecond }

  /// Lines left out since the start.
  var leftOut: UInt64 { self.allLeftOut.load(ordering: .relaxed) }

  /// Takes a line at `now`, in nanoseconds of `Monotonic`.
  /// - Returns: how many were left out since the last one; nil where this second's are used up.
  func take(now: Int64) -> Int? {
    let leftOut = self.window.withLock { window -> Int? in
      let second = now / 1_000_000_000
      if window.second != second {
        window.second = second
        window.lines = 0
      }
      guard window.lines < self.linesPerSecond else {
        window.leftOut += 1
        return nil
      }
      window.lines += 1
      defer { window.leftOut = 0 }
      return window.leftOut
    }
    if leftOut == nil { self.allLeftOut.add(1, ordering: .relaxed) }
    return leftOut
  }
}
