// Changes that are tried together: what would move, and nothing kept.

public import OKRModel

/// What some changes would do together.
public struct WhatIf: Sendable {
  private let before: Organisation
  private let after: Organisation

  fileprivate init(before: Organisation, after: Organisation) {
    self.before = before
    self.after = after
  }

  /// All scores that they would move, nearest to the leaves first.
  public var scores: [ScoreChange] {
    self.after.changes(self.after.moved(since: self.before.scoresAbove(self.before.allNodes)))
  }

  /// All rollups that they would move, as a trial tells them.
  public var rollups: [RollupScoreChange] { self.after.rollupChanges(since: self.before) }
}

extension Organisation {
  /// Tries some changes.
  /// - Parameter now: microseconds since 1970.
  /// - Throws: a refusal with a violation for each refused change.
  public func whatIf(_ changes: [WhatIfChange], now: Int64) throws(RequestError) -> WhatIf {
    guard (1...Limits.changesPerWhatIf).contains(changes.count) else {
      throw .field("changes", "are \(changes.count)", limit: "1 to \(Limits.changesPerWhatIf)")
    }
    let trial = try self.planTogether(
      try self.edits(changes), now: now, isImport: false, actor: "", field: "changes"
    ).get()
    return WhatIf(before: self, after: trial.organisation)
  }

  /// Each change as an edit: of what is there, or of what a change before it makes, else a new one.
  private func edits(_ changes: [WhatIfChange]) throws(RequestError) -> [Edit] {
    var made: Set<String> = []
    var edits: [Edit] = []
    for (index, change) in changes.enumerated() {
      let mode = { (isThere: Bool, name: String) -> PutMode in
        isThere || !made.insert(name).inserted ? .update(mask: change.updateMask) : .create
      }
      switch change.change {
      case .checkIn(let checkIn)?:
        edits.append(checkIn.replaces.isEmpty ? .checkIn(checkIn) : .correction(checkIn))
      case .objective(let row)?:
        edits.append(.objective(row, mode(self.objectives.index(of: row.id) != nil, "o \(row.id)")))
      case .keyResult(let row)?:
        edits.append(.keyResult(row, mode(self.keyResults.index(of: row.id) != nil, "k \(row.id)")))
      case .alignment(let edge)?:
        let isThere = self.alignment(edge.from, edge.to) != nil
        edits.append(.alignment(edge, mode(isThere, "a \(edge.label)")))
      case .alignmentRemoved(let edge)?:
        edits.append(.removeAlignment(lower: edge.from, upper: edge.to))
      case .cycle(let row)?:
        edits.append(.cycle(row, mode(self.cycles.index(of: row.id) != nil, "c \(row.id)")))
      case .unit(let row)?:
        edits.append(.unit(row, mode(self.units.index(of: row.id) != nil, "u \(row.id)")))
      case .region(let row)?:
        edits.append(.region(row, mode(self.regions.index(of: row.id) != nil, "r \(row.id)")))
      case nil: throw .field("changes[\(index)]", "states nothing", reason: .fieldRequired)
      }
    }
    return edits
  }
}
