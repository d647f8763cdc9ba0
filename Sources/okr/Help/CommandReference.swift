// Every command with its help, from the commands themselves: docs/CLI.md and the manual page.

internal import ArgumentParser
internal import Terminal

/// The reference of all commands.
enum CommandReference {
  /// What a noun is, and its other names.
  private static func abstract(_ entry: CommandEntry) -> String {
    let names = entry.aliases.joined(separator: ", ")
    return entry.abstract + (names.isEmpty ? "" : " Also: \(names).")
  }

  private static func entries(_ group: CommandGroup) -> [CommandEntry] {
    group.subcommands.flatMap { CommandEntry($0, below: ["okr"]).all }
  }

  // MARK: docs/CLI.md

  static var markdown: String {
    var lines = [
      "# The command line", "",
      "Every command of `okr`, written by `okr help commands --markdown`. What no single command can say stands in "
        + "`okr help` with \(HelpTopic.names.map { "`\($0)`" }.joined(separator: ", ")); "
        + "errors are in [ERRORS.md](ERRORS.md).",
      "", "## What nearly all take", "",
      "Commands that talk to a server take these too; they are left out below.", "", "```text",
    ]
    lines += Self.common(HelpColumns.markdown) + ["```"]
    for group in OKRCommand.configuration.groupedSubcommands {
      lines += ["", "## \(group.name)"]
      for entry in Self.entries(group) {
        lines +=
          entry.isNoun
          ? ["", "### \(entry.name)", "", Self.abstract(entry)]
          : ["", "#### \(entry.name)", "", "```text"]
            + Self.own(entry.command, HelpColumns.markdown)
            + ["```"]
      }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: The manual page

  /// A page for man(1), such as docs/okr.1.
  static var manual: String {
    var lines = [
      ".TH OKR 1 \"\" \"okr \(Version.client)\" \"User Commands\"", ".SH NAME",
      "okr \\- \(Self.roff(OKRCommand.configuration.abstract))", ".SH SYNOPSIS",
      ".B okr", "command [options]", ".SH WHAT NEARLY ALL TAKE",
    ]
    lines += Self.verbatim(Self.common(HelpColumns.manual))
    for group in OKRCommand.configuration.groupedSubcommands {
      lines.append(".SH \(group.name.uppercased())")
      for entry in Self.entries(group) {
        lines.append(".SS \(Self.roff(entry.name))")
        lines +=
          entry.isNoun
          ? [Self.roff(Self.abstract(entry))]
          : Self.verbatim(Self.own(entry.command, HelpColumns.manual))
      }
    }
    for topic in HelpTopic.allCases where topic != .errors {
      lines += [".SH \(topic.rawValue.uppercased())"]
      // A topic's text is as wide as a terminal by itself.
      lines += [".in 0"] + Self.verbatim(Array(Self.lines(topic.text).dropFirst())) + [".in"]
    }
    return lines.joined(separator: "\n")
  }

  private static func verbatim(_ lines: [String]) -> [String] {
    [".nf"] + lines.map(Self.roff) + [".fi"]
  }

  /// Text as roff takes it.
  private static func roff(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  // MARK: The help of a command

  private static func common(_ columns: Int) -> [String] {
    Self.blocks(of: WhoAmICommand.self, columns).filter { Self.isCommon($0) }
      .flatMap { $0 + [""] }.dropLast()
  }

  private static func own(_ command: any ParsableCommand.Type, _ columns: Int) -> [String] {
    Self.blocks(of: command, columns).filter { !Self.isCommon($0) }.flatMap { $0 + [""] }
      .dropLast()
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmedAtEnd }
  }

  /// The parts of a command's help, a list of lines each.
  private static func blocks(
    of command: any ParsableCommand.Type, _ columns: Int
  ) -> [[String]] {
    let text = OKRCommand.helpMessage(for: command, columns: columns)
    return Self.lines(HelpText.fitting(text, columns: columns))
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
