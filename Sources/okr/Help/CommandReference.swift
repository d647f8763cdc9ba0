// docs/CLI.md: every command with its help, from the commands themselves.

internal import ArgumentParser
internal import Terminal

/// The reference of all commands.
enum CommandReference {
  private static let columns = 100

  /// What docs/CLI.md holds.
  static var markdown: String {
    var lines = [
      "# The command line", "",
      "Every command of `okr`, written by `okr help commands --markdown`. What no single command can say stands in "
        + "`okr help` with \(HelpTopic.names.map { "`\($0)`" }.joined(separator: ", ")); "
        + "errors are in [ERRORS.md](ERRORS.md).",
      "", "## What nearly all take", "",
      "Commands that talk to a server take these too; they are left out below.", "", "```text",
    ]
    lines += Self.blocks(of: WhoAmICommand.self).filter { Self.isCommon($0) }.joined(separator: [""]
    )
    lines.append("```")
    for group in OKRCommand.configuration.groupedSubcommands {
      lines += ["", "## \(group.name)"]
      for command in group.subcommands { lines += Self.section(command, ["okr"]) }
    }
    return lines.joined(separator: "\n")
  }

  private static func section(_ command: any ParsableCommand.Type, _ path: [String]) -> [String] {
    let configuration = command.configuration
    let path = path + [configuration.commandName ?? ""]
    if !configuration.subcommands.isEmpty {
      let aliases = configuration.aliases.map { "`\($0)`" }.joined(separator: ", ")
      let also = aliases.isEmpty ? "" : " Also \(aliases)."
      return ["", "### \(path.joined(separator: " "))", "", configuration.abstract + also]
        + configuration.subcommands.flatMap { Self.section($0, path) }
    }
    let body = Self.blocks(of: command).filter { !Self.isCommon($0) }.joined(separator: [""])
    return ["", "#### \(path.joined(separator: " "))", "", "```text"] + body + ["```"]
  }

  /// The parts of a command's help, a list of lines each.
  private static func blocks(of command: any ParsableCommand.Type) -> [[String]] {
    OKRCommand.helpMessage(for: command, columns: Self.columns)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmedAtEnd }
      .split { $0.isEmpty }.map(Array.init)
  }

  private static func isCommon(_ block: [String]) -> Bool {
    ["OUTPUT:", "CONNECTION:"].contains(block.first ?? "")
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
