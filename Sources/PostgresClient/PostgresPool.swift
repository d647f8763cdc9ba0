// A small, bounded set of connections for blocking calls from any thread.

internal import Dispatch
internal import Synchronization

/// A bounded pool. Its size is the process's promise to the server: storms of connections are
/// refused by PostgreSQL for everybody.
public final class PostgresPool: Sendable {
  private let connector: PostgresConnector
  private let permits: DispatchSemaphore
  private let idle = Mutex<[PostgresConnection]>([])
  private let lent = Atomic<Int>(0)
  /// The most connections at a time.
  public let size: Int

  /// A pool of at most `size` connections, opened when they are needed.
  public init(connector: PostgresConnector, size: Int) {
    precondition(size > 0, "a pool needs at least one connection")
    self.connector = connector
    self.size = size
    self.permits = DispatchSemaphore(value: size)
  }

  /// Connections that are lent now.
  public var lentCount: Int { self.lent.load(ordering: .relaxed) }

  /// Lends `body` a connection, waiting `waitMilliseconds` at most for one to be free.
  ///
  /// - Throws: `53300` when none became free, or what connecting and `body` throw.
  public func withConnection<Value>(
    waitMilliseconds: Int = 10_000, _ body: (PostgresConnection) throws(PostgresError) -> Value
  ) throws(PostgresError) -> Value {
    guard self.permits.wait(timeout: .now() + .milliseconds(waitMilliseconds)) == .success else {
      self.connector.counters?.countTimedOut()
      throw PostgresError(
        sqlState: "53300", disposition: .retryable,
        message: "all connections to PostgreSQL are in use")
    }
    self.lent.add(1, ordering: .relaxed)
    defer {
      self.lent.subtract(1, ordering: .relaxed)
      self.permits.signal()
    }
    let kept = self.idle.withLock { $0.popLast() }
    let connection: PostgresConnection
    if let kept { connection = kept } else { connection = try self.connector.connect() }
    defer {
      if connection.isUsable { self.idle.withLock { $0.append(connection) } }
    }
    do throws(PostgresError) {
      return try body(connection)
    } catch {
      self.connector.counters?.count(error)
      throw error
    }
  }

  /// Closes the connections that are not lent.
  public func closeIdle() {
    let closing = self.idle.withLock { idle in
      defer { idle.removeAll() }
      return idle
    }
    for connection in closing { connection.close() }
  }
}
