// How a state is shown: a symbol, a word and a colour, so that nothing relies on colour alone.

/// A state's look.
public struct Status: Sendable, Hashable {
  public let symbol: String
  public let word: String
  public let style: Style

  public init(symbol: String, word: String, style: Style) {
    self.symbol = symbol
    self.word = word
    self.style = style
  }

  public static let onTrack = Status(symbol: "●", word: "on track", style: .green)
  public static let atRisk = Status(symbol: "▲", word: "at risk", style: .yellow)
  public static let behind = Status(symbol: "■", word: "behind", style: .red)
  public static let outdated = Status(symbol: "◌", word: "outdated", style: .magenta)
  public static let noData = Status(symbol: "–", word: "no data", style: .grey)

  /// The symbol and word, or the word alone where symbols would be read out.
  public func text(isAccessible: Bool) -> String {
    isAccessible ? self.word : "\(self.symbol) \(self.word)"
  }
}
