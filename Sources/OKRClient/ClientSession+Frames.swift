// What each frame of the server does.

package import OKRModel

extension ClientSession {
  package mutating func received(_ frame: Frame, now: Int64, into actions: inout [Action]) {
    guard self.phase != .closed else { return }
    self.lastReceivedAt = now
    self.pingSentAt = nil
    switch frame.frame {
    case .welcome(let welcome)? where self.phase == .awaitingWelcome:
      self.receivedWelcome(welcome, into: &actions)
    case .refusal(let refusal)? where self.phase == .awaitingWelcome:
      actions.append(.refused(refusal.status ?? Status(code: .unknown)))
      self.breakOff("the server refused", into: &actions)
    case .message(let message)?: self.receivedMessage(message, into: &actions)
    case .end(let end)?:
      guard let item = self.running.removeValue(forKey: end.streamId) else { return }
      actions.append(.ended(item.stream, end))
      self.settle(into: &actions)
    case .credit(let credit)?:
      guard let item = self.running[credit.streamId], credit.messages > 0 else { return }
      actions.append(.granted(item.stream, Int(credit.messages)))
    case .ping(let ping)?: actions.append(.write(.pong(Pong(token: ping.token))))
    case .goAway(let goAway)?: self.receivedGoAway(goAway, into: &actions)
    case .pong?, nil: break
    case .welcome?, .refusal?, .hello?, .request?, .cancel?:
      self.breakOff("the server sent an unexpected frame", into: &actions)
    }
  }

  /// Gives the connection up.
  package mutating func breakOff(_ why: String, into actions: inout [Action]) {
    self.disconnected(why, into: &actions)
    actions.append(.close)
  }

  private mutating func receivedWelcome(_ welcome: Welcome, into actions: inout [Action]) {
    self.phase = .open
    self.streamLimit = max(1, Int(welcome.limits?.streams ?? 1))
    let allowed = Int64(welcome.limits?.pingIntervalMilliseconds ?? 0) * 1_000_000
    self.pingEveryNanoseconds = max(Self.pingAfterNanoseconds, allowed)
    actions.append(.welcomed(welcome))
  }

  private mutating func receivedMessage(_ message: Message, into actions: inout [Action]) {
    guard let item = self.running[message.streamId] else { return }
    if message.more {
      guard item.credit > 0 else {
        self.breakOff("the server sent more than it may", into: &actions)
        return
      }
      self.running[message.streamId]?.credit = item.credit - 1
    }
    actions.append(.message(item.stream, message.payload))
  }

  private mutating func receivedGoAway(_ goAway: GoAway, into actions: inout [Action]) {
    if self.phase == .open { actions.append(.goneAway) }
    self.phase = .goingAway
    let why = "the server goes away (\(goAway.reason))"
    for (id, item) in self.running where id > goAway.lastStreamId {
      self.running[id] = nil
      actions.append(.failed(item.stream, .connectionLost(why, outcome: .notBegun)))
    }
    self.failWaiting(why, into: &actions)
    if self.running.isEmpty { actions.append(.close) }
  }
}
