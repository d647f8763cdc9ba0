// The server's sockets: listening, accepting, draining, closing.

internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// Listens, and hands the calls of its connections to a handler.
public final class TransportServer: Sendable {
  private struct State {
    var listeners: [any Channel] = []
    var socketFiles: [SocketFile] = []
    var isClosed = false
    var tls: NIOSSLContext?
    var certificateExpiry: Int64?
  }

  private let core: ServerCore
  private let group: MultiThreadedEventLoopGroup
  private let mailboxes: [ObjectIdentifier: LoopMailbox]
  private let state: Mutex<State>

  /// - Parameters:
  ///   - tls: nil for connections in the clear. Unix sockets are always in the clear.
  ///   - threads: event loops; one serves a machine of two cores best.
  public init(
    limits: TransportLimits = TransportLimits(), tls: TLSFiles? = nil, threads: Int = 1,
    handler: any ServerHandler
  ) throws(TransportError) {
    ignoreBrokenPipes()
    self.core = ServerCore(limits: limits, handler: handler)
    self.state = Mutex(State(tls: try tls?.context(), certificateExpiry: try tls?.expiry()))
    self.group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    self.mailboxes = Dictionary(
      uniqueKeysWithValues: self.group.makeIterator().map {
        (
          ObjectIdentifier($0),
          LoopMailbox(eventLoop: $0, decodeBudgetBytes: limits.decodeBudgetBytes)
        )
      })
  }

  public var limits: TransportLimits { self.core.limits }

  public var counters: TransportCounters { self.core.counters }

  /// When the certificate that is used expires, in seconds since 1970; nil without TLS.
  public var certificateExpiry: Int64? { self.state.withLock { $0.certificateExpiry } }

  /// Calls `answer` once every event loop has come round to it: never where one is stuck, and at
  /// once where the server is closed.
  public func whenResponsive(_ answer: @escaping @Sendable () -> Void) {
    guard !self.state.withLock({ $0.isClosed }) else {
      answer()
      return
    }
    let loops = Array(self.group.makeIterator())
    EventLoopFuture.andAllComplete(loops.map { $0.submit {} }, on: loops[0])
      .whenComplete { _ in answer() }
  }

  /// The call that runs for longest, among methods that count.
  /// - Parameter answer: called once the event loops have looked: never where one is stuck, and with
  ///   nil at once where the server is closed.
  public func findOldest(
    where counts: @escaping @Sendable (String) -> Bool,
    _ answer: @escaping @Sendable (RunningCall?) -> Void
  ) {
    guard !self.state.withLock({ $0.isClosed }) else {
      answer(nil)
      return
    }
    self.core.findOldest(on: self.group.any(), where: counts, answer)
  }

  /// Uses other files from the next TCP connection on. For a server that was made with TLS.
  public func reloadTLS(_ files: TLSFiles) throws(TransportError) {
    let tls = try files.context()
    let expiry = try files.expiry()
    self.state.withLock { state in
      precondition(state.tls != nil, "a server in the clear stays so")
      state.tls = tls
      state.certificateExpiry = expiry
    }
  }

  /// Listens on TCP.
  /// - Parameter port: 0 for any.
  /// - Returns: the port that it listens on.
  @discardableResult
  public func bind(host: String, port: Int) async throws(TransportError) -> Int {
    do {
      let channel = try await self.bootstrap(isLocal: false).bind(host: host, port: port).get()
      self.state.withLock { $0.listeners.append(channel) }
      return channel.localAddress?.port ?? port
    } catch {
      throw .bind(address: "\(host):\(port)", why: "\(error)")
    }
  }

  /// Listens on a unix socket. A file that a dead server left there is replaced.
  /// - Parameter mode: the file's permissions.
  public func bind(unixSocket path: String, mode: UInt32 = 0o600) async throws(TransportError) {
    let file = SocketFile(path: path)
    try file.checkIsFree()
    let channel: any Channel
    do {
      channel = try await self.bootstrap(isLocal: true)
        .bind(unixDomainSocketPath: file.temporaryPath).get()
    } catch {
      throw .bind(address: path, why: "\(error)")
    }
    try file.publish(mode: mode)
    self.state.withLock { state in
      state.listeners.append(channel)
      state.socketFiles.append(file)
    }
  }

  /// Stops accepting, tells all clients to go elsewhere, and lets the running calls finish.
  /// - Parameter grace: after this the connections are closed whatever still runs.
  /// - Returns: how many calls were open then.
  @discardableResult
  public func drain(grace: Duration) async -> Int {
    await self.stopListening()
    self.core.drain()
    let clock = ContinuousClock()
    let end = clock.now + grace
    while self.core.counters.connections > 0, clock.now < end {
      do {
        try await clock.sleep(until: min(end, clock.now + .milliseconds(5)))
      } catch {
        break
      }
    }
    await self.closeNow()
    return self.core.cutCallsCount
  }

  /// Closes everything at once. The server can't be used again.
  public func closeNow() async {
    let isFirst = self.state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    guard isFirst else { return }
    await self.stopListening()
    self.core.closeAll()
    for mailbox in self.mailboxes.values { mailbox.close() }
    // Fails only where the loops are down already.
    try? await self.group.shutdownGracefully()
  }

  private func stopListening() async {
    let (listeners, files) = self.state.withLock { state in
      defer {
        state.listeners = []
        state.socketFiles = []
      }
      return (state.listeners, state.socketFiles)
    }
    for file in files { file.remove() }
    for listener in listeners {
      // Fails only where it is closed already.
      try? await listener.close().get()
    }
  }

  private var tls: NIOSSLContext? { self.state.withLock { $0.tls } }

  /// - Parameter isLocal: true for unix sockets, whose bytes never leave the machine.
  private func bootstrap(isLocal: Bool) -> ServerBootstrap {
    let core = self.core
    let mailboxes = self.mailboxes
    return ServerBootstrap(group: self.group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptGate(limit: core.limits.connections))
        }
      }
      .childChannelOption(.socketOption(.so_keepalive), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard let mailbox = mailboxes[ObjectIdentifier(channel.eventLoop)] else { return }
          let pipeline = channel.pipeline.syncOperations
          if !isLocal, let tls = self.tls {
            try pipeline.addHandler(NIOSSLServerHandler(context: tls))
          }
          let peer = PeerAddress(channel.remoteAddress)
          try pipeline.addHandler(ServerConnection(server: core, mailbox: mailbox, peer: peer))
        }
      }
  }
}
