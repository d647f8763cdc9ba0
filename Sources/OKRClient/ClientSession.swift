// The client's side of one connection, as a value: events in, actions out. Streams are whatever its
// owner wants to find again. Streams beyond the server's limit wait here for their turn.

package import OKRModel

/// The client's protocol state.
package struct ClientSession<Stream: Sendable>: Sendable {
  package enum Phase: Sendable, Hashable {
    case awaitingWelcome
    case open
    /// The server takes no new streams; the running ones finish.
    case goingAway
    case closed
  }

  package enum Action: Sendable {
    case write(Frame.Frame)
    case welcomed(Welcome)
    case refused(Status)
    case began(Stream, id: Int64)
    case message(Stream, [UInt8])
    case granted(Stream, Int)
    case ended(Stream, End)
    case failed(Stream, RPCFailure)
    /// No new streams go here.
    case goneAway
    case close
  }

  struct Running: Sendable {
    var stream: Stream
    var deadline: Int64
    /// Server messages that may still come.
    var credit: Int
  }

  struct Waiting: Sendable {
    var stream: Stream
    var request: Request
    var deadline: Int64
  }

  package internal(set) var phase = Phase.awaitingWelcome
  var running: [Int64: Running] = [:]
  var waiting: [Waiting] = []
  var nextId: Int64 = 1
  var streamLimit = 0
  var earliestDeadline = Int64.max
  var lastReceivedAt: Int64
  var pingSentAt: Int64?
  private var pingToken: Int64 = 0
  var pingEveryNanoseconds = Int64.max

  /// After a ping, a server that sends nothing for this long is lost.
  static var pongTimeoutNanoseconds: Int64 { 20_000_000_000 }
  /// Pings go out after so much silence, while a stream is open.
  static var pingAfterNanoseconds: Int64 { 20_000_000_000 }

  package init(now: Int64) {
    self.lastReceivedAt = now
  }

  package var openStreams: Int { self.running.count + self.waiting.count }

  /// Opens a stream, now or when there is room. The request's id is given here.
  package mutating func open(
    _ stream: Stream, _ request: Request, deadline: Int64, into actions: inout [Action]
  ) {
    guard self.phase == .open else {
      actions.append(
        .failed(stream, .connectionLost("it is closing", outcome: .notBegun)))
      return
    }
    self.earliestDeadline = min(self.earliestDeadline, deadline)
    self.waiting.append(Waiting(stream: stream, request: request, deadline: deadline))
    self.beginWaiting(into: &actions)
  }

  mutating func beginWaiting(into actions: inout [Action]) {
    guard self.phase == .open, !self.waiting.isEmpty else { return }
    let count = min(self.streamLimit - self.running.count, self.waiting.count)
    guard count > 0 else { return }
    for item in self.waiting.prefix(count) {
      var request = item.request
      request.streamId = self.nextId
      self.nextId += 1
      let credit = request.credit == 0 ? 16 : Int(request.credit)
      self.running[request.streamId] = Running(
        stream: item.stream, deadline: item.deadline, credit: credit)
      actions.append(.began(item.stream, id: request.streamId))
      actions.append(.write(.request(request)))
    }
    self.waiting.removeFirst(count)
  }

  /// Sends a message of a client stream.
  package mutating func send(
    _ id: Int64, _ payload: [UInt8], more: Bool, into actions: inout [Action]
  ) {
    guard self.running[id] != nil else { return }
    actions.append(.write(.message(Message(streamId: id, payload: payload, more: more))))
  }

  /// Lets the server send so many messages more.
  package mutating func grant(_ id: Int64, _ messages: Int, into actions: inout [Action]) {
    guard messages > 0, self.running[id] != nil else { return }
    self.running[id]?.credit += messages
    actions.append(.write(.credit(Credit(streamId: id, messages: Int32(clamping: messages)))))
  }

  /// Nobody waits for the stream any more. Its owner is told nothing.
  package mutating func cancel(_ id: Int64, into actions: inout [Action]) {
    guard self.running.removeValue(forKey: id) != nil else { return }
    actions.append(.write(.cancel(Cancel(streamId: id))))
    self.settle(into: &actions)
  }

  /// Forgets streams that haven't begun.
  package mutating func cancelWaiting(where matches: (Stream) -> Bool) {
    self.waiting.removeAll { matches($0.stream) }
  }

  /// The connection is gone.
  package mutating func disconnected(_ why: String, into actions: inout [Action]) {
    guard self.phase != .closed else { return }
    self.phase = .closed
    for item in self.running.values {
      actions.append(.failed(item.stream, .connectionLost(why, outcome: .unknown)))
    }
    self.running = [:]
    self.failWaiting(why, into: &actions)
  }

  mutating func failWaiting(_ why: String, into actions: inout [Action]) {
    for item in self.waiting {
      actions.append(.failed(item.stream, .connectionLost(why, outcome: .notBegun)))
    }
    self.waiting = []
  }

  /// After a stream went: another may begin, or the connection be over.
  mutating func settle(into actions: inout [Action]) {
    if self.phase == .goingAway, self.running.isEmpty {
      actions.append(.close)
    } else {
      self.beginWaiting(into: &actions)
    }
  }

  /// The instant at which `timer` has something to do, unless an event comes before.
  package var nextDeadline: Int64 {
    guard self.phase != .closed else { return .max }
    var next = self.earliestDeadline
    if let sent = self.pingSentAt {
      next = min(next, sent + Self.pongTimeoutNanoseconds)
    } else if !self.running.isEmpty, self.pingEveryNanoseconds < .max {
      next = min(next, self.lastReceivedAt + self.pingEveryNanoseconds)
    }
    return next
  }

  /// Does what is due.
  package mutating func timer(now: Int64, into actions: inout [Action]) {
    self.expire(now: now, into: &actions)
    if let sent = self.pingSentAt {
      if now >= sent + Self.pongTimeoutNanoseconds {
        self.disconnected("the server doesn't answer", into: &actions)
        actions.append(.close)
      }
    } else if !self.running.isEmpty, self.pingEveryNanoseconds < .max,
      now >= self.lastReceivedAt + self.pingEveryNanoseconds
    {
      self.pingToken += 1
      self.pingSentAt = now
      actions.append(.write(.ping(Ping(token: self.pingToken))))
    }
  }

  private mutating func expire(now: Int64, into actions: inout [Action]) {
    guard now >= self.earliestDeadline else { return }
    for (id, item) in self.running where item.deadline <= now {
      self.running[id] = nil
      actions.append(.write(.cancel(Cancel(streamId: id))))
      actions.append(.failed(item.stream, .timedOut))
    }
    for item in self.waiting where item.deadline <= now {
      var failure = RPCFailure.timedOut
      failure.outcome = .notBegun
      actions.append(.failed(item.stream, failure))
    }
    self.waiting.removeAll { $0.deadline <= now }
    self.earliestDeadline =
      (self.running.values.map(\.deadline) + self.waiting.map(\.deadline)).min() ?? .max
    self.settle(into: &actions)
  }

  /// Traps where the session contradicts itself.
  package func checkInvariants() {
    precondition(self.running.keys.allSatisfy { $0 >= 1 && $0 < self.nextId })
    precondition(self.phase == .awaitingWelcome || self.running.count <= self.streamLimit)
    precondition(self.running.values.allSatisfy { $0.deadline >= self.earliestDeadline })
    precondition(self.waiting.isEmpty || self.phase == .open)
    precondition(self.waiting.isEmpty || self.running.count == self.streamLimit)
  }
}
