// The clock of deadlines: it only rises, and means nothing outside this process.

internal import NIOCore

/// The monotonic clock that `ServerCall.deadlineNanoseconds` is read against.
public enum Monotonic {
  /// Nanoseconds since some fixed instant.
  public static var nowNanoseconds: Int64 {
    Int64(clamping: NIODeadline.now().uptimeNanoseconds)
  }
}
