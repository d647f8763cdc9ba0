// What all commands have in common: examples in their help, and a run that fails in one way.

internal import ArgumentParser
internal import OKRModel

/// A command with a verb of its own: its help shows its examples, and tests parse them.
protocol LeafCommand: AsyncParsableCommand {
  static var verb: String { get }
  static var abstract: String { get }
  /// Further explanation, or empty.
  static var details: String { get }
  /// At least two, each beginning with `okr`.
  static var examples: [String] { get }
  static var aliases: [String] { get }
  /// True where the output goes on by itself, so that no pager may hold it back.
  static var isEndless: Bool { get }
  /// The same of this run.
  var isEndless: Bool { get }
}

extension LeafCommand {
  static var details: String { "" }
  static var isEndless: Bool { false }
  var isEndless: Bool { Self.isEndless }
  static var aliases: [String] { [] }

  static var configuration: CommandConfiguration {
    let lines = self.examples.flatMap { ShellText.folded($0, to: HelpColumns.example) }
    let shown = "EXAMPLES:\n" + lines.map { "  " + $0 }.joined(separator: "\n")
    return CommandConfiguration(
      commandName: self.verb, abstract: self.abstract,
      discussion: self.details.isEmpty ? shown : self.details + "\n\n" + shown,
      aliases: self.aliases)
  }
}

/// A command that talks to the server.
protocol ClientCommand: LeafCommand {
  var output: OutputOptions { get }
  var connection: ConnectionOptions { get }
  /// False for what is about organisations: the one that the surroundings name needn't be there.
  static var isInOrganisation: Bool { get }
  /// False for what anyone may ask: no token is sent, so that no sign-in can fail.
  static var isSignedIn: Bool { get }
  /// False for what takes an upload, looks again and again, or reads in parts.
  static var makesOneCall: Bool { get }
  /// False for a request that only prepares the command's own call.
  static func isOwn(_ request: any WireMessage) -> Bool
  func run(in session: Session) async throws
}

extension ClientCommand {
  static var isInOrganisation: Bool { true }
  static var isSignedIn: Bool { true }
  static var makesOneCall: Bool { true }
  static func isOwn(_ request: any WireMessage) -> Bool { true }

  mutating func run() async throws { try await self.runSignedIn() }

  func runSignedIn() async throws {
    if !Self.makesOneCall { try self.connection.question.refuse() }
    let change = (self as? any ChangingCommand)?.change
    if self.output.fieldNames?.isEmpty == true, change?.dryRun == false {
      throw CommandFailure.usage(
        "--fields alone lists the fields, and nothing was changed.",
        remedy: "List them with --dry-run, or name those to show.")
    }
    var session = try await Session.open(
      self.output, self.connection, past: (self as? any PastCommand)?.past,
      isInOrganisation: Self.isInOrganisation, isSignedIn: Self.isSignedIn,
      isOwn: { Self.isOwn($0) })
    session.presenter.failsIfUnchanged = change?.failIfUnchanged ?? false
    do {
      try await self.run(in: session)
    } catch var failure as CommandFailure {
      if failure.hint.isEmpty { failure = await IDSuggestion.completing(failure, session) }
      failure.hint = SameConnection.command(failure.hint)
      await session.backend.close()
      throw failure
    } catch {
      await session.backend.close()
      throw error
    }
    await session.backend.close()
  }
}

/// A command that changes something.
protocol ChangingCommand: ClientCommand {
  associatedtype Flags: ChangeOptions
  var change: Flags { get }
}

extension ChangingCommand {
  static func isOwn(_ request: any WireMessage) -> Bool { request is any MutatingMessage }
}

/// A noun: only its verbs do something.
protocol NounCommand: AsyncParsableCommand {
  static var noun: String { get }
  static var abstract: String { get }
  static var aliases: [String] { get }
  static var verbs: [any ParsableCommand.Type] { get }
}

extension NounCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: self.noun, abstract: self.abstract, subcommands: self.verbs,
      aliases: self.aliases)
  }
}
