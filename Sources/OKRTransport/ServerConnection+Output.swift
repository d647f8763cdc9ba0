// A connection's output: frames gather in one buffer, which is written once a burst, and only when
// the one before has gone. What waits is counted, and slows or ends the connection.

internal import NIOCore
internal import OKRModel

extension ServerConnection {
  /// A write is cut into pieces of this length, so that a slow reader's progress shows.
  private static let pieceBytes = 128 << 10
  /// Room that a connection keeps between bursts.
  private static let keptBytes = 4 << 10

  func write(_ frame: Frame.Frame) {
    _ = self.memory.write(frame.withHelp, to: &self.pending)
  }

  var pendingBytes: Int { self.pending.readableBytes + self.inFlightBytes }

  func flush(now: Int64) {
    if self.inFlightBytes == 0, let context = self.context {
      self.startWriting(context)
    }
    self.noteOutput(progressed: false, now: now)
    self.closeIfFlushed()
  }

  private func startWriting(_ context: ChannelHandlerContext) {
    guard self.pending.readableBytes > 0 else { return }
    var sending = self.pending
    self.pending = ByteBuffer()
    self.inFlightBytes = sending.readableBytes
    while let piece = sending.readSlice(length: min(Self.pieceBytes, sending.readableBytes)),
      piece.readableBytes > 0
    {
      let count = piece.readableBytes
      context.write(self.wrapOutboundOut(piece)).assumeIsolated().whenComplete { _ in
        self.wrote(count)
      }
    }
    context.flush()
    // Mostly all of it went at once, and the same memory takes the next burst.
    if self.pendingBytes == 0, sending.capacity <= Self.keptBytes {
      sending.clear()
      self.pending = sending
    }
  }

  private func wrote(_ count: Int) {
    self.inFlightBytes -= count
    guard self.context != nil else { return }
    let now = Monotonic.nowNanoseconds
    self.noteOutput(progressed: true, now: now)
    if self.inFlightBytes == 0, self.pending.readableBytes > 0 {
      self.flush(now: now)
    }
    self.closeIfFlushed()
  }

  private func noteOutput(progressed: Bool, now: Int64) {
    let wasCongested = self.session.isCongested
    self.session.outputChanged(
      pendingBytes: self.pendingBytes, progressed: progressed, now: now, into: &self.actions)
    self.perform(now: now)
    guard wasCongested != self.session.isCongested else { return }
    self.output?.setCongested(self.session.isCongested)
    if wasCongested {
      for call in self.calls { call?.becameWritable() }
      self.resumeReading(now: now)
    }
  }

  /// Takes up input again after the session refused it for a while.
  func resumeReading(now: Int64) {
    self.pump(now: now)
    guard self.session.reads, self.waitsToRead else { return }
    self.waitsToRead = false
    self.context?.read()
  }

  private func closeIfFlushed() {
    guard self.closesWhenFlushed, self.pendingBytes == 0, let context = self.context else { return }
    self.closesWhenFlushed = false
    context.close(mode: .output, promise: nil)
    self.resumeReading(now: Monotonic.nowNanoseconds)
  }
}

extension Frame.Frame {
  /// A refusal tells what helps.
  fileprivate var withHelp: Self {
    switch self {
    case .end(var end):
      guard let status = end.status, status.code != .ok else { return self }
      end.status = status.withHelp
      return .end(end)
    case .refusal(let refusal): return .refusal(Refusal(status: refusal.status?.withHelp))
    default: return self
    }
  }
}
