// A request before it has a stream.

internal import OKRModel
internal import OKRTransport

/// What a call sends first.
struct OutgoingRequest: Sendable {
  private let request: Request
  private let deadlineNanoseconds: Int64

  init(
    path: String, payload: [UInt8], timeout: Duration, atLeast: String = "",
    asOf: AsOf? = nil, metadata: [Metadata] = [], more: Bool = false, credit: Int = 0
  ) {
    let microseconds = Self.microseconds(timeout)
    self.request = Request(
      method: path, timeoutMicroseconds: microseconds, metadata: metadata, payload: payload,
      more: more, credit: Int32(clamping: credit), atLeast: atLeast,
      asOf: asOf)
    self.deadlineNanoseconds = Monotonic.nowNanoseconds + microseconds * 1_000
  }

  /// Why the server would not even read it; nil where it would.
  func refusal(by welcome: Welcome) -> RPCFailure? {
    Self.refusal(
      payloadBytes: self.request.payload.count + self.request.method.utf8.count + 256, by: welcome)
  }

  static func refusal(payloadBytes: Int, by welcome: Welcome) -> RPCFailure? {
    let limit = Int(welcome.limits?.frameInBytes ?? 1 << 20)
    guard payloadBytes > limit else { return nil }
    return RPCFailure(
      .invalidArgument, Reason.requestTooLarge,
      "the request takes \(payloadBytes) bytes, more than the server's \(limit)",
      outcome: .notBegun)
  }

  func opening(_ stream: ClientStream) -> ClientCommand {
    .open(stream, self.request, deadlineNanoseconds: self.deadlineNanoseconds)
  }

  /// At least 1, and at most a year, so that sums can't overflow.
  private static func microseconds(_ duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let bounded = max(0, min(seconds, 366 * 86_400))
    return max(1, bounded * 1_000_000 + attoseconds / 1_000_000_000_000)
  }
}
