// The client's protocol state without a socket: events in, actions out, time by hand.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

/// A session with its clock and its last actions. Streams are numbers here.
final class Driver {
  var session: ClientSession<Int>
  var now: Int64 = 1_000_000_000
  var actions: [ClientSession<Int>.Action] = []

  init() {
    self.session = ClientSession(now: 1_000_000_000)
  }

  /// A session that was welcomed.
  static func open(streams: Int32 = 2) -> Driver {
    let driver = Driver()
    driver.receive(
      .welcome(
        Welcome(limits: ConnectionLimits(streams: streams, pingIntervalMilliseconds: 10_000))))
    return driver
  }

  func receive(_ frame: Frame.Frame?) {
    self.actions = []
    self.session.received(Frame(frame: frame), now: self.now, into: &self.actions)
    self.session.checkInvariants()
  }

  func open(_ stream: Int, credit: Int32 = 0, milliseconds: Int64 = 30_000) {
    self.actions = []
    self.session.open(
      stream, Request(method: "m", credit: credit), deadline: self.now + milliseconds * 1_000_000,
      into: &self.actions)
    self.session.checkInvariants()
  }

  func wait(milliseconds: Int64) {
    self.now += milliseconds * 1_000_000
    self.actions = []
    self.session.timer(now: self.now, into: &self.actions)
    self.session.checkInvariants()
  }

  /// The ids of requests among the last actions.
  var requested: [Int64] {
    self.actions.compactMap { action in
      if case .write(.request(let request)) = action { request.streamId } else { nil }
    }
  }

  /// The streams that failed among the last actions, with what is known of their effect.
  var failed: [Int: RPCFailure.Outcome] {
    var found: [Int: RPCFailure.Outcome] = [:]
    for case .failed(let stream, let failure) in self.actions { found[stream] = failure.outcome }
    return found
  }

  var isClosing: Bool {
    self.actions.contains { if case .close = $0 { true } else { false } }
  }
}

@Suite(.bounded) struct ClientSessionTests {
  @Test func streamsBeyondTheLimitWaitTheirTurn() {
    let driver = Driver.open(streams: 2)
    driver.open(10)
    #expect(driver.requested == [1])
    driver.open(11)
    #expect(driver.requested == [2])
    driver.open(12)
    #expect(driver.requested.isEmpty)
    driver.receive(.end(End(streamId: 1)))
    #expect(driver.requested == [3])
    driver.receive(.end(End(streamId: 1)))
    #expect(driver.actions.isEmpty)
  }

  @Test func nothingIsOpenedBeforeTheWelcome() {
    let driver = Driver()
    driver.open(1)
    #expect(driver.failed == [1: .notBegun])
  }

  @Test func aRefusalCloses() {
    let driver = Driver()
    driver.receive(.refusal(Refusal(status: Status(code: .unauthenticated))))
    guard case .refused(let status)? = driver.actions.first else {
      Issue.record("no refusal")
      return
    }
    #expect(status.code == .unauthenticated)
    #expect(driver.isClosing)
  }

  @Test func goAwayTellsWhatWasNotBegun() {
    let driver = Driver.open(streams: 2)
    for stream in 10...12 { driver.open(stream) }
    driver.receive(.goAway(GoAway(lastStreamId: 1, reason: "DRAINING")))
    #expect(driver.failed == [11: .notBegun, 12: .notBegun])
    #expect(!driver.isClosing)
    driver.open(13)
    #expect(driver.failed == [13: .notBegun])
    driver.receive(.end(End(streamId: 1)))
    #expect(driver.isClosing)
  }

  @Test func aBrokenConnectionLeavesOutcomesUnknown() {
    let driver = Driver.open(streams: 1)
    driver.open(10)
    driver.open(11)
    driver.actions = []
    driver.session.disconnected("gone", into: &driver.actions)
    #expect(driver.failed == [10: .unknown, 11: .notBegun])
  }

  @Test func lateStreamsTimeOutAndAreCancelled() {
    let driver = Driver.open(streams: 1)
    driver.open(10, milliseconds: 50)
    driver.open(11, milliseconds: 60)
    driver.open(12, milliseconds: 90)
    driver.wait(milliseconds: 70)
    #expect(driver.failed == [10: .unknown, 11: .notBegun])
    #expect(driver.requested == [2])
    #expect(
      driver.actions.contains {
        if case .write(.cancel(let c)) = $0 { c.streamId == 1 } else { false }
      })
  }

  @Test func aSilentServerIsPingedAndGivenUp() {
    let driver = Driver.open()
    driver.wait(milliseconds: 100_000)
    #expect(driver.actions.isEmpty, "without a stream nothing is asked")
    driver.open(10, milliseconds: 3_600_000)
    driver.wait(milliseconds: 20_000)
    #expect(driver.actions.contains { if case .write(.ping) = $0 { true } else { false } })
    driver.receive(.pong(Pong(token: 1)))
    driver.wait(milliseconds: 20_000)
    driver.wait(milliseconds: 19_999)
    #expect(!driver.isClosing)
    driver.wait(milliseconds: 1)
    #expect(driver.isClosing)
    #expect(driver.failed == [10: .unknown])
  }

  @Test func aServerThatExceedsItsCreditIsCut() {
    let driver = Driver.open()
    driver.open(10, credit: 2)
    for _ in 0..<2 { driver.receive(.message(Message(streamId: 1, more: true))) }
    driver.session.grant(1, 1, into: &driver.actions)
    driver.receive(.message(Message(streamId: 1, more: true)))
    #expect(!driver.isClosing)
    driver.receive(.message(Message(streamId: 1, more: true)))
    #expect(driver.isClosing)
  }

  @Test func framesOnlyAClientSendsAreCut() {
    for frame in [
      .hello(Hello()), .request(Request()), .cancel(Cancel()), .welcome(Welcome()),
    ] as [Frame.Frame] {
      let driver = Driver.open()
      driver.receive(frame)
      #expect(driver.isClosing)
    }
  }

  @Test func everyStreamEndsOnceWhateverHappens() {
    var system = SystemRandomNumberGenerator()
    let seed = system.next()
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    var ended = 0
    for _ in 0..<2_000 {
      ended += self.randomHistory(&random)
    }
    #expect(ended > 10_000)
  }

  /// - Returns: the streams that ended.
  private func randomHistory(_ random: inout SeededGenerator) -> Int {
    let driver = Driver.open(streams: 3)
    var opened: Set<Int> = []
    var ended: Set<Int> = []
    for step in 0..<40 {
      let id = Int64.random(in: 0...12, using: &random)
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<8:
        opened.insert(step)
        driver.open(step, milliseconds: Int64.random(in: 1...60_000, using: &random))
      case 8..<13: driver.receive(.end(End(streamId: id)))
      case 13: driver.receive(.message(Message(streamId: id)))
      case 14: driver.receive(.credit(Credit(streamId: id, messages: 1)))
      case 15..<18: driver.wait(milliseconds: Int64.random(in: 0...9_000, using: &random))
      case 18 where id == 0: driver.receive(.goAway(GoAway(lastStreamId: 5)))
      default: driver.receive(.pong(Pong()))
      }
      self.note(driver, &ended)
    }
    driver.actions = []
    driver.session.disconnected("over", into: &driver.actions)
    self.note(driver, &ended)
    #expect(ended == opened)
    return ended.count
  }

  private func note(_ driver: Driver, _ ended: inout Set<Int>) {
    for action in driver.actions {
      switch action {
      case .ended(let stream, _), .failed(let stream, _):
        let isFirst = ended.insert(stream).inserted
        #expect(isFirst, "a stream ends once")
      default: break
      }
    }
  }
}
