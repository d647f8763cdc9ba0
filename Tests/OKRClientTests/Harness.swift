// What the client's tests share: a server whose handler is made of closures.

internal import Glibc
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Synchronization

struct ScriptedHandler: ServerHandler {
  var onSignIn: @Sendable (Hello) -> Result<SignIn, StatusError> = { hello in
    .success(SignIn(principal: Principal(organisation: hello.organisation, name: "ann")))
  }
  var onBegin: @Sendable (ServerCall) -> Void = { $0.finish(payload: $0.payload) }

  var welcome: Welcome { Welcome(serverVersion: "test") }

  func signIn(
    _ hello: Hello, peer: PeerAddress,
    answer: @escaping @Sendable (Result<SignIn, StatusError>) -> Void
  ) {
    answer(self.onSignIn(hello))
  }

  func begin(_ call: ServerCall) {
    self.onBegin(call)
  }
}

func newSocketPath() -> String {
  "/tmp/okr-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).sock"
}

/// Runs a server and a connection to it for as long as `body` runs.
func withConnection(
  _ limits: TransportLimits = TransportLimits(), _ handler: ScriptedHandler = ScriptedHandler(),
  retries: RetryPolicy = .never,
  _ body: (OKRConnection, TransportServer) async throws -> Void
) async throws {
  let path = newSocketPath()
  let server = try TransportServer(limits: limits, handler: handler)
  do {
    try await server.bind(unixSocket: path)
    let connection = try await OKRConnection.connect(
      OKRConnection.Settings(
        address: .unixSocket(path: path), token: "okr_t", organisation: "acme", retries: retries))
    try await body(connection, server)
    connection.close()
  } catch {
    await server.closeNow()
    throw error
  }
  await server.closeNow()
}

/// Waits until something holds; false after five seconds.
func eventually(_ holds: () -> Bool) async -> Bool {
  for _ in 0..<1_000 {
    if holds() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return holds()
}

/// The failure of something that should fail; nil where it didn't.
func failure<R: Sendable>(_ body: () async throws(RPCFailure) -> R) async -> RPCFailure? {
  do throws(RPCFailure) {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}

extension ServerCall {
  /// Answers a health check with the service's name in its detail.
  func echoCheck() {
    do {
      let request = try CheckRequest(decoding: self.payload)
      let reply = CheckResponse(status: .serving, detail: request.service)
      self.finish(payload: reply.encoded(), revision: "r7", instantMicros: 42)
    } catch {
      self.finish(StatusError(error))
    }
  }

  /// Sends that many chunks of an export, each with its number, as the client takes them.
  func sendChunks(_ count: Int) {
    let next = Mutex(0)
    self.onWritable {
      next.withLock { next in
        while next < count {
          let chunk = ExportDocumentResponse(chunk: [UInt8(next >> 8), UInt8(next & 0xFF)])
          guard self.send(chunk.encoded()) else { return }
          next += 1
        }
        if next == count {
          next += 1
          self.finish(payload: nil, revision: "r9")
        }
      }
    }
  }
}
