// Documents at random: every kind, every field now and then, and notes that make trouble.

internal import ExactJSON
internal import Interchange
internal import OKRModel
internal import SeededRandom

extension OrganisationDocument {
  static func random(using random: inout SeededGenerator) -> OrganisationDocument {
    var maker = DocumentMaker(random: random)
    maker.make()
    random = maker.random
    return maker.document
  }
}

private struct DocumentMaker {
  var random: SeededGenerator
  var document = OrganisationDocument()

  init(random: SeededGenerator) { self.random = random }

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &self.random) < percent
  }

  mutating func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &self.random)]
  }

  mutating func maybe<Item>(_ percent: Int, _ make: (inout DocumentMaker) -> Item) -> Item? {
    self.chance(percent) ? make(&self) : nil
  }

  mutating func text() -> String {
    self.pick(["", "a", "Überblick", "x\n\"y\"\\", "\u{1f600}", "50 %", "null", "7"])
  }

  mutating func number() -> Int64 {
    Int64.random(in: (.min + 1) ... .max, using: &self.random)
      >> Int64.random(in: 0..<63, using: &self.random)
  }

  mutating func value() -> Value { Value(micros: self.number()) }
  mutating func ratio() -> Ratio { Ratio(ppm: self.number()) }
  mutating func weight() -> Weight? {
    self.maybe(40) { Weight(thousandths: .random(in: 0...1_000_000, using: &$0.random)) }
  }

  mutating func day() -> String {
    CivilDate(day: .random(in: 0...40_000, using: &self.random)).text
  }

  mutating func word<E: WireEnum>() -> E { self.pick(E.known) }

  mutating func archiveTime() -> Instant? {
    self.maybe(20) {
      Instant(unixMicros: .random(in: 1...4_000_000_000_000_000, using: &$0.random))
    }
  }

  mutating func notes() -> [Note] {
    guard self.chance(40) else { return [] }
    let fields = [
      "why", "notes", "source_kind", "target", "baseline", "bound", "direction", "current", "owner",
      "owners", "score_published", "grade", "kpi_floor", "confidence", "id", "title", "value",
      "check_ins", "other_notes", "", "stages[0].x", "period", "operator", "source", "policy",
    ]
    return (0..<Int.random(in: 1...4, using: &self.random)).map { _ in
      let json = JSONValue.random(depth: 2, using: &self.random).compact
      return Note(
        field: self.pick(fields), json: self.pick([json, json, "\"NA\"", "7", "{ }", "{"]))
    }
  }

  mutating func owners() -> [Owner] {
    // Three of them share no more than the whole.
    (0..<self.pick([0, 0, 1, 1, 2, 3])).map { _ in
      Owner(
        name: self.pick(["ada", "CEO", "a + b"]),
        share: self.maybe(20) { Ratio(ppm: Int64.random(in: 0...333_333, using: &$0.random)) })
    }
  }

  mutating func make() {
    self.document.regions = (0..<3).map { index in
      Region(
        id: "r\(index)", name: self.text(), parent: index == 0 ? "" : "r0",
        timeZone: self.pick(["", "Asia/Tokyo", "Pacific/Honolulu"]), notes: self.notes(),
        archiveTime: self.archiveTime())
    }
    self.document.units = (0..<3).map { index in
      Unit(
        id: "u\(index)", name: self.text(), parent: index == 0 ? "u1" : "",
        region: self.pick(["", "r1", "r2"]), notes: self.notes(), archiveTime: self.archiveTime())
    }
    self.document.members = [
      Member(
        id: "m", name: self.text(), email: "a@b", unit: "u2", notes: self.notes(),
        archiveTime: self.archiveTime())
    ]
    self.document.metrics = [
      Metric(
        id: "x", name: self.text(), unit: "%", direction: self.text(), rollup: "sum",
        notes: self.notes(), archiveTime: self.archiveTime())
    ]
    self.document.cycles = (0..<2).map { self.cycle($0) }
    for index in 0..<Int.random(in: 0...4, using: &self.random) { self.makeObjective(index) }
    if !self.document.objectives.isEmpty {
      for index in 0..<Int.random(in: 0...3, using: &self.random) { self.makeDependency(index) }
    }
    self.makeOverrides()
    self.document.notes = self.notes()
  }

  private mutating func makeOverrides() {
    let items = self.document.objectives.map(\.id) + self.document.keyResults.map(\.id)
    for item in items where self.chance(20) {
      let score = Ratio(ppm: .random(in: Limits.gradePpm, using: &self.random))
      self.document.overrides.append(
        Override(
          item: item, score: score, reason: self.text(), until: self.day(), notes: self.notes()))
    }
  }

  private mutating func makeDependency(_ index: Int) {
    let state: DependencyState = self.word()
    let hasPromise = [.accepted, .delivered].contains(state)
    self.document.dependencies.append(
      Dependency(
        id: "d\(index)", title: self.text(),
        objective: self.pick(self.document.objectives.map(\.id)), giver: self.pick(["u0", "u2"]),
        neededBy: self.day(), state: state, promised: hasPromise ? self.day() : "",
        reason: self.text(), notes: self.notes(), archiveTime: self.archiveTime()))
  }

  private mutating func cycle(_ index: Int) -> Cycle {
    let id = "c\(index)"
    return Cycle(
      id: id, name: self.pick(["", id, "Third"]), start: "2026-07-01",
      end: self.pick(["", "2026-09-30"]), parent: index == 0 ? "" : "c0", phase: self.word(),
      policy: self.maybe(50) { $0.policy() }, notes: self.notes(), archiveTime: self.archiveTime())
  }

  private mutating func policy() -> Policy {
    Policy(
      missing: self.word(),
      cap: self.maybe(30) { Ratio(ppm: .random(in: 0...2_000_000, using: &$0.random)) },
      bands: self.maybe(30) { _ in Bands(amberPpm: 1, greenPpm: 2_000_000) },
      committedBands: self.maybe(30) { _ in Bands(amberPpm: 500_000, greenPpm: 500_000) },
      pace: self.word(), checkInEvery: self.pick([0, 1, 366]),
      grace: self.maybe(30) { GraceDays(days: $0.pick([0, 366])) },
      display: self.maybe(30) { DisplayDigits(digits: $0.pick([0, 6])) })
  }

  private mutating func makeObjective(_ index: Int) {
    let id = "o\(index)"
    self.document.objectives.append(
      Objective(
        id: id, cycle: self.pick(["c0", "c1"]), unit: self.pick(["", "u0", "u2"]),
        region: self.pick(["", "r1"]), level: self.word(), commitment: self.word(),
        category: self.text(), weight: self.weight(), state: self.word(), title: self.text(),
        owners: self.owners(), scorePublished: self.maybe(20) { $0.ratio() },
        grade: self.maybe(20) { $0.ratio() }, notes: self.notes(), archiveTime: self.archiveTime()))
    if index > 0 {
      self.document.alignments.append(
        Alignment(from: id, to: "o0", mode: self.pick([.average, .none]), weight: self.weight()))
    }
    for number in 0..<Int.random(in: 0...4, using: &self.random) {
      self.makeKeyResult("\(id)-k\(number)", id)
    }
  }

  private mutating func makeKeyResult(_ id: String, _ objective: String) {
    let keyResult = KeyResult(
      id: id, objective: objective, title: self.text(), weight: self.weight(), state: self.word(),
      unit: "%", metric: self.pick(["", "x"]), owners: self.owners(),
      due: self.chance(20) ? self.day() : "", kpiFloor: self.maybe(20) { $0.value() },
      priority: self.pick(["", "P1", "7"]), scorePublished: self.maybe(20) { $0.ratio() },
      notes: self.notes(),
      phasedTargets: (0..<self.pick([0, 0, 2])).map { _ in
        PhasedTarget(day: self.day(), value: self.value())
      }, archiveTime: self.archiveTime(), kind: self.kind())
    self.document.keyResults.append(keyResult)
    self.align(keyResult)
    guard keyResult.takesCheckIns else { return }
    for _ in 0..<self.pick([0, 1, 3]) { self.makeCheckIn(keyResult) }
  }

  private mutating func align(_ keyResult: KeyResult) {
    let earlier = self.document.keyResults.dropLast().last {
      $0.objective != keyResult.objective
    }
    guard let upper = earlier, self.chance(50) else { return }
    var mode = AlignmentMode.none
    if case .rollupValue? = upper.kind { mode = self.pick([.value, .none]) }
    self.document.alignments.append(
      Alignment(from: keyResult.id, to: upper.id, mode: mode, weight: self.weight()))
  }

  private mutating func makeCheckIn(_ keyResult: KeyResult) {
    let isBinary = keyResult.kind?.name == "binary"
    let micros = Int64.random(in: 0...1_785_000_000_000_000, using: &self.random)
    self.document.checkIns.append(
      DocumentCheckIn(
        checkIn: CheckIn(
          keyResult: keyResult.id, effectiveTime: Instant(unixMicros: micros),
          value: isBinary ? Value(micros: self.pick([0, 1_000_000])) : self.value(),
          confidence: self.maybe(30) { Ratio(ppm: .random(in: 0...1_000_000, using: &$0.random)) },
          note: self.text(), notes: self.notes())))
  }

  private mutating func kind() -> KeyResult.Kind {
    switch Int.random(in: 0..<10, using: &self.random) {
    case 0:
      return .metricKind(
        MetricKind(baseline: self.maybe(50) { _ in Value(micros: -5) }, target: Value(micros: 7)))
    case 1:
      let (low, high) = (self.number() >> 2, Int64.random(in: 1...9_000, using: &self.random))
      return .checkpoints(
        CheckpointsKind(points: [
          Checkpoint(value: Value(micros: low), score: Ratio(ppm: 0)),
          Checkpoint(value: Value(micros: low + high), score: Ratio(ppm: 1_000_000)),
        ]))
    case 2: return .threshold(self.threshold())
    case 3: return .binary(BinaryKind())
    case 4: return .graded(GradedKind())
    case 5:
      let stage = Stage(name: "first", done: self.chance(50))
      return .milestone(
        MilestoneKind(stages: [stage, Stage(name: self.text(), weight: self.weight())]))
    case 6:
      return .recurring(
        RecurringKind(perPeriod: self.pick([1, 7]), period: self.pick([.day, .quarter])))
    case 7: return .findBaseline(FindBaselineKind())
    case 8:
      return .rollupValue(RollupValueKind(target: Value(micros: 1), aggregate: self.word()))
    default: return .rollupScore(RollupScoreKind())
    }
  }

  private mutating func threshold() -> ThresholdKind {
    let comparison: Comparison = self.word()
    let isWithin = comparison == .within
    let zero = comparison == .atMost ? Value(micros: 9) : Value(micros: 0)
    let hasZero = !isWithin && comparison != .moreThan && comparison != .lessThan
    let judge: Judge = self.word()
    return ThresholdKind(
      comparison: comparison, bound: Value(micros: 5), upper: isWithin ? Value(micros: 5) : nil,
      zeroAt: hasZero ? self.maybe(50) { _ in zero } : nil, judge: judge,
      period: judge == .periods ? .month : .unspecified)
  }
}

extension KeyResult {
  fileprivate var takesCheckIns: Bool {
    self.kind?.name != "rollup_value" && self.kind?.name != "rollup_score"
  }
}
