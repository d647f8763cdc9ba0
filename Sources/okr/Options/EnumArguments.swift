// The contract's enums as arguments: their lower-case names, `-` as good as `_`.

internal import ArgumentParser
internal import OKRModel

/// One member of an enum of the contract.
struct EnumArgument<E: WireEnum>: ExpressibleByArgument, Hashable {
  let value: E

  init(_ value: E) {
    self.value = value
  }

  init?(argument: String) {
    guard let value = E(name: argument.lowercased().replacing("-", with: "_")) else { return nil }
    self.value = value
  }

  static var allValueStrings: [String] { E.statedNames }
  static var defaultCompletionKind: CompletionKind { .list(Self.allValueStrings) }
  var defaultValueDescription: String { self.value.name }
}

/// A comparison by its sign or its name.
struct ComparisonArgument: ExpressibleByArgument, Hashable {
  let value: Comparison

  init?(argument: String) {
    let signed = Comparison.signs.first { $0.sign == argument }?.comparison
    let named = Comparison(name: argument.lowercased().replacing("-", with: "_"))
    guard let found = signed ?? named else { return nil }
    self.value = found
  }

  static var allValueStrings: [String] { Comparison.signs.map(\.sign) }
  /// By name: to a shell the signs are redirections, and fish wouldn't load them.
  static var defaultCompletionKind: CompletionKind { .list(Comparison.statedNames) }
}

extension Comparison {
  /// Each comparison's sign, as the interchange document writes it.
  static let signs: [(sign: String, comparison: Comparison)] = [
    (">=", .atLeast), (">", .moreThan), ("<=", .atMost), ("<", .lessThan), ("within", .within),
  ]

  /// The sign, or the name of one that this version doesn't know.
  var sign: String { Self.signs.first { $0.comparison == self }?.sign ?? self.name }
}

/// The kinds of key results by their interchange names.
enum KindName: String, ExpressibleByArgument, CaseIterable, Sendable {
  case metric
  case checkpoints
  case threshold
  case binary
  case graded
  case milestone
  case recurring
  case findBaseline = "find_baseline"
  case rollupValue = "rollup_value"
  case rollupScore = "rollup_score"

  init?(argument: String) {
    self.init(rawValue: argument.lowercased().replacing("-", with: "_"))
  }
}
