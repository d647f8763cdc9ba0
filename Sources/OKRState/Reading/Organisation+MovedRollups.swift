// Which rollups a change would move, for the answers to trials.

public import OKRModel

extension Organisation {
  /// Tells in a trial's outcome the scores and rollups that are others than before, and how many in all.
  public func tellWhatMoves(from before: Organisation, in outcome: inout Outcome) {
    self.tell(self.moved(since: before.scoresAbove(before.allNodes)), in: &outcome)
    let changes = self.rollupChanges(since: before)
    outcome.rollupChanges = Array(changes.prefix(Limits.rollupChangesPerOutcome))
    outcome.rollupChangesTotal = Int32(clamping: changes.count)
  }

  /// The rollups whose score, coverage or number of objectives are others than before: of whole cycles, then of
  /// their regions, then of their units, each with all below it and in display order.
  public func rollupChanges(since before: Organisation) -> [RollupScoreChange] {
    var found: [RollupScoreChange] = []
    for dimensions in [[Dimension.cycle], [.cycle, .region], [.cycle, .unit]] {
      let query = QueryRollupRequest(by: dimensions)
      let rows = before.rows(query)
      var old = Dictionary(rows.map { ($0.keys, $0) }) { first, _ in first }
      for new in self.rows(query) {
        found += RollupScoreChange.between(old.removeValue(forKey: new.keys), new, dimensions)
      }
      // What has no counting objectives any more has no row.
      for gone in rows where old[gone.keys] != nil {
        found += RollupScoreChange.between(gone, nil, dimensions)
      }
    }
    return found
  }
}

extension RollupScoreChange {
  /// What changed in a row; empty where nothing did, or for objectives without a region or unit.
  fileprivate static func between(
    _ old: RollupRow?, _ new: RollupRow?, _ dimensions: [Dimension]
  ) -> [RollupScoreChange] {
    guard let keys = new?.keys ?? old?.keys else { return [] }
    let isSame =
      old?.score == new?.score && old?.coverage == new?.coverage
      && old?.objectives == new?.objectives
    let place = keys.count > 1 ? keys[1] : ""
    guard !isSame, keys.count == 1 || !place.isEmpty else { return [] }
    return [
      RollupScoreChange(
        cycle: keys[0], region: dimensions.last == .region ? place : "",
        unit: dimensions.last == .unit ? place : "", scoreBefore: old?.score,
        scoreAfter: new?.score, coverageBefore: old?.coverage, coverageAfter: new?.coverage,
        objectivesBefore: old?.objectives ?? 0, objectivesAfter: new?.objectives ?? 0)
    ]
  }
}
