// A client's connection to a server. It reconnects by itself; each call says how it went.

internal import NIOCore
internal import NIOPosix
internal import NIOSSL
public import OKRModel
internal import OKRTransport
internal import Synchronization

/// A connection to a server, usable from any task.
public final class OKRConnection: Sendable {
  /// What a connection is made with.
  public struct Settings: Sendable {
    public var address: ServerAddress
    public var tls: ClientTLS
    /// Empty signs nobody in.
    public var token: String
    /// The organisation an operator acts in; a member's token names its own.
    public var organisation: String
    /// Such as "okr/1.0.0".
    public var clientName: String
    /// For connecting, TLS and the welcome together.
    public var timeout: Duration
    public var retries: RetryPolicy
    public var loops: ClientLoops

    public init(
      address: ServerAddress, tls: ClientTLS = .off, token: String = "", organisation: String = "",
      clientName: String = "okr-client", timeout: Duration = .seconds(5),
      retries: RetryPolicy = RetryPolicy(), loops: ClientLoops = .shared
    ) {
      self.address = address
      self.tls = tls
      self.token = token
      self.organisation = organisation
      self.clientName = clientName
      self.timeout = timeout
      self.retries = retries
      self.loops = loops
    }
  }

  private struct State {
    var link: ClientLink?
    var connecting: Task<ClientLink, any Error>?
    var welcome: Welcome
    var isClosed = false
    var retries: RetryPolicy
    var random: SeededGenerator
  }

  public let settings: Settings
  private let connector: Connector
  private let state: Mutex<State>

  private init(_ settings: Settings, _ connector: Connector, _ link: ClientLink) {
    self.settings = settings
    self.connector = connector
    var system = SystemRandomNumberGenerator()
    let random = SeededGenerator(seed: system.next())
    self.state = Mutex(
      State(link: link, welcome: link.welcome, retries: settings.retries, random: random))
  }

  deinit {
    self.state.withLock { $0.link }?.post(.close)
  }

  /// Connects and signs in.
  /// - Throws: the server's refusal, or why it can't be reached. Nothing is tried twice here.
  public static func connect(_ settings: Settings) async throws(RPCFailure) -> OKRConnection {
    ignoreBrokenPipes()
    let connector = Connector(settings, tls: try settings.tls.context())
    return OKRConnection(settings, connector, try await connector.connect())
  }

  /// Connects and signs in.
  public static func connect(
    to address: ServerAddress, tls: ClientTLS = .off, token: String = "",
    organisation: String = "", clientName: String = "okr-client",
    timeout: Duration = .seconds(5)
  ) async throws(RPCFailure) -> OKRConnection {
    try await self.connect(
      Settings(
        address: address, tls: tls, token: token, organisation: organisation,
        clientName: clientName, timeout: timeout))
  }

  /// The server's last welcome.
  public var welcome: Welcome { self.state.withLock { $0.welcome } }

  /// Closes the connection. Calls that run fail; the connection can't be used again.
  public func close() {
    let (link, connecting) = self.state.withLock { state in
      state.isClosed = true
      defer { state.link = nil }
      return (state.link, state.connecting)
    }
    connecting?.cancel()
    link?.post(.close)
  }

  /// The live link; connects where there is none. Callers that come meanwhile share the attempt.
  func link() async throws(RPCFailure) -> ClientLink {
    enum Way {
      case ready(ClientLink)
      case wait(Task<ClientLink, any Error>)
      case closed
    }
    let way = self.state.withLock { state -> Way in
      guard !state.isClosed else { return .closed }
      if let link = state.link, link.isUsable { return .ready(link) }
      if let connecting = state.connecting { return .wait(connecting) }
      let connecting = Task { try await self.reconnect() }
      state.connecting = connecting
      return .wait(connecting)
    }
    switch way {
    case .closed: throw .closed
    case .ready(let link): return link
    case .wait(let task):
      do {
        return try await task.value
      } catch let failure as RPCFailure {
        throw failure
      } catch {
        throw .cannotConnect(self.settings.address, "\(error)")
      }
    }
  }

  private func reconnect() async throws(RPCFailure) -> ClientLink {
    do throws(RPCFailure) {
      let link = try await self.connector.connect()
      let isClosed = self.state.withLock { state in
        state.connecting = nil
        if !state.isClosed {
          state.link = link
          state.welcome = link.welcome
        }
        return state.isClosed
      }
      guard !isClosed else {
        link.post(.close)
        throw .closed
      }
      return link
    } catch {
      self.state.withLock { $0.connecting = nil }
      throw error
    }
  }

  func noteSuccess() {
    self.state.withLock { $0.retries.succeeded() }
  }

  /// How long to wait before trying again; nil where that is no use.
  func retryDelay(after failure: RPCFailure, attempt: Int) -> Duration? {
    self.state.withLock { state in
      var random = state.random
      defer { state.random = random }
      return state.retries.delay(after: failure, attempt: attempt, using: &random)
    }
  }
}

/// Makes links.
struct Connector: Sendable {
  private let settings: OKRConnection.Settings
  private let tls: NIOSSLContext?

  init(_ settings: OKRConnection.Settings, tls: NIOSSLContext?) {
    self.settings = settings
    self.tls = tls
  }

  /// Connects, and waits for the welcome.
  func connect() async throws(RPCFailure) -> ClientLink {
    let eventLoop = self.settings.loops.group.next()
    let welcomed = eventLoop.makePromise(of: ClientLink.self)
    let timeout = TimeAmount.nanoseconds(Self.nanoseconds(self.settings.timeout))
    let address = self.settings.address
    let deadline = eventLoop.scheduleTask(in: timeout) {
      welcomed.fail(RPCFailure.cannotConnect(address, "no welcome in time"))
    }
    let connected = self.start(eventLoop, timeout: timeout) { welcomed.completeWith($0) }
    connected.whenFailure { welcomed.fail(RPCFailure.cannotConnect(address, "\($0)")) }
    welcomed.futureResult.whenComplete { result in
      deadline.cancel()
      if case .failure = result {
        connected.whenSuccess { $0.close(promise: nil) }
      }
    }
    do {
      return try await welcomed.futureResult.get()
    } catch let failure as RPCFailure {
      throw failure
    } catch {
      throw .cannotConnect(address, "\(error)")
    }
  }

  private func start(
    _ eventLoop: any EventLoop, timeout: TimeAmount,
    welcomed: @escaping @Sendable (Result<ClientLink, any Error>) -> Void
  ) -> EventLoopFuture<any Channel> {
    let hello = Hello(
      protocolVersion: ServerSession.protocolVersion, bearerToken: self.settings.token,
      clientName: self.settings.clientName, organisation: self.settings.organisation)
    let tls = self.tls
    let name = self.serverName
    let address = self.settings.address
    let bootstrap = ClientBootstrap(group: eventLoop)
      .connectTimeout(timeout)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls {
            try pipeline.addHandler(NIOSSLClientHandler(context: tls, serverHostname: name))
          }
          try pipeline.addHandler(
            ClientChannel(address: address, hello: hello) {
              welcomed($0.mapError { $0 as any Error })
            })
        }
      }
    switch self.settings.address {
    case .tcp(let host, let port): return bootstrap.connect(host: host, port: port)
    case .unixSocket(let path): return bootstrap.connect(unixDomainSocketPath: path)
    }
  }

  /// The name that the certificate must show; nil for an address, which is checked as such.
  private var serverName: String? {
    self.settings.tls.serverName ?? self.settings.address.certificateName
  }

  private static func nanoseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? .max / 2 : product + attoseconds / 1_000_000_000
  }
}

extension OKRConnection {
  /// The link that is there; nil where one has to be made first.
  var liveLink: ClientLink? {
    self.state.withLock { state in
      guard !state.isClosed, let link = state.link, link.isUsable else { return nil }
      return link
    }
  }
}
