// Commands' calls over a real connection.

internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Synchronization
internal import Terminal

/// A connection to a server.
struct LiveBackend: Backend {
  /// The longest that an import's upload may take, in seconds, where nothing is stated.
  static let uploadLimitSeconds: Int64 = 3600

  let connection: OKRConnection

  var welcome: Welcome { self.connection.welcome }

  static let makeRequestID: @Sendable () -> String = { IdempotencyKey.make() }

  static let connect: @Sendable (ConnectionSettings) async throws -> any Backend = { settings in
    do throws(RPCFailure) {
      return LiveBackend(connection: try await OKRConnection.connect(Self.client(settings)))
    } catch {
      throw await Self.explained(settings, error)
    }
  }

  /// The client library's settings.
  static func client(_ settings: ConnectionSettings) -> OKRConnection.Settings {
    OKRConnection.Settings(
      address: Self.address(settings.server), tls: Self.tls(settings), token: settings.token,
      organisation: settings.organisation, clientName: "okr/\(Version.client)")
  }

  private static func address(_ place: ServerPlace) -> ServerAddress {
    switch place {
    case .tcp(let host, let port): .tcp(host: host, port: Int(port))
    case .unix(let path): .unixSocket(path: path)
    }
  }

  private static func tls(_ settings: ConnectionSettings) -> ClientTLS {
    if !settings.isEncrypted { return .off }
    return settings.caFile.isEmpty ? .systemRoots() : .authority(file: settings.caFile)
  }

  /// A failure to connect, with what took part in it.
  static func connecting(_ settings: ConnectionSettings, _ failure: RPCFailure)
    -> CommandFailure
  {
    var result = CommandFailure(failure.status, after: Surroundings.current.arguments)
    if failure.reason == ClientReason.tlsSettings.rawValue {
      result.exit = .configuration
      result.facts.append(.init(label: "roots", text: settings.caFile))
    }
    let isReached = !failure.reason.isEmpty && ClientReason(rawValue: failure.reason) == nil
    if failure.code == .unavailable, isReached {
      // Its own refusal.
      result.message = "The server \(settings.server.text) can't sign anyone in now."
      result.facts.append(.init(label: "why", text: failure.status.message))
      result.hint = "okr server health"
    } else if failure.code == .unavailable {
      result.message = "The server \(settings.server.text) can't be reached."
      result.facts.append(.init(label: "why", text: Self.cause(failure.status.message)))
      if !settings.isEncrypted, failure.status.message.contains("closed") {
        result.facts.append(
          .init(label: "perhaps", text: "it speaks TLS: name its root by --ca-file"))
      }
      result.hint = "okr doctor"
    }
    return result
  }

  /// What a handshake's failure says where the certificate was refused, whatever the reason.
  static let certificateRefused = "CERTIFICATE_VERIFY_FAILED"

  /// Words for people out of the socket library's description.
  static func cause(_ text: String) -> String {
    if text.contains(Self.certificateRefused) {
      return "its certificate isn't of an authority that is trusted here; --ca-file names one"
    }
    if text.contains("failedToValidateHostname") {
      return "its certificate is for another name; connect by one that stands in it"
    }
    if let words = text.firstMatch(of: /UnknownHost: (.+?) \(error/)?.output.1 {
      return String(words)
    }
    if text.contains("WRONG_VERSION_NUMBER") { return "it doesn't answer in TLS" }
    if text.contains("handshakeFailed") { return "the TLS handshake failed" }
    // The system's own words stand before its number.
    if let words = text.firstMatch(of: /([A-Z][A-Za-z ]+) \(errno: [0-9]+\)/)?.output.1 {
      return String(words)
    }
    guard let start = text.firstRange(of: "(error set): ")?.upperBound else { return text }
    return String(text[start...].prefix { $0 != ")" })
  }

  private static func duration(_ micros: Int64, or standard: Duration) -> Duration {
    micros == 0 ? standard : .microseconds(micros)
  }

  /// A call's failure; a connection that couldn't be made again is told as one that never was.
  static func calling(_ failure: RPCFailure) -> CommandFailure {
    var result = CommandFailure(failure.status, after: Surroundings.current.arguments)
    guard failure.reason == ClientReason.connectionFailed.rawValue else { return result }
    result.message = "The server can't be reached any more."
    result.facts.append(.init(label: "why", text: Self.cause(failure.status.message)))
    return result
  }

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    do {
      let response = try await self.connection.call(
        method, request,
        timeout: Self.duration(options.timeoutMicros, or: OKRConnection.defaultTimeout),
        asOf: options.asOf, metadata: Self.name(of: request))
      return Answer(response)
    } catch {
      throw Self.calling(error)
    }
  }

  /// A change has one name here, where it is printed with `-v` and by failures, and in the server's
  /// log.
  private static func name(of request: some WireMessage) -> [Metadata] {
    guard let mutation = (request as? any MutatingMessage)?.mutation else { return [] }
    return [Metadata(key: "request-id", value: mutation.idempotencyKey)]
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {
    do {
      for try await reply in try await self.connection.stream(
        method, request, asOf: options.asOf)
      {
        try await each(reply)
      }
    } catch let failure as RPCFailure {
      throw Self.calling(failure)
    }
  }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    let source = UploadSource(next: next)
    do {
      let response = try await self.connection.upload(
        method, first: first, rest: source,
        timeout: Self.duration(timeoutMicros, or: .seconds(Self.uploadLimitSeconds)))
      return Answer(response)
    } catch {
      // What broke off here says more than the cancelled stream does.
      if let own = source.failure.value { throw own }
      throw Self.calling(error)
    }
  }

  func close() async {
    self.connection.close()
  }
}

extension Answer {
  init(_ response: Response<Message>) {
    self.init(
      message: response.reply, revision: response.revision, instantMicros: response.instantMicros)
  }
}

/// The messages of an upload, and the error that broke them off.
private struct UploadSource<Element: Sendable>: AsyncSequence, Sendable {
  final class Kept: Sendable {
    private let kept = Mutex<(any Error)?>(nil)

    var value: (any Error)? { self.kept.withLock { $0 } }

    func keep(_ error: any Error) { self.kept.withLock { $0 = error } }
  }

  struct Iterator: AsyncIteratorProtocol {
    let next: @Sendable () async throws -> Element?
    let failure: Kept

    mutating func next() async throws -> Element? {
      do {
        return try await self.next()
      } catch {
        self.failure.keep(error)
        throw error
      }
    }
  }

  let next: @Sendable () async throws -> Element?
  let failure = Kept()

  func makeAsyncIterator() -> Iterator {
    Iterator(next: self.next, failure: self.failure)
  }
}
