// Where the embedded PostgreSQL's files lie, and the account that owns them.

internal import Glibc

/// The paths under a data directory, made ready for use.
struct EmbeddedLayout: Sendable {
  /// The data directory itself, absolute.
  let root: String
  /// The directory of the unix socket.
  let socketDirectory: String
  /// The account that PostgreSQL runs as, when that is not our own.
  let account: HostAccount?
  /// The same where the data directory is that account's: then it gets whatever we make in it.
  let owner: HostAccount?

  /// PostgreSQL's own data directory.
  var cluster: String { "\(self.root)/\(Self.clusterName)" }
  static let clusterName = "postgres"
  /// What the server writes to its standard error.
  var log: PostgresLog { PostgresLog(path: "\(self.root)/postgres.log") }
  /// The file whose lock says that a process owns the directory.
  var lockFile: String { "\(self.root)/\(Self.lockName)" }
  static let lockName = "okrd.lock"

  /// A unix socket's address holds 108 bytes, of which the file's name and a NUL take 15.
  static let socketDirectoryLimitBytes = 108 - 15

  /// Creates the directories. As root, PostgreSQL refuses to run, so the directories that it
  /// writes are given to another account: to the owner of the cluster, or of the directory, where that
  /// is one.
  static func prepare(_ directory: String) throws(EmbeddedPostgresError) -> EmbeddedLayout {
    let account = try Self.account(for: directory)
    if try Self.checkFolder(directory) {
      try HostFile.makeDirectory(directory, mode: Self.rootMode(directory, account))
    }
    guard let resolved = realpath(directory, nil) else { throw HostFile.unusable(directory) }
    defer { free(resolved) }
    let root = String(cString: resolved)
    if let account { try Self.checkAncestors(of: root, account: account) }
    let socket = try Self.socketDirectory(root: root, account: account)
    let isTheirs = HostFile.status(root)?.st_uid == account?.userID
    return EmbeddedLayout(
      root: root, socketDirectory: socket, account: account, owner: isTheirs ? account : nil)
  }

  /// Whom PostgreSQL runs as; nil for our own account. Root's work in the directory of a plain account
  /// leaves all of it that account's.
  static func account(for directory: String) throws(EmbeddedPostgresError) -> HostAccount? {
    guard geteuid() == 0 else { return nil }
    let root = HostFile.resolved(directory) ?? directory
    for path in ["\(root)/\(Self.clusterName)", root] {
      guard let status = HostFile.status(path), status.st_uid != 0 else { continue }
      return HostAccount(owning: status)
    }
    guard let account = HostAccount.first(of: ["postgres", "nobody"]) else {
      throw .unusable(
        path: directory, reason: "PostgreSQL refuses to run as root, and no account was found")
    }
    return account
  }

  /// Another account than the directory's owner has to be able to pass through it.
  private static func rootMode(_ directory: String, _ account: HostAccount?) -> mode_t {
    var status = stat()
    let isTheirs = stat(directory, &status) == 0 && status.st_uid == account?.userID
    return account == nil || isTheirs ? 0o700 : 0o711
  }

  /// Refuses a directory that the account cannot reach. What isn't there yet is made so that it can.
  static func checkAncestors(
    of root: String, account: HostAccount
  ) throws(EmbeddedPostgresError) {
    var path = ""
    for part in root.split(separator: "/") {
      path += "/\(part)"
      guard let status = HostFile.status(path) else { return }
      let owned = status.st_uid == account.userID && status.st_mode & 0o100 != 0
      let shared = status.st_gid == account.groupID && status.st_mode & 0o010 != 0
      guard owned || shared || status.st_mode & 0o001 != 0 else {
        throw .unusable(
          path: path,
          reason: "as root, okrd runs PostgreSQL as the account \(account.name), which may not "
            + "enter this directory: choose another --data or start okrd as a plain account")
      }
    }
  }

  /// Where the socket's directory is, or will be.
  static func socketPath(
    root: String, account: HostAccount?
  ) throws(EmbeddedPostgresError) -> String {
    let directory = Self.candidates(root: root, account: account)
      .first { $0.utf8.count <= Self.socketDirectoryLimitBytes }
    guard let directory else {
      throw .unusable(
        path: root, reason: "the path is too long for a unix socket: choose a shorter --data")
    }
    return directory
  }

  private static func socketDirectory(
    root: String, account: HostAccount?
  ) throws(EmbeddedPostgresError) -> String {
    let directory = try Self.socketPath(root: root, account: account)
    try HostFile.makeDirectory(directory, mode: 0o700)
    if let account { try HostFile.give(directory, to: account) }
    let owner = account?.userID ?? geteuid()
    guard let status = HostFile.status(directory), status.st_uid == owner,
      status.st_mode & 0o7777 == 0o700, status.st_mode & S_IFMT == S_IFDIR
    else { throw .unusable(path: directory, reason: "not a directory of our own") }
    return directory
  }

  /// The directory itself, and short ones for when its path is too long.
  private static func candidates(root: String, account: HostAccount?) -> [String] {
    let digest = root.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let name = "okr-\(geteuid())-\(String(digest, radix: 16))"
    var candidates = ["\(root)/socket"]
    if account == nil, let runtime = getenv("XDG_RUNTIME_DIR"), access(runtime, W_OK) == 0 {
      candidates.append("\(String(cString: runtime))/\(name)")
    }
    candidates.append("/tmp/\(name)")
    return candidates
  }
}
