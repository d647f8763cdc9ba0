// A line in the log for each call that took long, with where its time went. So many a second at the
// most: a server on which everything is slow has better things to do than to write about it.

internal import Dispatch
internal import Logging
internal import OKRModel
internal import OKRTransport
internal import Synchronization

/// Logs slow calls, within bounds. From any thread; it never waits for the log.
final class SlowCallLog: Sendable {
  private struct Window {
    /// The second that is counted, of the monotonic clock.
    var second: Int64 = -1
    var lines = 0
    /// Slow calls that got no line since the last that did.
    var leftOut = 0
  }

  private let thresholdNanoseconds: Int64
  private let logger: Logger
  private let queue = DispatchQueue(label: "okr.slow-calls")
  private let window = Mutex(Window())
  private let slow = Atomic<UInt64>(0)
  private let leftOut = Atomic<UInt64>(0)

  /// - Parameter thresholdMilliseconds: of calls that get a line; 0 for none.
  init(thresholdMilliseconds: Int, logger: Logger) {
    self.thresholdNanoseconds =
      thresholdMilliseconds > 0 ? Int64(thresholdMilliseconds) * 1_000_000 : .max
    self.logger = logger
  }

  /// Slow calls since the start, and those of them that got no line.
  var counts: (slow: UInt64, leftOut: UInt64) {
    (self.slow.load(ordering: .relaxed), self.leftOut.load(ordering: .relaxed))
  }

  /// Takes note of a call that ended at `now`, in nanoseconds of `Monotonic`.
  func ended(_ call: ServerCall, _ end: CallEnd, now: Int64) {
    let duration = now - call.stages.received
    guard duration >= self.thresholdNanoseconds else { return }
    self.slow.add(1, ordering: .relaxed)
    guard let leftOut = self.takeLine(now: now) else {
      self.leftOut.add(1, ordering: .relaxed)
      return
    }
    let spans = call.stages.spans(until: now)
    let logger = self.logger
    self.queue.async {
      logger.notice(
        "slow request",
        metadata: Self.metadata(call, end, durationNanoseconds: duration, spans, leftOut))
    }
  }

  /// - Returns: how many got no line since the last one; nil where this second's lines are used up.
  private func takeLine(now: Int64) -> Int? {
    self.window.withLock { window in
      let second = now / 1_000_000_000
      if window.second != second {
        window.second = second
        window.lines = 0
      }
      guard window.lines < ServerLimits.slowLinesPerSecond else {
        window.leftOut += 1
        return nil
      }
      window.lines += 1
      defer { window.leftOut = 0 }
      return window.leftOut
    }
  }

  private static func metadata(
    _ call: ServerCall, _ end: CallEnd, durationNanoseconds: Int64, _ spans: [CallSpan],
    _ leftOut: Int
  ) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "component": "rpc", "method": "\(call.method)", "code": "\(end.code.name)",
      "duration_ms": .stringConvertible(self.milliseconds(durationNanoseconds)),
    ]
    for span in spans {
      metadata["\(span.stage.rawValue)_ms"] = .stringConvertible(
        self.milliseconds(span.nanoseconds))
    }
    if let id = RequestID.find(in: call.metadata) { metadata["request_id"] = "\(id)" }
    if let attempt = call.metadata.first(where: { $0.key == "attempt" })?.value.prefix(8) {
      metadata["attempt"] = "\(attempt)"
    }
    if let principal = call.principal {
      // The token and not the person: who may see tokens finds the name.
      metadata["principal"] = "\(principal.tokenId)"
      if !principal.organisation.isEmpty { metadata["organisation"] = "\(principal.organisation)" }
    }
    if !end.revision.isEmpty { metadata["revision"] = "\(end.revision)" }
    if leftOut > 0 { metadata["left_out"] = .stringConvertible(leftOut) }
    return metadata
  }

  /// To a microsecond.
  private static func milliseconds(_ nanoseconds: Int64) -> Double {
    Double(nanoseconds / 1_000) / 1_000
  }
}

/// How a client names its request, so that its log and the server's can be laid side by side.
enum RequestID {
  private static let longest = 128

  /// The id in a request's metadata: `request-id`, else the trace id of a W3C `traceparent`.
  static func find(in metadata: [Metadata]) -> String? {
    if let id = metadata.first(where: { $0.key == "request-id" })?.value, !id.isEmpty {
      return String(id.unicodeScalars.prefix(Self.longest).map(Character.init))
    }
    return metadata.first { $0.key == "traceparent" }.flatMap { Self.traceID($0.value) }
  }

  /// The second field of `00-<32 hexadecimal digits>-<16>-<2>`; nil where it isn't such a text.
  private static func traceID(_ text: String) -> String? {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count >= 4, fields[0].utf8.count == 2, fields[1].utf8.count == 32,
      fields[1].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
      fields[1].contains(where: { $0 != "0" })
    else { return nil }
    return String(fields[1])
  }
}
