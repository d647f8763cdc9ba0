// Counts that any thread raises without a lock and without memory of its own.

internal import Synchronization

/// A fixed number of counters that only rise.
public final class Tallies: Sendable {
  public let count: Int
  // The only owner of this memory: it lives and ends with the object.
  private nonisolated(unsafe) let counters: UnsafeMutablePointer<Atomic<UInt64>>

  public init(count: Int) {
    precondition(count > 0)
    self.count = count
    self.counters = .allocate(capacity: count)
    for index in 0..<count { (self.counters + index).initialize(to: Atomic(0)) }
  }

  deinit {
    self.counters.deinitialize(count: self.count)
    self.counters.deallocate()
  }

  public func add(_ amount: UInt64 = 1, at index: Int) {
    precondition(index >= 0 && index < self.count)
    self.counters[index].add(amount, ordering: .relaxed)
  }

  public subscript(index: Int) -> UInt64 {
    precondition(index >= 0 && index < self.count)
    return self.counters[index].load(ordering: .relaxed)
  }
}
