// The listener for those who run the server: HTTP/1.1 on a thread of its own, so that it answers
// also where the event loop that serves is stuck.

internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
public import OKRTransport
internal import Synchronization

/// Listens on one address and answers from `ManagementPages`.
public final class ManagementListener: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let limits: ManagementLimits
  private let pages: any ManagementPages
  private let tls: Mutex<NIOSSLContext?>
  private let channel = Mutex<(any Channel)?>(nil)

  /// - Parameter tls: nil for connections in the clear.
  /// - Throws: where the certificate or its key can't be used.
  public init(
    limits: ManagementLimits = ManagementLimits(), tls: TLSFiles? = nil,
    pages: any ManagementPages
  ) throws(TransportError) {
    limits.assertRelations()
    self.tls = Mutex(try tls?.context())
    self.limits = limits
    self.pages = pages
    self.group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  }

  /// Listens; where it can't, it is closed.
  /// - Parameter port: 0 for any.
  /// - Returns: the port that it listens on.
  public func bind(host: String, port: Int) async throws(TransportError) -> Int {
    do {
      let channel = try await self.bootstrap.bind(host: host, port: port).get()
      self.channel.withLock { $0 = channel }
      return channel.localAddress?.port ?? port
    } catch {
      await self.close()
      throw .bind(address: "\(host):\(port)", why: "\(error)")
    }
  }

  /// Uses other files from the next connection on; in the clear it stays so.
  public func reloadTLS(_ files: TLSFiles) throws(TransportError) {
    let context = try files.context()
    self.tls.withLock { tls in
      if tls != nil { tls = context }
    }
  }

  /// Closes all of it. It can't be used again.
  public func close() async {
    let channel = self.channel.withLock { channel in
      defer { channel = nil }
      return channel
    }
    // Both fail only where that is done already.
    try? await channel?.close().get()
    try? await self.group.shutdownGracefully()
  }

  private var bootstrap: ServerBootstrap {
    let (limits, pages) = (self.limits, self.pages)
    return ServerBootstrap(group: self.group)
      .serverChannelOption(.backlog, value: 64)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptGate(limit: limits.connections))
        }
      }
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls = self.tls.withLock({ $0 }) {
            try pipeline.addHandler(NIOSSLServerHandler(context: tls))
          }
          try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: true, withErrorHandling: true,
            withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: limits.decoder)
          try pipeline.addHandler(ManagementConnection(limits: limits, pages: pages))
        }
      }
  }
}

extension ManagementLimits {
  fileprivate var decoder: NIOHTTPDecoderLimitConfiguration {
    var decoder = NIOHTTPDecoderLimitConfiguration()
    decoder.maxHeaderFieldSize = self.headerBytes
    decoder.maxHeaderListSize = self.headerBytes
    decoder.maxHeaderFieldCount = self.headerFields
    return decoder
  }
}
