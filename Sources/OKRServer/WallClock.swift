// The one place where the server reads the time of day.

internal import Glibc

/// The time of day, in microseconds since 1970.
enum WallClock {
  static var nowMicros: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
  }
}
