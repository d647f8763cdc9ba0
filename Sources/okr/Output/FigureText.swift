// Figures for people: rounded for reading, never for computing.

internal import OKRModel
internal import Terminal

/// Figures as short text.
enum FigureText {
  /// What stands where there is no figure.
  static let absent = "–"
  /// Digits of a score where no policy says otherwise.
  static let defaultDigits = 2
  /// Digits of a score in a difference: enough to see it move.
  static let changeDigits = 4

  static func ratio(_ ratio: Ratio?, digits: Int = FigureText.defaultDigits) -> String {
    guard let ratio else { return Self.absent }
    return DecimalText.rounded(ratio.ppm, digits: 6, shown: min(max(digits, 0), 6))
  }

  static func value(_ value: Value?) -> String {
    guard let value else { return Self.absent }
    return DecimalText.shortest(value.micros, digits: 6)
  }

  static func weight(_ weight: Weight?) -> String {
    guard let weight else { return "" }
    return DecimalText.shortest(weight.thousandths, digits: 3)
  }

  static func percent(_ ratio: Ratio?) -> String {
    guard let ratio else { return Self.absent }
    return DecimalText.rounded(ratio.ppm, digits: 4, shown: 0) + " %"
  }

  static func name(_ value: some WireEnum) -> String {
    value.rawValue == 0 ? "" : value.name.replacing("_", with: " ")
  }

  /// A role and where it holds, such as `administrator of unit sales`.
  static func role(_ role: Role, unit: String, region: String) -> String {
    let part = unit.isEmpty ? region.isEmpty ? "" : " of region \(region)" : " of unit \(unit)"
    return Self.name(role) + part.sanitised
  }

  /// A health by symbol, word and colour.
  static func status(_ health: Health) -> Terminal.Status? {
    switch health {
    case .onTrack: .onTrack
    case .atRisk: .atRisk
    case .behind: .behind
    case .outdated: .outdated
    case .noData: .noData
    case .unspecified, .unrecognized: nil
    }
  }

  /// A colour band by symbol, word and colour.
  static func status(_ colour: Colour) -> Terminal.Status? {
    switch colour {
    case .green: Terminal.Status(symbol: "●", word: "green", style: .green)
    case .amber: Terminal.Status(symbol: "▲", word: "amber", style: .yellow)
    case .red: Terminal.Status(symbol: "■", word: "red", style: .red)
    case .unspecified, .unrecognized: nil
    }
  }

  static func cell(_ status: Terminal.Status?, _ surface: Surface) -> Cell {
    guard let status else { return Cell("") }
    return Cell(status.text(isAccessible: surface.isAccessible), status.style)
  }

  /// A bar in the colour of its band; no bar where words replace bars.
  static func bar(_ score: Ratio?, _ colour: Colour) -> Cell {
    guard let score else { return Cell(Bar.absent, .grey) }
    return Cell(Bar.text(ppm: score.ppm), Self.status(colour)?.style ?? [])
  }

  /// A time: relative for people at a terminal, else RFC 3339.
  static func instant(_ instant: Instant?, _ surface: Surface, now: Int64) -> String {
    guard let instant else { return "" }
    return surface.isTerminal
      ? SpanText.relative(unixMicros: instant.unixMicros, nowMicros: now)
      : InstantText.format(unixMicros: instant.unixMicros)
  }
}
