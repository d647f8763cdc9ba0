// Output that is longer than the terminal, shown page by page.

internal import Glibc
internal import OKRModel
internal import Synchronization
internal import Terminal

/// Keeps output until it is longer than the terminal, and then hands it to a pager; short output is
/// written as it is.
final class Pager: TextSink {
  private static let standard = "less -FIRX"
  /// What a shell answers where it can't start a command.
  private static let notStarted: [Int32] = [126, 127]
  private static let showing = Atomic<Bool>(false)

  /// True while a pager has the terminal.
  static var isShowing: Bool { Self.showing.load(ordering: .acquiring) }

  private struct State {
    var kept: [UInt8] = []
    var lines = 0
    /// The open pipe into the pager; closed by `finish` alone.
    var pipe: UnsafeMutablePointer<FILE>?
  }

  private let command: String
  private let rows: Int
  private let sink: any TextSink
  private let state = Mutex(State())

  /// A pager where standard output is a terminal of known height; nil elsewhere, and where none is
  /// wanted or there.
  convenience init?(_ surroundings: Surroundings) {
    guard surroundings.outIsTerminal, let rows = surroundings.rows,
      !surroundings.surface(.auto).isAccessible,
      let command = Self.command(surroundings.environment)
    else { return nil }
    self.init(command, rows: rows, sink: surroundings.out)
  }

  /// - Parameters:
  ///   - command: the pager, as a shell takes it.
  ///   - rows: the terminal's height; output of fewer lines isn't paged.
  ///   - sink: where shorter output goes.
  init(_ command: String, rows: Int, sink: any TextSink) {
    self.command = command
    self.rows = rows
    self.sink = sink
  }

  /// The pager that the environment asks for, or the usual one where it is installed.
  static func command(_ environment: [String: String]) -> String? {
    if let asked = environment["OKR_PAGER"] ?? environment["PAGER"] {
      return asked.trimmed.isEmpty || asked.trimmed == "cat" ? nil : asked
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { access("\($0)/less", X_OK) == 0 } ? Self.standard : nil
  }

  func write(_ bytes: [UInt8]) throws {
    try self.state.withLock { state in
      if state.pipe == nil {
        state.kept += bytes
        state.lines += bytes.count { $0 == UInt8(ascii: "\n") }
        guard state.lines >= self.rows else { return }
        try self.start(&state)
      } else {
        try self.hand(bytes, &state)
      }
    }
  }

  /// Writes what was kept, or waits until the person has read enough. Nothing may be written after.
  func finish() throws {
    try self.state.withLock { state in
      if state.pipe == nil {
        if !state.kept.isEmpty { try self.sink.write(state.kept) }
        state.kept = []
      } else {
        try self.close(&state)
      }
    }
  }

  private func start(_ state: inout State) throws {
    guard let pipe = popen(self.command, "we") else { throw self.failure }
    state.pipe = pipe
    Self.showing.store(true, ordering: .releasing)
    let kept = state.kept
    state.kept = []
    try self.hand(kept, &state)
  }

  private func hand(_ bytes: [UInt8], _ state: inout State) throws {
    guard let pipe = state.pipe else { throw OutputClosed() }
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, pipe) }
    guard written < bytes.count || fflush(pipe) != 0 else { return }
    // The pager has ended: its reader saw enough, or it never began.
    try self.close(&state)
    throw OutputClosed()
  }

  private func close(_ state: inout State) throws {
    guard let pipe = state.pipe else { return }
    state.pipe = nil
    let status = pclose(pipe)
    Self.showing.store(false, ordering: .releasing)
    if Self.notStarted.contains((status >> 8) & 0xFF) { throw self.failure }
  }

  private var failure: CommandFailure {
    CommandFailure(
      .configuration, .failedPrecondition, .pagerFailed,
      "The pager «\(self.command)» can't be started.", remedy: "OKR_PAGER=cat shows all at once.")
  }
}
