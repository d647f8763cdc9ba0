// Latencies as they come in, from any thread: by operation, by rate, and by second.

internal import Histogram
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import Synchronization

/// A histogram of microseconds up to an hour, to three digits.
typealias LatencyHistogram = Histogram<UInt32>

extension LatencyHistogram {
  static let longestMicros: Int64 = 3_600_000_000

  static func empty() -> LatencyHistogram {
    LatencyHistogram(highestTrackableValue: UInt64(Self.longestMicros))
  }

  mutating func take(micros: Int64) {
    _ = self.record(UInt64(Swift.min(Swift.max(micros, 1), Self.longestMicros)))
  }

  /// Microseconds at the percentiles that reports show.
  var percentiles: LatencyPercentiles {
    LatencyPercentiles(
      median: Int64(self.valueAtPercentile(50)), p90: Int64(self.valueAtPercentile(90)),
      p99: Int64(self.valueAtPercentile(99)), p999: Int64(self.valueAtPercentile(99.9)),
      most: self.totalCount == 0 ? 0 : Int64(self.max))
  }
}

/// Collects a load's results.
final class Recorder: Sendable {
  fileprivate struct Counts {
    var done = 0
    var failed = 0
    var retried = 0
    var latencies = LatencyHistogram.empty()
  }

  fileprivate struct State {
    var counts = LoadOperation.allCases.map { _ in Counts() }
    /// All scheduled operations since the last point of the curve.
    var window = LatencyHistogram.empty()
    var windowFailed = 0
    var failures: [LoadFailure] = []
  }

  private let state = Mutex(State())
  private let pending = Atomic<Int>(0)

  /// Scheduled calls under way.
  var inFlight: Int { self.pending.load(ordering: .relaxed) }

  func began(_ operation: LoadOperation) {
    if operation.isScheduled { self.pending.wrappingAdd(1, ordering: .relaxed) }
  }

  func done(_ operation: LoadOperation, micros: Int64) {
    self.state.withLock { state in
      state.counts[operation.rawValue].done += 1
      state.counts[operation.rawValue].latencies.take(micros: micros)
      if operation.isScheduled { state.window.take(micros: micros) }
    }
    self.ended(operation)
  }

  /// A call ended without a result that counts.
  func ended(_ operation: LoadOperation) {
    if operation.isScheduled { self.pending.wrappingSubtract(1, ordering: .relaxed) }
  }

  func retried(_ operation: LoadOperation) {
    self.state.withLock { $0.counts[operation.rawValue].retried += 1 }
  }

  func failed(_ operation: LoadOperation, _ failure: RPCFailure) {
    self.state.withLock { state in
      state.counts[operation.rawValue].failed += 1
      state.windowFailed += 1
      state.note(operation, failure)
    }
    self.ended(operation)
  }

  /// The point of the curve that ends now; the next one begins.
  func takePoint(seconds: Double, span: Double) -> LoadPoint {
    let inFlight = self.inFlight
    return self.state.withLock { state in
      defer {
        state.window.reset()
        state.windowFailed = 0
      }
      return LoadPoint(
        seconds: seconds, span: span, done: Int(state.window.totalCount),
        failed: state.windowFailed, inFlight: inFlight, latencies: state.window.percentiles)
    }
  }

  /// The results of one rate; counting begins anew.
  func takeResults() -> [OperationResult] {
    self.state.withLock { state in
      let results = LoadOperation.allCases.compactMap { operation -> OperationResult? in
        let counts = state.counts[operation.rawValue]
        guard counts.done + counts.failed > 0 else { return nil }
        return OperationResult(
          operation: operation, done: counts.done, failed: counts.failed, retried: counts.retried,
          latencies: counts.latencies.percentiles, curve: counts.latencies.curve)
      }
      state.counts = LoadOperation.allCases.map { _ in Counts() }
      return results
    }
  }

  var failures: [LoadFailure] { self.state.withLock { $0.failures } }
}

extension Recorder.State {
  /// Failures of one kind are counted together, with the first one's words.
  fileprivate mutating func note(_ operation: LoadOperation, _ failure: RPCFailure) {
    let reason = failure.reason.isEmpty ? failure.code.name : failure.reason
    let known = self.failures.firstIndex { $0.operation == operation && $0.reason == reason }
    if let known {
      self.failures[known].count += 1
    } else if self.failures.count < LoadLimits.failureKinds {
      self.failures.append(
        LoadFailure(
          operation: operation, reason: reason, example: failure.status.message, count: 1))
    }
  }
}

extension LatencyHistogram {
  /// The latency that so many in a hundred stay below: dense where it gets rare.
  fileprivate var curve: [LatencyCurvePoint] {
    guard self.totalCount > 0 else { return [] }
    let places = [0, 25, 50, 75, 90, 95, 97.5, 99, 99.5, 99.75, 99.9, 99.95, 99.99, 100]
    return places.map {
      LatencyCurvePoint(percentile: $0, micros: Int64(self.valueAtPercentile($0)))
    }
  }
}
