// Where an item belongs: what counts, its objective, owner region, zone, cycle, local days and
// policy.
internal import Foundation
internal import OKRModel

extension ReferenceEvaluator {
  /// What is archived counts nowhere, whatever its state.
  func counts(_ objective: Objective) -> Bool {
    objective.archiveTime == nil && self.counts(objective.state)
  }

  func counts(_ keyResult: KeyResult) -> Bool {
    keyResult.archiveTime == nil && self.counts(keyResult.state)
  }

  private func counts(_ state: State) -> Bool {
    switch state {
    case .unspecified, .active, .achieved, .missed: true
    default: false
    }
  }

  func weight(_ weight: Weight?) -> Int64 { weight?.thousandths ?? 1000 }

  func objective(of keyResult: KeyResult) -> Objective {
    self.objectives[keyResult.objective] ?? Objective()
  }

  func cycle(of objective: Objective) -> Cycle { self.cycles[objective.cycle] ?? Cycle() }

  func policy(of objective: Objective) -> Policy { self.cycle(of: objective).policy ?? Policy() }

  /// The objective's own region, else that of its unit or the nearest unit above; empty without
  /// one.
  func ownerRegion(of objective: Objective) -> String {
    if !objective.region.isEmpty { return objective.region }
    return self.unitAndAbove(objective.unit).lazy
      .compactMap { self.units[$0]?.region }
      .first { !$0.isEmpty } ?? ""
  }

  func unitAndAbove(_ id: String) -> [String] {
    var chain: [String] = []
    var current = id
    while !current.isEmpty {
      chain.append(current)
      current = self.units[current]?.parent ?? ""
    }
    return chain
  }

  func regionAndAbove(_ id: String) -> [String] {
    var chain: [String] = []
    var current = id
    while !current.isEmpty {
      chain.append(current)
      current = self.regions[current]?.parent ?? ""
    }
    return chain
  }

  func zone(of objective: Objective) -> TimeZone {
    let region = self.ownerRegion(of: objective)
    if let known = self.zones[region] { return known }
    let name =
      self.regionAndAbove(region).lazy
      .compactMap { self.regions[$0]?.timeZone }
      .first { !$0.isEmpty } ?? "UTC"
    let zone = TimeZone(identifier: name) ?? .gmt
    self.zones[region] = zone
    return zone
  }

  func today(_ objective: Objective) -> LocalDay {
    localDay(ofMicros: self.input.instantMicros, zone: self.zone(of: objective))
  }

  /// The first and last day of the objective's cycle; nil for one without an end.
  func days(of objective: Objective) -> ClosedRange<LocalDay>? {
    let cycle = self.cycle(of: objective)
    guard let first = localDay(cycle.start), let last = localDay(cycle.end), first <= last
    else { return nil }
    return first...last
  }

  /// The counting objectives with an `average` edge to an objective or `rollup_score`, with the
  /// edge's weight.
  func averaged(into id: String) -> [(weight: Int64, objective: Objective)] {
    (self.edgesInto[id] ?? []).compactMap { edge in
      guard let below = self.objectives[edge.from], self.counts(below) else { return nil }
      guard self.mode(of: edge) == .average else { return nil }
      return (self.weight(edge.weight), below)
    }
  }

  func mode(of edge: Alignment) -> AlignmentMode {
    guard edge.mode == .unspecified else { return edge.mode }
    if self.objectives[edge.from] != nil {
      if self.objectives[edge.to] != nil { return .average }
      if case .rollupScore = self.keyResults[edge.to]?.kind { return .average }
      return .none
    }
    if case .rollupValue = self.keyResults[edge.to]?.kind {
      return self.keyResults[edge.from]?.unit == self.keyResults[edge.to]?.unit ? .value : .none
    }
    return .none
  }
}
