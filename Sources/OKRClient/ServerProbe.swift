// How far one comes towards a server, step by step and without a hello: for those who look for what
// is wrong.

internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import NIOTLS
internal import OKRModel

/// A server's certificate, and whether it is trusted.
public struct ServerCertificate: Sendable, Hashable {
  /// Why it isn't trusted.
  public enum Fault: Sendable, Hashable {
    case expired
    case notYetValid
    /// It is for another name than the one that was asked for.
    case otherName
    /// No trusted authority leads to it.
    case untrusted
  }

  /// Microseconds since 1970, both of them.
  public var notBeforeMicros: Int64
  public var notAfterMicros: Int64
  public var fault: Fault?

  public init(notBeforeMicros: Int64, notAfterMicros: Int64, fault: Fault?) {
    self.notBeforeMicros = notBeforeMicros
    self.notAfterMicros = notAfterMicros
    self.fault = fault
  }
}

/// Single steps of a connection.
public struct ServerProbe: Sendable {
  private let address: ServerAddress
  private let timeout: TimeAmount

  /// - Parameter timeoutMicros: how long each step may take, in microseconds.
  public init(_ address: ServerAddress, timeoutMicros: Int64 = 5_000_000) {
    self.address = address
    self.timeout = .microseconds(timeoutMicros)
  }

  /// The address that the host's name leads to, such as `10.0.0.7`; nil for a unix socket. Blocks.
  /// - Throws: `UNAVAILABLE` where the name isn't known.
  public func resolve() throws(RPCFailure) -> String? {
    guard case .tcp(let host, let port) = self.address else { return nil }
    do {
      return try SocketAddress.makeAddressResolvingHost(host, port: port).ipAddress
    } catch {
      throw .cannotConnect(self.address, "\(error)")
    }
  }

  /// Connects, and closes at once.
  public func connect() async throws(RPCFailure) {
    let channel = try await self.open { _ in }
    channel.close(promise: nil)
  }

  /// The server's certificate. Where it isn't trusted it is fetched once more, to say why; nothing
  /// is sent over that connection.
  /// - Throws: `UNAVAILABLE` where the server speaks no TLS.
  public func certificate(_ tls: ClientTLS, nowMicros: Int64) async throws(RPCFailure)
    -> ServerCertificate?
  {
    guard let trusting = try tls.context() else { return nil }
    let name = tls.serverName ?? self.address.certificateName
    let refusal: any Error
    do {
      return try await self.handshake(trusting, name)
    } catch {
      refusal = error
    }
    guard let looking = try tls.context(verifies: false) else { return nil }
    var found: ServerCertificate
    do {
      found = try await self.handshake(looking, name)
    } catch {
      throw .cannotConnect(self.address, "no TLS handshake: \(error)")
    }
    found.fault = Self.fault(refusal, found, nowMicros)
    return found
  }

  private static func fault(
    _ error: any Error, _ certificate: ServerCertificate, _ nowMicros: Int64
  ) -> ServerCertificate.Fault {
    if certificate.notAfterMicros < nowMicros { return .expired }
    if certificate.notBeforeMicros > nowMicros { return .notYetValid }
    let isName = error as? NIOSSLExtraError == .failedToValidateHostname
    return isName ? .otherName : .untrusted
  }

  private func handshake(
    _ context: NIOSSLContext, _ name: String?
  ) async throws -> ServerCertificate {
    let eventLoop = ClientLoops.shared.group.next()
    let done = eventLoop.makePromise(of: ServerCertificate.self)
    let late = eventLoop.scheduleTask(in: self.timeout) {
      done.fail(RPCFailure.cannotConnect(self.address, "no TLS handshake in time"))
    }
    let opened = self.bootstrap(eventLoop) { channel in
      let pipeline = channel.pipeline.syncOperations
      let handler = try NIOSSLClientHandler(context: context, serverHostname: name)
      try pipeline.addHandler(handler)
      try pipeline.addHandler(HandshakeWatcher(done))
    }
    opened.whenFailure { done.fail($0) }
    done.futureResult.whenComplete { _ in
      late.cancel()
      opened.whenSuccess { $0.close(promise: nil) }
    }
    return try await done.futureResult.get()
  }

  private func open(
    _ initialise: @escaping @Sendable (any Channel) throws -> Void
  ) async throws(RPCFailure) -> any Channel {
    do {
      return try await self.bootstrap(ClientLoops.shared.group.next(), initialise).get()
    } catch {
      throw .cannotConnect(self.address, "\(error)")
    }
  }

  private func bootstrap(
    _ eventLoop: any EventLoop, _ initialise: @escaping @Sendable (any Channel) throws -> Void
  ) -> EventLoopFuture<any Channel> {
    let bootstrap = ClientBootstrap(group: eventLoop).connectTimeout(self.timeout)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try initialise(channel) }
      }
    switch self.address {
    case .tcp(let host, let port): return bootstrap.connect(host: host, port: port)
    case .unixSocket(let path): return bootstrap.connect(unixDomainSocketPath: path)
    }
  }
}

/// Waits for a handshake's end, and takes the certificate.
private final class HandshakeWatcher: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let done: EventLoopPromise<ServerCertificate>

  init(_ done: EventLoopPromise<ServerCertificate>) {
    self.done = done
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted? = event as? TLSUserEvent {
      let handler = try? context.pipeline.syncOperations.handler(type: NIOSSLClientHandler.self)
      if let certificate = handler?.peerCertificate {
        self.done.succeed(
          ServerCertificate(
            notBeforeMicros: Int64(certificate.notValidBefore) * 1_000_000,
            notAfterMicros: Int64(certificate.notValidAfter) * 1_000_000, fault: nil))
      } else {
        self.done.fail(ChannelError.inappropriateOperationForState)
      }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    self.done.fail(error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.done.fail(ChannelError.eof)
    context.fireChannelInactive()
  }
}
