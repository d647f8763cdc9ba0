// Random regions, units, cycles, objectives and key results.
internal import OKRModel

extension RandomOrganisation {
  mutating func addTrees() {
    for index in 0..<self.random.int(1...8) { _ = self.applied(.putRegion(self.region(index))) }
    for index in 0..<self.random.int(1...15) { _ = self.applied(.putUnit(self.unit(index))) }
  }

  /// A region whose parent has a smaller index, so that the tree stays one when it is put again.
  mutating func region(_ index: Int) -> Region {
    // From UTC-10 to UTC+13 with half hours and summer time; often none.
    let zones = [
      "", "", "Pacific/Honolulu", "America/New_York", "UTC", "Europe/Zurich", "Asia/Kolkata",
      "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Tongatapu",
    ]
    var region = Region(id: "r\(index)", name: "Region \(index)")
    if index > 0, self.random.chance(70) { region.parent = "r\(self.random.int(0...(index - 1)))" }
    region.timeZone = self.random.pick(zones)
    return region
  }

  mutating func unit(_ index: Int) -> OKRModel.Unit {
    var unit = OKRModel.Unit(id: "u\(index)", name: "Unit \(index)")
    if index > 0, self.random.chance(70) { unit.parent = "u\(self.random.int(0...(index - 1)))" }
    if self.random.chance(50) { unit.region = self.random.pick(self.input.regions).id }
    return unit
  }

  mutating func addCycles() {
    for index in 0..<self.random.int(1...5) { _ = self.applied(.putCycle(self.cycle(index))) }
  }

  mutating func cycle(_ index: Int) -> Cycle {
    let first = dayNumber(year: 2026, month: 7, day: 1) + self.random.int(-40...20)
    var cycle = Cycle(id: "c\(index)", name: "Cycle \(index)", start: text(of: first))
    if !self.random.chance(15) {
      cycle.end = text(of: first + self.random.pick([0, 1, 6, 29, 91, 91, 183, 364]))
    }
    cycle.phase = .active
    if self.random.chance(80) { cycle.policy = self.policy() }
    return cycle
  }

  private mutating func policy() -> Policy {
    var policy = Policy()
    policy.missing = self.random.pick([.unspecified, .zero, .exclude, .zeroAfterDue])
    policy.pace = self.random.pick([.unspecified, .linear, .weekdays, .phased, .phased])
    policy.checkInEvery = Int32(self.random.pick([0, 1, 7, 14, 30, 366]))
    if self.random.chance(60) {
      policy.cap = Ratio(
        ppm: Int64(self.random.pick([0, 500_000, 1_000_000, 1_200_000, 2_000_000])))
    }
    if self.random.chance(40) { policy.bands = self.bands() }
    if self.random.chance(40) { policy.committedBands = self.bands() }
    if self.random.chance(60) { policy.grace = GraceDays(days: Int32(self.random.int(0...10))) }
    if self.random.chance(30) { policy.display = DisplayDigits(digits: 3) }
    return policy
  }

  private mutating func bands() -> Bands {
    let amber = self.random.int(1...600_000)
    return Bands(
      amberPpm: Int64(amber), greenPpm: Int64(self.random.int((amber + 1)...1_000_000)))
  }

  mutating func addItems(_ size: Int) {
    var keyResults = 0
    for index in 0..<max(1, size / 3) {
      let objective = self.objective("o\(index)")
      self.depthOfObjective[objective.id] = index == 0 ? 0 : self.random.int(0...(self.levels - 1))
      _ = self.applied(.putObjective(objective))
      for place in 0..<self.random.int(0...4) where index + keyResults < size {
        let id = "k\(keyResults)"
        keyResults += 1
        self.placeOfKeyResult[id] = place
        self.objectiveOfKeyResult[id] = objective.id
        let kind = self.kind(self.random.int(0...9))
        _ = self.applied(.putKeyResult(self.keyResult(id, of: objective.id, kind: kind)))
      }
    }
  }

  /// An objective of any home and state.
  mutating func objective(_ id: String) -> Objective {
    var objective = Objective(id: id, cycle: self.random.pick(self.input.cycles).id)
    objective.title = "Objective \(id)"
    if self.random.chance(80) { objective.unit = self.random.pick(self.input.units).id }
    if self.random.chance(30) { objective.region = self.random.pick(self.input.regions).id }
    objective.level = self.random.pick(Level.known)
    objective.commitment = self.random.pick(Commitment.known)
    objective.category = self.random.pick(["", "growth", "quality"])
    objective.weight = self.weight()
    objective.state = self.state()
    return objective
  }

  mutating func weight() -> Weight? {
    let choices: [Int64?] = [nil, nil, 0, 1, 333, 500, 1000, 2500, 1_000_000]
    return self.random.pick(choices).map { Weight(thousandths: $0) }
  }

  private mutating func state() -> State {
    self.random.chance(75)
      ? self.random.pick([.unspecified, .active]) : self.random.pick(State.known)
  }

  mutating func keyResult(_ id: String, of objective: String, kind: KeyResult.Kind) -> KeyResult {
    var keyResult = KeyResult(id: id, objective: objective)
    keyResult.title = "Key result \(id)"
    keyResult.weight = self.weight()
    keyResult.state = self.state()
    keyResult.unit = self.random.pick(["", "%"])
    keyResult.kind = kind
    if self.random.chance(30) { keyResult.due = self.dayNearby() }
    if self.random.chance(40) {
      let first = dayNumber(year: 2026, month: 6, day: 20)
      keyResult.phasedTargets = (0..<self.random.int(1...4)).map { index in
        PhasedTarget(
          day: text(of: first + 20 * index + self.random.int(0...19)), value: self.value(for: kind))
      }
    }
    return keyResult
  }

  private mutating func dayNearby() -> String {
    text(of: dayNumber(year: 2026, month: 7, day: 1) + self.random.int(-20...110))
  }
}
