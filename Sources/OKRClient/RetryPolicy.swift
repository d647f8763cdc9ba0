// When a failed call is tried again, after gRPC's retry design (gRFC A6): exponential backoff with
// jitter, few attempts, and a bucket of tokens that keeps a sick server from being flooded.

internal import OKRModel

/// Decides on retries. A pure value; its owner brings time and randomness.
public struct RetryPolicy: Sendable, Hashable {
  public var attempts = 5
  public var initialBackoffMilliseconds = 200
  public var multiplier = 2
  public var longestBackoffMilliseconds = 5_000
  /// The backoff varies by so much, up and down.
  public var jitterPercent = 20

  /// Thousandths of tokens: a failure takes 1000, a success gives 100; under half none is retried.
  public private(set) var tokensMillis = 10_000
  private static let fullMillis = 10_000
  private static let failureMillis = 1_000
  private static let successMillis = 100

  public init() {}

  /// No call is tried twice.
  public static let never: RetryPolicy = {
    var policy = RetryPolicy()
    policy.attempts = 1
    return policy
  }()

  public mutating func succeeded() {
    self.tokensMillis = min(Self.fullMillis, self.tokensMillis + Self.successMillis)
  }

  /// - Parameter attempt: how many were made, this one included.
  /// - Returns: how long to wait before the next one; nil where there is none.
  public mutating func delay(
    after failure: RPCFailure, attempt: Int, using random: inout some RandomNumberGenerator
  ) -> Duration? {
    guard self.isRetryable(failure) else { return nil }
    if failure.outcome != .notBegun {
      self.tokensMillis = max(0, self.tokensMillis - Self.failureMillis)
      guard self.tokensMillis > Self.fullMillis / 2 else { return nil }
    }
    guard attempt < self.attempts else { return nil }
    if attempt == 1, failure.wasPassedOver { return .zero }
    let pushback = failure.status.retryAfterMicroseconds
    // Not sooner than the server asks for.
    if pushback > 0 {
      return .microseconds(self.jittered(pushback, mayShorten: false, using: &random))
    }
    return .microseconds(
      self.jittered(self.backoffMicroseconds(attempt), mayShorten: true, using: &random))
  }

  /// Mutations carry idempotency keys, so a second attempt can't do harm; what matters is whether
  /// it could help.
  private func isRetryable(_ failure: RPCFailure) -> Bool {
    switch failure.code {
    case .unavailable: failure.status.retryAfterMicroseconds >= 0
    case .resourceExhausted: failure.status.retryAfterMicroseconds > 0
    default: false
    }
  }

  private func backoffMicroseconds(_ attempt: Int) -> Int64 {
    var milliseconds = self.initialBackoffMilliseconds
    for _ in 1..<max(1, attempt) {
      milliseconds = min(self.longestBackoffMilliseconds, milliseconds * self.multiplier)
    }
    return Int64(milliseconds) * 1_000
  }

  private func jittered(
    _ microseconds: Int64, mayShorten: Bool, using random: inout some RandomNumberGenerator
  ) -> Int64 {
    let bounded = min(microseconds, 60_000_000)
    let spread = bounded * Int64(self.jitterPercent) / 100
    return max(0, bounded + Int64.random(in: (mayShorten ? -spread : 0)...spread, using: &random))
  }
}

/// Randomness that a seed repeats (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    self.state = seed
  }

  public mutating func next() -> UInt64 {
    self.state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = self.state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension RPCFailure {
  /// True where a server that went away never took the call: another connection may take it at once.
  fileprivate var wasPassedOver: Bool {
    self.outcome == .notBegun && self.status.reason == ClientReason.connectionLost.rawValue
  }
}
