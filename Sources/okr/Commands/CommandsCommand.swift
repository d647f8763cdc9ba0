// All commands at a glance.

internal import ArgumentParser
internal import ExactJSON
internal import Terminal

struct CommandsCommand: LeafCommand {
  static let verb = "commands"
  static let abstract = "Show every command with what it does."
  static let details = """
    As a tree for people; as JSON a list for programs, each command with its arguments and their help. \
    okr help COMMAND tells all of one.
    """
  static let examples = ["okr commands", "okr commands -o json"]

  /// What the commands are shown as.
  enum Form: String, ExpressibleByArgument, CaseIterable, Sendable {
    case tree
    case json
  }

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("How to show them.", valueName: "form"))
  var form: Form = .tree

  func run() async throws {
    let surroundings = Surroundings.current
    switch self.form {
    case .json: try surroundings.out.writeLine(CommandTree.json.pretty)
    case .tree:
      let surface = surroundings.surface(.auto)
      try surroundings.out.writeLines(CommandTree.table(surface).lines(for: surface))
    }
  }
}
