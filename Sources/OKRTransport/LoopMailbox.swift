// Replies on their way from any thread to an event loop. They gather under a lock and are carried
// over together: one hop for all that came meanwhile, however many connections they are for.

internal import NIOCore
internal import OKRModel
internal import Synchronization

/// How a call ended.
struct Ending: Sendable {
  var payload: [UInt8]?
  var status: Status
  var revision: String
  var instantMicros: Int64
}

/// What a handler says about a stream.
struct Letter: Sendable {
  enum Reply: Sendable {
    case message([UInt8])
    case grant(Int)
    case end(Ending)
  }

  var key: StreamKey
  var reply: Reply
}

/// Where a call's replies go.
protocol CallOutput: Sendable {
  /// True while the connection has too much output waiting.
  var isCongested: Bool { get }
  func post(_ letter: Letter)
}

/// The mailbox of one event loop.
final class LoopMailbox: Sendable {
  private struct State {
    var letters: [(Letter, ConnectionOutput)] = []
    /// True where somebody will empty the mailbox.
    var isAwaited = false
    /// True once the loop is going down: then nobody waits for letters.
    var isClosed = false
  }

  private let eventLoop: any EventLoop
  /// What the loop's connections decode and encode in.
  let memory: NIOLoopBoundBox<FrameMemory>
  private let state = Mutex(State())

  init(eventLoop: any EventLoop, decodeBudgetBytes: Int) {
    self.eventLoop = eventLoop
    self.memory = .makeBoxSendingValue(
      FrameMemory(decodeBudgetBytes: decodeBudgetBytes), eventLoop: eventLoop)
  }

  func post(_ letter: Letter, to output: ConnectionOutput) {
    let wakes = self.state.withLock { state in
      guard !state.isClosed else { return false }
      state.letters.append((letter, output))
      defer { state.isAwaited = true }
      return !state.isAwaited
    }
    if wakes { self.eventLoop.execute { self.drain() } }
  }

  var isClosed: Bool { self.state.withLock { $0.isClosed } }

  /// Drops what lies here, and all that comes: a loop that is shut down must not be bothered.
  func close() {
    self.state.withLock { state in
      state.isClosed = true
      state.letters = []
    }
  }

  /// Carries out what lies here, at the end of a burst of input: replies given inside it needn't
  /// wait for the hop that stays under way for them. On the event loop.
  func drainEarly() {
    self.carryOut(self.state.withLock { Self.take(&$0) })
  }

  private func drain() {
    self.carryOut(
      self.state.withLock { state in
        state.isAwaited = false
        return Self.take(&state)
      })
  }

  private static func take(_ state: inout State) -> [(Letter, ConnectionOutput)] {
    defer { state.letters = [] }
    return state.letters
  }

  private func carryOut(_ letters: [(Letter, ConnectionOutput)]) {
    self.eventLoop.assertInEventLoop()
    guard !letters.isEmpty else { return }
    let now = Monotonic.nowNanoseconds
    var touched: [ServerConnection] = []
    for (letter, output) in letters {
      let connection = output.connection
      if connection.take(letter, now: now) { touched.append(connection) }
    }
    for connection in touched { connection.endBurst(now: now) }
  }
}

/// A connection as its calls see it from other threads.
final class ConnectionOutput: CallOutput {
  private let bound: NIOLoopBound<ServerConnection>
  private let mailbox: LoopMailbox
  private let congested = Atomic<Bool>(false)

  init(_ connection: ServerConnection, eventLoop: any EventLoop, mailbox: LoopMailbox) {
    self.bound = NIOLoopBound(connection, eventLoop: eventLoop)
    self.mailbox = mailbox
  }

  var isCongested: Bool { self.congested.load(ordering: .relaxed) }

  var eventLoop: any EventLoop { self.bound.eventLoop }

  /// On the event loop only.
  var connection: ServerConnection { self.bound.value }

  func setCongested(_ isCongested: Bool) {
    self.congested.store(isCongested, ordering: .relaxed)
  }

  func post(_ letter: Letter) {
    self.mailbox.post(letter, to: self)
  }

  /// Runs `body` with the connection on its event loop; at once where this is it.
  func run(_ body: @escaping @Sendable (ServerConnection) -> Void) {
    let bound = self.bound
    if bound.eventLoop.inEventLoop {
      body(bound.value)
    } else if !self.mailbox.isClosed {
      bound.eventLoop.execute { body(bound.value) }
    }
  }
}
