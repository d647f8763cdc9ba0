// How wide help is, wherever it is shown.

/// Columns of the texts that tell how the program is used.
enum HelpColumns {
  /// Of help on a terminal.
  static let terminal = 80
  /// Of docs/CLI.md.
  static let markdown = 100
  /// Of a manual page's text, before which man puts seven.
  static let manual = Self.terminal - 7
  /// Of an example behind its indentation.
  static let example = Self.manual - 3
}
