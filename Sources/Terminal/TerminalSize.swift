// How large the terminal is that output goes to.

internal import Glibc

/// A terminal's size in characters; nil where it isn't known.
public struct TerminalSize: Sendable, Hashable {
  public let columns: Int?
  public let rows: Int?

  /// That of standard output, else of standard error, which remarks go to.
  public static func ofOutput() -> TerminalSize {
    var size = winsize()
    let isKnown = [STDOUT_FILENO, STDERR_FILENO].contains {
      ioctl($0, UInt(TIOCGWINSZ), &size) == 0
    }
    return TerminalSize(
      columns: isKnown && size.ws_col > 0 ? Int(size.ws_col) : nil,
      rows: isKnown && size.ws_row > 0 ? Int(size.ws_row) : nil)
  }
}
