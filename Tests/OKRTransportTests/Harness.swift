// What the socket tests share: a server on a unix socket, and a client that sends whatever bytes it
// likes.

internal import Glibc
internal import NIOCore
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Testing
internal import TransportTestSupport

/// A method of the contract to call; the scripted handler gives it its meaning.
let anyMethod = "okr.v1.HealthService/Check"

/// Runs a server on a unix socket for as long as `body` runs.
func withServer(
  _ limits: TransportLimits = .unhurried, _ handler: ScriptedHandler = ScriptedHandler(),
  _ body: (TransportServer, String) async throws -> Void
) async throws {
  let path = newSocketPath()
  let server = try TransportServer(limits: limits, handler: handler)
  do {
    try await server.bind(unixSocket: path)
    try await body(server, path)
  } catch {
    await server.closeNow()
    throw error
  }
  await server.closeNow()
}

/// A frame as bytes, its length in front.
struct EncodedFrame {
  let bytes: [UInt8]

  init(_ frame: Frame.Frame) {
    var buffer = ByteBuffer()
    #expect(FrameMemory(decodeBudgetBytes: 1).write(frame, to: &buffer))
    self.bytes = Array(buffer.readableBytesView)
  }
}

func decodeFrame(
  _ bytes: UnsafeRawBufferPointer, budgetBytes: Int
) -> Result<Frame, FramingError> {
  FrameMemory(decodeBudgetBytes: budgetBytes).decode(bytes)
}

struct RawTrouble: Error {
  var what: String
  var number = errno
}

/// A blocking socket, for tests only.
final class RawClient {
  private let descriptor: Int32
  private var splitter = FrameSplitter(limitBytes: 16 << 20)

  init(_ path: String, timeoutSeconds: Int = 60) throws {
    self.descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let descriptor = self.descriptor
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
    }
    guard result == 0 else { throw RawTrouble(what: "connect") }
    var timeout = timeval(tv_sec: timeoutSeconds, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(
      descriptor, SOL_SOCKET, SO_SNDTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit {
    close(self.descriptor)
  }

  /// A client that was welcomed.
  static func welcomed(_ path: String) throws -> RawClient {
    let client = try RawClient(path)
    try client.send(.hello(Hello(protocolVersion: 1)))
    guard case .welcome? = try client.receive() else { throw RawTrouble(what: "no welcome") }
    return client
  }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { raw in
        Glibc.send(
          self.descriptor, raw.baseAddress.map { $0 + sent }, bytes.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw RawTrouble(what: "send") }
      sent += count
    }
  }

  func send(_ frame: Frame.Frame) throws {
    try self.send(EncodedFrame(frame).bytes)
  }

  func request(
    _ id: Int64, _ payload: [UInt8] = [], method: String = anyMethod,
    timeoutMicroseconds: Int64 = 0,
    more: Bool = false, credit: Int32 = 0
  ) throws {
    try self.send(
      .request(
        Request(
          streamId: id, method: method, timeoutMicroseconds: timeoutMicroseconds, payload: payload,
          more: more, credit: credit)))
  }

  /// The next frame; nil where the server closed.
  func receive() throws -> Frame.Frame? {
    while true {
      let frame = try self.splitter.next { decodeFrame($0, budgetBytes: 64 << 20) }
      if let frame { return try frame.get().frame }
      var bytes = [UInt8](repeating: 0, count: 64 << 10)
      let count = recv(self.descriptor, &bytes, bytes.count, 0)
      if count == 0 { return nil }
      guard count > 0 else {
        if errno == ECONNRESET { return nil }
        throw RawTrouble(what: "receive")
      }
      self.splitter.append(ByteBuffer(bytes: bytes[0..<count]))
    }
  }

  /// The frames up to the end of that stream.
  func reply(_ id: Int64) throws -> (payloads: [[UInt8]], end: End) {
    var payloads: [[UInt8]] = []
    while let frame = try self.receive() {
      switch frame {
      case .message(let message) where message.streamId == id: payloads.append(message.payload)
      case .end(let end) where end.streamId == id: return (payloads, end)
      default: break
      }
    }
    throw RawTrouble(what: "closed before the end")
  }

  /// Reads up to the server's close.
  /// - Returns: the reason of its go-away or refusal; nil where it gave none.
  func reasonOfClose() throws -> String? {
    var reason: String?
    while let frame = try self.receive() {
      switch frame {
      case .goAway(let goAway): reason = goAway.reason
      case .refusal(let refusal): reason = refusal.status?.reason
      default: break
      }
    }
    return reason
  }
}
