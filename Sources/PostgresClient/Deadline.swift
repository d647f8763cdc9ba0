// A point on the monotonic clock: every PostgreSQL call has one of its own, since a frozen server
// still acknowledges at the TCP level and no kernel timeout ever fires.

internal import Glibc

/// A point in time on the monotonic clock, in nanoseconds.
public struct Deadline: Sendable, Comparable {
  /// Nanoseconds on `CLOCK_MONOTONIC`.
  public let nanoseconds: UInt64

  /// Now, plus `milliseconds`.
  public static func after(milliseconds: Int) -> Deadline {
    Deadline(nanoseconds: Self.now() + UInt64(max(0, milliseconds)) * 1_000_000)
  }

  /// Milliseconds left, rounded up; 0 when the time has passed.
  public var remainingMilliseconds: Int32 {
    let now = Self.now()
    guard self.nanoseconds > now else { return 0 }
    return Int32(clamping: (self.nanoseconds - now + 999_999) / 1_000_000)
  }

  /// Whether the time has passed.
  public var hasPassed: Bool { Self.now() >= self.nanoseconds }

  public static func < (left: Deadline, right: Deadline) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// Nanoseconds now on `CLOCK_MONOTONIC`.
  public static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
