// Carrying out what the session decides, and telling it what the handler says.

internal import NIOCore
internal import OKRModel

extension ServerConnection {
  /// Carries out the actions that lie here. Actions that arise meanwhile are carried out as well.
  func perform(now: Int64) {
    guard !self.isPerforming else { return }
    self.isPerforming = true
    var index = 0
    while index < self.actions.count {
      self.perform(self.actions[index], now: now)
      index += 1
    }
    self.actions.removeAll(keepingCapacity: true)
    self.isPerforming = false
  }

  private func perform(_ action: ServerSession.Action, now: Int64) {
    switch action {
    case .signIn(let hello): self.signIn(hello)
    case .write(.end(var end)):
      // The session knows streams, not what they were asked for.
      if end.status?.requestId.isEmpty == true {
        end.status?.requestId = self.requestID(stream: end.streamId)
      }
      self.write(.end(end))
    case .write(let frame): self.write(frame)
    case .begin(let key, let request, let deadline):
      self.begin(key, request, deadlineNanoseconds: deadline, now: now)
    case .deliver(let key, let payload, let isLast):
      self.call(key)?.deliver(payload, isLast: isLast)
    case .grant(let key, let messages): self.call(key)?.addCredit(messages)
    case .cancel(let key): self.call(key)?.cancel()
    case .closeAfterFlush: self.closesWhenFlushed = true
    case .abort: self.context?.close(promise: nil)
    }
  }

  private func call(_ key: StreamKey) -> ServerCall? {
    guard key.slot < self.calls.count, let call = self.calls[key.slot], call.key == key else {
      return nil
    }
    return call
  }

  /// The name of a call that is under way; empty where none is.
  private func requestID(stream: Int64) -> String {
    self.calls.lazy.compactMap(\.self).first { $0.key.id == stream }?.requestID ?? ""
  }

  private func signIn(_ hello: Hello) {
    guard let output = self.output else { return }
    let name = String(hello.clientName.prefix(128))
    self.server.handler.signIn(hello, peer: self.peer) { result in
      output.run { $0.signedIn(result, clientName: name) }
    }
  }

  private func signedIn(_ result: Result<SignIn, StatusError>, clientName: String) {
    let now = Monotonic.nowNanoseconds
    switch result {
    case .success(let signIn):
      self.caller = Caller(signIn, peer: self.peer, clientName: clientName)
      if self.context != nil, signIn.principal != nil { self.server.sessionOpened() }
      self.session.signedIn(self.welcome(signIn.principal), now: now, into: &self.actions)
    case .failure(let error):
      self.session.refused(error.status, now: now, into: &self.actions)
    }
    // An answer given inside the question is taken up by the burst that asks.
    guard !self.isPerforming else { return }
    self.perform(now: now)
    self.resumeReading(now: now)
    self.endBurst(now: now)
  }

  private func welcome(_ principal: Principal?) -> Welcome {
    var welcome = self.server.handler.welcome
    welcome.protocolVersion = ServerSession.protocolVersion
    welcome.principal = principal
    welcome.limits = ConnectionLimits(
      frameInBytes: Int32(clamping: self.limits.frameInBytes),
      frameOutBytes: Int32(clamping: self.limits.frameOutBytes),
      streams: Int32(clamping: self.limits.openStreams),
      pingIntervalMilliseconds: Int32(clamping: self.limits.pingIntervalMilliseconds),
      idleMilliseconds: Int32(clamping: self.limits.idleMilliseconds))
    return welcome
  }

  private func begin(
    _ key: StreamKey, _ request: Request, deadlineNanoseconds: Int64, now: Int64
  ) {
    guard let caller = self.caller, let output = self.output else { return }
    self.server.streamOpened()
    let method = KnownMethods.name(request.method)
    let credit = self.session.streams[key]?.outgoingCredit ?? 0
    let call = ServerCall(
      request, method: method ?? KnownMethods.cut(request.method), key: key, credit: credit,
      deadlineNanoseconds: deadlineNanoseconds, receivedAt: now, caller: caller, output: output)
    guard method != nil else {
      self.server.countUnknownMethod()
      self.server.handler.missed(call, CallEnd(code: .unimplemented, revision: ""))
      self.end(key, Ending(unknownMethod: call), now: now)
      return
    }
    while self.calls.count <= key.slot { self.calls.append(nil) }
    self.calls[key.slot] = call
    self.server.handler.begin(call)
  }

  /// Takes a handler's letter.
  /// - Returns: true for the first of a burst.
  func take(_ letter: Letter, now: Int64) -> Bool {
    switch letter.reply {
    case .message(let payload): self.send(letter.key, payload)
    case .grant(let messages):
      self.session.grants(letter.key, messages: messages, into: &self.actions)
    case .end(let ending): self.end(letter.key, ending, now: now)
    }
    self.perform(now: now)
    defer { self.isTouched = true }
    return !self.isTouched
  }

  private func send(_ key: StreamKey, _ payload: [UInt8]) {
    guard self.session.sends(key) else { return }
    let frame = Frame.Frame.message(Message(streamId: key.id, payload: payload, more: true))
    guard !self.writeWithinLimit(frame) else { return }
    // The stream has a gap now: end it here, and let its work find out.
    self.session.gaveUp(
      key, .replyTooLarge(payload.count, limit: self.limits.frameOutBytes), into: &self.actions)
  }

  private func end(_ key: StreamKey, _ ending: Ending, now: Int64) {
    guard self.session.streams[key] != nil else { return }
    let isAwaited = self.session.finishes(key, now: now)
    let call = self.call(key)
    if key.slot < self.calls.count { self.calls[key.slot] = nil }
    self.server.streamClosed()
    if isAwaited { self.write(ending, of: key, call) }
    self.session.finished(ending.status.code, now: now, into: &self.actions)
  }

  private func writeWithinLimit(_ frame: Frame.Frame) -> Bool {
    self.memory.write(frame, to: &self.pending, limitBytes: self.limits.frameOutBytes)
  }

  private func write(_ ending: Ending, of key: StreamKey, _ call: ServerCall?) {
    var status = ending.status
    if let payload = ending.payload {
      if !self.writeWithinLimit(.message(Message(streamId: key.id, payload: payload))) {
        status = .replyTooLarge(payload.count, limit: self.limits.frameOutBytes)
        status.requestId = call?.requestID ?? ""
      }
    }
    self.write(
      .end(
        End(
          streamId: key.id, status: status, revision: ending.revision,
          instantUnixMicros: ending.instantMicros)))
  }
}

extension Ending {
  init(unknownMethod call: ServerCall) {
    var status = Status.unknownMethod(call.method)
    status.requestId = call.requestID
    self.init(payload: nil, status: status, revision: "", instantMicros: 0)
  }
}

/// The contract's methods, by path: one shared text for each.
enum KnownMethods {
  private static let names = Set(RPC.paths)

  /// The longest text of a method that isn't known, in characters.
  private static let longestUnknown = 128

  /// The beginning of a method's name, whatever it is.
  static func cut(_ path: String) -> String { String(path.prefix(Self.longestUnknown)) }

  static func name(_ path: String) -> String? {
    self.names.firstIndex(of: path).map { self.names[$0] }
  }
}
