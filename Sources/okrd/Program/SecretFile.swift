// Files that hold a secret: only their owner may read them.

internal import Glibc

/// Keys and passwords in files.
enum SecretFile {
  /// Longer than any password or connection string.
  static let mostBytes = 4_096

  /// Why others can read the file, and what to do; nil where only its owner can, or it isn't there.
  ///
  /// A group may read what root owns where this account is in that group rather than root: so
  /// Debian keeps keys for its group ssl-cert.
  static func exposure(of path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let isForGroup = status.st_uid == 0 && geteuid() != 0
    let open = status.st_mode & (isForGroup ? 0o007 : 0o077)
    guard open != 0 else { return nil }
    let mode = String(status.st_mode & 0o7777, radix: 8)
    return "others than its owner may read it (mode \(mode)): chmod 600 \(path)"
  }

  /// Why this account can't read the file; nil where it can.
  static func obstacle(to path: String) -> String? {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file < 0 else {
      close(file)
      return nil
    }
    return "The file can't be read: \(String(cString: strerror(errno)))."
  }

  /// The file's first line: a password.
  static func firstLine(_ path: String) throws(Failure) -> String {
    if let exposure = Self.exposure(of: path) { throw Failure("\(path): \(exposure)") }
    let text: String
    do { text = try SmallFile.text(path, mostBytes: Self.mostBytes) } catch {
      throw Failure("\(path): \(error)")
    }
    let line = text.prefix { $0 != "\n" && $0 != "\r\n" }
    guard !line.isEmpty else { throw Failure("\(path): The file's first line is empty.") }
    return String(line)
  }

  /// Writes a secret as the line of a new file that only its owner may read.
  /// - Throws: `Failure`, also where there is a file already: what it holds may be in use.
  static func write(_ secret: String, to path: String) throws(Failure) {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
    if file < 0, errno == EEXIST { throw Self.exists(path) }
    guard file >= 0 else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    fchmod(file, 0o600)
    let bytes = Array((secret + "\n").utf8)
    let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard written == bytes.count else {
      throw Failure("\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// The refusal to write over a file.
  static func exists(_ path: String) -> Failure {
    Failure("\(path) is there already, perhaps with a token that is in use: name another file.")
  }
}
