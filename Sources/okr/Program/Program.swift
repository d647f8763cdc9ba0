// Runs one command line and gives its exit code: the only place where failures become output.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// One run.
enum Program {
  /// Parses and runs the words of a command line.
  static func run(_ arguments: [String], in surroundings: Surroundings) async -> ExitStatus {
    var surroundings = surroundings
    surroundings.arguments = arguments
    surroundings.shownFields = FieldedCommands.fields
    return await Self.reporting(in: surroundings) {
      if let text = try HelpTopic.text(for: arguments) ?? HelpCompletion.script(for: arguments) {
        return try Surroundings.current.out.writeLine(text)
      }
      try Suggestion.checkHelp(for: arguments)
      try await Self.perform(try await OKRCommand.asyncParseAsRoot(arguments))
    }
  }

  /// Runs what was parsed from the surroundings' words already.
  static func run(
    _ command: any ParsableCommand, in surroundings: Surroundings
  ) async -> ExitStatus {
    await Self.reporting(in: surroundings) { try await Self.perform(command) }
  }

  private static func reporting(
    in surroundings: Surroundings, _ body: () async throws -> Void
  ) async -> ExitStatus {
    await Surroundings.$current.withValue(surroundings) {
      do {
        try await body()
        return .done
      } catch {
        return Self.report(error, surroundings)
      }
    }
  }

  /// Runs a command, with its output paged where a person reads it.
  private static func perform(_ command: any ParsableCommand) async throws {
    let surroundings = Surroundings.current
    let isEndless = (command as? any LeafCommand)?.isEndless ?? false
    guard !isEndless, let pager = Pager(surroundings) else { return try await Self.run(command) }
    var paged = surroundings
    paged.out = pager
    do {
      try await Surroundings.$current.withValue(paged) { try await Self.run(command) }
    } catch {
      // What was shown before a failure stays on the screen; the failure is what counts.
      try? pager.finish()
      throw error
    }
    try pager.finish()
  }

  private static func run(_ command: any ParsableCommand) async throws {
    if var asynchronous = command as? any AsyncParsableCommand {
      try await asynchronous.run()
    } else {
      var command = command
      try command.run()
    }
  }

  private static func report(_ error: any Error, _ surroundings: Surroundings) -> ExitStatus {
    do {
      switch error {
      case is OutputClosed: return .done
      case is CancellationError:
        try Self.show(.interruption, surroundings)
        return .interrupted
      case let failure as CommandFailure where failure.exit == .done: return .done
      case let failure as CommandFailure:
        let shown = Task.isCancelled ? failure.interrupted : failure
        try Self.show(shown, surroundings)
        return shown.exit
      default: return try Self.parserResult(error, surroundings)
      }
    } catch {
      // The failure itself couldn't be told; the exit code is all that is left.
      return (error as? CommandFailure)?.exit ?? .failed
    }
  }

  /// Help that was asked for, or a command line that can't be read.
  private static func parserResult(_ error: any Error, _ surroundings: Surroundings) throws
    -> ExitStatus
  {
    if OKRCommand.exitCode(for: error) == .success {
      do {
        try surroundings.out.writeLine(HelpText.fitting(OKRCommand.fullMessage(for: error)))
      } catch is OutputClosed {}
      return .done
    }
    try Self.show(UsageFailure.of(error, surroundings.arguments), surroundings)
    return .usage
  }

  private static func show(_ failure: CommandFailure, _ surroundings: Surroundings) throws {
    let failure = Suggestion.completing(failure, in: surroundings.arguments)
    if Self.wantsJSON(surroundings.arguments) {
      return try surroundings.err.writeLine(FailureText.json(failure).compact)
    }
    try surroundings.err.writeLines(
      surroundings.errorSurface(.auto).fitted(FailureText.lines(failure), isProse: true))
  }

  /// Errors are JSON where the output was to be. Read from the words, since they may not have been
  /// parsed.
  static func wantsJSON(_ arguments: [String]) -> Bool {
    for (index, word) in arguments.enumerated() {
      let next = index + 1 < arguments.count ? arguments[index + 1] : ""
      if word == "--" { return false }
      switch word {
      case "-o", "--output":
        if OutputFormat(rawValue: next)?.isJSON == true { return true }
      case "-ojson", "-ondjson", "--output=json", "--output=ndjson": return true
      default: break
      }
    }
    return false
  }
}
