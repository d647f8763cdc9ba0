// Everything outside of the program that commands use, in one value, so that tests can replace it.

internal import Glibc
internal import OKRModel
internal import Terminal

/// The process's surroundings.
struct Surroundings: Sendable {
  /// The words after the program's name, for messages that repeat a command.
  var arguments: [String]
  var environment: [String: String]
  /// The descriptor that - reads, as the name of a file.
  var input: Int32
  var out: any TextSink
  var err: any TextSink
  var outIsTerminal: Bool
  var errIsTerminal: Bool
  /// The terminal's width where it is known.
  var columns: Int?
  /// The terminal's height where there is one to page on.
  var rows: Int?
  /// Microseconds since 1970.
  var now: @Sendable () -> Int64
  /// A new idempotency key.
  var makeRequestID: @Sendable () -> String
  /// Signs in.
  var connect: @Sendable (ConnectionSettings) async throws -> any Backend
  /// Single steps towards a server.
  var probe: any Probe
  /// A line of standard input, nil at its end; nil where nobody is there to answer.
  var ask: (@Sendable () -> String?)?
  /// The fields that a command line would show, for the shell; the program that runs knows them.
  var shownFields: @Sendable (_ words: [String]) -> [String] = { _ in [] }

  @TaskLocal static var current = Surroundings.process()

  /// The real ones.
  static func process() -> Surroundings {
    let size = TerminalSize.ofOutput()
    return Surroundings(
      arguments: Array(CommandLine.arguments.dropFirst()),
      environment: ProcessEnvironment.read(),
      input: STDIN_FILENO,
      out: DescriptorSink(descriptor: STDOUT_FILENO),
      err: DescriptorSink(descriptor: STDERR_FILENO),
      outIsTerminal: isatty(STDOUT_FILENO) == 1,
      errIsTerminal: isatty(STDERR_FILENO) == 1,
      columns: size.columns,
      rows: size.rows,
      now: ProcessEnvironment.now,
      makeRequestID: LiveBackend.makeRequestID,
      connect: LiveBackend.connect,
      probe: LiveProbe(),
      ask: ProcessEnvironment.questioner())
  }

  /// What standard output can show.
  func surface(_ choice: ColourChoice) -> Surface {
    Surface(
      isTerminal: self.outIsTerminal, columns: self.columns, choice: choice,
      environment: self.environment)
  }

  /// What standard error can show.
  func errorSurface(_ choice: ColourChoice) -> Surface {
    Surface(
      isTerminal: self.errIsTerminal, columns: self.columns, choice: choice,
      environment: self.environment)
  }
}

/// Reads the process's environment.
enum ProcessEnvironment {
  static func read() -> [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return result
  }

  /// Reads answers from a terminal; nil where standard input is none.
  static func questioner() -> (@Sendable () -> String?)? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    return { readLine() }
  }

  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }
}
