// Why the private PostgreSQL cannot run, each in words that an operator can act on.

/// Why an embedded PostgreSQL could not be started or kept.
public enum EmbeddedPostgresError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No PostgreSQL binaries were found; the directories that were searched.
  case noBinaries(searched: [String])
  /// The data directory is of another major version than any installed one.
  case foreignVersion(found: String, installed: [String])
  /// A directory or file could not be used; the path and why.
  case unusable(path: String, reason: String)
  /// Another process holds the data directory; its process id where known.
  case owned(directory: String, processID: Int32?)
  /// The disk is full.
  case diskFull(path: String)
  /// Somebody asked it to end before it had started.
  case interrupted
  /// A program ended or did not get ready; the end of its log.
  case failed(program: String, log: String)

  /// What is wrong, and what to do about it; nil where that isn't said.
  public var parts: (fault: String, advice: String?) {
    let advising: String
    switch self {
    case .noBinaries, .foreignVersion: advising = self.description
    case .unusable(_, let reason): advising = reason
    case .owned, .diskFull, .interrupted, .failed: return (self.description, nil)
    }
    // It stands behind the last colon.
    guard let colon = advising.ranges(of: ": ").last else { return (self.description, nil) }
    let advice = advising[colon.upperBound...]
    return (String(self.description.dropLast(advice.count + 2)), String(advice))
  }

  /// The error in words.
  public var description: String {
    switch self {
    case .noBinaries(let searched):
      return "no PostgreSQL 14 or later was found (searched \(searched.joined(separator: ", "))): "
        + "install the package postgresql-15, or use --database with an existing server"
    case .foreignVersion(let found, let installed):
      return "the data directory belongs to PostgreSQL \(found), but installed is "
        + "\(installed.joined(separator: ", ")): install that version, or move the data by pg_dump"
    case .unusable(let path, let reason):
      return "\(path): \(reason)"
    case .owned(let directory, let processID):
      let holder = processID.map { " (process \($0))" } ?? ""
      return "another okrd\(holder) uses \(directory)"
    case .diskFull(let path):
      return "no space left on the device that holds \(path)"
    case .interrupted: return "it was interrupted"
    case .failed(let program, let log):
      return "\(program) failed: \(log)"
    }
  }
}
