// A question that several may answer, such as whoever was asked and a clock: the first one counts.

internal import Synchronization

/// Hands the first answer on, and drops the others. From any thread.
final class FirstAnswer<Value: Sendable>: Sendable {
  private let pending: Mutex<(@Sendable (Value) -> Void)?>

  init(_ body: @escaping @Sendable (Value) -> Void) { self.pending = Mutex(body) }

  func give(_ value: Value) {
    let body = self.pending.withLock { pending in
      defer { pending = nil }
      return pending
    }
    body?(value)
  }
}
