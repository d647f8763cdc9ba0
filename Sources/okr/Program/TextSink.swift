// Where output goes: a file descriptor, or memory in tests.

internal import Glibc
internal import OKRModel

/// A place that text is written to.
protocol TextSink: Sendable {
  /// - Throws: `OutputClosed` where the reader went away, else a `CommandFailure`.
  func write(_ bytes: [UInt8]) throws
}

extension TextSink {
  func write(_ text: String) throws {
    try self.write(Array(text.utf8))
  }

  func writeLine(_ line: String) throws {
    try self.write(line + "\n")
  }

  /// All lines in one write.
  func writeLines(_ lines: [String]) throws {
    if !lines.isEmpty { try self.write(lines.joined(separator: "\n") + "\n") }
  }
}

/// A file descriptor.
struct DescriptorSink: TextSink {
  let descriptor: Int32

  func write(_ bytes: [UInt8]) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(self.descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw OutputClosed()
      } else if errno != EINTR {
        throw CommandFailure(
          .localIO, .unknown, .writeFailed, "Writing the output failed: \(SystemError.text()).")
      }
    }
  }
}

/// The last system call's error in words.
enum SystemError {
  static func text(_ number: Int32 = errno) -> String {
    guard let words = strerror(number) else { return "error \(number)" }
    return String(cString: words)
  }
}
