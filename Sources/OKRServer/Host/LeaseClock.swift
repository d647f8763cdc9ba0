// How long this process may answer from memory: while its leases can't have been taken by another one.

internal import Synchronization

/// The process's lease by its own monotonic clock. From any thread; one renews it.
final class LeaseClock: Sendable {
  /// Until when nobody else can have taken a lease, in monotonic nanoseconds.
  private let validUntil = Atomic<UInt64>(0)
  private let lapsed = Atomic<UInt64>(0)

  /// A renewal succeeded.
  /// - Parameter sentAt: when it was sent, in monotonic nanoseconds: by the database's clock it began later.
  /// - Returns: true where the lease had lapsed before.
  func renewed(sentAt: UInt64) -> Bool {
    let before = self.validUntil.load(ordering: .relaxed)
    // The first one begins the lease.
    let hasLapsed = before != 0 && sentAt >= before
    if hasLapsed { self.lapsed.add(1, ordering: .relaxed) }
    let trusted = UInt64(ServerLimits.trustedLeaseMilliseconds) * 1_000_000
    // Who sees this sees the lapse before it.
    self.validUntil.store(sentAt + trusted, ordering: .releasing)
    return hasLapsed
  }

  /// How often it lapsed.
  var lapses: UInt64 { self.lapsed.load(ordering: .acquiring) }

  /// Whether an organisation that was this process's own after so many lapses still is.
  func isCertain(after lapses: UInt64, now: UInt64) -> Bool {
    now < self.validUntil.load(ordering: .acquiring) && self.lapses == lapses
  }
}
