// A unary call that a task waits for.

internal import OKRModel
internal import Synchronization

/// Brings the end of a call, or its task's cancellation, to the waiting task: whichever is first.
final class UnaryCall: Sendable {
  typealias Outcome = Result<RawReply, RPCFailure>

  private struct State {
    var continuation: CheckedContinuation<Outcome, Never>?
    var stream: ClientStream?
    var isCancelled = false
  }

  private let state = Mutex(State())

  func start(
    _ continuation: CheckedContinuation<Outcome, Never>, on link: ClientLink,
    _ request: OutgoingRequest
  ) {
    let stream = ClientStream(UnaryReceiver { self.settle($0) })
    let isCancelled = self.state.withLock { state in
      state.continuation = continuation
      state.stream = stream
      return state.isCancelled
    }
    guard !isCancelled else {
      self.settle(.failure(.cancelled))
      return
    }
    link.post(request.opening(stream))
  }

  func cancel(on link: ClientLink) {
    let stream = self.state.withLock { state in
      state.isCancelled = true
      return state.stream
    }
    guard let stream else { return }
    link.post(.cancel(stream))
    self.settle(.failure(.cancelled))
  }

  private func settle(_ outcome: Outcome) {
    let continuation = self.state.withLock { state in
      defer {
        state.continuation = nil
        state.stream = nil
      }
      return state.continuation
    }
    continuation?.resume(returning: outcome)
  }
}
