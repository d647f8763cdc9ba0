// What the handler's replies do to the connection, from whatever thread they came.

package import OKRModel

extension ServerSession {
  /// The handler sends a stream message.
  /// - Returns: true where it is to be written; false where nobody waits for it.
  package mutating func sends(_ key: StreamKey) -> Bool {
    guard let stream = self.streams[key], !stream.isAbandoned else { return false }
    precondition(stream.outgoingCredit > 0, "a message was sent without credit")
    self.streams[key]?.outgoingCredit -= 1
    return true
  }

  /// The handler takes that many client messages more.
  package mutating func grants(
    _ key: StreamKey, messages: Int, into actions: inout [Action]
  ) {
    guard let stream = self.streams[key], !stream.isAbandoned, stream.expectsMessages else {
      return
    }
    let room = self.limits.creditMessages - stream.incomingCredit
    let granted = min(messages, room)
    guard granted > 0 else { return }
    self.streams[key]?.incomingCredit += granted
    actions.append(
      .write(.credit(Credit(streamId: key.id, messages: Int32(granted)))))
  }

  /// The handler is done with a call.
  /// - Returns: true where its end is to be written; false where the client has one already.
  package mutating func finishes(_ key: StreamKey, now: Int64) -> Bool {
    guard let stream = self.streams[key] else { return false }
    self.streams[key] = nil
    self.lastActivityAt = now
    return !stream.isAbandoned
  }

  /// To be called after an end was written, or dropped.
  package mutating func finished(_ code: Code, now: Int64, into actions: inout [Action]) {
    switch code {
    case .invalidArgument, .unimplemented, .unauthenticated:
      self.provoked(now: now, into: &actions)
    default: break
    }
    self.closeIfDrained(now: now, into: &actions)
  }
}

extension ServerSession {
  /// A stream can't go on: its client gets an end, and its work is told to stop.
  package mutating func gaveUp(
    _ key: StreamKey, _ status: Status, into actions: inout [Action]
  ) {
    guard self.streams[key]?.isAbandoned == false else { return }
    actions.append(.write(.end(End(streamId: key.id, status: status))))
    self.abandon(key, into: &actions)
  }
}
