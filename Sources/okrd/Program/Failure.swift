// How okrd tells that it can't go on.

internal import Glibc

/// A failure in words, without a usage text, and the exit code that it leads to.
struct Failure: Error, CustomStringConvertible {
  let description: String
  let status: ExitStatus

  init(_ description: String, _ status: ExitStatus = .failed) {
    self.description = description
    self.status = status
  }

  static let interrupted = Failure("It was interrupted.", .interrupted)
}

/// How the program ends.
enum ExitStatus: Int32, Sendable {
  case failed = 1
  /// A check ran well and found something.
  case found = 2
  /// A word that is no command, or a wrong flag, as the argument parser answers too.
  case usage = 64
  /// Somebody interrupted it, by INT or TERM.
  case interrupted = 130
  /// The settings are wrong.
  case configuration = 78
}
