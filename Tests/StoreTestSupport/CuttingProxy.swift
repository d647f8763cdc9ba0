// A relay before a PostgreSQL socket that can swallow the server's next reply: the commit happens,
// and its news is lost.

internal import Glibc
internal import Synchronization

/// Relays connections to a server's unix socket until it is told to cut.
public final class CuttingProxy: Sendable {
  private struct Relay {
    let client: Int32
    let server: Int32
  }

  private let listener: Int32
  private let serverPath: String
  /// The directory of the proxy's socket.
  public let directory: String
  private let cutsNext = Atomic<Bool>(false)

  /// Starts a relay to the server whose socket lies in `serverDirectory`.
  public init(serverDirectory: String) throws {
    self.directory = TestCluster.temporaryDirectory()
    self.serverPath = "\(serverDirectory)/.s.PGSQL.5432"
    self.listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let status = Self.withAddress("\(self.directory)/.s.PGSQL.5432") { address, length in
      bind(self.listener, address, length)
    }
    precondition(status == 0 && listen(self.listener, 16) == 0, "the proxy cannot listen")
    Self.thread { self.accept() }
  }

  /// Drops the server's next reply on any connection, and the connection with it.
  public func cutNextReply() {
    self.cutsNext.store(true, ordering: .releasing)
  }

  /// Stops listening.
  public func close() {
    shutdown(self.listener, Int32(SHUT_RDWR))
    Glibc.close(self.listener)
    TestCluster.remove(self.directory)
  }

  private func accept() {
    while true {
      let client = Glibc.accept(self.listener, nil, nil)
      guard client >= 0 else { return }
      let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      let status = Self.withAddress(self.serverPath) { connect(server, $0, $1) }
      precondition(status == 0, "the proxy cannot reach the server")
      let relay = Relay(client: client, server: server)
      Self.thread { self.run(relay) }
    }
  }

  private func run(_ relay: Relay) {
    defer {
      Glibc.close(relay.client)
      Glibc.close(relay.server)
    }
    while true {
      var ready = [
        pollfd(fd: relay.client, events: Int16(POLLIN), revents: 0),
        pollfd(fd: relay.server, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&ready, 2, -1) > 0 else { return }
      if ready[0].revents != 0, !Self.copy(from: relay.client, to: relay.server) { return }
      if ready[1].revents != 0 {
        if self.cutsNext.exchange(false, ordering: .acquiringAndReleasing) { return }
        if !Self.copy(from: relay.server, to: relay.client) { return }
      }
    }
  }

  private static func copy(from source: Int32, to target: Int32) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(source, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    return send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { bytes in
      bytes.copyBytes(from: path.utf8.prefix(bytes.count - 1))
    }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static func thread(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(Body(body)).toOpaque()
    pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, context)
    pthread_detach(thread)
  }
}
