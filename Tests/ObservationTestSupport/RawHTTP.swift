// An HTTP client that hides nothing: bytes out, bytes in, over a blocking socket.

internal import Dispatch
internal import Glibc

/// One connection to a listener on 127.0.0.1.
public final class RawHTTP {
  private let file: Int32

  /// - Throws: `errno`, where nobody listens.
  public init(port: Int) throws {
    self.file = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(self.file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else { throw SocketFailure(errno: errno) }
  }

  deinit { Glibc.close(self.file) }

  /// Sends text as it is.
  public func send(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes {
      Glibc.send(self.file, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// Everything until the other side closes.
  public func readToEnd() -> String {
    var all: [UInt8] = []
    while let bytes = self.readSome() { all += bytes }
    return String(decoding: all, as: UTF8.self)
  }

  /// The next answer with a `Content-Length`; nil where the connection ended first, or where
  /// nothing came for so long.
  /// - Parameter withinMilliseconds: 0 for no limit.
  public func readAnswer(withinMilliseconds: Int = 0) -> HTTPAnswer? {
    var limit = timeval(
      tv_sec: withinMilliseconds / 1_000, tv_usec: withinMilliseconds % 1_000 * 1_000)
    setsockopt(self.file, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var all: [UInt8] = []
    while true {
      if let answer = HTTPAnswer(String(decoding: all, as: UTF8.self)),
        answer.body.utf8.count >= answer.announcedBytes
      {
        return answer
      }
      guard let bytes = self.readSome() else { return nil }
      all += bytes
    }
  }

  private func readSome() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = buffer.withUnsafeMutableBytes { recv(self.file, $0.baseAddress, $0.count, 0) }
    return count > 0 ? Array(buffer[..<count]) : nil
  }

  /// One request on a connection of its own, off the threads of Swift's tasks.
  public static func get(
    _ path: String, port: Int, method: String = "GET"
  ) async throws -> HTTPAnswer {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "raw-http").async {
        continuation.resume(
          with: Result {
            let connection = try RawHTTP(port: port)
            connection.send("\(method) \(path) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
            guard let answer = HTTPAnswer(connection.readToEnd()) else {
              throw SocketFailure(errno: 0)
            }
            return answer
          })
      }
    }
  }
}

/// Why there was no answer.
public struct SocketFailure: Error {
  public let errno: Int32
}

/// An answer as it came.
public struct HTTPAnswer: Sendable {
  public let status: Int
  /// By lower-case name.
  public let fields: [String: String]
  public let body: String

  /// Nil where the head isn't whole.
  init?(_ text: String) {
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let lines = text[..<end.lowerBound].split(separator: "\r\n")
    let words = (lines.first ?? "").split(separator: " ")
    guard words.count >= 2, let status = Int(words[1]) else { return nil }
    self.status = status
    self.fields = Dictionary(
      lines.dropFirst().compactMap { line in
        line.firstIndex(of: ":").map { colon in
          (
            line[..<colon].lowercased(),
            String(line[line.index(after: colon)...].drop { $0 == " " })
          )
        }
      }, uniquingKeysWith: { first, _ in first })
    self.body = String(text[end.upperBound...])
  }

  var announcedBytes: Int { self.fields["content-length"].flatMap { Int($0) } ?? 0 }
}
