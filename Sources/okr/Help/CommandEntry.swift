// A command with the words that lead to it, from the commands themselves: what references and trees are made of.

internal import ArgumentParser

/// One command; nouns stand before their verbs.
struct CommandEntry {
  let path: [String]
  let command: any ParsableCommand.Type

  init(_ command: any ParsableCommand.Type, below path: [String]) {
    self.path = path + [command.configuration.commandName ?? ""]
    self.command = command
  }

  /// The program itself.
  static let root = CommandEntry(OKRCommand.self, below: [])

  var name: String { self.path.joined(separator: " ") }
  var isNoun: Bool { !self.command.configuration.subcommands.isEmpty }
  /// How many words lead to it; 0 for the program itself.
  var depth: Int { self.path.count - 1 }
  var abstract: String { self.command.configuration.abstract }
  /// Its other names.
  var aliases: [String] { self.command.configuration.aliases }

  var verbs: [CommandEntry] {
    self.command.configuration.subcommands.map { CommandEntry($0, below: self.path) }
  }

  /// It and all below it, in the order of the help.
  var all: [CommandEntry] { [self] + self.verbs.flatMap(\.all) }
}
