// Spans of time for people: how long ago, in the largest unit.

internal import OKRModel

/// Instants relative to now, in words.
public enum SpanText {
  private static let microsPerSecond: Int64 = 1_000_000
  private static let secondsPerDay: Int64 = 86_400

  /// `just now`, `5 min ago`, `3 h ago`, `12 d ago`, and from 60 days on the date.
  public static func relative(unixMicros: Int64, nowMicros: Int64) -> String {
    let seconds = (nowMicros - unixMicros) / Self.microsPerSecond
    switch seconds {
    case ..<0: return "in " + Self.span(-seconds)
    case 0..<60: return "just now"
    case ..<(60 * Self.secondsPerDay): return Self.span(seconds) + " ago"
    default: return String(InstantText.format(unixMicros: unixMicros).prefix(10))
    }
  }

  /// A span of seconds in its largest unit.
  static func span(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min"
    case ..<Self.secondsPerDay: "\(seconds / 3600) h"
    default: "\(seconds / Self.secondsPerDay) d"
    }
  }
}
