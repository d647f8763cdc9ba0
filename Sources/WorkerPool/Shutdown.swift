// Counts the lanes that have drained, and tells those who wait for the last.

internal import Synchronization

/// The end of a drain. Each lane reports once.
final class Shutdown: Sendable {
  private struct State {
    var lanesLeft: Int
    var completions: [@Sendable () -> Void] = []
  }

  private let state: Mutex<State>

  init(laneCount: Int) {
    self.state = Mutex(State(lanesLeft: laneCount))
  }

  /// Calls `completion` once all lanes have drained; at once if they have.
  func whenDrained(_ completion: @escaping @Sendable () -> Void) {
    let isDrained = self.state.withLock { state in
      if state.lanesLeft > 0 { state.completions.append(completion) }
      return state.lanesLeft == 0
    }
    if isDrained { completion() }
  }

  func laneDrained() {
    let completions = self.state.withLock { state in
      precondition(state.lanesLeft > 0)
      state.lanesLeft -= 1
      guard state.lanesLeft == 0 else { return [@Sendable () -> Void]() }
      let waiting = state.completions
      state.completions = []
      return waiting
    }
    for completion in completions { completion() }
  }
}
