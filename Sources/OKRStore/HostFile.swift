// The few file operations that the embedded PostgreSQL needs, straight from the C library.

internal import Glibc

/// File operations with errors that name the path.
enum HostFile {
  /// The text of the current `errno`.
  static func errorText() -> String { String(cString: strerror(errno)) }

  /// Whether something exists at `path`.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path from the root, without slashes at its end; links stay as they are.
  static func absolute(_ path: String) -> String {
    var text = path
    if !path.hasPrefix("/"), let directory = getcwd(nil, 0) {
      text = "\(String(cString: directory))/\(path)"
      free(directory)
    }
    while text.utf8.count > 1, text.hasSuffix("/") { text.removeLast() }
    return text
  }

  /// The path, or the nearest folder above it that is there.
  static func firstExisting(_ path: String) -> String {
    var found = Self.absolute(path)
    while !Self.exists(found), let slash = found.lastIndex(of: "/") {
      found = slash == found.startIndex ? "/" : String(found[..<slash])
    }
    return found
  }

  /// The path without links; nil where there is nothing.
  static func resolved(_ path: String) -> String? {
    guard let text = realpath(path, nil) else { return nil }
    defer { free(text) }
    return String(cString: text)
  }

  /// The owner and mode of `path` itself, a link not followed.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// Creates a directory, its parents as well, and gives it `mode`.
  static func makeDirectory(_ path: String, mode: mode_t) throws(EmbeddedPostgresError) {
    var prefix = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      prefix += "/\(part)"
      guard mkdir(prefix, 0o755) != 0, errno != EEXIST else { continue }
      throw Self.unusable(prefix)
    }
    guard chmod(path, mode) == 0 else { throw Self.unusable(path) }
  }

  /// Makes an empty file that only its owner may read, where none is.
  /// - Parameter owner: who gets it; our own account where it is nil.
  static func makeFile(_ path: String, owner: HostAccount?) throws(EmbeddedPostgresError) {
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Self.unusable(path) }
    defer { close(file) }
    if let owner { fchown(file, owner.userID, owner.groupID) }
  }

  /// The names in a directory, sorted; empty when it cannot be read.
  static func names(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The last `limit` bytes of a file as text; empty when it cannot be read.
  static func tail(_ path: String, limit: Int = 4_096) -> String {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { Glibc.close(descriptor) }
    let size = lseek(descriptor, 0, SEEK_END)
    lseek(descriptor, max(0, size - off_t(limit)), SEEK_SET)
    let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      count = max(0, read(descriptor, buffer.baseAddress, limit))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lines of a small file; none when it cannot be read.
  static func lines(_ path: String) -> [String] {
    let text = Self.tail(path)
    guard !text.isEmpty else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Removes a directory and what is in it, links not followed.
  static func removeTree(_ path: String) {
    if let status = Self.status(path), status.st_mode & S_IFMT == S_IFDIR {
      Self.empty(path)
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// Removes what is in a directory, links not followed; the directory stays.
  static func empty(_ directory: String) {
    for name in Self.names(in: directory) { Self.removeTree("\(directory)/\(name)") }
  }

  /// Gives `path` to an account.
  static func give(_ path: String, to account: HostAccount) throws(EmbeddedPostgresError) {
    guard chown(path, account.userID, account.groupID) == 0 else { throw Self.unusable(path) }
  }

  /// The error for `path` from `errno`.
  static func unusable(_ path: String) -> EmbeddedPostgresError {
    errno == ENOSPC
      ? .diskFull(path: path) : .unusable(path: path, reason: Self.errorText())
  }
}

/// The account that PostgreSQL runs as.
struct HostAccount: Sendable {
  let name: String
  let userID: uid_t
  let groupID: gid_t

  init(name: String, userID: uid_t, groupID: gid_t) {
    self.name = name
    self.userID = userID
    self.groupID = groupID
  }

  /// The account of a number, which may have no name.
  init(userID: uid_t, groupID: gid_t) {
    let name = getpwuid(userID).map { String(cString: $0.pointee.pw_name) }
    self.init(name: name ?? String(userID), userID: userID, groupID: groupID)
  }

  /// Whose a file is, with that account's own group: the file's may be root's.
  init(owning status: stat) {
    let group = getpwuid(status.st_uid)?.pointee.pw_gid ?? status.st_gid
    self.init(userID: status.st_uid, groupID: group)
  }

  /// The first of `names` that exists.
  static func first(of names: [String]) -> HostAccount? {
    for name in names {
      if let entry = getpwnam(name) {
        return HostAccount(name: name, userID: entry.pointee.pw_uid, groupID: entry.pointee.pw_gid)
      }
    }
    return nil
  }
}
