// The first of several results, for whoever waits for it.

internal import Synchronization

/// Lets a task wait for what comes first, such as an answer or the end of its patience.
final class FirstResult<Value: Sendable>: Sendable {
  private enum State {
    case open
    case awaited(CheckedContinuation<Value, any Error>)
    case given(Result<Value, any Error>)
    case over
  }

  private let state = Mutex(State.open)

  /// Waits; once.
  func value() async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let early = self.state.withLock { state -> Result<Value, any Error>? in
        if case .given(let result) = state {
          state = .over
          return result
        }
        state = .awaited(continuation)
        return nil
      }
      if let early { continuation.resume(with: early) }
    }
  }

  /// Gives a result; later ones count for nothing.
  func give(_ result: Result<Value, any Error>) {
    let waiting = self.state.withLock { state -> CheckedContinuation<Value, any Error>? in
      switch state {
      case .open: state = .given(result)
      case .awaited(let continuation):
        state = .over
        return continuation
      case .given, .over: break
      }
      return nil
    }
    waiting?.resume(with: result)
  }
}
