// What a command's output goes to: a terminal of some width, or a pipe, where nothing is cut.

internal import Glibc
internal import Terminal

extension Surface {
  /// Standard output, without colours.
  static var output: Surface {
    Surface(
      isTerminal: isatty(STDOUT_FILENO) == 1, columns: TerminalSize.ofOutput().columns,
      choice: .never, environment: ProcessEnvironment.all)
  }
}
