// One okrd a data directory: a lock that the kernel drops when its process ends, however it ends.

internal import Glibc

/// The lock of a data directory, held until it is released or the process ends.
struct DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, or names its holder.
  static func take(_ layout: EmbeddedLayout) throws(EmbeddedPostgresError) -> DirectoryLock {
    // Not inherited: PostgreSQL must not keep the lock when okrd is gone.
    let descriptor = open(layout.lockFile, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.refusal(layout.lockFile) }
    if let owner = layout.owner { fchown(descriptor, owner.userID, owner.groupID) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = HostFile.lines(layout.lockFile).first.flatMap { Int32($0) }
      close(descriptor)
      throw .owned(directory: layout.root, processID: holder)
    }
    let text = Array("\(getpid())\n".utf8)
    guard ftruncate(descriptor, 0) == 0, write(descriptor, text, text.count) == text.count else {
      let error = HostFile.unusable(layout.lockFile)
      close(descriptor)
      throw error
    }
    return DirectoryLock(descriptor: descriptor)
  }

  /// Why the file can't be opened: mostly an account that worked here before.
  private static func refusal(_ path: String) -> EmbeddedPostgresError {
    let error = HostFile.unusable(path)
    guard errno == EACCES, let status = HostFile.status(path), status.st_uid != geteuid() else {
      return error
    }
    let owner = HostAccount(owning: status).name
    return .unusable(
      path: path,
      reason: "it belongs to the account \(owner): give it, and all that stands beside it, to this "
        + "account (chown)")
  }

  func release() {
    close(self.descriptor)
  }
}
