// The steps towards a server that a doctor takes one by one: for real, or from a test's memory.

internal import OKRClient
internal import OKRModel

/// Single steps of a connection.
protocol Probe: Sendable {
  /// The address that the server's name leads to; nil for a unix socket.
  func resolve(_ settings: ConnectionSettings) async throws(CommandFailure) -> String?
  /// Connects, and closes at once.
  func connect(_ settings: ConnectionSettings) async throws(CommandFailure)
  /// The certificate; nil where TLS isn't used.
  func certificate(
    _ settings: ConnectionSettings, nowMicros: Int64
  ) async throws(CommandFailure) -> ServerCertificate?
}

/// The real steps.
struct LiveProbe: Probe {
  func resolve(_ settings: ConnectionSettings) async throws(CommandFailure) -> String? {
    let probe = Self.probe(settings)
    do {
      return try await BlockingWork.run { try probe.resolve() }
    } catch {
      throw Self.failure(error)
    }
  }

  func connect(_ settings: ConnectionSettings) async throws(CommandFailure) {
    do {
      try await Self.probe(settings).connect()
    } catch {
      throw Self.failure(error)
    }
  }

  func certificate(
    _ settings: ConnectionSettings, nowMicros: Int64
  ) async throws(CommandFailure) -> ServerCertificate? {
    do {
      return try await Self.probe(settings).certificate(
        LiveBackend.client(settings).tls, nowMicros: nowMicros)
    } catch {
      throw Self.failure(error)
    }
  }

  private static func probe(_ settings: ConnectionSettings) -> ServerProbe {
    ServerProbe(LiveBackend.client(settings).address)
  }

  private static func failure(_ error: any Error) -> CommandFailure {
    guard let failure = error as? RPCFailure else { return .configuration("\(error)") }
    var result = CommandFailure(failure.status, after: Surroundings.current.arguments)
    result.message = LiveBackend.cause(failure.status.message)
    return result
  }
}
