// Where items belong: owner regions, zones, clocks and rollup cells, resolved from the trees of
// regions and units.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// The owner region's index of an objective; nil without one.
  func ownerRegion(_ objective: Objective) -> Int? {
    self.regions.index(of: objective.region) ?? self.region(ofUnit: objective.unit)
  }

  /// The region's index that a unit gives to what stands in it: its own, else the nearest above; nil
  /// without one.
  func region(ofUnit id: String) -> Int? {
    var unit = self.units.find(id)
    var steps = 0
    while let current = unit, steps < Limits.treeDepthLevels * 2 {
      if let region = self.regions.index(of: current.region) { return region }
      unit = self.units.find(current.parent)
      steps += 1
    }
    return nil
  }

  /// The zone of a region: its own, else the nearest above, else UTC.
  func zoneName(ofRegion index: Int?) -> String {
    var region = index.map { self.regions.rows[$0] }
    var steps = 0
    while let current = region, steps < Limits.treeDepthLevels * 2 {
      if !current.timeZone.isEmpty { return current.timeZone }
      region = self.regions.find(current.parent)
      steps += 1
    }
    return "UTC"
  }

  /// The rules of an objective's zone.
  func zone(ofObjective objective: Objective) -> TimeZoneRules {
    self.zones.rules(named: self.zoneName(ofRegion: self.ownerRegion(objective))) ?? .utc
  }

  mutating func settings(of objective: Objective) -> ObjectiveSettings {
    let region = self.ownerRegion(objective)
    let cycle = self.cycles.index(of: objective.cycle) ?? 0
    return ObjectiveSettings(
      clock: self.clock(ClockKey(cycle: cycle, zone: self.zoneName(ofRegion: region))),
      cell: CellKey(
        cycle: Int32(cycle), region: Int32(region ?? -1),
        unit: Int32(self.units.index(of: objective.unit) ?? -1),
        category: self.category(objective.category), level: objective.level,
        commitment: objective.commitment),
      weight: objective.weight?.thousandths ?? 1000, counts: objective.counts)
  }

  func settings(of keyResult: KeyResult) -> KeyResultSettings? {
    guard let objective = self.objectives.index(of: keyResult.objective),
      let rule = try? KeyResultRule(keyResult)
    else { return nil }
    return KeyResultSettings(
      objective: .objective(objective), rule: rule,
      weight: keyResult.weight?.thousandths ?? 1000, counts: keyResult.counts,
      due: CivilDate(keyResult.due)?.day,
      phases: keyResult.phasedTargets.compactMap { target in
        guard let day = CivilDate(target.day)?.day, let value = target.value?.micros else {
          return nil
        }
        return Phase(day: day, value: value)
      }.sorted { $0.day < $1.day })
  }

  private mutating func category(_ name: String) -> Int32 {
    if name.isEmpty { return -1 }
    if let index = self.categories[name] { return index }
    let index = Int32(self.categoryNames.count)
    self.categoryNames.append(name)
    self.categories[name] = index
    return index
  }

  // MARK: Clocks

  private mutating func clock(_ key: ClockKey) -> Int {
    if let index = self.clockIndices[key] { return index }
    let index = self.graph.addClock(self.makeClock(key))
    self.clockIndices[key] = index
    return index
  }

  private func makeClock(_ key: ClockKey) -> CycleClock {
    let cycle = self.cycles.rows[key.cycle]
    return CycleClock(
      policy: (try? PolicyRule(cycle.policy)) ?? PolicyRule(),
      firstDay: CivilDate(cycle.start)?.day ?? 0, lastDay: CivilDate(cycle.end)?.day,
      zone: self.zones.rules(named: key.zone) ?? .utc, at: self.instant)
  }

  mutating func refreshClocks(ofCycle cycle: Int) {
    for (key, index) in self.clockIndices where key.cycle == cycle {
      self.graph.replaceClock(index, self.makeClock(key))
    }
  }

  /// Resolves every objective's place anew, after the trees of regions or units changed.
  mutating func refreshPlaces() {
    for index in self.objectives.rows.indices { self.refreshPlace(ofObjective: index) }
    for (key, index) in self.clockIndices { self.graph.replaceClock(index, self.makeClock(key)) }
  }

  /// Resolves the places of what stands below stale units and regions anew. The trees are fresh.
  mutating func refreshPlaces(_ stale: StalePlaces) {
    if stale.isEverything { return self.refreshPlaces() }
    let units = stale.units.map { self.unitTree.below($0) }
    let regions = stale.regions.map { self.regionTree.below($0) }
    let below = self.graph.cells.objectives { cell in
      units.contains { $0.contains(cell.unit) } || regions.contains { $0.contains(cell.region) }
    }
    for index in below { self.refreshPlace(ofObjective: index) }
  }

  private mutating func refreshPlace(ofObjective index: Int) {
    self.placedAnew += 1
    let settings = self.settings(of: self.objectives.rows[index])
    self.graph.updateObjective(.objective(index), settings)
  }
}

extension Objective {
  /// True where it counts by itself.
  var counts: Bool { self.state.counts && !self.isArchived }
}

extension KeyResult {
  /// True where it counts as far as its objective does.
  var counts: Bool { self.state.counts && !self.isArchived }
}

extension State {
  /// True in the states that count.
  public var counts: Bool { self == .active || self == .achieved || self == .missed }
}
