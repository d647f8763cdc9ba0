// How large the terminal is that output goes to.

internal import Glibc

/// A terminal's size in characters; nil where it isn't known.
public struct TerminalSize: Sendable, Hashable {
  public let columns: Int?
  public let rows: Int?

  /// That of standard output.
  public static func ofOutput() -> TerminalSize {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else {
      return TerminalSize(columns: nil, rows: nil)
    }
    return TerminalSize(
      columns: size.ws_col > 0 ? Int(size.ws_col) : nil,
      rows: size.ws_row > 0 ? Int(size.ws_row) : nil)
  }
}
