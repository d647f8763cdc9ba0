// What differs between two sets of a cycle's figures.

public import OKRModel
internal import ScoreEngine

/// Frozen figures beside later ones, item by item.
public struct CloseComparison: Sendable {
  /// Items on either side.
  public private(set) var compared = 0
  /// In the order of the earlier side; then what is on the later side alone, in its order.
  public private(set) var differences: [ClosedDifference] = []

  public init(before: [ClosedFigure], after: [ClosedFigure]) {
    var later: [String: ClosedFigure] = [:]
    for figure in after { later[figure.id] = figure }
    for figure in before {
      let now = later.removeValue(forKey: figure.id)
      self.add(figure, now)
    }
    for figure in after where later[figure.id] != nil { self.add(nil, figure) }
  }

  private mutating func add(_ before: ClosedFigure?, _ after: ClosedFigure?) {
    self.compared += 1
    if let before, let after, before.saysTheSame(as: after) { return }
    self.differences.append(
      ClosedDifference(id: (before ?? after)?.id ?? "", before: before, after: after))
  }
}

extension ClosedFigure {
  fileprivate var id: String { self.figures?.id ?? "" }

  /// True where what was judged is equal. Health and what is expected go on with the days.
  fileprivate func saysTheSame(as other: ClosedFigure) -> Bool {
    self.state == other.state && self.weight == other.weight && self.grade == other.grade
      && self.figures?.score == other.figures?.score
      && self.figures?.attainment == other.figures?.attainment
      && self.figures?.coverage == other.figures?.coverage
      && self.figures?.value == other.figures?.value
  }
}

extension Organisation {
  /// A cycle's figures as a close would freeze them now.
  public func presentFigures(ofCycle id: String) -> [ClosedFigure] {
    guard var frozen = try? FrozenFigures(cycle: id, of: self) else { return [] }
    var figures: [ClosedFigure] = []
    _ = frozen.gather(self, atMost: Int.max) { part in
      figures += part.figures
      return []
    }
    return figures
  }

  /// A difference with its item's title.
  public func titled(_ difference: ClosedDifference) -> ClosedDifference {
    var titled = difference
    titled.title = self.node(difference.id).map { self.title($0) } ?? ""
    return titled
  }
}
