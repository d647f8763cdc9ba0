// A relay before a server's unix socket that can swallow what the server says, or cut off what the
// client sends: what was asked for happens and its news is lost, or it comes only in part.

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
  /// The directory of the proxy's socket, and the socket.
  public let directory: String
  public let path: String
  /// Replies until one is swallowed; none where it isn't positive.
  private let repliesLeft = Atomic<Int>(0)
  /// Bytes of a client until it is cut off; all where it isn't positive.
  private let bytesLeft = Atomic<Int>(0)

  /// Starts a relay to the PostgreSQL whose socket lies in `serverDirectory`.
  public convenience init(serverDirectory: String) throws {
    try self.init(serverSocket: "\(serverDirectory)/.s.PGSQL.5432")
  }

  /// Starts a relay to a server's socket, by a socket of the same name.
  public init(serverSocket: String) throws {
    self.directory = TestCluster.temporaryDirectory()
    self.serverPath = serverSocket
    self.path = self.directory + "/" + (serverSocket.split(separator: "/").last ?? "socket")
    self.listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    let status = Self.withAddress(self.path) { address, length in
      bind(self.listener, address, length)
    }
    precondition(status == 0 && listen(self.listener, 16) == 0, "the proxy cannot listen")
    Self.thread { self.accept() }
  }

  /// Drops the server's next reply on any connection, and the connection with it.
  public func cutNextReply() {
    self.cutReply(1)
  }

  /// Drops the n-th reply from now on, and its connection.
  public func cutReply(_ number: Int) {
    self.repliesLeft.store(number, ordering: .releasing)
  }

  /// Cuts a client off once so many bytes were relayed from now on.
  public func cutRequest(afterBytes count: Int) {
    self.bytesLeft.store(count, ordering: .releasing)
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
      let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
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
      if ready[0].revents != 0 {
        let count = Self.copy(from: relay.client, to: relay.server)
        if count == 0 || Self.isDue(self.bytesLeft, count) { return }
      }
      if ready[1].revents != 0 {
        if Self.isDue(self.repliesLeft, 1) { return }
        if Self.copy(from: relay.server, to: relay.client) == 0 { return }
      }
    }
  }

  /// Counts down, and says whether the end is reached by it.
  private static func isDue(_ left: borrowing Atomic<Int>, _ count: Int) -> Bool {
    let before = left.load(ordering: .acquiring)
    guard before > 0 else { return false }
    return left.subtract(min(count, before), ordering: .acquiringAndReleasing).newValue == 0
  }

  /// Relays what is there.
  /// - Returns: how many bytes; 0 where either side is gone.
  private static func copy(from source: Int32, to target: Int32) -> Int {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = recv(source, &buffer, buffer.count, 0)
    guard count > 0 else { return 0 }
    return send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count ? count : 0
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
