// The session's rules one by one, without a socket: events in, actions out, time by hand.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRTransport
internal import Testing

/// A session with its clock and its last actions.
final class Driver {
  var session: ServerSession
  var now: Int64 = 1_000_000_000
  var actions: [ServerSession.Action] = []

  init(_ limits: TransportLimits = TransportLimits(), agePermille: Int = 1_000) {
    self.session = ServerSession(limits: limits, agePermille: agePermille, now: 1_000_000_000)
  }

  /// A session that welcomed its client.
  static func open(
    _ limits: TransportLimits = TransportLimits(), agePermille: Int = 1_000
  ) -> Driver {
    let driver = Driver(limits, agePermille: agePermille)
    driver.receive(.hello(Hello(protocolVersion: 1)))
    driver.session.signedIn(Welcome(), now: driver.now, into: &driver.actions)
    driver.actions = []
    return driver
  }

  @discardableResult
  func receive(_ frame: Frame.Frame?) -> [ServerSession.Action] {
    self.actions = []
    self.session.received(Frame(frame: frame), now: self.now, into: &self.actions)
    self.session.checkInvariants()
    return self.actions
  }

  @discardableResult
  func request(
    _ id: Int64, more: Bool = false, credit: Int32 = 0, timeoutMicroseconds: Int64 = 0
  ) -> StreamKey? {
    self.receive(
      .request(
        Request(
          streamId: id, method: "m", timeoutMicroseconds: timeoutMicroseconds, more: more,
          credit: credit)))
    for case .begin(let key, _, _) in self.actions { return key }
    return nil
  }

  @discardableResult
  func wait(milliseconds: Int64) -> [ServerSession.Action] {
    self.now += milliseconds * 1_000_000
    self.actions = []
    self.session.timer(now: self.now, into: &self.actions)
    self.session.checkInvariants()
    return self.actions
  }

  @discardableResult
  func finish(_ key: StreamKey, _ code: Code = .ok) -> Bool {
    self.actions = []
    let isWritten = self.session.finishes(key, now: self.now)
    self.session.finished(code, now: self.now, into: &self.actions)
    self.session.checkInvariants()
    return isWritten
  }

  func sends(_ key: StreamKey) -> Bool {
    self.session.sends(key)
  }

  /// The reason of the go-away or refusal among the last actions.
  var reason: String? {
    for case .write(let frame) in self.actions {
      if case .goAway(let goAway) = frame { return goAway.reason }
      if case .refusal(let refusal) = frame { return refusal.status?.reason }
    }
    return nil
  }

  /// The status of the refusal among the last actions.
  var refusal: Status? {
    for case .write(.refusal(let refusal)) in self.actions { return refusal.status }
    return nil
  }

  /// The status of the end among the last actions.
  var end: Status? {
    for case .write(.end(let end)) in self.actions { return end.status }
    return nil
  }
}

@Suite(.bounded) struct ServerSessionTests {
  @Test func helloComesFirst() {
    let driver = Driver()
    driver.receive(.ping(Ping()))
    #expect(driver.reason == "HELLO_EXPECTED")
    #expect(driver.actions.last == .closeAfterFlush)
    #expect(!driver.session.acceptsFrames && driver.session.reads)
  }

  @Test func otherVersionsAreRefused() {
    let driver = Driver()
    driver.receive(.hello(Hello(protocolVersion: 2)))
    #expect(driver.reason == "PROTOCOL_VERSION")
  }

  @Test func nothingIsReadWhileSigningIn() {
    let driver = Driver()
    let hello = Hello(protocolVersion: 1, bearerToken: "t")
    #expect(driver.receive(.hello(hello)) == [.signIn(hello)])
    #expect(!driver.session.acceptsFrames && !driver.session.reads)
    driver.session.signedIn(Welcome(), now: driver.now, into: &driver.actions)
    #expect(driver.session.acceptsFrames)
    driver.actions = []
    driver.session.signedIn(Welcome(), now: driver.now, into: &driver.actions)
    #expect(driver.actions.isEmpty)
  }

  @Test func aSignInThatTakesTooLongIsTheServersFault() throws {
    var limits = TransportLimits()
    limits.handshakeMilliseconds = 100
    let late = Driver(limits)
    late.wait(milliseconds: 101)
    #expect(late.refusal?.code == .deadlineExceeded)
    let waiting = Driver(limits)
    waiting.receive(.hello(Hello(protocolVersion: 1, bearerToken: "t")))
    waiting.wait(milliseconds: 101)
    let status = try #require(waiting.refusal)
    #expect(status.code == .unavailable && status.reason == "HANDSHAKE_TIMEOUT")
    #expect(status.retryAfterMicroseconds > 0)
    #expect(waiting.actions.last == .closeAfterFlush)
  }

  @Test func idsRiseStrictly() {
    for ids in [[0], [-1], [1, 1], [5, 4]] as [[Int64]] {
      let driver = Driver.open()
      for id in ids { driver.request(id) }
      #expect(driver.reason == "STREAM_ID_REUSED")
    }
    let driver = Driver.open()
    for id in [1, 2, 7, 100] as [Int64] {
      let key = driver.request(id)
      #expect(key != nil)
    }
  }

  @Test func aRefusedIdIsUsedUp() {
    let driver = Driver.open()
    driver.request(1, credit: -1)
    #expect(driver.end?.code == .invalidArgument)
    driver.request(1)
    #expect(driver.reason == "STREAM_ID_REUSED")
  }

  @Test func tooManyStreamsAreRefusedOneByOne() {
    var limits = TransportLimits()
    limits.openStreams = 2
    let driver = Driver.open(limits)
    let first = driver.request(1)
    driver.request(2)
    #expect(driver.request(3) == nil)
    #expect(driver.end?.code == .resourceExhausted)
    #expect((driver.end?.retryAfterMicroseconds ?? 0) > 0)
    if let first { #expect(driver.finish(first)) }
    #expect(driver.request(4) != nil)
  }

  @Test func cancelledWorkKeepsItsPlace() {
    var limits = TransportLimits()
    limits.openStreams = 1
    let driver = Driver.open(limits)
    guard let key = driver.request(1) else {
      Issue.record("not begun")
      return
    }
    #expect(driver.receive(.cancel(Cancel(streamId: 1))).contains(.cancel(key)))
    #expect(driver.end?.code == .cancelled)
    #expect(driver.request(2) == nil)
    #expect(!driver.finish(key), "the client has its end")
    #expect(driver.request(3) != nil)
    #expect(driver.receive(.cancel(Cancel(streamId: 1))).isEmpty)
  }

  @Test func cancelsAreBudgeted() {
    let driver = Driver.open()
    for id in 1...100 as ClosedRange<Int64> {
      if let key = driver.request(id) {
        driver.receive(.cancel(Cancel(streamId: id)))
        driver.finish(key)
      }
    }
    #expect(driver.session.phase == .open)
    driver.request(101)
    driver.receive(.cancel(Cancel(streamId: 101)))
    #expect(driver.reason == "TOO_MANY_CANCELS")
  }

  @Test func provokedErrorsAreBudgeted() {
    let driver = Driver.open()
    for id in 1...100 as ClosedRange<Int64> {
      if let key = driver.request(id) { driver.finish(key, .invalidArgument) }
    }
    #expect(driver.session.phase == .open)
    if let key = driver.request(101) { driver.finish(key, .invalidArgument) }
    #expect(driver.reason == "TOO_MANY_ERRORS")
    let slow = Driver.open()
    for id in 1...300 as ClosedRange<Int64> {
      slow.now += 150_000_000
      if let key = slow.request(id) { slow.finish(key, .invalidArgument) }
    }
    #expect(slow.session.phase == .open)
  }

  @Test func creditBoundsBothSides() {
    let driver = Driver.open()
    guard let key = driver.request(1, more: true, credit: 2) else {
      Issue.record("not begun")
      return
    }
    #expect(driver.sends(key) && driver.sends(key))
    #expect(driver.session.streams[key]?.outgoingCredit == 0)
    let granted = driver.receive(.credit(Credit(streamId: 1, messages: 3)))
    #expect(granted == [.grant(key, messages: 3)])
    for _ in 0..<16 { driver.receive(.message(Message(streamId: 1, more: true))) }
    #expect(driver.session.phase == .open)
    driver.actions = []
    driver.session.grants(key, messages: 1, into: &driver.actions)
    #expect(driver.actions == [.write(.credit(Credit(streamId: 1, messages: 1)))])
    driver.receive(.message(Message(streamId: 1, more: true)))
    #expect(driver.session.phase == .open)
    driver.receive(.message(Message(streamId: 1, more: true)))
    #expect(driver.reason == "NO_CREDIT")
  }

  @Test func messagesAfterTheLastAreCut() {
    let driver = Driver.open()
    driver.request(1, more: true)
    driver.receive(.message(Message(streamId: 1)))
    driver.receive(.message(Message(streamId: 1)))
    #expect(driver.reason == "UNEXPECTED_MESSAGE")
    let unary = Driver.open()
    unary.request(1)
    unary.receive(.message(Message(streamId: 1)))
    #expect(unary.reason == "UNEXPECTED_MESSAGE")
  }

  @Test(arguments: [0, -1, Int32.max]) func badCreditIsCut(messages: Int32) {
    let driver = Driver.open()
    driver.request(1)
    driver.receive(.credit(Credit(streamId: 1, messages: messages)))
    #expect(driver.reason == "INVALID_CREDIT")
  }

  @Test func streamsNeverOpenedAreCutAndFinishedOnesForgiven() {
    let driver = Driver.open()
    driver.receive(.cancel(Cancel(streamId: 1)))
    #expect(driver.reason == "UNKNOWN_STREAM")
    let other = Driver.open()
    if let key = other.request(1) { other.finish(key) }
    #expect(other.receive(.credit(Credit(streamId: 1, messages: 1))).isEmpty)
    for _ in 0..<1_000 where other.session.phase == .open {
      other.receive(.message(Message(streamId: 1)))
    }
    #expect(other.reason == "TOO_MANY_FRAMES")
  }

  @Test func deadlinesAnswerByThemselves() {
    let driver = Driver.open()
    let key = driver.request(1, timeoutMicroseconds: 5_000)
    #expect(driver.session.nextDeadline == driver.now + 5_000_000)
    #expect(driver.wait(milliseconds: 4).isEmpty)
    driver.wait(milliseconds: 1)
    #expect(driver.end?.code == .deadlineExceeded)
    if let key {
      #expect(driver.actions.contains(.cancel(key)))
      #expect(!driver.finish(key))
    }
    driver.request(2)
    #expect(driver.session.nextDeadline == driver.now + 30_000_000_000)
    driver.request(3, timeoutMicroseconds: .max)
    #expect(driver.session.nextDeadline == driver.now + 30_000_000_000)
  }

  @Test func pingsWellSpacedAreAnswered() {
    let driver = Driver.open()
    for token in 0..<50 as Range<Int64> {
      #expect(
        driver.receive(.ping(Ping(token: token))) == [.write(.pong(Pong(token: token)))])
      driver.now += 9_500_000_000
    }
  }

  @Test func congestionStopsReading() {
    let driver = Driver.open()
    driver.session.outputChanged(
      pendingBytes: 2 << 20, progressed: false, now: driver.now, into: &driver.actions)
    #expect(!driver.session.acceptsFrames)
    driver.session.outputChanged(
      pendingBytes: 1 << 19, progressed: true, now: driver.now, into: &driver.actions)
    #expect(!driver.session.acceptsFrames, "it stays so down to the low-water mark")
    driver.session.outputChanged(
      pendingBytes: 1 << 18, progressed: true, now: driver.now, into: &driver.actions)
    #expect(driver.session.acceptsFrames)
    #expect(driver.actions.isEmpty)
  }

  @Test func stalledOutputIsCutButProgressIsNot() {
    let driver = Driver.open()
    driver.request(1, timeoutMicroseconds: 3_600_000_000)
    for step in 0..<10 {
      driver.session.outputChanged(
        pendingBytes: 1_000 - step, progressed: step > 0, now: driver.now, into: &driver.actions)
      #expect(driver.wait(milliseconds: 19_000).isEmpty)
    }
    #expect(driver.wait(milliseconds: 1_000) == [.abort])
  }

  @Test func tooMuchOutputIsCutAtOnce() {
    let driver = Driver.open()
    driver.session.outputChanged(
      pendingBytes: (64 << 20) + 1, progressed: true, now: driver.now, into: &driver.actions)
    #expect(driver.actions == [.abort])
  }

  @Test func anIdleConnectionIsClosedButNotAWaitingOne() {
    let driver = Driver.open()
    guard let key = driver.request(1, timeoutMicroseconds: 3_600_000_000) else {
      Issue.record("not begun")
      return
    }
    #expect(driver.wait(milliseconds: 600_000).isEmpty)
    driver.finish(key)
    #expect(driver.wait(milliseconds: 59_999).isEmpty)
    driver.wait(milliseconds: 1)
    #expect(driver.reason == "IDLE")
    #expect(driver.wait(milliseconds: 2_000) == [.abort], "a client that never closes is cut")
  }

  @Test func drainNamesTheLastStreamAndWaits() {
    let driver = Driver.open()
    let key = driver.request(3)
    driver.actions = []
    driver.session.drain(now: driver.now, into: &driver.actions)
    #expect(driver.actions == [.write(.goAway(GoAway(lastStreamId: 3, reason: "DRAINING")))])
    #expect(driver.request(4) == nil)
    #expect(driver.end?.code == .unavailable)
    if let key { #expect(driver.finish(key)) }
    #expect(driver.actions == [.closeAfterFlush])
  }

  @Test func drainWithoutStreamsClosesAtOnce() {
    let driver = Driver.open()
    driver.session.drain(now: driver.now, into: &driver.actions)
    #expect(driver.actions.last == .closeAfterFlush)
    let early = Driver()
    early.session.drain(now: early.now, into: &early.actions)
    #expect(early.reason == "DRAINING")
  }

  /// An old connection goes away, lets its calls go on for a while, and is cut then.
  @Test(arguments: [900, 1_000, 1_100])
  func anOldConnectionGoesAway(_ permille: Int) {
    var limits = TransportLimits()
    limits.ageMilliseconds = 100_000
    let driver = Driver.open(limits, agePermille: permille)
    let key = driver.request(3, timeoutMicroseconds: 3_600_000_000)
    #expect(driver.wait(milliseconds: Int64(permille) * 100 - 1) == [])
    #expect(driver.session.nextDeadline == driver.now + 1_000_000)
    #expect(
      driver.wait(milliseconds: 1)
        == [.write(.goAway(GoAway(lastStreamId: 3, reason: "CONNECTION_AGE")))])
    #expect(driver.request(4) == nil)
    #expect(driver.end?.code == .unavailable)
    #expect(driver.wait(milliseconds: 59_999) == [])
    #expect(driver.session.nextDeadline == driver.now + 1_000_000)
    let cut = driver.wait(milliseconds: 1)
    #expect(driver.reason == "CONNECTION_AGE" && cut.contains(.closeAfterFlush))
    #expect(key.map { cut.contains(.cancel($0)) } == true)
    // Each call has its end.
    #expect(
      cut.contains {
        if case .write(.end(let end)) = $0 { end.status?.reason == "CONNECTION_AGE" } else { false }
      })
  }

  @Test func anOldConnectionWithoutCallsCloses() {
    var limits = TransportLimits()
    limits.ageMilliseconds = 50_000
    let driver = Driver.open(limits)
    #expect(driver.wait(milliseconds: 50_000).last == .closeAfterFlush)
    limits.ageMilliseconds = 0
    limits.idleMilliseconds = 1_000_000_000
    let ageless = Driver.open(limits)
    #expect(ageless.wait(milliseconds: 999_999_999) == [])
  }

  @Test func disconnectingCancelsWhatRuns() {
    let driver = Driver.open()
    let keys = [driver.request(1), driver.request(2)].compactMap { $0 }
    driver.actions = []
    driver.session.disconnected(into: &driver.actions)
    #expect(driver.actions == keys.map { .cancel($0) })
    for key in keys { #expect(!driver.finish(key)) }
    #expect(driver.session.streams.count == 0)
    #expect(driver.session.nextDeadline == .max)
  }
}
