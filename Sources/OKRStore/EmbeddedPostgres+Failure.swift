// What PostgreSQL's programs say when they fail: of a log the lines that say why.

internal import Glibc

extension EmbeddedPostgres {
  /// Why a program of PostgreSQL's failed.
  /// - Parameter log: the file that it wrote to.
  func failure(_ program: String, log: String) -> EmbeddedPostgresError {
    let tail = HostFile.tail(log)
    if tail.contains("No space left on device") { return .diskFull(path: self.layout.root) }
    return .failed(program: program, log: "\(Self.reason(in: tail)) (all of it: \(log))")
  }

  private static let mostLines = 6
  /// Lines that say what went wrong and what helps. Everything else is how far it came.
  private static let marks = [
    "error:", "detail:", "hint:", "ERROR:", "FATAL:", "PANIC:", "DETAIL:", "HINT:", "could not",
    "terminated by signal",
  ]

  /// The lines of a log that say why; its last ones where none does.
  static func reason(in log: String) -> String {
    let lines = log.split(separator: "\n").map(String.init)
    let telling = lines.filter { line in Self.marks.contains(where: line.contains) }
    guard telling.isEmpty else { return telling.suffix(Self.mostLines).joined(separator: "; ") }
    guard !lines.isEmpty else { return "it said nothing" }
    return lines.suffix(Self.mostLines / 2).joined(separator: "; ")
  }
}
