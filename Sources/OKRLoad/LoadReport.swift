// What came of a load: plain values, for tables, JSON and pictures.

/// Latencies in microseconds, from the instant a call was due to its answer.
public struct LatencyPercentiles: Sendable, Hashable {
  public var median: Int64
  public var p90: Int64
  public var p99: Int64
  public var p999: Int64
  public var most: Int64
}

/// The latency in microseconds that `percentile` in a hundred calls stay at or below.
public struct LatencyCurvePoint: Sendable, Hashable {
  public var percentile: Double
  public var micros: Int64
}

/// One kind of call at one rate.
public struct OperationResult: Sendable, Hashable {
  public var operation: LoadOperation
  public var done: Int
  /// Calls without a good answer, after their retries.
  public var failed: Int
  /// Calls that were answered well only when they were sent again.
  public var retried: Int
  public var latencies: LatencyPercentiles
  public var curve: [LatencyCurvePoint]
}

/// All calls of one rate.
public struct RateResult: Sendable, Hashable {
  /// Calls a second that were due.
  public var asked: Int
  /// Calls a second that were answered, those on a schedule alone.
  public var achieved: Double
  public var seconds: Double
  public var operations: [OperationResult]
}

/// A stretch of the run.
public struct LoadPoint: Sendable, Hashable {
  /// Its end, from the first call on.
  public var seconds: Double
  /// Its length in seconds.
  public var span: Double
  public var done: Int
  public var failed: Int
  /// Calls under way at its end.
  public var inFlight: Int
  public var latencies: LatencyPercentiles

  public var ratePerSecond: Double { self.span > 0 ? Double(self.done) / self.span : 0 }
}

/// Failures of one kind.
public struct LoadFailure: Sendable, Hashable {
  public var operation: LoadOperation
  public var reason: String
  /// The first one's message.
  public var example: String
  public var count: Int
}

/// Whether the server has what it acknowledged.
public struct ReadBack: Sendable, Hashable {
  public var acknowledged = 0
  /// Found with their values.
  public var found = 0
  public var missing = 0
  /// Found with another value.
  public var different = 0
}

/// Whether the server's figures are those of its log.
public struct Proof: Sendable, Hashable {
  public var organisations = 0
  public var changesReplayed: Int64 = 0
  public var itemsCompared: Int64 = 0
  public var differences: Int64 = 0
  /// The first of them, in words.
  public var examples: [String] = []
}

/// The result of a load.
public struct LoadReport: Sendable, Hashable {
  public var plan: LoadPlan
  public var serverVersion: String
  public var rates: [RateResult]
  public var points: [LoadPoint]
  public var failures: [LoadFailure]
  public var readBack: ReadBack
  public var proof: Proof

  public var failed: Int { self.rates.flatMap(\.operations).reduce(0) { $0 + $1.failed } }

  /// True where every call was answered, every acknowledged check-in is there, and every figure is
  /// the log's.
  public var holds: Bool {
    self.failed == 0 && self.failures.isEmpty && self.readBack.missing == 0
      && self.readBack.different == 0 && self.proof.differences == 0
  }
}

/// How far a load is.
public enum LoadProgress: Sendable {
  case preparing(done: Int, of: Int)
  case connecting(done: Int, of: Int)
  case running(LoadPoint, rate: Int, secondsLeft: Int)
  case readingBack(done: Int, of: Int)
  case verifying(done: Int, of: Int)
}
