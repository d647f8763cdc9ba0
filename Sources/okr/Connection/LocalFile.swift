// Small files of this machine: read whole, written at once, private where they hold secrets.

internal import Glibc
internal import OKRModel

/// Reading and writing of local files.
enum LocalFile {
  /// Reads a whole file.
  /// - Parameters:
  ///   - limitBytes: a longer file is refused.
  ///   - mustBePrivate: true refuses a file that its group or others may read.
  static func readText(_ path: String, limitBytes: Int, mustBePrivate: Bool = false)
    throws(CommandFailure) -> String
  {
    let bytes = try Self.read(path, limitBytes: limitBytes, mustBePrivate: mustBePrivate)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .input("The file \(path) is not UTF-8.", reason: .notUTF8)
    }
    return text
  }

  static func read(_ path: String, limitBytes: Int, mustBePrivate: Bool) throws(CommandFailure)
    -> [UInt8]
  {
    let file = try OpenFile(reading: path)
    if mustBePrivate { try file.checkPrivate() }
    var bytes: [UInt8] = []
    while true {
      let piece = try file.read(upTo: 64 * 1024)
      if piece.isEmpty { return bytes }
      bytes += piece
      guard bytes.count <= limitBytes else {
        throw .input(
          "The file \(path) is longer than \(limitBytes) bytes.", reason: .fileTooLong)
      }
    }
  }

  /// Writes a file that only its owner may read: whole or not at all, by a new file that takes the
  /// old one's name.
  static func writePrivate(_ path: String, _ text: String) throws(CommandFailure) {
    try Self.write(path, Array(text.utf8), mode: 0o600)
  }

  static func writePrivate(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
    try Self.write(path, bytes, mode: 0o600)
  }

  /// The same for a file that everybody may read whom the process's mask lets.
  static func writePublic(_ path: String, _ text: String) throws(CommandFailure) {
    try Self.write(path, Array(text.utf8), mode: 0o666)
  }

  /// Writes a file that only its owner may read, where none is yet.
  static func writeNewPrivate(_ path: String, _ text: String) throws(CommandFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0, errno == EEXIST { throw Self.exists(path) }
    guard descriptor >= 0 else { throw Self.failure("Writing", path) }
    defer { Glibc.close(descriptor) }
    do {
      try DescriptorSink(descriptor: descriptor).write(Array(text.utf8))
      guard fsync(descriptor) == 0 else { throw Self.failure("Writing", path) }
    } catch {
      throw (error as? CommandFailure) ?? Self.failure("Writing", path)
    }
  }

  /// Refuses to write where something is already.
  static func checkNew(_ path: String) throws(CommandFailure) {
    if access(path, F_OK) == 0 { throw Self.exists(path) }
  }

  private static func exists(_ path: String) -> CommandFailure {
    CommandFailure(
      .exists, .alreadyExists, .fileExists, "There is a file \(path) already.",
      remedy: "Choose another name, or remove it first.")
  }

  /// The path as it is found from every folder; none stays none.
  static func absolute(_ path: String) -> String {
    guard !path.isEmpty, !path.hasPrefix("/"), let folder = getcwd(nil, 0) else { return path }
    defer { free(folder) }
    return "\(String(cString: folder))/\(path)"
  }

  /// The file that a path leads to, over links; nil where it is a device, a pipe or the like, which
  /// is written to and never replaced.
  static func replaceable(_ path: String) -> String? {
    var info = stat()
    guard stat(path, &info) == 0 else { return path }
    guard info.st_mode & S_IFMT == S_IFREG else { return nil }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func write(_ path: String, _ bytes: [UInt8], mode: mode_t) throws(CommandFailure) {
    guard let path = Self.replaceable(path) else {
      return try Self.writeThrough(path, bytes)
    }
    let temporary = "\(path).\(getpid()).new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw Self.failure("Writing", path) }
    do {
      defer { Glibc.close(descriptor) }
      try DescriptorSink(descriptor: descriptor).write(bytes)
      guard fsync(descriptor) == 0 else { throw Self.failure("Writing", path) }
    } catch {
      unlink(temporary)
      throw (error as? CommandFailure) ?? Self.failure("Writing", path)
    }
    guard rename(temporary, path) == 0 else {
      let failure = Self.failure("Writing", path)
      unlink(temporary)
      throw failure
    }
  }

  /// Writes to a device or a pipe.
  private static func writeThrough(_ path: String, _ bytes: [UInt8]) throws(CommandFailure) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure("Writing", path) }
    defer { Glibc.close(descriptor) }
    do {
      try DescriptorSink(descriptor: descriptor).write(bytes)
    } catch {
      throw (error as? CommandFailure) ?? Self.failure("Writing", path)
    }
  }

  /// Makes a folder and those above it, private to their owner.
  static func makeFolders(_ path: String) throws(CommandFailure) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      if mkdir(made, 0o700) != 0, errno != EEXIST { throw Self.failure("Making", made) }
    }
  }

  static func failure(_ what: String, _ path: String) -> CommandFailure {
    let number = errno
    return CommandFailure(
      number == ENOENT ? .notThere : .localIO, number == ENOENT ? .notFound : .unknown,
      number == ENOENT ? .fileNotFound : .fileFailed,
      "\(what) \(path) failed: \(SystemError.text(number)).")
  }
}

/// An open file that closes itself.
final class OpenFile: Sendable {
  let path: String
  let descriptor: Int32
  private let isOwned: Bool

  /// Opens a file; `-` is standard input.
  init(reading path: String) throws(CommandFailure) {
    self.path = path
    self.isOwned = path != "-"
    self.descriptor = path == "-" ? Surroundings.current.input : open(path, O_RDONLY | O_CLOEXEC)
    guard self.descriptor >= 0 else { throw LocalFile.failure("Reading", path) }
  }

  deinit {
    if self.isOwned { Glibc.close(self.descriptor) }
  }

  /// The next bytes; none at the end.
  func read(upTo count: Int) throws(CommandFailure) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var got = Glibc.read(self.descriptor, buffer.baseAddress, count)
      while got < 0, errno == EINTR { got = Glibc.read(self.descriptor, buffer.baseAddress, count) }
      failed = got < 0
      filled = max(got, 0)
    }
    if failed { throw LocalFile.failure("Reading", self.path) }
    return bytes
  }

  /// The file's length; nil for pipes and devices.
  var lengthBytes: Int64? {
    var info = stat()
    guard fstat(self.descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(info.st_size)
  }

  /// Refuses a file that others than its owner may read.
  func checkPrivate() throws(CommandFailure) {
    var info = stat()
    guard fstat(self.descriptor, &info) == 0 else { throw LocalFile.failure("Reading", self.path) }
    let mode = info.st_mode & 0o777
    guard info.st_mode & S_IFMT != S_IFREG || mode & 0o077 == 0 else {
      throw .configuration(
        "The file \(self.path) holds a secret, and its mode \(String(mode, radix: 8)) lets others at it.",
        hint: "chmod 600 \(self.path)")
    }
  }
}
