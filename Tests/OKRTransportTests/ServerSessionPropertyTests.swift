// Whatever comes in whatever order, a session keeps its invariants, answers each stream at most
// once, and never begins anything after it gave up.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRTransport
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct ServerSessionPropertyTests {
  @Test func thousandsOfRandomHistories() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var phases: Set<ServerSession.Phase> = []
    var (begun, ended) = (0, 0)
    for _ in 0..<3_000 {
      var history = History(random: random)
      history.run(steps: Int.random(in: 1...80, using: &random))
      random = history.random
      begun += history.begun.count
      ended += history.ended.count
      phases.insert(history.driver.session.phase)
    }
    #expect(phases.isSuperset(of: [.open, .draining, .closing, .closed]), "all ends were reached")
    #expect(begun > 3_000 && ended > 1_000, "most histories do something")
  }
}

/// One random life of a session, and what was seen of it.
private struct History {
  var random: SeededGenerator
  let driver: Driver
  var running: [StreamKey] = []
  var ended: Set<Int64> = []
  var begun: Set<Int64> = []
  var isOver = false
  var isGone = false

  init(random: SeededGenerator) {
    self.random = random
    var limits = TransportLimits()
    limits.openStreams = 4
    limits.provokedErrors = 10
    limits.cancels = 10
    limits.strayFrames = 20
    self.driver = Int.random(in: 0..<8, using: &self.random) == 0 ? Driver(limits) : .open(limits)
  }

  mutating func run(steps: Int) {
    for _ in 0..<steps where !self.isGone {
      self.driver.now += Int64.random(in: 0...3_000_000_000, using: &self.random)
      self.driver.actions = []
      self.step()
      self.driver.session.checkInvariants()
      self.look()
    }
  }

  private mutating func step() {
    switch Int.random(in: 0..<16, using: &self.random) {
    case 0:
      self.driver.session.signedIn(
        Welcome(), now: self.driver.now, into: &self.driver.actions)
    case 1: self.driver.session.timer(now: self.driver.now, into: &self.driver.actions)
    case 2: self.changeOutput()
    case 3...5: self.finishOne()
    case 6: self.sendOne()
    case 7 where Int.random(in: 0..<6, using: &self.random) == 0:
      self.driver.session.drain(now: self.driver.now, into: &self.driver.actions)
    case 7 where Int.random(in: 0..<40, using: &self.random) == 0:
      self.driver.session.disconnected(into: &self.driver.actions)
      self.isOver = true
    case 8:
      self.driver.session.holdsPartialFrame(
        Bool.random(using: &self.random) && self.driver.session.acceptsFrames,
        now: self.driver.now)
    default:
      guard self.driver.session.acceptsFrames else { return }
      self.driver.session.received(
        Frame(frame: self.frame()), now: self.driver.now, into: &self.driver.actions)
    }
  }

  private mutating func frame() -> Frame.Frame? {
    let last = self.driver.session.lastStreamId
    // Mostly a stream that runs, now and then one that is over or was never opened.
    let near = Int64.random(in: max(0, last - 3)...last + 1, using: &self.random)
    let isWild = Int.random(in: 0..<4, using: &self.random) == 0
    let id = isWild ? near : self.running.randomElement(using: &self.random)?.id ?? near
    let small = Int32.random(in: -1...20, using: &self.random)
    switch Int.random(in: 0..<40, using: &self.random) {
    case 0: return .hello(Hello(protocolVersion: 1))
    case 1...22:
      return .request(
        Request(
          streamId: last + Int64.random(in: 0...40, using: &self.random) / 5, method: "m",
          timeoutMicroseconds: Int64.random(in: -1...9_000_000, using: &self.random),
          more: Bool.random(using: &self.random), credit: small))
    case 23...28:
      return .message(Message(streamId: id, more: Bool.random(using: &self.random)))
    case 29...32: return .credit(Credit(streamId: id, messages: small))
    case 33...35: return .cancel(Cancel(streamId: id))
    case 36: return .ping(Ping(token: id))
    case 37: return .pong(Pong())
    case 38: return .end(End(streamId: id))
    default: return nil
    }
  }

  private mutating func changeOutput() {
    self.driver.session.outputChanged(
      pendingBytes: [0, 1_000, 300 << 10, 2 << 20].randomElement(using: &self.random) ?? 0,
      progressed: Bool.random(using: &self.random), now: self.driver.now,
      into: &self.driver.actions)
  }

  private mutating func finishOne() {
    guard let index = self.running.indices.randomElement(using: &self.random) else { return }
    let key = self.running.remove(at: index)
    let code: Code = Bool.random(using: &self.random) ? .ok : .invalidArgument
    if self.driver.session.finishes(key, now: self.driver.now) {
      self.noteEnd(key.id)
      #expect(!self.isOver, "no end after the go-away")
    }
    #expect(self.driver.session.streams[key] == nil)
    let again = self.driver.session.finishes(key, now: self.driver.now)
    #expect(!again)
    self.driver.session.finished(code, now: self.driver.now, into: &self.driver.actions)
  }

  private mutating func sendOne() {
    guard let key = self.running.randomElement(using: &self.random) else { return }
    guard (self.driver.session.streams[key]?.outgoingCredit ?? 0) > 0 else { return }
    if self.driver.session.sends(key) { #expect(!self.ended.contains(key.id)) }
    self.driver.session.grants(key, messages: 3, into: &self.driver.actions)
  }

  private mutating func noteEnd(_ id: Int64) {
    let isFirst = self.ended.insert(id).inserted
    #expect(isFirst, "a stream ends once")
  }

  private mutating func look() {
    for action in self.driver.actions {
      switch action {
      case .begin(let key, _, _):
        let isNew = self.begun.insert(key.id).inserted
        #expect(!self.isOver && isNew)
        self.running.append(key)
      case .write(.end(let end)):
        self.noteEnd(end.streamId)
      case .closeAfterFlush: self.isOver = true
      case .abort: self.isGone = true
      case .cancel(let key): #expect(self.driver.session.streams[key]?.isAbandoned != false)
      case .signIn, .write, .deliver, .grant: break
      }
    }
  }
}
