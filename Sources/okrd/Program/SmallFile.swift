// Reading a small text file whole, straight from the C library.

internal import Glibc

/// Small files.
enum SmallFile {
  /// The text of a file.
  /// - Throws: why it can't be read, or that it is longer than `mostBytes` or isn't UTF-8.
  static func text(_ path: String, mostBytes: Int) throws(Failure) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      throw Failure("The file can't be read: \(String(cString: strerror(errno))).")
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: mostBytes + 1)
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes { buffer in
        read(file, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      }
      if more < 0 {
        throw Failure("The file can't be read: \(String(cString: strerror(errno))).")
      }
      if more == 0 { break }
      count += more
    }
    guard count <= mostBytes else {
      throw Failure("The file is longer than \(mostBytes) bytes.")
    }
    guard let text = String(validating: bytes.prefix(count), as: UTF8.self) else {
      throw Failure("The file isn't UTF-8 text.")
    }
    return text
  }
}
