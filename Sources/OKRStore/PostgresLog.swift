// What the embedded PostgreSQL says: a file that it appends to, and one with what came before. Both are
// kept to a size, also where it says the same every second for a year.

internal import Glibc

/// The log of the embedded server.
struct PostgresLog: Sendable {
  let path: String
  /// What was said before: since the start before, or until the file was full.
  var former: String { "\(self.path).1" }

  /// Makes a start's own file; what was said before stays beside it.
  /// - Parameter owner: who gets it; our own account where it is nil.
  func begin(owner: HostAccount?) throws(EmbeddedPostgresError) {
    rename(self.path, self.former)
    try HostFile.makeFile(self.path, owner: owner)
  }

  /// Empties the file where it is larger than `limit`, and keeps the end of what it held. The server
  /// goes on in the same file, since it appends; what it says at that very moment may be lost.
  func bound(atBytes limit: Int) {
    guard let status = HostFile.status(self.path), status.st_size > off_t(limit) else { return }
    let end = Array(HostFile.tail(self.path, limit: limit).utf8)
    // It may be another account's, who worked here before.
    unlink(self.former)
    let file = open(self.former, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file >= 0 {
      _ = end.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      close(file)
    }
    truncate(self.path, 0)
  }
}
