// The year in small: one organisation lives 100 days by a clock of its own, with edits, check-ins, late
// and corrected values, moves, archivings, closes and reopenings. What was read at the end of each
// day is asked again at the end of all, of the same server and of one restored from the log alone.

internal import BoundedTestSupport
internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import PostgresClient
internal import Synchronization
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct YearTests {
  @Test(.tags(.long), arguments: [7] as [UInt64])
  func everyDayReadsTheSameForEver(seed: UInt64) async throws {
    let year = try await Year.begin(seed: seed)
    try await year.live(days: 100)
    // A year in which something was never done says nothing of it.
    let rare = Year.Deed.allCases.filter { year.done[$0, default: 0] == 0 }
    #expect(rare.isEmpty, "seed \(seed): \(year.done)")
    try await year.expectSame("seed \(seed), the same server")

    await year.server.stop()
    let admin = try PostgresConnector(endpoint: year.server.endpoint).connect()
    try admin.simple("delete from snapshot", deadline: .after(milliseconds: 20_000))
    admin.close()
    year.server = try await TestServer.start(over: year.server.endpoint, clock: year.clock.wall)
    year.acme = try await year.server.connect(year.token)
    try await year.expectSame("seed \(seed), restored from the log")
    #expect(try await year.acme.verify().differences == 0)
    await year.server.stop()
  }
}

/// A clock that stands until it is moved.
final class MovableClock: Sendable {
  private let micros: Atomic<Int64>

  init(_ text: String) throws {
    self.micros = Atomic(try InstantText.parse(text))
  }

  var now: Int64 { self.micros.load(ordering: .sequentiallyConsistent) }
  var wall: WallClock { WallClock { self.now } }

  func move(to instant: Int64) { self.micros.store(instant, ordering: .sequentiallyConsistent) }
}

/// One organisation through its days.
private final class Year {
  static let day: Int64 = 86_400_000_000

  enum Deed: CaseIterable {
    case record, recordLate, correct, void, target, weight, state, newKeyResult, newObjective
    case moveObjective, moveUnit, align, unalign, archive, restore, grade, policy, earlier
    case close, reopen, splitUnit, mergeUnit, ask, answer, redate, override, withdraw
  }

  let clock: MovableClock
  let token: String
  var server: TestServer
  var acme: OKRConnection
  private(set) var done: [Deed: Int] = [:]
  private var random: SeededGenerator
  private var kept: [KeptRead] = []
  /// Beside the reads that one reply answers: each day's document.
  private var documents: [(moment: AsOf, bytes: [UInt8])] = []
  private var made = 0
  private var splitOff: [String] = []
  private var splitCount = 0

  private init(
    clock: MovableClock, token: String, server: TestServer, acme: OKRConnection, seed: UInt64
  ) {
    self.clock = clock
    self.token = token
    self.server = server
    self.acme = acme
    self.random = SeededGenerator(seed: seed)
  }

  static func begin(seed: UInt64) async throws -> Year {
    let clock = try MovableClock("2026-02-02T08:00:00Z")
    let server = try await TestServer.start(clock: clock.wall)
    let year = Year(
      clock: clock, token: try await server.makeOrganisation("acme", at: clock.now),
      server: server, acme: try await server.connect(), seed: seed)
    year.acme = try await server.connect(year.token)
    _ = try await year.acme.importDocument(Array(Self.start.utf8), year.mutation())
    return year
  }

  /// Three regions in two zones, units, a half year over two quarters, and most kinds.
  private static let start = """
    {"regions": [{"id": "world"}, {"id": "emea", "parent": "world", "time_zone": "Europe/Warsaw"},
       {"id": "apac", "parent": "world", "time_zone": "Asia/Tokyo"}],
     "units": [{"id": "company", "region": "world"}, {"id": "sales", "parent": "company", "region": "emea"},
       {"id": "labs", "parent": "company", "region": "apac"}, {"id": "team", "parent": "sales"}],
     "members": [{"id": "anna", "name": "Anna Żak", "unit": "sales"}],
     "metrics": [{"id": "leads", "unit": "n", "rollup": "sum"}, {"id": "hours", "rollup": "latest"},
       {"id": "rate", "rollup": "ratio", "numerator": "leads", "denominator": "hours", "per": 100}],
     "cycles": [{"id": "h1", "start": "2026-01-01", "end": "2026-06-30"},
       {"id": "q1", "start": "2026-01-01", "end": "2026-03-31", "parent": "h1"},
       {"id": "q2", "start": "2026-04-01", "end": "2026-06-30", "parent": "h1", "policy": {"missing": "exclude"}}],
     "objectives": [
       {"id": "top", "cycle": "h1", "unit": "company", "level": "company", "title": "T", "key_results": [
         {"id": "top-sum", "kind": "rollup_value", "title": "all leads", "target": 90, "unit": "n"},
         {"id": "top-mean", "kind": "rollup_score", "title": "the quarters"}]},
       {"id": "q1-sales", "cycle": "q1", "unit": "sales", "title": "S", "alignments": [{"to": "top"}],
        "owner": "anna", "key_results": [
         {"id": "leads-1", "kind": "metric", "title": "l", "target": 40, "unit": "n", "metric": "leads",
          "alignments": [{"to": "top-sum"}]},
         {"id": "calls", "kind": "recurring", "title": "c", "metric": "hours", "per_period": 2, "period": "week"},
         {"id": "sla", "kind": "threshold", "title": "s", "operator": ">=", "bound": 95, "zero_at": 80}]},
       {"id": "q1-labs", "cycle": "q1", "unit": "labs", "commitment": "committed", "title": "L",
        "alignments": [{"to": "top-mean"}], "key_results": [
         {"id": "uptime", "kind": "checkpoints", "title": "u", "checkpoints": [[90, 0], [99, 0.7], [100, 1]]},
         {"id": "ship", "kind": "binary", "title": "b"}]},
       {"id": "q2-sales", "cycle": "q2", "unit": "team", "title": "S2", "alignments": [{"to": "top"}],
        "key_results": [
         {"id": "leads-2", "kind": "metric", "title": "l", "target": 50, "unit": "n", "metric": "leads",
          "alignments": [{"to": "top-sum"}]},
         {"id": "mood", "kind": "graded", "title": "m"}]}]}
    """

  func live(days: Int) async throws {
    for _ in 0..<days {
      let midnight = self.clock.now / Self.day * Self.day + Self.day
      var hour: Int64 = 6
      for _ in 0..<Int.random(in: 3...6, using: &self.random) {
        hour += Int64.random(in: 1...2, using: &self.random)
        self.clock.move(to: midnight + hour * 3_600_000_000)
        try await self.act()
      }
      self.clock.move(to: midnight + 22 * 3_600_000_000)
      try await self.readEverything()
    }
  }

  func expectSame(_ when: String) async throws {
    try await self.acme.expectSame(self.kept, when)
    for (moment, bytes) in self.documents {
      #expect(try await self.acme.export(asOf: moment) == bytes, "\(when): the export at \(moment)")
    }
  }

  func mutation() -> OKRModel.Mutation { .new(at: self.clock.now) }

  // MARK: A day's reads

  private func readEverything() async throws {
    let acme = self.acme
    let yesterday = AsOf(effectiveUnixMicros: self.clock.now - Self.day)
    self.kept += [
      try await acme.keep(RPC.ScoreService.getTree, GetTreeRequest()),
      try await acme.keep(
        RPC.ScoreService.getTree, GetTreeRequest(cycle: "q1", showArchived: true)),
      try await acme.keep(RPC.ScoreService.queryRollup, QueryRollupRequest(by: [.region])),
      try await acme.keep(
        RPC.ScoreService.queryRollup, QueryRollupRequest(by: [.unit, .commitment], cycle: "q1")),
      try await acme.keep(
        RPC.ScoreService.queryMetric,
        QueryMetricRequest(metric: "leads", scope: QueryRollupRequest(by: [.region, .unit]))),
      try await acme.keep(RPC.ScoreService.queryMetric, QueryMetricRequest(metric: "rate")),
      try await acme.keep(RPC.ScoreService.explain, ExplainRequest(id: "top")),
      try await acme.keep(
        RPC.ScoreService.explainChange, ExplainChangeRequest(id: "top", before: yesterday)),
      try await acme.keep(
        RPC.ScoreService.explainRollup, ExplainRollupRequest(scope: QueryRollupRequest())),
      try await acme.keep(
        RPC.ScoreService.explainRollupChange,
        ExplainRollupChangeRequest(scope: QueryRollupRequest(), before: yesterday)),
      try await acme.keep(
        RPC.ScoreService.queryTrend,
        QueryTrendRequest(ids: ["top", "leads-1"], by: .week, from: "2026-02-02")),
      try await acme.keep(RPC.ObjectiveService.listObjectives, ListObjectivesRequest()),
      try await acme.keep(
        RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(showArchived: true)),
      try await acme.keep(RPC.AlignmentService.listAlignments, ListAlignmentsRequest()),
      try await acme.keep(RPC.UnitService.listUnits, ListUnitsRequest()),
      try await acme.keep(RPC.CycleService.listCycles, ListCyclesRequest()),
      try await acme.keep(
        RPC.DependencyService.listDependencies, ListDependenciesRequest(showArchived: true)),
      try await acme.keep(
        RPC.DependencyService.listDependencies, ListDependenciesRequest(filter: "late = true")),
      try await acme.keep(
        RPC.OverrideService.listOverrides, ListOverridesRequest(showArchived: true)),
      try await acme.keep(
        RPC.OverrideService.listOverrides, ListOverridesRequest(filter: "state = in_force")),
      try await acme.keep(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: "leads-1")),
      try await acme.keep(
        RPC.CycleService.getCycleReadiness, GetCycleReadinessRequest(id: "q1")),
      try await acme.keep(
        RPC.CycleService.listCycleCloses, ListCycleClosesRequest(cycle: "q1")),
      try await acme.keep(RPC.GradeService.listGrades, ListGradesRequest(objective: "q1-sales")),
      try await acme.keep(
        RPC.ScoreService.whatIf,
        WhatIfRequest(changes: [
          WhatIfChange(
            change: .keyResult(KeyResult(id: "top-mean", weight: Weight(thousandths: 77))),
            updateMask: ["weight"])
        ])),
    ]
    guard let moment = self.kept.last?.moment else { return }
    self.documents.append((moment, try await acme.export()))
  }

  // MARK: Deeds

  /// Does something. What the state of things forbids, such as a check-in in a closed cycle, is
  /// refused and stays undone.
  private func act() async throws {
    let deed = self.pick(Deed.allCases)
    do {
      try await self.act(deed)
      self.done[deed, default: 0] += 1
    } catch is Nothing {
    } catch let refused as RPCFailure {
      let expected: Set<String> = [
        "CYCLE_CLOSED", "RESOURCE_ARCHIVED", "EFFECTIVE_TIME_TOO_EARLY", "NOT_FOUND",
        "CYCLE_CHILD_OPEN", "ALREADY_EXISTS", "IN_USE", "CHECK_IN_REPLACED", "FIELD_INVALID",
        "DEPENDENCY_DATES", "DEPENDENCY_STATE", "OVERRIDE_DAYS",
      ]
      #expect(expected.contains(refused.reason), "\(deed): \(refused)")
    }
  }

  private func pick<T>(_ items: [T]) -> T {
    items[Int.random(in: 0..<items.count, using: &self.random)]
  }

  private func act(_ deed: Deed) async throws {
    switch deed {
    case .record, .recordLate, .correct, .void, .grade: try await self.judge(deed)
    case .target, .weight, .state, .newKeyResult, .newObjective, .earlier:
      try await self.edit(deed)
    case .moveObjective, .moveUnit, .align, .unalign: try await self.move(deed)
    case .splitUnit, .mergeUnit: try await self.regroup(deed)
    case .archive, .restore: try await self.putAway(deed == .archive)
    case .policy:
      let cap = Ratio(ppm: Int64.random(in: 500_000...2_000_000, using: &self.random))
      _ = try await self.acme.call(
        RPC.CycleService.updateCycle,
        UpdateCycleRequest(
          mutation: self.mutation(),
          cycle: Cycle(id: self.pick(["h1", "q1", "q2"]), policy: Policy(cap: cap)),
          updateMask: ["policy"]))
    case .ask, .answer, .redate: try await self.depend(deed)
    case .override, .withdraw: try await self.override(deed)
    case .close:
      _ = try await self.acme.call(
        RPC.CycleService.closeCycle, CloseCycleRequest(mutation: self.mutation(), id: "q1"))
    case .reopen:
      _ = try await self.acme.call(
        RPC.CycleService.reopenCycle,
        ReopenCycleRequest(mutation: self.mutation(), id: "q1", reason: "a late report"))
    }
  }

  private func depend(_ deed: Deed) async throws {
    let day = CivilDate(
      day: Int32(self.clock.now / Self.day) + Int32.random(in: -5...40, using: &self.random)
    ).text
    let service = RPC.DependencyService.self
    guard deed != .ask else {
      self.made += 1
      let row = Dependency(
        id: "d\(self.made)", title: "made", objective: self.pick(["top", "q1-sales", "q2-sales"]),
        giver: self.pick(["labs", "team"]), neededBy: day)
      _ = try await self.acme.call(
        service.createDependency,
        CreateDependencyRequest(mutation: self.mutation(), dependency: row))
      return
    }
    let all = try await self.acme.call(
      service.listDependencies, ListDependenciesRequest(showArchived: true)
    ).reply.dependencies
    guard let id = all.randomElement(using: &self.random)?.id else { throw Nothing.toDo }
    let mutation = self.mutation()
    if deed == .redate {
      _ = try await self.acme.call(
        service.updateDependency,
        UpdateDependencyRequest(
          mutation: mutation, dependency: Dependency(id: id, neededBy: day),
          updateMask: ["needed_by"]))
      return
    }
    switch Int.random(in: 0..<6, using: &self.random) {
    case 0, 1:
      _ = try await self.acme.call(
        service.acceptDependency,
        AcceptDependencyRequest(mutation: mutation, id: id, promised: day, allowLate: true))
    case 2:
      _ = try await self.acme.call(
        service.declineDependency,
        DeclineDependencyRequest(mutation: mutation, id: id, reason: "r"))
    case 3:
      _ = try await self.acme.call(
        service.deliverDependency, DeliverDependencyRequest(mutation: mutation, id: id))
    case 4:
      _ = try await self.acme.call(
        service.reopenDependency,
        ReopenDependencyRequest(mutation: mutation, id: id, reason: "again"))
    default:
      _ = try await self.acme.call(
        service.archiveDependency, ArchiveDependencyRequest(mutation: mutation, id: id))
    }
  }

  private func override(_ deed: Deed) async throws {
    let item = self.pick(["top", "q1-sales", "q2-sales", "leads-1", "mood"])
    let mutation = self.mutation()
    if deed == .withdraw {
      _ = try await self.acme.call(
        RPC.OverrideService.withdrawOverride,
        WithdrawOverrideRequest(mutation: mutation, item: item, reason: "r"))
      return
    }
    let today = Int32(self.clock.now / Self.day)
    // A few days, so that one expires while the year goes on.
    let until = CivilDate(day: today + Int32.random(in: -1...9, using: &self.random)).text
    let score = Int64.random(in: 0...1_000_000, using: &self.random)
    try await self.acme.override(item, score, until: until, reason: "r", mutation: mutation)
  }

  private func judge(_ deed: Deed) async throws {
    let id = self.pick(["leads-1", "leads-2", "calls", "sla", "uptime", "ship", "mood"])
    let most: Int64 = id == "ship" ? 1 : id == "mood" ? 1 : 100
    let value = Value(micros: Int64.random(in: 0...most, using: &self.random) * 1_000_000)
    switch deed {
    case .record:
      let checkIn = CheckIn(keyResult: id, value: value, confidence: Ratio(ppm: 600_000), note: "n")
      _ = try await self.acme.call(
        RPC.CheckInService.recordCheckIn,
        RecordCheckInRequest(mutation: self.mutation(), checkIn: checkIn))
    case .recordLate:
      let then = self.clock.now - Int64.random(in: 1...20, using: &self.random) * Self.day
      let checkIn = CheckIn(
        keyResult: id, effectiveTime: Instant(unixMicros: then), value: value)
      _ = try await self.acme.call(
        RPC.CheckInService.recordCheckIn,
        RecordCheckInRequest(mutation: self.mutation(), checkIn: checkIn))
    case .grade:
      let grade = Grade(
        objective: self.pick(["q1-sales", "q1-labs", "q2-sales"]),
        value: Ratio(ppm: Int64.random(in: 0...1_000_000, using: &self.random)), reason: "r")
      _ = try await self.acme.call(
        RPC.GradeService.recordGrade, RecordGradeRequest(mutation: self.mutation(), grade: grade))
    default:
      let records = try await self.acme.call(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: id)
      ).reply.checkIns.filter(\.inForce)
      guard let old = records.randomElement(using: &self.random) else { throw Nothing.toDo }
      _ = try await self.acme.call(
        RPC.CheckInService.correctCheckIn,
        CorrectCheckInRequest(
          mutation: self.mutation(),
          checkIn: CheckIn(value: deed == .void ? nil : value, replaces: old.id)))
    }
  }

  private func edit(_ deed: Deed) async throws {
    self.made += 1
    switch deed {
    case .newObjective:
      let objective = Objective(
        id: "o\(self.made)", cycle: self.pick(["q1", "q2"]), unit: self.pick(["team", "labs"]),
        title: "made")
      _ = try await self.acme.call(
        RPC.ObjectiveService.createObjective,
        CreateObjectiveRequest(mutation: self.mutation(), objective: objective))
    case .newKeyResult:
      let keyResult = KeyResult(
        id: "k\(self.made)", objective: self.pick(["q1-sales", "q1-labs", "q2-sales"]),
        title: "made",
        kind: .binary(BinaryKind()))
      _ = try await self.acme.call(
        RPC.KeyResultService.createKeyResult,
        CreateKeyResultRequest(mutation: self.mutation(), keyResult: keyResult))
    default:
      var keyResult = KeyResult(id: self.pick(["leads-1", "leads-2"]))
      var mutation = self.mutation()
      switch deed {
      case .weight:
        keyResult.weight = Weight(thousandths: Int64.random(in: 0...5_000, using: &self.random))
      case .state: keyResult.state = self.pick([.active, .cancelled, .achieved, .postponed])
      default:
        let target = Int64.random(in: 20...80, using: &self.random)
        keyResult.kind = .metricKind(MetricKind(baseline: .of(0), target: .of(target)))
        if deed == .earlier {
          mutation.effectiveTime = Instant(unixMicros: self.clock.now - 3_600_000_000)
        }
      }
      _ = try await self.acme.call(
        RPC.KeyResultService.updateKeyResult,
        UpdateKeyResultRequest(mutation: mutation, keyResult: keyResult))
    }
  }

  /// Splits a part off a unit, or gives it to another again.
  private func regroup(_ deed: Deed) async throws {
    guard deed == .splitUnit else {
      guard let source = self.splitOff.popLast() else { throw Nothing.toDo }
      _ = try await self.acme.call(
        RPC.UnitService.mergeUnits,
        MergeUnitsRequest(
          mutation: self.mutation(), source: source, target: self.pick(["sales", "labs"])))
      return
    }
    let id = "split-\(self.splitCount)"
    let source = self.pick(["sales", "labs", "company"])
    _ = try await self.acme.call(
      RPC.UnitService.splitUnit,
      SplitUnitRequest(
        mutation: self.mutation(), source: source, unit: Unit(id: id),
        objectives: [self.pick(["top", "q1-sales", "q1-labs"])],
        members: source == "sales" && self.splitCount == 0 ? ["anna"] : []))
    self.splitCount += 1
    self.splitOff.append(id)
  }

  private func move(_ deed: Deed) async throws {
    switch deed {
    case .moveObjective:
      let objective = Objective(
        id: self.pick(["q1-sales", "q1-labs", "q2-sales"]),
        unit: self.pick(["company", "sales", "labs", "team"]))
      _ = try await self.acme.call(
        RPC.ObjectiveService.updateObjective,
        UpdateObjectiveRequest(mutation: self.mutation(), objective: objective))
    case .moveUnit:
      let unit = Unit(
        id: "team", parent: self.pick(["sales", "labs", "company"]),
        region: self.pick(["", "emea", "apac"]))
      _ = try await self.acme.call(
        RPC.UnitService.updateUnit,
        UpdateUnitRequest(mutation: self.mutation(), unit: unit, updateMask: ["parent", "region"]))
    case .align:
      let edge = Alignment(
        from: "q1-labs", to: "top", mode: .average, weight: Weight(thousandths: 700))
      _ = try await self.acme.call(
        RPC.AlignmentService.createAlignment,
        CreateAlignmentRequest(mutation: self.mutation(), alignment: edge))
    default:
      _ = try await self.acme.call(
        RPC.AlignmentService.deleteAlignment,
        DeleteAlignmentRequest(mutation: self.mutation(), from: "q1-labs", to: "top"))
    }
  }

  private func putAway(_ isArchived: Bool) async throws {
    let objective = self.pick(["q1-labs", "q2-sales"])
    let keyResult = self.pick(["calls", "mood"])
    switch (isArchived, Bool.random(using: &self.random)) {
    case (true, true):
      _ = try await self.acme.call(
        RPC.ObjectiveService.archiveObjective,
        ArchiveObjectiveRequest(mutation: self.mutation(), id: objective))
    case (true, false):
      _ = try await self.acme.call(
        RPC.KeyResultService.archiveKeyResult,
        ArchiveKeyResultRequest(mutation: self.mutation(), id: keyResult))
    case (false, true):
      _ = try await self.acme.call(
        RPC.ObjectiveService.restoreObjective,
        RestoreObjectiveRequest(mutation: self.mutation(), id: objective))
    case (false, false):
      _ = try await self.acme.call(
        RPC.KeyResultService.restoreKeyResult,
        RestoreKeyResultRequest(mutation: self.mutation(), id: keyResult))
    }
  }

  private enum Nothing: Error { case toDo }
}
