// Why a backup can't be made, trusted or restored.

/// What is wrong with a backup or its place.
public enum BackupError: Error, Sendable, CustomStringConvertible {
  /// The directory has no manifest.
  case notABackup(String)
  /// There is nothing to back up from: no PostgreSQL runs on the data directory.
  case notRunning(String)
  /// Somebody asked the work to end.
  case interrupted
  /// The directory that is to be written isn't empty.
  case notEmpty(String, what: String)
  /// The directory that is to be written lies in the data.
  case inside(String, data: String)
  /// The volume of the directory that is to be written has no room for it; the bytes that it needs, and
  /// those that may be filled.
  case noRoom(String, neededBytes: Int64, roomBytes: Int64)
  /// A file of the backup can't be read, or isn't what it was.
  case damaged(String, String)
  /// The backup's schema is newer than this program's.
  case schemaNewer(backup: Int, program: Int)
  /// An organisation ends before the revision that it had when the backup began.
  case behind(organisation: String, revision: Int64, expected: Int64)
  /// An organisation's log doesn't fit its hashes.
  case organisation(String, StoreError)
  /// A file can't be written.
  case unwritable(String, String)
  case embedded(EmbeddedPostgresError)
  case store(StoreError)

  /// The error in words.
  public var description: String {
    switch self {
    case .notABackup(let path):
      "\(path) isn't a backup: it has no \(BackupManifest.fileName), which is written last"
    case .notRunning(let directory): "no PostgreSQL runs on \(directory)"
    case .interrupted: "it was interrupted"
    case .notEmpty(let path, let what):
      "\(path) isn't empty (\(what)): choose a directory that is empty or doesn't exist"
    case .inside(let path, let data):
      "\(path) lies in \(data), and would be lost with it: choose a directory elsewhere, best on another disk"
    case .noRoom(let path, let needed, let room):
      "there is no room for it at \(path): it takes about \(needed >> 20) MiB, and \(max(0, room) >> 20) "
        + "may be filled there: free some, or choose a directory on another volume"
    case .damaged(let path, let why): "\(path) is damaged: \(why)"
    case .schemaNewer(let backup, let program):
      "the backup's schema is at \(backup), this program knows \(program): use a newer program"
    case .behind(let organisation, let revision, let expected):
      "organisation \(organisation) ends at revision \(revision); it had \(expected) when the backup began"
    case .organisation(let id, let error): "organisation \(id): \(error)"
    case .unwritable(let path, let why): "\(path) can't be written: \(why)"
    case .embedded(let error): error.description
    case .store(let error): error.description
    }
  }
}
