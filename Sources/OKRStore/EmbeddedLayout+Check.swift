// What a start asks of a data directory before it makes or changes anything there. A doctor asks the
// same.

internal import Glibc

extension EmbeddedLayout {
  /// Refuses a directory that a start couldn't use. Nothing is made, and no mode or owner is changed.
  static func check(_ directory: String) throws(EmbeddedPostgresError) {
    let account = try Self.account(for: directory)
    let place = HostFile.resolved(directory) ?? HostFile.absolute(directory)
    let takesMode = try Self.checkFolder(directory)
    // A directory whose mode a start sets can be entered then.
    let parent = place.split(separator: "/").dropLast().joined(separator: "/")
    if let account { try Self.checkAncestors(of: takesMode ? parent : place, account: account) }
    _ = try Self.socketPath(root: place, account: account)
  }

  /// Refuses a directory that others may write to, or this account may not.
  /// - Returns: true where a start makes it, or gives it a mode: one with files that aren't okrd's keeps
  ///   its own, since it may be everybody's, such as `/tmp` or a home.
  static func checkFolder(_ directory: String) throws(EmbeddedPostgresError) -> Bool {
    var status = stat()
    guard stat(directory, &status) == 0 else { return true }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .unusable(path: directory, reason: "it isn't a directory: choose another --data")
    }
    guard status.st_mode & 0o002 == 0 else {
      let text = String(status.st_mode & 0o7777, radix: 8)
      throw .unusable(
        path: directory,
        reason: "every account may write to it (mode \(text)): choose a directory of okrd's own")
    }
    let names = HostFile.names(in: directory)
    let takesMode = names.isEmpty || names.contains(Self.lockName)
    if geteuid() == 0 || (takesMode && status.st_uid == geteuid()) { return takesMode }
    let isWritable = access(directory, W_OK | X_OK) == 0
    guard isWritable, !takesMode else {
      let owner = HostAccount(owning: status).name
      let why = isWritable ? "it belongs to the account \(owner)" : HostFile.errorText()
      throw .unusable(
        path: directory,
        reason: "this account may not write to it (\(why)): choose another --data, or give the "
          + "directory to the account")
    }
    return false
  }

  /// Refuses a directory in which a restore was cut off: until it is done again there is no data.
  static func checkRestore(in root: String) throws(EmbeddedPostgresError) {
    guard !HostFile.exists("\(root)/\(Self.clusterName)/PG_VERSION"),
      HostFile.exists("\(root)/\(Backup.restoring)")
    else { return }
    throw .unusable(
      path: root,
      reason: "a restore into it didn't finish: run okrd backup restore again, or remove it")
  }
}

extension EmbeddedPostgres {
  /// Fails with what a start would say to a data directory before it makes anything there. Whether a
  /// PostgreSQL is installed for it, `installedMajor` tells.
  public static func check(dataDirectory: String) throws(EmbeddedPostgresError) {
    try EmbeddedLayout.check(dataDirectory)
    try EmbeddedLayout.checkRestore(in: dataDirectory)
  }
}
