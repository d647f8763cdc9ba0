// Copying directories and writing files so that they survive a power failure.

internal import Glibc

/// Operations on whole directories and files.
enum FileTree {
  private static let blockBytes = 1 << 20

  /// The bytes of all files below `path`.
  static func bytes(_ path: String) -> Int64 {
    guard let status = HostFile.status(path) else { return 0 }
    guard status.st_mode & S_IFMT == S_IFDIR else { return Int64(status.st_size) }
    return HostFile.names(in: path).reduce(0) { $0 + Self.bytes("\(path)/\($1)") }
  }

  /// Copies a directory to a place where nothing is, syncs each file, and gives all of it to
  /// `account`. Other things than directories and files are refused.
  ///
  /// - Parameter progress: told the bytes of each part copied; where it throws, nothing more is.
  static func copy(
    _ source: String, to target: String, account: HostAccount?,
    progress: (Int64) throws(BackupError) -> Void
  ) throws(BackupError) {
    guard let status = HostFile.status(source) else {
      throw .damaged(source, HostFile.errorText())
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard mkdir(target, 0o700) == 0 else { throw Self.unwritable(target) }
      for name in HostFile.names(in: source) {
        try Self.copy(
          "\(source)/\(name)", to: "\(target)/\(name)", account: account, progress: progress)
      }
      try Self.sync(target)
    case S_IFREG:
      try Self.copyFile(source, to: target, progress: progress)
    default:
      throw .damaged(source, "neither a file nor a directory")
    }
    guard let account else { return }
    guard chown(target, account.userID, account.groupID) == 0 else {
      throw Self.unwritable(target)
    }
  }

  private static func copyFile(
    _ source: String, to target: String, progress: (Int64) throws(BackupError) -> Void
  ) throws(BackupError) {
    let input = open(source, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard input >= 0 else { throw .damaged(source, HostFile.errorText()) }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw Self.unwritable(target) }
    defer { close(output) }
    while true {
      let count = sendfile(output, input, nil, Self.blockBytes)
      guard count >= 0 else { throw Self.unwritable(target) }
      if count == 0 { break }
      try progress(Int64(count))
    }
    guard fsync(output) == 0 else { throw Self.unwritable(target) }
  }

  /// Writes a file as a whole: under another name, synced, then moved into place.
  static func write(_ bytes: [UInt8], to path: String) throws(BackupError) {
    let temporary = "\(path).new"
    unlink(temporary)
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.unwritable(temporary) }
    defer { close(file) }
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Self.unwritable(temporary) }
      done += count
    }
    guard fsync(file) == 0, rename(temporary, path) == 0 else { throw Self.unwritable(path) }
    let slash = path.lastIndex(of: "/") ?? path.startIndex
    try Self.sync(String(path[..<slash]))
  }

  /// Reads a file whole.
  static func read(_ path: String, mostBytes: Int) throws(BackupError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw .damaged(path, HostFile.errorText()) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size <= mostBytes else {
      throw .damaged(path, "longer than \(mostBytes) bytes")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Glibc.read(file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
      }
      guard count > 0 else { throw .damaged(path, "it ends early") }
      done += count
    }
    return bytes
  }

  /// Makes a directory's entries durable.
  static func sync(_ directory: String) throws(BackupError) {
    let file = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw Self.unwritable(directory) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw Self.unwritable(directory) }
  }

  static func unwritable(_ path: String) -> BackupError {
    .unwritable(path, HostFile.errorText())
  }
}
