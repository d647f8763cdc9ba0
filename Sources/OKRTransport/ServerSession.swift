// One connection's protocol, as a value: events go in, actions come out, and nothing here knows a
// socket, a thread or a clock. Extensions hold the frames, the handler's replies and the timers.

package import OKRModel

/// The server's side of one connection.
package struct ServerSession: Sendable {
  package static let protocolVersion: Int32 = 1

  package enum Phase: Sendable, Hashable {
    /// → signingIn, closing.
    case awaitingHello
    /// The handler judges the credentials. → open, closing.
    case signingIn
    /// → draining, closing.
    case open
    /// No new streams; the running ones finish. → closing.
    case draining
    /// The last frame is written; what still comes in is dropped. → closed.
    case closing
    case closed
  }

  /// What the connection's owner has to do, in order.
  package enum Action: Sendable, Hashable {
    case signIn(Hello)
    case write(Frame.Frame)
    case begin(StreamKey, Request, deadlineNanoseconds: Int64)
    case deliver(StreamKey, payload: [UInt8], isLast: Bool)
    /// The client takes that many messages more.
    case grant(StreamKey, messages: Int)
    /// Nobody waits for this call any more.
    case cancel(StreamKey)
    /// Send what is written, end the output, drop the input, close.
    case closeAfterFlush
    /// Close at once.
    case abort
  }

  package let limits: TransportLimits
  package internal(set) var phase = Phase.awaitingHello
  package internal(set) var streams: StreamTable
  /// The highest stream id that was begun.
  package internal(set) var lastStreamId: Int64 = 0
  /// The highest stream id seen, begun or refused.
  var highestSeenId: Int64 = 0

  let openedAt: Int64
  /// When it goes away for its age, and then when its calls are cut; `max` for never.
  var agesAt: Int64
  var lastActivityAt: Int64
  var partialSince: Int64?
  var stalledSince: Int64?
  var closingSince: Int64?
  var lastPingAt: Int64?
  var earlyPings = 0
  var unknownFrames = 0
  /// No stream's deadline lies before this.
  var earliestDeadline = Int64.max

  var errors: SlidingBudget
  var cancels: SlidingBudget
  var strays: SlidingBudget

  package internal(set) var pendingBytes = 0
  /// True while too much output waits: then nothing more is read.
  package internal(set) var isCongested = false

  /// - Parameter agePermille: how much of the limits' age it may reach, so that not all go at once.
  package init(limits: TransportLimits, agePermille: Int = 1_000, now: Int64) {
    limits.checkRelations()
    self.limits = limits
    self.streams = StreamTable(capacity: limits.openStreams)
    self.openedAt = now
    let age = nanoseconds(milliseconds: limits.ageMilliseconds) / 1_000 * Int64(agePermille)
    self.agesAt = age == 0 ? .max : now + age
    self.lastActivityAt = now
    let window = limits.budgetWindowMilliseconds
    self.errors = SlidingBudget(limit: limits.provokedErrors, windowMilliseconds: window)
    self.cancels = SlidingBudget(limit: limits.cancels, windowMilliseconds: window)
    self.strays = SlidingBudget(limit: limits.strayFrames, windowMilliseconds: window)
  }

  /// Calls that the client waits for.
  package var awaitedCount: Int {
    self.streams.keys.count { self.streams[$0]?.isAbandoned == false }
  }

  /// True where the next frame may be handed in.
  package var acceptsFrames: Bool {
    switch self.phase {
    case .awaitingHello, .open, .draining: !self.isCongested
    case .signingIn, .closing, .closed: false
    }
  }

  /// True where bytes should be taken from the socket, be it to drop them.
  package var reads: Bool { self.acceptsFrames || self.phase == .closing }

  /// The handler accepted the hello.
  package mutating func signedIn(_ welcome: Welcome, now: Int64, into actions: inout [Action]) {
    guard self.phase == .signingIn else { return }
    self.phase = .open
    self.lastActivityAt = now
    actions.append(.write(.welcome(welcome)))
  }

  /// The handler refused the hello.
  package mutating func refused(_ status: Status, now: Int64, into actions: inout [Action]) {
    guard self.phase == .signingIn || self.phase == .awaitingHello else { return }
    actions.append(.write(.refusal(Refusal(status: status))))
    self.beginClosing(now: now, into: &actions)
  }

  /// Takes no new streams from here on, and closes once the running ones are done.
  package mutating func drain(now: Int64, into actions: inout [Action]) {
    switch self.phase {
    case .awaitingHello, .signingIn:
      actions.append(.write(.refusal(Refusal(status: .draining))))
      self.beginClosing(now: now, into: &actions)
    case .open:
      self.agesAt = .max
      self.goAway(Reason.draining.rawValue, now: now, into: &actions)
    case .draining, .closing, .closed: break
    }
  }

  /// Goes away for its age; the second time its calls have had their time.
  mutating func age(now: Int64, into actions: inout [Action]) {
    let reason = ConnectionReason.connectionAge
    if self.phase == .draining {
      for key in self.streams.keys { self.gaveUp(key, .connectionTooOld, into: &actions) }
      return self.fail(reason, "the connection is too old", now: now, into: &actions)
    }
    self.agesAt = now + nanoseconds(milliseconds: self.limits.ageGraceMilliseconds)
    self.goAway(reason.rawValue, now: now, into: &actions)
  }

  private mutating func goAway(_ reason: String, now: Int64, into actions: inout [Action]) {
    self.phase = .draining
    actions.append(.write(.goAway(GoAway(lastStreamId: self.lastStreamId, reason: reason))))
    self.closeIfDrained(now: now, into: &actions)
  }

  /// Ends the connection with a go-away that names the reason, or a refusal before the welcome.
  package mutating func fail(
    _ reason: ConnectionReason, _ message: String, now: Int64, into actions: inout [Action]
  ) {
    switch self.phase {
    case .awaitingHello, .signingIn:
      let code: Code = reason == .handshakeTimeout ? .deadlineExceeded : .invalidArgument
      let status = Status(code: code, message: message, reason: reason.rawValue)
      actions.append(.write(.refusal(Refusal(status: status))))
    case .open, .draining:
      let goAway = GoAway(lastStreamId: self.lastStreamId, reason: reason.rawValue)
      actions.append(.write(.goAway(goAway)))
    case .closing, .closed: return
    }
    self.beginClosing(now: now, into: &actions)
  }

  /// The socket is gone.
  package mutating func disconnected(into actions: inout [Action]) {
    guard self.phase != .closed else { return }
    self.phase = .closed
    self.abandonAll(into: &actions)
  }

  mutating func closeIfDrained(now: Int64, into actions: inout [Action]) {
    if self.phase == .draining, self.streams.count == 0 {
      self.beginClosing(now: now, into: &actions)
    }
  }

  private mutating func beginClosing(now: Int64, into actions: inout [Action]) {
    self.phase = .closing
    self.closingSince = now
    self.partialSince = nil
    self.abandonAll(into: &actions)
    actions.append(.closeAfterFlush)
  }

  private mutating func abandonAll(into actions: inout [Action]) {
    for key in self.streams.keys where self.streams[key]?.isAbandoned == false {
      self.abandon(key, into: &actions)
    }
  }

  /// Lets go of a call whose work goes on: it keeps its slot until that is done.
  mutating func abandon(_ key: StreamKey, into actions: inout [Action]) {
    self.streams[key]?.isAbandoned = true
    actions.append(.cancel(key))
  }

  /// Traps where the session contradicts itself.
  package func checkInvariants() {
    self.streams.checkInvariants()
    precondition(self.lastStreamId <= self.highestSeenId)
    for key in self.streams.keys {
      guard let stream = self.streams[key] else { continue }
      precondition(stream.id >= 1 && stream.id <= self.lastStreamId)
      precondition((0...self.limits.creditMessages).contains(stream.outgoingCredit))
      precondition((0...self.limits.creditMessages).contains(stream.incomingCredit))
      precondition(stream.isAbandoned || stream.deadlineNanoseconds >= self.earliestDeadline)
      if self.phase == .closing || self.phase == .closed { precondition(stream.isAbandoned) }
    }
    if self.phase == .awaitingHello || self.phase == .signingIn {
      precondition(self.streams.count == 0)
    }
    precondition((self.closingSince != nil) == (self.phase == .closing) || self.phase == .closed)
  }
}
