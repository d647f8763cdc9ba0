// Alignments as they are listed: in an order that each keeps, whatever comes or goes beside it.

public import OKRModel
internal import ScoreEngine

/// An alignment, with a number that its ends have whether it is there or not.
public struct NumberedAlignment: Sendable {
  public let number: Int
  public let alignment: Alignment
}

extension Organisation {
  public var alignmentCount: Int { self.alignments.count }

  /// Calls `body` with alignments until it returns false, in the order of their lower ends: objectives before
  /// key results, each as they were made; then of their upper ends. Their numbers rise.
  /// - Parameter number: only those behind this one; nil for all.
  public func forEachAlignment(behind number: Int?, _ body: (NumberedAlignment) -> Bool) {
    let ends = number.map { EdgeEnds(number: $0) }
    self.graph.forEachEdge(from: ends?.lower) { lower, upper in
      if let ends, lower == ends.lower, upper <= ends.upper { return true }
      guard let alignment = self.listedAlignment(lower, upper) else { return true }
      return body(
        NumberedAlignment(number: EdgeEnds(lower: lower, upper: upper).number, alignment: alignment)
      )
    }
  }

  /// Those at one item, either end, by the ids of their ends; nil where there is no such item.
  public func alignments(ofItem id: String) -> [NumberedAlignment]? {
    guard self.node(id) != nil else { return nil }
    return self.alignments(at: id).compactMap { stored in
      guard let lower = self.node(stored.from), let upper = self.node(stored.to),
        let alignment = self.listedAlignment(lower, upper)
      else { return nil }
      return NumberedAlignment(
        number: EdgeEnds(lower: lower, upper: upper).number, alignment: alignment)
    }.sorted { ($0.alignment.from, $0.alignment.to) < ($1.alignment.from, $1.alignment.to) }
  }

  /// One alignment, as lists show it.
  public func listedAlignment(_ lower: String, _ upper: String) -> Alignment? {
    guard let lower = self.node(lower), let upper = self.node(upper) else { return nil }
    return self.listedAlignment(lower, upper)
  }

  /// With since when one of its ends is archived, which is no part of it.
  private func listedAlignment(_ lower: NodeID, _ upper: NodeID) -> Alignment? {
    guard var alignment = self.alignments[lower, upper] else { return nil }
    alignment.endArchiveTime = [lower, upper].compactMap(self.archiveTime).min {
      $0.unixMicros < $1.unixMicros
    }
    return alignment
  }

  /// Since when an item is archived, or its objective before it.
  private func archiveTime(_ node: NodeID) -> Instant? {
    guard self.isArchived(node) else { return nil }
    let objective = self.objectives.rows[self.graph.objective(of: node).row].archiveTime
    guard node.isKeyResult else { return objective }
    let own = self.keyResults.rows[node.row].archiveTime
    return [own, objective].compactMap(\.self).min { $0.unixMicros < $1.unixMicros }
  }

  /// The ids of the ends that a number stands for; nil where it is no alignment's.
  public func alignmentEnds(_ number: Int) -> (from: String, to: String)? {
    let ends = EdgeEnds(number: number)
    guard self.hasItem(ends.lower), self.hasItem(ends.upper) else { return nil }
    return (self.id(ends.lower), self.id(ends.upper))
  }

  private func hasItem(_ node: NodeID) -> Bool {
    node.row < (node.isKeyResult ? self.keyResults.count : self.objectives.count)
  }
}

/// Two nodes in one number, which orders as they do: 31 bits each, of which the first says whether it is a
/// key result.
private struct EdgeEnds {
  private static let keyResultBit = 1 << 30
  private static let mask = (1 << 31) - 1

  let lower: NodeID
  let upper: NodeID

  init(lower: NodeID, upper: NodeID) {
    self.lower = lower
    self.upper = upper
  }

  /// - Parameter number: any; not each is two nodes that there are.
  init(number: Int) {
    self.lower = Self.node(number >> 31 & Self.mask)
    self.upper = Self.node(number & Self.mask)
  }

  var number: Int { Self.code(self.lower) << 31 | Self.code(self.upper) }

  private static func code(_ node: NodeID) -> Int {
    node.isKeyResult ? Self.keyResultBit | node.row : node.row
  }

  private static func node(_ code: Int) -> NodeID {
    code & Self.keyResultBit == 0 ? .objective(code) : .keyResult(code & ~Self.keyResultBit)
  }
}
