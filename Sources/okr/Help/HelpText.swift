// What the argument parser leaves wider than a terminal in its help.

internal import Terminal

/// The help of commands as it is shown.
enum HelpText {
  private static let usage = "USAGE: "

  /// The text with its usage in lines that fit.
  static func fitting(_ text: String, columns: Int = HelpColumns.terminal) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix(Self.usage) && line.displayWidth > columns
        ? Self.folded(line, columns) : [String(line)]
    }.joined(separator: "\n")
  }

  private static func folded(_ line: Substring, _ columns: Int) -> [String] {
    let indent = String(repeating: " ", count: Self.usage.count)
    var lines: [String] = []
    for group in Self.groups(line.dropFirst(Self.usage.count)) {
      if let last = lines.last, last.displayWidth + 1 + group.displayWidth <= columns {
        lines[lines.count - 1] = "\(last) \(group)"
      } else {
        lines.append((lines.isEmpty ? Self.usage : indent) + group)
      }
    }
    return lines
  }

  /// The words of a usage, with an option and its value as one.
  private static func groups(_ usage: Substring) -> [String] {
    var groups: [String] = []
    for word in usage.split(separator: " ") {
      let last = groups.last ?? ""
      let isOpen = last.hasPrefix("[") && !last.hasSuffix("]")
      if isOpen || (last.hasPrefix("--") && word.hasPrefix("<") && !last.contains(" ")) {
        groups[groups.count - 1] = "\(last) \(word)"
      } else {
        groups.append(String(word))
      }
    }
    return groups
  }
}
