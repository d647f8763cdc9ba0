// What the client's tests share: a scripted server and a connection to it.

internal import Glibc
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Synchronization
internal import TransportTestSupport

/// Runs a server and a connection to it for as long as `body` runs.
func withConnection(
  _ limits: TransportLimits = .unhurried, _ handler: ScriptedHandler = ScriptedHandler(),
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
