// What is kept of each call that ends: its counts, and a line where it was slow or is one of those that
// the access log takes.

internal import OKRModel
internal import OKRTransport
internal import WorkerPool

/// Where a call is counted.
struct CallTicket: Sendable {
  /// The method's number.
  var method: Int
  var shard: Int
  /// True where it lasts as long as messages go to and fro: its duration tells nothing.
  var isStream: Bool
}

/// Looks at calls as they end. From any thread.
final class CallObserver: Sendable {
  let admissions = AdmissionMeter()
  let calls: CallMeter
  let slow: SlowCallLog
  let access: AccessLog
  private let pool: WorkerPool

  init(pool: WorkerPool, slow: SlowCallLog, access: AccessLog) {
    self.pool = pool
    self.slow = slow
    self.access = access
    self.calls = CallMeter(methods: RPC.paths, lanes: pool.laneCount)
  }

  func ticket(_ route: Route, _ organisation: OrganisationName?) -> CallTicket {
    CallTicket(
      method: route.number,
      shard: organisation.map { self.pool.lane(for: $0.number) } ?? self.pool.laneCount,
      isStream: route.isStream)
  }

  /// Takes note of a call of a method that the contract hasn't: it is counted by the transport.
  func missed(_ call: ServerCall, _ end: CallEnd) {
    self.access.ended(call, end, now: Monotonic.nowNanoseconds)
  }

  func ended(_ call: ServerCall, _ ticket: CallTicket, _ end: CallEnd) {
    let now = Monotonic.nowNanoseconds
    self.calls.count(
      method: ticket.method, shard: ticket.shard, code: end.code,
      nanoseconds: ticket.isStream ? nil : now - call.stages.received)
    self.access.ended(call, end, now: now)
    if !ticket.isStream { self.slow.ended(call, end, now: now) }
  }
}
