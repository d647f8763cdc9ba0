// One call as the handler sees it. Everything here may be used from any thread.

public import OKRModel
internal import Synchronization

/// A call that a client waits for.
public final class ServerCall: Sendable {
  /// Takes a client message; `isLast` where no other follows.
  public typealias MessageHandler = @Sendable (_ payload: [UInt8], _ isLast: Bool) -> Void

  /// `okr.v1.Service/Method`; one of the contract's, but for a call that is told as missed.
  public let method: String
  public let caller: Caller
  /// The request's bytes; of a client stream, its first message's.
  public let payload: [UInt8]
  public let metadata: [Metadata]
  /// On the clock of `Monotonic`.
  public let deadlineNanoseconds: Int64
  /// A revision token: the reply must show at least that state. Empty where the client asks none.
  public let atLeast: String
  /// The moment of the past that is asked for; nil for the present.
  public let asOf: AsOf?
  /// True where client messages follow the request.
  public let more: Bool
  public let stages: CallStages

  let key: StreamKey
  private let output: any CallOutput
  private let state: Mutex<State>

  private struct State {
    var credit: Int
    var isCancelled = false
    var organisation = ""
    var end: CallEnd?
    var isDelivering = false
    var messages: [(payload: [UInt8], isLast: Bool)] = []
    var onMessage: MessageHandler?
    var onFinish: (@Sendable (CallEnd) -> Void)?
    var onCancel: (@Sendable () -> Void)?
    var onWritable: (@Sendable () -> Void)?

    var isFinished: Bool { self.end != nil }
  }

  init(
    _ request: Request, method: String, key: StreamKey, credit: Int, deadlineNanoseconds: Int64,
    receivedAt: Int64, caller: Caller, output: any CallOutput
  ) {
    self.method = method
    self.caller = caller
    self.payload = request.payload
    self.metadata = request.metadata
    self.deadlineNanoseconds = deadlineNanoseconds
    self.atLeast = request.atLeast
    self.asOf = request.asOf
    self.more = request.more
    self.stages = CallStages(receivedAt: receivedAt)
    self.key = key
    self.output = output
    self.state = Mutex(State(credit: credit))
  }

  /// How logs and failures name the call: the client's own id of it, else one made of when it came.
  public var requestID: String {
    RequestID.find(in: self.metadata)
      ?? "s\(String(self.stages.received, radix: 16))-\(self.key.id)"
  }

  /// Nil where nobody is signed in.
  public var principal: Principal? { self.caller.principal }

  /// Takes note of the organisation that the request names, where that may be another than the caller's
  /// own: logs name it.
  public func concerns(organisation: String) {
    self.state.withLock { $0.organisation = organisation }
  }

  /// True once nobody waits: cancelled, out of time, or disconnected. `finish` is still due.
  public var isCancelled: Bool { self.state.withLock { $0.isCancelled } }

  /// Messages that `send` takes now.
  public var credit: Int {
    self.output.isCongested ? 0 : self.state.withLock { $0.isCancelled ? 0 : $0.credit }
  }

  /// Sends a message of a server stream.
  /// - Returns: false where it was not taken: without credit keep it until `onWritable`; on a
  ///   cancelled call drop it.
  public func send(_ payload: [UInt8]) -> Bool {
    guard !self.output.isCongested else { return false }
    let isTaken = self.state.withLock { state in
      guard state.credit > 0, !state.isCancelled, !state.isFinished else { return false }
      state.credit -= 1
      return true
    }
    if isTaken { self.output.post(Letter(key: self.key, reply: .message(payload))) }
    return isTaken
  }

  /// Takes that many client messages more; 16 are granted from the start.
  public func grant(_ messages: Int) {
    precondition(messages > 0)
    self.output.post(Letter(key: self.key, reply: .grant(messages)))
  }

  /// Ends the call. Exactly once; later ones are ignored. A failure carries the call's id.
  /// - Parameters:
  ///   - payload: the reply of a unary call or a client stream; nil on an error.
  ///   - revision: the organisation's revision token.
  ///   - instantMicros: what the reply's figures are as of, in microseconds since 1970.
  public func finish(
    payload: [UInt8]?, status: Status = .ok, revision: String = "", instantMicros: Int64 = 0
  ) {
    let (isFirst, end, onFinish) = self.state.withLock { state in
      let end = CallEnd(
        code: status.code, revision: revision, organisation: state.organisation)
      defer {
        state.end = end
        state.onFinish = nil
        state.onMessage = nil
        state.onCancel = nil
        state.onWritable = nil
        state.messages = []
      }
      return (!state.isFinished, end, state.onFinish)
    }
    onFinish?(end)
    assert(isFirst, "\(self.method) was finished twice")
    guard isFirst else { return }
    let ending = Ending(
      payload: payload, status: self.named(status), revision: revision, instantMicros: instantMicros
    )
    self.output.post(Letter(key: self.key, reply: .end(ending)))
  }

  /// A failure with the call's id.
  private func named(_ status: Status) -> Status {
    guard status.code != .ok else { return status }
    var named = status
    named.requestId = self.requestID
    return named
  }

  /// Ends the call with an error.
  public func finish(_ error: StatusError) {
    self.finish(payload: nil, status: error.status)
  }

  /// Hands client messages to `body` in their order, one at a time; those that came before at once.
  public func onMessage(_ body: @escaping MessageHandler) {
    self.state.withLock { if !$0.isFinished { $0.onMessage = body } }
    self.deliverWaiting()
  }

  /// Calls `body` once, when the call is finished; at once where it is.
  public func onFinish(_ body: @escaping @Sendable (CallEnd) -> Void) {
    let end = self.state.withLock { state in
      if !state.isFinished { state.onFinish = body }
      return state.end
    }
    if let end { body(end) }
  }

  /// Calls `body` once, when nobody waits any more; at once where that is so already.
  public func onCancel(_ body: @escaping @Sendable () -> Void) {
    let isCancelled = self.state.withLock { state in
      if !state.isCancelled && !state.isFinished { state.onCancel = body }
      return state.isCancelled
    }
    if isCancelled { body() }
  }

  /// Calls `body` whenever `send` takes messages again; at once where it does now. It may be called
  /// on the event loop while the handler's own thread is still inside it.
  public func onWritable(_ body: @escaping @Sendable () -> Void) {
    self.state.withLock { if !$0.isFinished { $0.onWritable = body } }
    if self.credit > 0 { body() }
  }
}

// What the connection tells the call.
extension ServerCall {
  func addCredit(_ messages: Int) {
    let body = self.state.withLock { state in
      state.credit += messages
      return state.credit == messages ? state.onWritable : nil
    }
    body?()
  }

  func becameWritable() {
    self.state.withLock { $0.credit > 0 && !$0.isCancelled ? $0.onWritable : nil }?()
  }

  func cancel() {
    let body = self.state.withLock { state in
      defer {
        state.isCancelled = true
        state.onCancel = nil
      }
      return state.onCancel
    }
    body?()
  }

  func deliver(_ payload: [UInt8], isLast: Bool) {
    self.state.withLock { if !$0.isFinished { $0.messages.append((payload, isLast)) } }
    self.deliverWaiting()
  }

  private func deliverWaiting() {
    let canDeliver = self.state.withLock { state in
      guard !state.isDelivering, state.onMessage != nil else { return false }
      state.isDelivering = true
      return true
    }
    guard canDeliver else { return }
    while let (body, messages) = self.takeWaiting() {
      for message in messages { body(message.payload, message.isLast) }
    }
  }

  private func takeWaiting() -> (MessageHandler, [(payload: [UInt8], isLast: Bool)])? {
    self.state.withLock { state in
      guard let body = state.onMessage, !state.messages.isEmpty else {
        state.isDelivering = false
        return nil
      }
      defer { state.messages = [] }
      return (body, state.messages)
    }
  }
}
