// A count that several threads raise and a test waits for.

internal import Glibc
internal import Synchronization

/// Counts events across threads.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { self.count.load(ordering: .acquiring) }

  func increment() {
    self.count.add(1, ordering: .acquiringAndReleasing)
  }

  /// Waits up to ten seconds for the count to reach `target`.
  func waits(for target: Int) -> Bool {
    for _ in 0..<2_000 where self.value < target { usleep(5_000) }
    return self.value >= target
  }
}
