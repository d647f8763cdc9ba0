// What each frame of a client does to its connection.

package import OKRModel

extension ServerSession {
  /// A whole frame arrived. Hand one in only while `acceptsFrames`.
  package mutating func received(_ frame: Frame, now: Int64, into actions: inout [Action]) {
    precondition(self.acceptsFrames, "a frame was handed in while none is accepted")
    self.partialSince = nil
    self.lastActivityAt = now
    if self.phase == .awaitingHello {
      self.receivedFirst(frame, now: now, into: &actions)
      return
    }
    switch frame.frame {
    case .request(let request)?: self.receivedRequest(request, now: now, into: &actions)
    case .message(let message)?: self.receivedMessage(message, now: now, into: &actions)
    case .credit(let credit)?: self.receivedCredit(credit, now: now, into: &actions)
    case .cancel(let cancel)?: self.receivedCancel(cancel, now: now, into: &actions)
    case .ping(let ping)?: self.receivedPing(ping, now: now, into: &actions)
    case .pong?: self.stray(now: now, into: &actions)
    case .hello?, .welcome?, .refusal?, .end?, .goAway?:
      self.fail(.unexpectedFrame, "this frame can't come from a client", now: now, into: &actions)
    case nil: self.receivedUnknown(now: now, into: &actions)
    }
  }

  /// The bytes are not frames, or a request can't be read.
  package mutating func failed(_ error: FramingError, now: Int64, into actions: inout [Action]) {
    switch error {
    case .empty:
      self.fail(.emptyFrame, "a frame has at least one byte", now: now, into: &actions)
    case .tooLong(_, let limitBytes):
      self.fail(
        .frameTooLong, "a frame has at most \(limitBytes) bytes", now: now, into: &actions)
    case .undecodable(let why):
      self.fail(.malformedFrame, "the frame \(why)", now: now, into: &actions)
    case .requestText(let stream, let field):
      self.receivedUnreadable(stream, field, now: now, into: &actions)
    }
  }

  /// Refuses a request for a text that can't be taken.
  private mutating func receivedUnreadable(
    _ id: Int64, _ field: String, now: Int64, into actions: inout [Action]
  ) {
    self.partialSince = nil
    self.lastActivityAt = now
    guard self.phase == .open || self.phase == .draining else {
      return self.fail(
        .helloExpected, "the first frame must be a hello", now: now, into: &actions)
    }
    guard self.takeID(id, now: now, into: &actions) else { return }
    let request = Request(streamId: id)
    let status = self.phase == .open ? .badText(field) : self.refusal(of: request) ?? .draining
    self.refuse(request, status, now: now, into: &actions)
  }

  private mutating func receivedFirst(
    _ frame: Frame, now: Int64, into actions: inout [Action]
  ) {
    guard case .hello(let hello)? = frame.frame else {
      self.fail(.helloExpected, "the first frame must be a hello", now: now, into: &actions)
      return
    }
    guard hello.protocolVersion == Self.protocolVersion else {
      self.fail(
        .protocolVersion, "this server speaks protocol version \(Self.protocolVersion)",
        now: now, into: &actions)
      return
    }
    self.phase = .signingIn
    actions.append(.signIn(hello))
  }

  private mutating func receivedRequest(
    _ request: Request, now: Int64, into actions: inout [Action]
  ) {
    guard self.takeID(request.streamId, now: now, into: &actions) else { return }
    if let status = self.refusal(of: request) {
      self.refuse(request, status, now: now, into: &actions)
      return
    }
    self.lastStreamId = request.streamId
    let deadline = now + self.timeoutNanoseconds(of: request)
    self.earliestDeadline = min(self.earliestDeadline, deadline)
    let credit = request.credit == 0 ? self.limits.initialCreditMessages : Int(request.credit)
    let key = self.streams.insert(
      StreamState(
        id: request.streamId, deadlineNanoseconds: deadline, outgoingCredit: credit,
        incomingCredit: request.more ? self.limits.initialCreditMessages : 0,
        expectsMessages: request.more))
    actions.append(.begin(key, request, deadlineNanoseconds: deadline))
  }

  /// Takes note of a request's id.
  /// - Returns: false where it doesn't rise, and the connection ends.
  private mutating func takeID(_ id: Int64, now: Int64, into actions: inout [Action]) -> Bool {
    guard id > self.highestSeenId else {
      self.fail(
        .streamIDReused, "stream ids start at 1 and rise strictly", now: now, into: &actions)
      return false
    }
    self.highestSeenId = id
    return true
  }

  /// Why a request is not begun; nil where it is.
  private func refusal(of request: Request) -> Status? {
    // Only a connection goes away by its age: the server goes on.
    guard self.phase == .open else { return self.agesAt == .max ? .draining : .connectionTooOld }
    guard !self.streams.isFull else { return .tooManyStreams(self.limits.openStreams) }
    guard request.timeoutMicroseconds >= 0 else {
      return .badRequest("timeout_microseconds", "must not be negative")
    }
    guard request.credit >= 0, Int(request.credit) <= self.limits.creditMessages else {
      return .badRequest(
        "credit", "must be 0 to \(self.limits.creditMessages)",
        limit: String(self.limits.creditMessages))
    }
    guard request.metadata.count <= self.limits.metadataEntries else {
      return .badRequest(
        "metadata", "has more than \(self.limits.metadataEntries) entries",
        limit: String(self.limits.metadataEntries))
    }
    return nil
  }

  private func timeoutNanoseconds(of request: Request) -> Int64 {
    let longest = nanoseconds(milliseconds: self.limits.timeoutMilliseconds)
    if request.timeoutMicroseconds == 0 {
      return nanoseconds(milliseconds: self.limits.defaultTimeoutMilliseconds)
    }
    let (stated, overflow) = request.timeoutMicroseconds.multipliedReportingOverflow(by: 1_000)
    return overflow ? longest : min(stated, longest)
  }

  private mutating func refuse(
    _ request: Request, _ status: Status, now: Int64, into actions: inout [Action]
  ) {
    var status = status
    status.requestId = RequestID.find(in: request.metadata) ?? ""
    actions.append(.write(.end(End(streamId: request.streamId, status: status))))
    // A draining server's refusals are not the client's fault.
    if self.phase == .open { self.provoked(now: now, into: &actions) }
  }

  /// Counts an error that the client caused, and cuts it off where it causes too many.
  mutating func provoked(now: Int64, into actions: inout [Action]) {
    guard !self.errors.spend(now: now) else { return }
    self.fail(.tooManyErrors, "too many refused requests", now: now, into: &actions)
  }

  /// A frame for a stream that is over: a harmless race, unless there are too many.
  private mutating func stray(now: Int64, into actions: inout [Action]) {
    guard !self.strays.spend(now: now) else { return }
    self.fail(.tooManyFrames, "too many frames for nothing", now: now, into: &actions)
  }

  /// The running stream that a frame names; nil where it is over.
  private mutating func stream(
    _ id: Int64, now: Int64, into actions: inout [Action]
  ) -> StreamKey? {
    guard id >= 1, id <= self.highestSeenId else {
      self.fail(.unknownStream, "the frame names a stream never opened", now: now, into: &actions)
      return nil
    }
    guard let key = self.streams.key(of: id), self.streams[key]?.isAbandoned == false else {
      self.stray(now: now, into: &actions)
      return nil
    }
    return key
  }

  private mutating func receivedMessage(
    _ message: Message, now: Int64, into actions: inout [Action]
  ) {
    guard let key = self.stream(message.streamId, now: now, into: &actions),
      let stream = self.streams[key]
    else { return }
    guard stream.expectsMessages else {
      self.fail(
        .unexpectedMessage, "the stream's last message was sent", now: now, into: &actions)
      return
    }
    guard stream.incomingCredit > 0 else {
      self.fail(.noCredit, "more messages than granted", now: now, into: &actions)
      return
    }
    self.streams[key]?.incomingCredit -= 1
    self.streams[key]?.expectsMessages = message.more
    actions.append(.deliver(key, payload: message.payload, isLast: !message.more))
  }

  private mutating func receivedCredit(
    _ credit: Credit, now: Int64, into actions: inout [Action]
  ) {
    guard let key = self.stream(credit.streamId, now: now, into: &actions),
      let held = self.streams[key]?.outgoingCredit
    else { return }
    let granted = Int(credit.messages)
    guard granted > 0, held + granted <= self.limits.creditMessages else {
      self.fail(
        .invalidCredit, "credit must stay within 1 to \(self.limits.creditMessages)", now: now,
        into: &actions)
      return
    }
    self.streams[key]?.outgoingCredit = held + granted
    actions.append(.grant(key, messages: granted))
  }

  private mutating func receivedCancel(
    _ cancel: Cancel, now: Int64, into actions: inout [Action]
  ) {
    guard self.cancels.spend(now: now) else {
      self.fail(.tooManyCancels, "too many cancelled calls", now: now, into: &actions)
      return
    }
    guard let key = self.stream(cancel.streamId, now: now, into: &actions) else { return }
    actions.append(.write(.end(End(streamId: key.id, status: .cancelled))))
    self.abandon(key, into: &actions)
  }

  private mutating func receivedPing(_ ping: Ping, now: Int64, into actions: inout [Action]) {
    // A tenth is left for the network's jitter.
    let interval = nanoseconds(milliseconds: self.limits.pingIntervalMilliseconds) / 10 * 9
    let isEarly = self.lastPingAt.map { now - $0 < interval } ?? false
    self.lastPingAt = now
    self.earlyPings = isEarly ? self.earlyPings + 1 : 0
    guard self.earlyPings <= self.limits.earlyPings else {
      self.fail(.tooManyPings, "pings come too often", now: now, into: &actions)
      return
    }
    actions.append(.write(.pong(Pong(token: ping.token))))
  }

  private mutating func receivedUnknown(now: Int64, into actions: inout [Action]) {
    self.unknownFrames += 1
    guard self.unknownFrames > self.limits.unknownFrames else { return }
    self.fail(
      .unknownFrames, "too many frames that this version doesn't know", now: now, into: &actions)
  }
}
