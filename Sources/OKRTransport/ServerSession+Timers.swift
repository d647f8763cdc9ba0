// Time and pressure: deadlines of calls and of the connection, slow readers and slow writers.

internal import OKRModel

extension ServerSession {
  /// Says whether a frame's part waits for its rest. Asked after each burst of input.
  package mutating func holdsPartialFrame(_ isPartial: Bool, now: Int64) {
    if !isPartial {
      self.partialSince = nil
    } else if self.partialSince == nil {
      self.partialSince = now
    }
  }

  /// Says how much output waits, and whether some of it just went.
  package mutating func outputChanged(
    pendingBytes: Int, progressed: Bool, now: Int64, into actions: inout [Action]
  ) {
    self.pendingBytes = pendingBytes
    if pendingBytes == 0 {
      self.stalledSince = nil
    } else if progressed || self.stalledSince == nil {
      self.stalledSince = now
    }
    if pendingBytes > self.limits.outputHighWaterBytes {
      self.isCongested = true
    } else if pendingBytes <= self.limits.outputLowWaterBytes {
      self.isCongested = false
    }
    if pendingBytes > self.limits.outputCeilingBytes, self.phase != .closed {
      actions.append(.abort)
    }
  }

  /// The instant at which `timer` has something to do, unless an event comes before.
  package var nextDeadline: Int64 {
    var next = Int64.max
    switch self.phase {
    case .awaitingHello, .signingIn:
      next = self.openedAt + nanoseconds(milliseconds: self.limits.handshakeMilliseconds)
    case .open, .draining:
      next = min(self.earliestDeadline, self.agesAt)
      if self.streams.count == 0 {
        next = min(
          next, self.lastActivityAt + nanoseconds(milliseconds: self.limits.idleMilliseconds))
      }
    case .closing:
      if let since = self.closingSince {
        next = since + nanoseconds(milliseconds: self.limits.closeMilliseconds)
      }
    case .closed: return .max
    }
    if let since = self.partialSince {
      next = min(next, since + nanoseconds(milliseconds: self.limits.frameMilliseconds))
    }
    if let since = self.stalledSince {
      next = min(next, since + nanoseconds(milliseconds: self.limits.stalledWriteMilliseconds))
    }
    return next
  }

  /// Does what is due.
  package mutating func timer(now: Int64, into actions: inout [Action]) {
    guard self.phase != .closed else { return }
    if self.isOver(self.stalledSince, self.limits.stalledWriteMilliseconds, now)
      || self.isOver(self.closingSince, self.limits.closeMilliseconds, now)
    {
      actions.append(.abort)
      return
    }
    switch self.phase {
    case .awaitingHello:
      if self.isOver(self.openedAt, self.limits.handshakeMilliseconds, now) {
        self.fail(.handshakeTimeout, "the hello came too late", now: now, into: &actions)
      }
    case .signingIn:
      // The hello was in time: that nobody could look at its token is not the client's fault.
      if self.isOver(self.openedAt, self.limits.handshakeMilliseconds, now) {
        self.refused(.signInTookTooLong, now: now, into: &actions)
      }
    case .open, .draining:
      self.expire(now: now, into: &actions)
      if self.isOver(self.partialSince, self.limits.frameMilliseconds, now) {
        self.fail(.frameTimeout, "the frame's rest came too late", now: now, into: &actions)
      } else if self.streams.count == 0,
        self.isOver(self.lastActivityAt, self.limits.idleMilliseconds, now)
      {
        self.fail(.idle, "nothing was asked for too long", now: now, into: &actions)
      } else if now >= self.agesAt {
        self.age(now: now, into: &actions)
      }
    case .closing, .closed: break
    }
  }

  private func isOver(_ since: Int64?, _ milliseconds: Int, _ now: Int64) -> Bool {
    since.map { now >= $0 + nanoseconds(milliseconds: milliseconds) } ?? false
  }

  private mutating func expire(now: Int64, into actions: inout [Action]) {
    guard now >= self.earliestDeadline else { return }
    for key in self.streams.keys {
      guard let stream = self.streams[key], !stream.isAbandoned,
        stream.deadlineNanoseconds <= now
      else { continue }
      actions.append(.write(.end(End(streamId: key.id, status: .deadlineExceeded))))
      self.abandon(key, into: &actions)
    }
    self.earliestDeadline = self.streams.earliestDeadline ?? .max
  }
}
