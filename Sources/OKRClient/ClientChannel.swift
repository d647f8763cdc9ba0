// A client's connection on its event loop: bytes to frames, frames to the session, actions to the
// socket and to the callers.

internal import NIOCore
internal import OKRModel
internal import OKRTransport

/// The channel handler of a client's connection.
final class ClientChannel: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer
  typealias Session = ClientSession<ClientStream>

  /// Longest frame that is taken, and the memory it may take once decoded.
  static let frameBytes = 64 << 20
  static let decodeBudgetBytes = 256 << 20

  private let address: ServerAddress
  private let memory = FrameMemory(decodeBudgetBytes: ClientChannel.decodeBudgetBytes)
  private let hello: Hello
  private let welcomed: @Sendable (Result<ClientLink, RPCFailure>) -> Void
  private var session = Session(now: Monotonic.nowNanoseconds)
  private var splitter = FrameSplitter(limitBytes: ClientChannel.frameBytes)
  private var context: ChannelHandlerContext?
  private var link: ClientLink?
  private var isGreeted = false
  private var isWelcomed = false
  private var actions: [Session.Action] = []
  private var isPerforming = false
  private var pending = ByteBuffer()
  private var trouble = "the server closed it"
  private var timer: Scheduled<Void>?
  private var timerAt = Int64.max

  /// - Parameter welcomed: called once, with the link or why there is none.
  init(
    address: ServerAddress, hello: Hello,
    welcomed: @escaping @Sendable (Result<ClientLink, RPCFailure>) -> Void
  ) {
    self.address = address
    self.hello = hello
    self.welcomed = welcomed
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    self.link = ClientLink(self, eventLoop: context.eventLoop)
    if context.channel.isActive { self.greet() }
  }

  func channelActive(context: ChannelHandlerContext) {
    self.greet()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.finish()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.finish()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    self.trouble = "\(error)"
    context.close(promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    self.splitter.append(self.unwrapInboundIn(data))
    let now = Monotonic.nowNanoseconds
    while self.session.phase != .closed {
      do throws(FramingError) {
        guard let frame = try self.splitter.next({ self.memory.decode($0) }) else { break }
        self.session.received(try frame.get(), now: now, into: &self.actions)
      } catch {
        self.session.breakOff("the server's bytes can't be read: \(error)", into: &self.actions)
      }
      self.perform()
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if let link = self.link { self.carryOut(link.takeCommandsEarly()) }
  }

  /// Does what callers want.
  func carryOut(_ commands: [ClientCommand]) {
    for command in commands {
      self.carryOut(command)
      self.perform()
    }
    self.endBurst()
  }

  private func carryOut(_ command: ClientCommand) {
    switch command {
    case .open(let stream, let request, let deadline):
      guard stream.id == 0 else { return }
      self.session.open(stream, request, deadline: deadline, into: &self.actions)
    case .send(let stream, let payload, let more):
      self.session.send(stream.id, payload, more: more, into: &self.actions)
    case .grant(let stream, let messages):
      self.session.grant(stream.id, messages, into: &self.actions)
    case .cancel(let stream):
      if stream.id > 0 {
        self.session.cancel(stream.id, into: &self.actions)
      } else {
        stream.id = -1
        self.session.cancelWaiting { $0 === stream }
      }
    case .close: self.session.breakOff("closed by the caller", into: &self.actions)
    }
  }

  private func perform() {
    guard !self.isPerforming else { return }
    self.isPerforming = true
    var index = 0
    while index < self.actions.count {
      self.perform(self.actions[index])
      index += 1
    }
    self.actions.removeAll(keepingCapacity: true)
    self.isPerforming = false
  }

  private func perform(_ action: Session.Action) {
    switch action {
    case .write(let frame): _ = self.memory.write(frame, to: &self.pending)
    case .welcomed(let welcome): self.answer(welcome)
    case .refused(let status): self.answer(RPCFailure(status))
    case .began(let stream, let id):
      stream.id = id
      stream.receiver.began()
    case .message(let stream, let payload): stream.receiver.received(payload)
    case .granted(let stream, let messages): stream.receiver.granted(messages)
    case .ended(let stream, let end): stream.receiver.ended(.success(end))
    case .failed(let stream, let failure): stream.receiver.ended(.failure(failure))
    case .goneAway: self.link?.retire()
    case .close:
      self.link?.retire()
      self.flush()
      self.context?.close(promise: nil)
    }
  }

  private func answer(_ welcome: Welcome) {
    guard !self.isWelcomed, let link = self.link else { return }
    self.isWelcomed = true
    link.welcomed(welcome)
    self.welcomed(.success(link))
  }

  private func answer(_ failure: RPCFailure) {
    guard !self.isWelcomed else { return }
    self.isWelcomed = true
    self.welcomed(.failure(failure))
  }

  private func greet() {
    self.isGreeted = true
    _ = self.memory.write(.hello(self.hello), to: &self.pending)
    self.endBurst()
  }

  private func endBurst() {
    self.flush()
    self.scheduleTimer()
  }

  private func flush() {
    guard self.pending.readableBytes > 0, let context = self.context else { return }
    context.writeAndFlush(self.wrapOutboundOut(self.pending), promise: nil)
    self.pending = ByteBuffer()
  }

  private func finish() {
    guard self.context != nil else { return }
    self.link?.retire()
    self.session.disconnected(self.trouble, into: &self.actions)
    self.perform()
    // Where it never was a connection, whoever asked for it knows better why.
    if self.isGreeted { self.answer(.cannotConnect(self.address, self.trouble)) }
    self.timer?.cancel()
    self.timer = nil
    self.context = nil
    self.link = nil
  }

  private func scheduleTimer() {
    let next = self.session.nextDeadline
    guard next < self.timerAt, let context = self.context else { return }
    self.timer?.cancel()
    self.timerAt = next
    let due = NIODeadline.uptimeNanoseconds(UInt64(clamping: next))
    self.timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: due) { self.fire() }
  }

  private func fire() {
    self.timer = nil
    self.timerAt = .max
    self.session.timer(now: Monotonic.nowNanoseconds, into: &self.actions)
    self.perform()
    self.endBurst()
  }
}
