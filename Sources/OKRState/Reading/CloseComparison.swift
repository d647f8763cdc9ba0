// What differs between two sets of a cycle's figures.

public import OKRModel
internal import ScoreEngine

/// Frozen figures beside later ones, item by item. Both sides are passed part by part: neither is
/// held as a whole, nor are more differences than are shown.
public struct CloseComparison {
  /// One side's parts in their order; nil after the last.
  public typealias Parts = () throws(RequestError) -> ClosedFigures?

  /// Items on either side.
  public private(set) var compared = 0
  public private(set) var total = 0
  /// Those of the differences that are shown, in the order in which objectives were made; last what
  /// is on one side alone, or stands under another objective since.
  public private(set) var differences: [ClosedDifference] = []

  private let shown: Range<Int>

  /// - Parameters:
  ///   - organisation: whose objectives they are.
  ///   - shown: which of the differences are wanted, by their place.
  public init(
    before: @escaping Parts, after: @escaping Parts, in organisation: Organisation,
    shown: Range<Int>
  ) throws(RequestError) {
    self.shown = shown
    var left = try Side(organisation, before)
    var right = try Side(organisation, after)
    var removed: [ClosedFigure] = []
    var added: [ClosedFigure] = []
    while true {
      switch (left.row, right.row) {
      case (nil, nil):
        self.compareRest(removed, added)
        return
      case (let row?, let other) where other.map { row < $0 } ?? true:
        removed += try left.take()
      case (let row, let other?) where row.map { other < $0 } ?? true:
        added += try right.take()
      default:
        let later = try right.take()
        let (gone, new) = self.compare(try left.take(), later)
        removed += gone
        added += new
      }
    }
  }

  /// Compares an objective's figures on both sides.
  /// - Returns: what is on one side alone.
  private mutating func compare(
    _ before: [ClosedFigure], _ after: [ClosedFigure]
  ) -> (removed: [ClosedFigure], added: [ClosedFigure]) {
    var later: [String: ClosedFigure] = [:]
    for figure in after { later[figure.id] = figure }
    var removed: [ClosedFigure] = []
    for figure in before {
      if let now = later.removeValue(forKey: figure.id) {
        self.add(figure, now)
      } else {
        removed.append(figure)
      }
    }
    return (removed, after.filter { later[$0.id] != nil })
  }

  private mutating func compareRest(_ removed: [ClosedFigure], _ added: [ClosedFigure]) {
    var later: [String: ClosedFigure] = [:]
    for figure in added { later[figure.id] = figure }
    for figure in removed { self.add(figure, later.removeValue(forKey: figure.id)) }
    for figure in added where later[figure.id] != nil { self.add(nil, figure) }
  }

  private mutating func add(_ before: ClosedFigure?, _ after: ClosedFigure?) {
    self.compared += 1
    if let before, let after, before.saysTheSame(as: after) { return }
    if self.shown.contains(self.total) {
      self.differences.append(
        ClosedDifference(id: (before ?? after)?.id ?? "", before: before, after: after))
    }
    self.total += 1
  }
}

/// One side of a comparison, an objective at a time.
private struct Side {
  /// The row of the objective that comes next; nil at the end.
  private(set) var row: Int?

  private let organisation: Organisation
  private let parts: CloseComparison.Parts
  private var rest: ArraySlice<ClosedFigure> = []

  init(
    _ organisation: Organisation, _ parts: @escaping CloseComparison.Parts
  ) throws(RequestError) {
    self.organisation = organisation
    self.parts = parts
    try self.look()
  }

  /// The next objective's figures and those of its key results.
  mutating func take() throws(RequestError) -> [ClosedFigure] {
    guard let first = self.rest.popFirst() else { return [] }
    var group = [first]
    while true {
      try self.fill()
      guard let next = self.rest.first, !next.isObjective else { break }
      group.append(next)
      self.rest.removeFirst()
    }
    try self.look()
    return group
  }

  private mutating func fill() throws(RequestError) {
    while self.rest.isEmpty, let part = try self.parts() { self.rest = part.figures[...] }
  }

  private mutating func look() throws(RequestError) {
    try self.fill()
    self.row = self.rest.first.map { self.organisation.objectives.index(of: $0.id) ?? .max }
  }
}

extension ClosedFigure {
  fileprivate var id: String { self.figures?.id ?? "" }

  fileprivate var isObjective: Bool { self.objective.isEmpty }

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
  /// A difference with its item's title.
  public func titled(_ difference: ClosedDifference) -> ClosedDifference {
    var titled = difference
    titled.title = self.node(difference.id).map { self.title($0) } ?? ""
    return titled
  }
}
