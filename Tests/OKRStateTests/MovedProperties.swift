// What is said to have moved between two states is held against the figures of both.

internal import OKRModel
internal import OKRState

enum MovedProperties {
  private typealias Organisation = OKRState.Organisation

  /// Items and rollups whose change isn't told as it is.
  static func broken(from before: OKRState.Organisation, to after: OKRState.Organisation)
    -> [String]
  {
    self.items(before, after)
      + [Dimension.region, .unit, nil].flatMap { self.rollups($0, before, after) }
  }

  private static func items(_ before: Organisation, _ after: Organisation) -> [String] {
    let told = after.changes(after.moved(since: before.scoresAbove(before.allNodes)))
    var expected: [String: ScoreChange] = [:]
    for node in after.allNodes {
      let id = after.id(node)
      let old = before.node(id).map { before.figures($0) }
      let new = after.figures(node)
      let isCovered = new.coverage != (old?.coverage ?? Ratio(ppm: 0))
      guard old?.score != new.score || isCovered else { continue }
      expected[id] = ScoreChange(
        id: id, scoreBefore: old?.score, scoreAfter: new.score, coverageBefore: old?.coverage,
        coverageAfter: new.coverage)
    }
    return told.filter { expected.removeValue(forKey: $0.id) != $0 }
      .map { "\($0.id) is said to have moved: \($0)" }
      + expected.keys.sorted().map { "\($0) moved, and isn't told" }
  }

  /// - Parameter place: nil for whole cycles.
  private static func rollups(
    _ place: Dimension?, _ before: Organisation, _ after: Organisation
  ) -> [String] {
    let query = QueryRollupRequest(by: [.cycle] + (place.map { [$0] } ?? []))
    func rows(_ organisation: Organisation) -> [[String]: [Int64?]] {
      let rows = (try? organisation.rollup(query)) ?? []
      return Dictionary(
        uniqueKeysWithValues: rows.filter { $0.keys.count == 1 || !$0.keys[1].isEmpty }.map {
          ($0.keys, [$0.score?.ppm, $0.coverage?.ppm, $0.objectives])
        })
    }
    let (old, new) = (rows(before), rows(after))
    let keys = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }
    var told: [[String]: RollupScoreChange] = [:]
    for change in after.rollupChanges(since: before) {
      let stated: Dimension? =
        change.region.isEmpty ? (change.unit.isEmpty ? nil : .unit) : .region
      guard stated == place else { continue }
      told[[change.cycle] + [change.region, change.unit].filter { !$0.isEmpty }] = change
    }
    let name = place?.name ?? "cycle"
    let wrong = keys.filter { key in
      guard let change = told[key] else { return true }
      return (old[key] ?? [nil, nil, 0]) != [
        change.scoreBefore?.ppm, change.coverageBefore?.ppm, change.objectivesBefore,
      ]
        || (new[key] ?? [nil, nil, 0]) != [
          change.scoreAfter?.ppm, change.coverageAfter?.ppm, change.objectivesAfter,
        ]
    }
    return wrong.union(Set(told.keys).subtracting(keys)).map {
      "the rollup of \(name) \($0) isn't told"
    }
  }
}
