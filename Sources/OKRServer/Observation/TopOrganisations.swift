// The organisations of which a figure is largest, so many of them, and all others as one: a label with
// their ids has few values, however many organisations there are.

/// A figure of organisations, split between the first ones and the rest.
struct TopOrganisations: Sendable, Hashable {
  struct Row: Sendable, Hashable {
    var organisation: String
    var amount: Int
  }

  /// What all others are called. An organisation of that very name is counted among them.
  static let others = "other"

  /// The largest first, none without an amount.
  let rows: [Row]
  /// All that isn't in `rows`.
  let other: Int

  /// - Parameters:
  ///   - amounts: of each organisation, by its id; none is negative.
  ///   - most: how many rows there may be.
  ///   - beside: what belongs to no organisation.
  init(_ amounts: [Row], most: Int, beside: Int = 0) {
    let total = amounts.reduce(beside) { $0 + $1.amount }
    let first = amounts.filter { $0.amount > 0 && $0.organisation != Self.others }
      .sorted { ($1.amount, $0.organisation) < ($0.amount, $1.organisation) }.prefix(most)
    self.rows = Array(first)
    self.other = first.reduce(total) { $0 - $1.amount }
  }

  /// Both together.
  var total: Int { self.rows.reduce(self.other) { $0 + $1.amount } }
}
