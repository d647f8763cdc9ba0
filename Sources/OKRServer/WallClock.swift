// The one place where the server reads the time of day.

internal import Glibc

/// The time of day.
public struct WallClock: Sendable {
  private let read: @Sendable () -> Int64

  /// - Parameter read: gives microseconds since 1970.
  public init(_ read: @escaping @Sendable () -> Int64) { self.read = read }

  /// The machine's.
  public static let system = WallClock {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }

  /// Microseconds since 1970.
  var nowMicros: Int64 { self.read() }
}
