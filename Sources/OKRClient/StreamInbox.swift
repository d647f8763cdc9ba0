// Messages of a server stream between the event loop that brings them and the task that reads them.

internal import OKRModel
internal import Synchronization

/// A stream's inbox: one reader, and as many messages as it granted.
final class StreamInbox: StreamReceiver {
  enum Step: Sendable {
    case message([UInt8])
    case end(End)
    case failure(RPCFailure)
  }

  private struct State {
    var messages: [[UInt8]] = []
    var taken = 0
    var outcome: Result<End, RPCFailure>?
    var reader: CheckedContinuation<Step, Never>?
  }

  private let state = Mutex(State())

  func began() {}

  func received(_ payload: [UInt8]) {
    let reader = self.state.withLock { state in
      defer { state.reader = nil }
      if state.reader == nil { state.messages.append(payload) }
      return state.reader
    }
    reader?.resume(returning: .message(payload))
  }

  func granted(_ messages: Int) {}

  func ended(_ outcome: Result<End, RPCFailure>) {
    let (reader, step) = self.state.withLock { state in
      if state.outcome == nil { state.outcome = outcome }
      defer { state.reader = nil }
      return (state.reader, Self.step(state.outcome ?? outcome))
    }
    reader?.resume(returning: step)
  }

  /// The stream's end, once it is there.
  var end: End? {
    self.state.withLock { state in
      if case .success(let end)? = state.outcome { end } else { nil }
    }
  }

  /// The next message, or how the stream ended. One reader at a time.
  func next() async -> Step {
    await withCheckedContinuation { continuation in
      let step = self.state.withLock { state -> Step? in
        if let message = Self.pop(&state) { return .message(message) }
        if let outcome = state.outcome { return Self.step(outcome) }
        precondition(state.reader == nil, "a stream has one reader")
        state.reader = continuation
        return nil
      }
      if let step { continuation.resume(returning: step) }
    }
  }

  private static func pop(_ state: inout State) -> [UInt8]? {
    guard state.taken < state.messages.count else { return nil }
    defer {
      state.taken += 1
      if state.taken == state.messages.count {
        state.messages.removeAll(keepingCapacity: true)
        state.taken = 0
      }
    }
    return state.messages[state.taken]
  }

  private static func step(_ outcome: Result<End, RPCFailure>) -> Step {
    switch outcome {
    case .success(let end): .end(end)
    case .failure(let failure): .failure(failure)
    }
  }
}
