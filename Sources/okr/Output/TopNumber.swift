// Numbers of okr server top, short enough for a screen.

internal import OKRModel
internal import Terminal

/// Numbers of okr server top.
enum TopNumber {
  /// A count in a span as a rate: `0`, `3.4`, `1 234`.
  static func perSecond(_ count: Int64, _ spanMicros: Int64) -> String {
    let tenths = Int64(Double(count) * 10_000_000 / Double(spanMicros) + 0.5)
    if tenths == 0 { return count > 0 ? "< 0.1" : "0" }
    return tenths < 1_000
      ? DecimalText.fixed(tenths, digits: 1) : CountText.grouped((tenths + 5) / 10)
  }

  static func rate(_ count: Int64, _ spanMicros: Int64) -> String {
    "\(self.perSecond(count, spanMicros))/s"
  }

  /// A span in the unit that suits it: `250 µs`, `1.5 ms`, `12 s`.
  static func span(_ micros: Int64) -> String {
    switch micros {
    case ..<1_000: "\(max(0, micros)) µs"
    case ..<1_000_000:
      "\(DecimalText.rounded(micros, digits: 3, shown: micros < 100_000 ? 1 : 0)) ms"
    case ..<60_000_000: "\(DecimalText.rounded(micros, digits: 6, shown: 1)) s"
    default: InstantTextSpan.text(micros / 1_000_000)
    }
  }

  static func quantile(_ quantile: Quantile?) -> String {
    switch quantile {
    case .atMost(let micros)?: "≤ \(self.round(micros))"
    case .moreThan(let micros)?: "> \(self.round(micros))"
    case nil: "–"
    }
  }

  /// A bound without decimals where it has none.
  private static func round(_ micros: Int64) -> String {
    if micros >= 1_000_000 { return "\(DecimalText.shortest(micros, digits: 6)) s" }
    return micros >= 1_000 ? "\(DecimalText.shortest(micros, digits: 3)) ms" : "\(micros) µs"
  }

  /// A method without its package.
  static func method(_ path: String) -> String {
    path.sanitised.split(separator: ".").last.map(String.init) ?? ""
  }
}
