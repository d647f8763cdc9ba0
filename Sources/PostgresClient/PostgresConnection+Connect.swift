// Connecting within a deadline of our own: libpq's asynchronous API ignores connect_timeout and
// never leaves a host that accepts and stays silent.

internal import CLibPQ
internal import Glibc

extension PostgresConnection {
  /// Connects to the first host of `endpoint` that answers before `deadline`, which the hosts
  /// share evenly. Names are resolved by libpq, outside the deadline.
  ///
  /// - Throws: the last host's error; its disposition is `connection` (nothing was sent).
  public static func connect(
    to endpoint: PostgresEndpoint, deadline: Deadline
  ) throws(PostgresError) -> PostgresConnection {
    var failure = PostgresError.lost("the endpoint names no host", sent: false)
    for (index, target) in endpoint.targets.enumerated() {
      let share = Int(deadline.remainingMilliseconds) / (endpoint.targets.count - index)
      do {
        return try Self.connect(target: target, deadline: .after(milliseconds: share))
      } catch {
        failure = error
      }
    }
    throw failure
  }

  private static func connect(
    target: PostgresEndpoint.Target, deadline: Deadline
  ) throws(PostgresError) -> PostgresConnection {
    guard let handle = Self.start(target) else {
      throw PostgresError.lost("libpq has no memory for a connection", sent: false)
    }
    let notices = NoticeBox()
    notices.attach(to: handle)
    do {
      try Self.establish(handle, deadline: deadline)
    } catch {
      PQfinish(handle)
      throw error
    }
    return PostgresConnection(handle: handle, notices: notices)
  }

  private static func start(_ target: PostgresEndpoint.Target) -> OpaquePointer? {
    let options = target + [("client_encoding", "UTF8"), ("fallback_application_name", "okrd")]
    var keywords = options.map { strdup($0.keyword) }
    var values = options.map { strdup($0.value) }
    defer { (keywords + values).forEach { free($0) } }
    keywords.append(nil)
    values.append(nil)
    return keywords.map { UnsafePointer($0) }.withUnsafeBufferPointer { keywords in
      values.map { UnsafePointer($0) }.withUnsafeBufferPointer { values in
        PQconnectStartParams(keywords.baseAddress, values.baseAddress, 0)
      }
    }
  }

  private static func establish(
    _ handle: OpaquePointer, deadline: Deadline
  ) throws(PostgresError) {
    var state = PGRES_POLLING_WRITING
    while PQstatus(handle) != CONNECTION_BAD {
      if state == PGRES_POLLING_OK {
        guard PQsetnonblocking(handle, 1) == 0, PQenterPipelineMode(handle) == 1 else { break }
        return
      }
      guard state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING else { break }
      let events = state == PGRES_POLLING_READING ? POLLIN : POLLOUT
      // The socket changes while libpq tries addresses, so it is read again every time.
      guard Self.wait(PQsocket(handle), Int16(events), deadline: deadline) != nil else {
        throw PostgresError.lost("PostgreSQL did not answer within the deadline", sent: false)
      }
      state = PQconnectPoll(handle)
    }
    throw PostgresError.lost(Self.message(of: handle), sent: false)
  }

  /// Waits for `events` on a descriptor; `nil` when the deadline passed first.
  static func wait(_ descriptor: Int32, _ events: Int16, deadline: Deadline) -> Int16? {
    while true {
      var request = pollfd(fd: descriptor, events: events, revents: 0)
      let count = poll(&request, 1, deadline.remainingMilliseconds)
      if count > 0 { return request.revents }
      if count == 0 || errno != EINTR { return nil }
    }
  }
}
