// One connection on its event loop: bytes to frames, frames to the session, actions to the socket.
// The protocol itself is in ServerSession; extensions hold the output and the actions.

internal import NIOCore
internal import OKRModel

/// The channel handler of one connection. It belongs to its event loop.
final class ServerConnection: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  let limits: TransportLimits
  let server: ServerCore
  let mailbox: LoopMailbox
  let memory: FrameMemory
  let peer: PeerAddress
  var session: ServerSession
  var splitter: FrameSplitter
  var context: ChannelHandlerContext?
  var output: ConnectionOutput?
  var caller: Caller?
  /// The calls by their stream's slot.
  var calls: [ServerCall?] = []
  var actions: [ServerSession.Action] = []
  var isPerforming = false
  var isTouched = false
  var waitsToRead = false

  var pending = ByteBuffer()
  var inFlightBytes = 0
  var closesWhenFlushed = false

  private var timer: Scheduled<Void>?
  private var timerAt = Int64.max

  init(server: ServerCore, mailbox: LoopMailbox, peer: PeerAddress) {
    self.limits = server.limits
    self.server = server
    self.mailbox = mailbox
    self.memory = mailbox.memory.value
    self.peer = peer
    self.session = ServerSession(
      limits: server.limits, agePermille: .random(in: 900...1_100), now: Monotonic.nowNanoseconds)
    self.splitter = FrameSplitter(limitBytes: server.limits.frameInBytes)
  }

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    let output = ConnectionOutput(self, eventLoop: context.eventLoop, mailbox: self.mailbox)
    self.output = output
    self.server.opened(output)
    self.scheduleTimer()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.finish()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.finish()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard self.session.phase != .closing, self.session.phase != .closed else { return }
    self.splitter.append(self.unwrapInboundIn(data))
    self.pump(now: Monotonic.nowNanoseconds)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    self.mailbox.drainEarly()
    self.endBurst(now: Monotonic.nowNanoseconds)
  }

  func read(context: ChannelHandlerContext) {
    if self.session.reads {
      context.read()
    } else {
      self.waitsToRead = true
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  /// Hands whole frames to the session for as long as it takes them.
  func pump(now: Int64) {
    while self.session.acceptsFrames {
      do throws(FramingError) {
        guard let frame = try self.splitter.next({ self.memory.decode($0) }) else { break }
        self.session.received(try frame.get(), now: now, into: &self.actions)
      } catch {
        self.session.failed(error, now: now, into: &self.actions)
      }
      self.perform(now: now)
    }
    self.session.holdsPartialFrame(
      self.splitter.isHolding && self.session.acceptsFrames, now: now)
  }

  /// Writes what gathered, and looks at what comes next.
  func endBurst(now: Int64) {
    self.isTouched = false
    self.flush(now: now)
    self.scheduleTimer()
  }

  /// Takes no new streams from here on.
  func drain() {
    let now = Monotonic.nowNanoseconds
    self.session.drain(now: now, into: &self.actions)
    self.perform(now: now)
    self.endBurst(now: now)
  }

  private func finish() {
    guard self.context != nil else { return }
    self.session.disconnected(into: &self.actions)
    self.perform(now: Monotonic.nowNanoseconds)
    self.timer?.cancel()
    self.timer = nil
    self.context = nil
    if self.caller?.principal != nil { self.server.sessionClosed() }
    if let output = self.output { self.server.closed(output) }
    // Calls that still run hold the output, and it holds the connection: so both go with the last of them.
    (self.output, self.caller) = (nil, nil)
  }

  /// Sees to a timer at or before the session's next deadline. One that fires too early is cheap;
  /// deadlines move later far more often than earlier.
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
    let now = Monotonic.nowNanoseconds
    self.session.timer(now: now, into: &self.actions)
    self.perform(now: now)
    self.endBurst(now: now)
  }
}
