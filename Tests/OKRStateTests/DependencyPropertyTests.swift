// Random lives of dependencies, held against a model of a few lines: every step is accepted or refused
// as the model says, and a replay of the log, in its order or in that of effect, or of a snapshot gives
// the same state.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct DependencyPropertyTests {
  @Test func stepsAreThoseOfTheModel() throws {
    var seen: Set<Outcome> = []
    for seed in 0..<60 as Range<UInt64> {
      var life = try DependencyLife(seed: seed)
      for number in 0..<120 {
        let found = life.step()
        #expect(found.expected == found.actual, "seed \(seed), step \(number): \(found.what)")
        #expect(life.differences() == [], "seed \(seed), step \(number): \(found.what)")
        guard found.expected == found.actual else { return }
      }
      try self.expectReplays(life.desk, seed)
      seen.formUnion(life.seen)
    }
    // Lives in which something never happened say nothing of it.
    let reasons: [Reason] = [
      .alreadyExists, .notFound, .resourceArchived, .fieldInvalid, .fieldRequired,
      .dependencyDates, .dependencyState, .effectiveTimeTooEarly,
    ]
    let all = Set(reasons.map { Outcome.refused($0) } + [.changed, .unchanged])
    #expect(all.subtracting(seen).isEmpty)
  }

  private func expectReplays(_ desk: Desk, _ seed: UInt64) throws {
    let present = desk.organisation
    var replayed = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for entry in desk.entries { replayed.replay(entry) }
    replayed.finishReplay(at: present.instant)
    #expect(replayed.allDependencies == present.allDependencies, "seed \(seed), the log")

    var ordered = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for entry in desk.entries.sorted(by: { ($0.effect, $0.revision) < ($1.effect, $1.revision) }) {
      ordered.replay(entry)
    }
    ordered.finishReplay(at: present.instant)
    // They may have been made in another order.
    let byID = { (organisation: OKRState.Organisation) in
      organisation.allDependencies.sorted { $0.id < $1.id }
    }
    #expect(byID(ordered) == byID(present), "seed \(seed), the effects")

    var loaded = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for part in SnapshotParts(present, resources: 1 + Int(seed % 9), bytes: 2_000) {
      let fits = loaded.replay(part)
      #expect(fits)
    }
    loaded.finishReplay(at: present.instant, revision: present.revision)
    #expect(loaded.allDependencies == present.allDependencies, "seed \(seed), the snapshot")
    #expect(loaded.estimatedBytes == present.estimatedBytes)
  }
}

/// What a step leads to: a change, nothing, or a refusal's reason.
private enum Outcome: Hashable {
  case changed
  case unchanged
  case refused(Reason)

  init(_ desk: inout Desk, _ edit: Edit, _ effect: PastEffect?) {
    do throws(RequestError) {
      self = try desk.put(edit, effect: effect) > 0 ? .changed : .unchanged
    } catch {
      self = .refused(Reason(rawValue: error.status.reason) ?? .serverFault)
    }
  }
}

/// One dependency as the model has it; days count from 1970.
private struct ModelRow {
  var state = DependencyState.asked
  var giver: String
  var needed: Int32
  var promised: Int32?
  var reason = ""
  var isArchived = false
  var steps = 1

  var isOpen: Bool { self.state == .asked || self.state == .accepted }
}

private struct DependencyLife {
  /// From one to another; an accepted one may be promised anew.
  private static let ways: Set<[DependencyState]> = [
    [.asked, .accepted], [.asked, .declined], [.asked, .withdrawn],
    [.accepted, .accepted], [.accepted, .delivered], [.accepted, .declined],
    [.accepted, .withdrawn], [.accepted, .asked],
    [.declined, .accepted], [.declined, .withdrawn], [.declined, .asked],
    [.delivered, .asked], [.withdrawn, .asked],
  ]

  private(set) var desk: Desk
  /// What came out so far.
  private(set) var seen: Set<Outcome> = []
  private var random: SeededGenerator
  private var rows: [String: ModelRow] = [:]
  private var isObjectiveArchived = false
  private let first: Int32
  private let last: Int32

  init(seed: UInt64) throws {
    self.random = SeededGenerator(seed: seed)
    self.desk = try Desk(now: "2026-07-02T12:00:00Z")
    self.first = try #require(CivilDate("2026-07-01")).day
    self.last = try #require(CivilDate("2026-09-30")).day
    for unit in ["own", "u1", "u2"] { try self.desk.put(.unit(Unit(id: unit), .create)) }
    try self.desk.objective("need", unit: "own")
  }

  private mutating func pick<T>(_ items: [T]) -> T {
    items[Int.random(in: 0..<items.count, using: &self.random)]
  }

  private mutating func day() -> Int32 {
    Int32.random(in: self.first - 3...self.last + 3, using: &self.random)
  }

  mutating func step() -> (what: String, expected: Outcome, actual: Outcome) {
    let id = self.pick(["a", "b", "c", "d"])
    let before = (self.rows, self.isObjectiveArchived)
    var (edit, expected): (Edit, Outcome)
    switch Int.random(in: 0..<20, using: &self.random) {
    case 0..<3: (edit, expected) = self.ask(id)
    case 3..<13: (edit, expected) = self.answer(id)
    case 13, 14: (edit, expected) = self.move(id)
    case 15: (edit, expected) = self.give(id)
    case 16: (edit, expected) = self.archive(id, true)
    case 17: (edit, expected) = self.archive(id, false)
    case 18: (edit, expected) = self.archiveObjective(self.pick([true, false, false]))
    default:
      self.desk.advance(days: Int64.random(in: 0...4, using: &self.random))
      return ("time", .unchanged, .unchanged)
    }
    let effect = self.effect()
    if let effect, expected == .changed, !self.held(id, edit, effect.instant) {
      (self.rows, self.isObjectiveArchived) = before
      expected = .refused(.effectiveTimeTooEarly)
    }
    self.seen.insert(expected)
    let actual = Outcome(&self.desk, edit, effect)
    return ("\(edit) at \(String(describing: effect))", expected, actual)
  }

  /// Now and then a moment of the past, with what was recorded by then.
  private mutating func effect() -> PastEffect? {
    guard self.pick([true, false, false, false]) else { return nil }
    let entry = self.pick(Array(self.desk.entries.suffix(6)))
    let instant = entry.recordedUnixMicros
    let last = self.desk.entries.last { $0.recordedUnixMicros <= instant }
    return PastEffect(instant: instant, revision: last?.revision ?? 0)
  }

  /// True where what an edit touches had taken effect by then.
  private func held(_ id: String, _ edit: Edit, _ instant: Int64) -> Bool {
    let organisation = self.desk.organisation
    var versions = [organisation.objective("need")?.version]
    if edit != .archive(.objective, id: "need"), edit != .restore(.objective, id: "need") {
      versions.append(organisation.dependency(id)?.version)
    }
    return versions.allSatisfy { version in
      let entry = self.desk.entries.first { $0.revision == version }
      return entry.map { $0.effect <= instant } ?? true
    }
  }

  // MARK: Steps, each with what comes of it

  private mutating func ask(_ id: String) -> (Edit, Outcome) {
    let day = self.day()
    let giver = self.pick(["u1", "u2", "own", "none"])
    let edit = Edit.dependency(
      Dependency(id: id, objective: "need", giver: giver, neededBy: CivilDate(day: day).text),
      .create)
    if self.rows[id] != nil { return (edit, .refused(.alreadyExists)) }
    if self.isObjectiveArchived { return (edit, .refused(.resourceArchived)) }
    if giver == "none" { return (edit, .refused(.notFound)) }
    if giver == "own" { return (edit, .refused(.fieldInvalid)) }
    if !(self.first...self.last).contains(day) { return (edit, .refused(.dependencyDates)) }
    self.rows[id] = ModelRow(giver: giver, needed: day)
    return (edit, .changed)
  }

  private mutating func answer(_ id: String) -> (Edit, Outcome) {
    let state = self.pick(DependencyState.known.filter { $0 != .unspecified })
    let day = state == .accepted && self.pick([true, false]) ? self.day() : nil
    let allowsLate = self.pick([true, false])
    let reason = self.pick(["", "", "x", "y"])
    let edit = Edit.answer(
      DependencyAnswer(
        id: id, state: state, promised: day.map { CivilDate(day: $0).text } ?? "",
        allowsLate: allowsLate, reason: reason))
    guard var row = self.rows[id] else { return (edit, .refused(.notFound)) }
    if row.isArchived { return (edit, .refused(.resourceArchived)) }
    if reason.isEmpty, state == .declined || state == .asked {
      return (edit, .refused(.fieldRequired))
    }
    if self.isObjectiveArchived { return (edit, .refused(.resourceArchived)) }
    let promised: Int32? =
      state == .accepted ? day ?? row.needed : state == .delivered ? row.promised : nil
    if state == row.state, promised == row.promised, reason.isEmpty || reason == row.reason {
      return (edit, .unchanged)
    }
    guard Self.ways.contains([row.state, state]) else { return (edit, .refused(.dependencyState)) }
    if state == .accepted, !allowsLate, promised ?? 0 > row.needed {
      return (edit, .refused(.dependencyDates))
    }
    (row.state, row.promised, row.reason) = (state, promised, reason)
    return (edit, self.take(row, id))
  }

  /// Takes a row with one step more, where it may have one.
  private mutating func take(_ changed: ModelRow, _ id: String) -> Outcome {
    var row = changed
    row.steps += 1
    if row.steps > Limits.stepsPerDependency { return .refused(.limitReached) }
    self.rows[id] = row
    return .changed
  }

  private mutating func move(_ id: String) -> (Edit, Outcome) {
    let day = self.day()
    let edit = Edit.dependency(
      Dependency(id: id, neededBy: CivilDate(day: day).text), .update(mask: ["needed_by"]))
    guard var row = self.rows[id] else { return (edit, .refused(.notFound)) }
    if row.needed == day { return (edit, .unchanged) }
    if row.isArchived || self.isObjectiveArchived { return (edit, .refused(.resourceArchived)) }
    if !row.isOpen { return (edit, .refused(.dependencyState)) }
    let breaksPromise = day < row.needed && row.promised.map { day < $0 } ?? false
    if breaksPromise || !(self.first...self.last).contains(day) {
      return (edit, .refused(.dependencyDates))
    }
    row.needed = day
    return (edit, self.take(row, id))
  }

  private mutating func give(_ id: String) -> (Edit, Outcome) {
    let giver = self.pick(["u1", "u2"])
    let edit = Edit.dependency(Dependency(id: id, giver: giver), .update(mask: ["giver"]))
    guard let row = self.rows[id] else { return (edit, .refused(.notFound)) }
    if row.giver == giver { return (edit, .unchanged) }
    if row.isArchived || self.isObjectiveArchived { return (edit, .refused(.resourceArchived)) }
    if row.state != .asked { return (edit, .refused(.dependencyState)) }
    self.rows[id]?.giver = giver
    return (edit, .changed)
  }

  private mutating func archive(_ id: String, _ isArchived: Bool) -> (Edit, Outcome) {
    let edit = isArchived ? Edit.archive(.dependency, id: id) : .restore(.dependency, id: id)
    guard let row = self.rows[id] else { return (edit, .refused(.notFound)) }
    if row.isArchived == isArchived { return (edit, .unchanged) }
    if !isArchived, self.isObjectiveArchived { return (edit, .refused(.resourceArchived)) }
    self.rows[id]?.isArchived = isArchived
    return (edit, .changed)
  }

  private mutating func archiveObjective(_ isArchived: Bool) -> (Edit, Outcome) {
    let edit = isArchived ? Edit.archive(.objective, id: "need") : .restore(.objective, id: "need")
    if self.isObjectiveArchived == isArchived { return (edit, .unchanged) }
    self.isObjectiveArchived = isArchived
    return (edit, .changed)
  }

  // MARK: The state

  /// Where the organisation differs from the model, in words.
  func differences() -> [String] {
    let found = self.desk.organisation.allDependencies
    let today = TimeZoneRules.utc.localDay(unixMicros: self.desk.organisation.instant)
    if found.count != self.rows.count { return ["there are \(found.count)"] }
    return found.compactMap { dependency in
      guard let row = self.rows[dependency.id] else { return "\(dependency.id) is too many" }
      let expected = row.promised ?? row.needed
      let isLate = row.isOpen && (expected > row.needed || expected < today)
      let isSame =
        dependency.state == row.state && dependency.giver == row.giver
        && dependency.neededBy == CivilDate(day: row.needed).text
        && dependency.promised == row.promised.map { CivilDate(day: $0).text } ?? ""
        && dependency.reason == row.reason && dependency.isArchived == row.isArchived
        && dependency.steps.count == row.steps && dependency.late == isLate
        && dependency.asker == "own" && dependency.cycle == "c"
      return isSame ? nil : "\(dependency), not \(row)"
    }
  }
}

extension Entry {
  /// When it took effect.
  fileprivate var effect: Int64 {
    self.effectiveUnixMicros == 0 ? self.recordedUnixMicros : self.effectiveUnixMicros
  }
}

extension Desk {
  fileprivate mutating func advance(days: Int64) {
    self.advance(micros: self.organisation.instant + days * 86_400_000_000)
  }
}
