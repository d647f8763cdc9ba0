// What the help says of `--filter` where a list isn't one of resources by id, and values in filters.

internal import ArgumentParser

extension ArgumentHelp {
  /// - Parameter fields: what may be compared.
  static func filter(by fields: String) -> ArgumentHelp {
    ArgumentHelp("Only those that fit, by \(fields); see okr help filters.", valueName: "text")
  }
}

/// Values in filters that this program writes.
enum FilterText {
  /// A text as a filter takes it: in double quotes where it isn't plainly a word.
  static func quoted(_ text: String) -> String {
    let isWord =
      text != InputText.none && !text.isEmpty
      && text.allSatisfy { $0.isLetter || $0.isNumber || "-_.@".contains($0) }
    if isWord { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
