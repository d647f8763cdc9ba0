// One libpq connection, nonblocking and in pipeline mode, driven by poll() under a deadline.

internal import CLibPQ
internal import Synchronization

/// A connection to PostgreSQL with one user at a time.
///
/// Calls block the calling thread until their deadline at most, so they belong on threads of their
/// own, never on Swift's cooperative pool. A connection that broke stays broken: open another one.
// Every entry takes `inUse` and traps when it is taken, so that at most one thread is inside; the
// pool and the writer hand connections over under a lock, which orders the accesses.
public final class PostgresConnection: @unchecked Sendable {
  /// `nil` once the connection is closed.
  var handle: OpaquePointer?
  /// The statements that this session has prepared.
  var prepared: Set<String> = []
  let notices: NoticeBox
  private let inUse = Atomic<Bool>(false)

  /// The process id of the server's backend.
  public let backendPID: Int32
  /// The server's version as a number: 150020 for 15.20.
  public let serverVersion: Int

  /// Takes ownership of an established libpq connection.
  init(handle: OpaquePointer, notices: NoticeBox) {
    self.handle = handle
    self.notices = notices
    self.backendPID = PQbackendPID(handle)
    self.serverVersion = Int(PQserverVersion(handle))
  }

  deinit {
    if let handle = self.handle { PQfinish(handle) }
  }

  /// Whether the connection can still be used.
  public var isUsable: Bool { self.handle != nil }

  /// Closes the connection; further calls fail.
  public func close() {
    self.exclusively { self.finish() }
  }

  func finish() {
    if let handle = self.handle { PQfinish(handle) }
    self.handle = nil
    self.prepared.removeAll()
  }

  /// Runs `body` and traps when another thread is inside the connection.
  func exclusively<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let taken = self.inUse.exchange(true, ordering: .acquiring)
    precondition(!taken, "a PostgreSQL connection was used by two threads at once")
    defer { self.inUse.store(false, ordering: .releasing) }
    return try body()
  }

  func open() throws(PostgresError) -> OpaquePointer {
    guard let handle = self.handle else {
      throw PostgresError.lost("the connection to PostgreSQL is closed", sent: false)
    }
    return handle
  }

  /// Closes the connection and names why, with libpq's message when it has one.
  func lost(_ reason: String, sent: Bool) -> PostgresError {
    let detail = self.handle.map { Self.message(of: $0) } ?? ""
    self.finish()
    return PostgresError.lost(detail.isEmpty ? reason : "\(reason): \(detail)", sent: sent)
  }

  static func message(of handle: OpaquePointer) -> String {
    guard let text = PQerrorMessage(handle) else { return "" }
    var message = String(cString: text)
    while message.last?.isWhitespace == true { message.removeLast() }
    return message
  }
}
