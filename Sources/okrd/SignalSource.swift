// One source of signals for the whole life: the first TERM or INT drains, the next stops.

internal import Dispatch
internal import Glibc
internal import Synchronization

/// Waits for TERM and INT.
final class SignalSource: Sendable {
  private struct State {
    var received = 0
    var waiter: CheckedContinuation<Void, Never>?
    var next: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())
  // Set once, then only kept alive: dispatch sources are safe to share, but not marked so.
  nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

  init() {
    let queue = DispatchQueue(label: "okr.signals")
    signal(SIGPIPE, SIG_IGN)
    self.sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for source in self.sources {
      source.setEventHandler { [weak self] in self?.arrived() }
      source.activate()
    }
  }

  private func arrived() {
    let (waiter, next) = self.state.withLock { state in
      state.received += 1
      defer { state.waiter = nil }
      return (state.waiter, state.next)
    }
    waiter?.resume()
    next?()
  }

  /// Returns at the first signal; at once where it has come.
  func first() async {
    await withCheckedContinuation { continuation in
      let isHere = self.state.withLock { state in
        if state.received == 0 { state.waiter = continuation }
        return state.received > 0
      }
      if isHere { continuation.resume() }
    }
  }

  /// What a further signal does.
  func onNext(_ body: @escaping @Sendable () -> Void) {
    let isHere = self.state.withLock { state in
      state.next = body
      return state.received > 1
    }
    if isHere { body() }
  }
}
