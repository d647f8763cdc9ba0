// The receiving side of a client stream: credit for the sender, and the one reply.

internal import OKRModel
internal import Synchronization

/// Knows how much an upload may send, and how it ended.
final class UploadReceiver: StreamReceiver {
  private struct State {
    var credit = 0
    var payload: [UInt8]?
    var outcome: Result<RawReply, RPCFailure>?
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let initialCredit: Int
  private let state = Mutex(State())

  /// - Parameter credit: messages that may be sent once the stream is on the wire.
  init(credit: Int) {
    self.initialCredit = credit
  }

  func began() {
    self.granted(self.initialCredit)
  }

  func received(_ payload: [UInt8]) {
    self.state.withLock { $0.payload = payload }
  }

  func granted(_ messages: Int) {
    self.wake { $0.credit += messages }
  }

  func ended(_ outcome: Result<End, RPCFailure>) {
    self.wake { state in
      let payload = state.payload
      if state.outcome == nil { state.outcome = outcome.flatMap { RawReply.make(payload, $0) } }
    }
  }

  /// Waits until a message may be sent.
  /// - Returns: false where the stream is over, so that nothing needs sending any more.
  func mayBeSent() async -> Bool {
    while true {
      let decision = self.state.withLock { state -> Bool? in
        guard state.outcome == nil else { return false }
        guard state.credit > 0 else { return nil }
        state.credit -= 1
        return true
      }
      if let decision { return decision }
      await self.change { $0.credit > 0 || $0.outcome != nil }
    }
  }

  /// Waits for the reply.
  func reply() async throws(RPCFailure) -> RawReply {
    while true {
      if let outcome = self.state.withLock({ $0.outcome }) { return try outcome.get() }
      await self.change { $0.outcome != nil }
    }
  }

  private func change(until isReady: @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      let isReady = self.state.withLock { state in
        guard !isReady(state) else { return true }
        state.waiter = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
  }

  private func wake(_ change: (inout State) -> Void) {
    let waiter = self.state.withLock { state in
      change(&state)
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }
}
