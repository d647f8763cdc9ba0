// What one organisation may ask of the server: so many requests a second, so many at a time, so many
// bytes that wait. Asked before a request is decoded, so that saying no is cheap.

internal import OKRModel
internal import Synchronization

/// The limits of each organisation.
public struct QuotaLimits: Sendable, Hashable {
  /// 0 means no limit. A second's worth may come at once.
  public var requestsPerSecond = 0
  /// Requests that are not answered yet, watches included.
  public var requestsInFlight = 16_384
  /// The payloads of those requests together.
  public var queuedBytes = 64 << 20

  public init() {}
}

/// One organisation's account. From any thread.
final class OrganisationQuota: Sendable {
  fileprivate struct State {
    var inFlight = 0
    var bytes = 0
    /// Requests that were let in since they were last taken.
    var admitted = 0
    /// Requests that may come at once, in billionths: what a second's rate gains in a nanosecond.
    var billionths: Int64
    var filledAt: UInt64
  }

  fileprivate static let billion: Int64 = 1_000_000_000

  private let limits: QuotaLimits
  private let state: Mutex<State>

  /// - Parameter now: monotonic nanoseconds, here and below.
  init(_ limits: QuotaLimits, now: UInt64) {
    self.limits = limits
    let full = Int64(limits.requestsPerSecond) * Self.billion
    self.state = Mutex(State(billionths: full, filledAt: now))
  }

  /// Takes a request into account until `release`.
  /// - Throws: RESOURCE_EXHAUSTED with when it may come again.
  func admit(bytes: Int, now: UInt64) throws(RequestError) {
    let limits = self.limits
    let refusal = self.state.withLock { state -> RequestError? in
      if state.inFlight >= limits.requestsInFlight {
        return .quota("requests at a time", limits.requestsInFlight)
      }
      if state.bytes + bytes > limits.queuedBytes, state.inFlight > 0 {
        return .quota("bytes that wait", limits.queuedBytes)
      }
      if limits.requestsPerSecond > 0 {
        let missing = state.take(ratePerSecond: limits.requestsPerSecond, now: now)
        guard missing == 0 else {
          let pause = missing / Int64(limits.requestsPerSecond) / 1_000 + 1
          return .quota("requests a second", limits.requestsPerSecond, retryAfter: pause)
        }
      }
      state.inFlight += 1
      state.bytes += bytes
      state.admitted += 1
      return nil
    }
    if let refusal { throw refusal }
  }

  /// The request is answered.
  func release(bytes: Int) {
    self.state.withLock { state in
      state.inFlight -= 1
      state.bytes -= bytes
      precondition(state.inFlight >= 0 && state.bytes >= 0, "a request was released twice")
    }
  }

  var inFlight: Int { self.state.withLock { $0.inFlight } }

  /// How many requests were let in since this was last asked.
  func takeAdmitted() -> Int {
    self.state.withLock { state in
      defer { state.admitted = 0 }
      return state.admitted
    }
  }
}

extension OrganisationQuota.State {
  /// Takes one request out of the bucket, or says how many billionths it lacks.
  fileprivate mutating func take(ratePerSecond: Int, now: UInt64) -> Int64 {
    let full = Int64(ratePerSecond) * OrganisationQuota.billion
    let gained = Int64(ratePerSecond).multipliedReportingOverflow(
      by: Int64(clamping: now - min(now, self.filledAt)))
    self.billionths =
      gained.overflow ? full : min(full, self.billionths.addingClamped(gained.partialValue))
    self.filledAt = max(now, self.filledAt)
    guard self.billionths >= OrganisationQuota.billion else {
      return OrganisationQuota.billion - self.billionths
    }
    self.billionths -= OrganisationQuota.billion
    return 0
  }
}

extension Int64 {
  fileprivate func addingClamped(_ other: Int64) -> Int64 {
    let (sum, overflow) = self.addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}

extension RequestError {
  /// - Parameter retryAfter: microseconds.
  static func quota(
    _ what: String, _ limit: Int, retryAfter: Int64 = RequestError.retryAfterMicroseconds
  ) -> RequestError {
    RequestError(
      .resourceExhausted, .quotaExceeded,
      "This organisation's quota of \(what) is used up: \(limit). Try again shortly.",
      values: [("quota", what), ("limit", String(limit))], retryAfterMicroseconds: retryAfter)
  }
}
