// One source of signals for the whole life: the first TERM or INT drains, the next stops; HUP and
// USR1 do what they were given to do, and nothing before that.

internal import Dispatch
internal import Glibc
internal import Synchronization

/// Waits for TERM and INT, and acts on HUP and USR1.
final class SignalSource: Sendable {
  private struct State {
    var received = 0
    var waiter: CheckedContinuation<Void, Never>?
    var next: (@Sendable () -> Void)?
    var actions: [Int32: @Sendable () -> Void] = [:]
  }

  private static let ending = [SIGTERM, SIGINT]
  private static let acting = [SIGHUP, SIGUSR1]

  private let state = Mutex(State())
  // Set once, then only kept alive: dispatch sources are safe to share, but not marked so.
  nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

  init() {
    let queue = DispatchQueue(label: "okr.signals")
    signal(SIGPIPE, SIG_IGN)
    self.sources = (Self.ending + Self.acting).map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: queue)
    }
    for (number, source) in zip(Self.ending + Self.acting, self.sources) {
      source.setEventHandler { [weak self] in
        if Self.ending.contains(number) { self?.arrived() } else { self?.act(on: number) }
      }
      source.activate()
    }
  }

  /// What HUP or USR1 does from now on, one at a time.
  func on(_ number: Int32, _ body: @escaping @Sendable () -> Void) {
    precondition(Self.acting.contains(number), "signal \(number) isn't waited for")
    self.state.withLock { $0.actions[number] = body }
  }

  private func act(on number: Int32) {
    let action = self.state.withLock { $0.actions[number] }
    action?()
  }

  private func arrived() {
    let (waiter, next) = self.state.withLock { state in
      state.received += 1
      defer { state.waiter = nil }
      return (state.waiter, state.received > 1 ? state.next : nil)
    }
    waiter?.resume()
    next?()
  }

  /// True once a TERM or an INT has come, or `end` was called.
  var hasArrived: Bool { self.state.withLock { $0.received > 0 } }

  /// Does what a TERM would.
  func end() { self.arrived() }

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

  /// What a further signal does from now on; at once where it has come.
  func onNext(_ body: @escaping @Sendable () -> Void) {
    let isHere = self.state.withLock { state in
      state.next = body
      return state.received > 1
    }
    if isHere { body() }
  }
}
