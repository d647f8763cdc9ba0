// Calls that wait for an operation's end. What they answer is read anew when they are woken.

internal import Dispatch
internal import OKRStore
internal import Synchronization

/// Wakes each waiter once: at the operation's end, or when its time is over.
final class OperationWaiters: Sendable {
  private struct State {
    var last = 0
    var waiting: [OperationName: [Int: @Sendable () -> Void]] = [:]
    var count = 0
    var isEnded = false

    mutating func take(_ id: OperationName, _ number: Int) -> (@Sendable () -> Void)? {
      guard let wake = self.waiting[id]?.removeValue(forKey: number) else { return nil }
      if self.waiting[id]?.isEmpty == true { self.waiting[id] = nil }
      self.count -= 1
      return wake
    }
  }

  private let state = Mutex(State())
  private let timer = DispatchQueue(label: "okr.operations.wait")

  var count: Int { self.state.withLock { $0.count } }

  /// Lets `wake` be called once.
  /// - Returns: what wakes it early; nil where as many wait as may.
  func add(
    _ id: OperationName, microseconds: Int64, _ wake: @escaping @Sendable () -> Void
  ) -> (@Sendable () -> Void)? {
    let number = self.state.withLock { state in
      guard state.count < ServerLimits.operationWaiters, !state.isEnded else { return nil as Int? }
      state.last += 1
      state.count += 1
      state.waiting[id, default: [:]][state.last] = wake
      return state.last
    }
    guard let number else { return nil }
    let fire: @Sendable () -> Void = { self.state.withLock { $0.take(id, number) }?() }
    self.timer.asyncAfter(deadline: .now() + .microseconds(Int(microseconds)), execute: fire)
    return fire
  }

  /// Wakes all that wait for an operation.
  func end(_ id: OperationName) {
    let waiting = self.state.withLock { state in
      let waiting = state.waiting.removeValue(forKey: id) ?? [:]
      state.count -= waiting.count
      return waiting
    }
    for wake in waiting.values { wake() }
  }

  /// Wakes all; from now on nobody waits.
  func endAll() {
    let waiting = self.state.withLock { state in
      defer {
        state.waiting = [:]
        state.count = 0
      }
      state.isEnded = true
      return state.waiting.values.flatMap(\.values)
    }
    for wake in waiting { wake() }
  }
}
