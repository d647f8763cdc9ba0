// A time zone's offsets, as a pure value: what turns instants into local days and back.

/// The offsets from UTC that one zone had, has, and by its rule will have.
public struct TimeZoneRules: Hashable, Sendable {
  /// Offsets of a file beyond this are refused (RFC 8536 gives −25 h to 26 h).
  static let offsetLimitSeconds = 26 * 3_600
  /// Days that instants in microseconds reach; days beyond are taken for these.
  static let dayLimit: Int32 = 100_000_000

  /// The offset before the first transition.
  let firstOffset: Int32
  /// Unix seconds, ascending.
  let transitions: [Int64]
  /// `offsets[i]` holds from `transitions[i]` on.
  let offsets: [Int32]
  /// Holds from the last transition on; nil keeps the last offset for ever.
  let rule: YearlyRule?

  init(firstOffset: Int32, transitions: [Int64], offsets: [Int32], rule: YearlyRule?) {
    self.firstOffset = firstOffset
    self.transitions = transitions
    self.offsets = offsets
    self.rule = rule
  }

  /// Universal time: no offset at any instant.
  public static let utc = TimeZoneRules(firstOffset: 0, transitions: [], offsets: [], rule: nil)

  /// Seconds to add to UTC for local time.
  public func offsetSeconds(atUnixSeconds seconds: Int64) -> Int {
    let count = self.countOfTransitions(upTo: seconds)
    if count == self.transitions.count, let rule = self.rule {
      return rule.offset(atUnixSeconds: seconds)
    }
    return Int(count == 0 ? self.firstOffset : self.offsets[count - 1])
  }

  /// The local date of an instant.
  /// - Parameter unixMicros: microseconds since 1970-01-01T00:00:00Z.
  /// - Returns: days since 1970-01-01.
  public func localDay(unixMicros: Int64) -> Int32 {
    let seconds = unixMicros.floorDivided(by: 1_000_000)
    let local = seconds + Int64(self.offsetSeconds(atUnixSeconds: seconds))
    return Int32(local.floorDivided(by: 86_400))
  }

  /// The first instant whose local time is at or past that day's midnight: midnight itself, its
  /// first occurrence where the clock shows it twice, and the first instant after it where the
  /// clock jumps over it. A day that the zone left out starts with the next one.
  /// - Parameter day: days since 1970-01-01.
  /// - Returns: microseconds since 1970-01-01T00:00:00Z.
  public func startOfDay(_ day: Int32) -> Int64 {
    let midnight = Int64(min(max(day, -Self.dayLimit), Self.dayLimit)) * 86_400
    // No offset reaches further back, so the local time here is before midnight.
    var instant = midnight - Int64(Self.offsetLimitSeconds) - 1
    while true {
      let offset = Int64(self.offsetSeconds(atUnixSeconds: instant))
      let candidate = max(instant, midnight - offset)
      guard let next = self.nextTransition(after: instant), candidate >= next else {
        return candidate * 1_000_000
      }
      instant = next
    }
  }

  /// The first instant after this one at which the offset may change; nil where none is.
  func nextTransition(after seconds: Int64) -> Int64? {
    let count = self.countOfTransitions(upTo: seconds)
    if count < self.transitions.count { return self.transitions[count] }
    return self.rule?.nextTransition(after: seconds)
  }

  private func countOfTransitions(upTo seconds: Int64) -> Int {
    var (low, high) = (0, self.transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if self.transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Where zones come from: files on a server, a table in a test.
public protocol ZoneSource: Sendable {
  /// The zone of that IANA name, such as `Asia/Tokyo`; nil where there is none.
  func rules(named: String) -> TimeZoneRules?
}

extension Int64 {
  /// The quotient rounded towards minus infinity; the divisor is positive.
  func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
