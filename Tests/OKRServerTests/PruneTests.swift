// Imports with prune: what a document leaves out is archived, in an order that works, and nothing
// else is touched.

internal import BoundedTestSupport
internal import Interchange
internal import OKRClient
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing
internal import ZoneFiles

@testable internal import OKRServer

@Suite(.bounded) struct PruneTests {
  private static let company = """
    {"regions": [{"id": "eu"}, {"id": "pl", "parent": "eu"}],
     "units": [{"id": "a", "region": "pl"}, {"id": "b", "parent": "a"}],
     "members": [{"id": "ada", "name": "Ada", "unit": "b"}],
     "metrics": [{"id": "used"}, {"id": "spare"}],
     "cycles": [{"id": "y", "start": "2026-01-01", "end": "2026-12-31"},
      {"id": "q", "start": "2026-07-01", "end": "2026-09-30", "parent": "y"}],
     "objectives": [
      {"id": "o1", "cycle": "q", "unit": "a", "title": "One", "key_results": [
        {"id": "kr1", "title": "K", "kind": "metric", "target": 10, "metric": "used"},
        {"id": "kr2", "title": "K", "kind": "metric", "target": 10}]},
      {"id": "o2", "cycle": "q", "unit": "b", "title": "Two", "parent_objective": "o1",
       "key_results": [{"id": "kr3", "title": "K", "kind": "metric", "target": 10}]}],
     "dependencies": [{"id": "d1", "objective": "o1", "giver": "b", "needed_by": "2026-08-31"}]}
    """

  private static let nothing = """
    {"regions": [], "units": [], "members": [], "metrics": [], "cycles": [], "objectives": [],
     "dependencies": []}
    """

  private static func trial() -> OKRModel.Mutation { .new(validateOnly: true) }

  private static func told(_ reply: ImportDocumentResponse) -> [String] {
    reply.differences.map { "\($0.sign) \($0.type) \($0.id)" }
  }

  private static func company(_ server: TestServer) async throws -> OKRConnection {
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    _ = try await acme.importDocument(Array(Self.company.utf8))
    return acme
  }

  @Test func whatIsLeftOutIsArchivedFromTheLeavesUp() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.company(server)
    let document = Array(Self.nothing.utf8)
    let plain = try await acme.importDocument(document, Self.trial())
    #expect(plain.leftAlone == 10 && plain.pruned == 0 && plain.differences.isEmpty)
    #expect(plain.outcome?.unchanged == true)
    let live = try await acme.importDocument(document)
    #expect(live.leftAlone == 10 && live.outcome?.unchanged == true)

    let trial = try await acme.importDocument(document, Self.trial(), prune: true)
    // The dependency goes with the objective that needs it.
    #expect(
      Self.told(trial) == [
        "- objective o1", "- objective o2", "- cycle q", "- cycle y", "- metric used",
        "- metric spare", "- unit b", "- unit a", "- region pl", "- region eu",
      ])
    #expect(trial.pruned == 10 && trial.differencesTotal == 10 && trial.leftAlone == 0)
    let objective = try #require(trial.differences.first)
    #expect(objective.keyResults == ["kr1", "kr2"] && objective.after == nil)
    guard case .objective(let row)? = objective.before?.row else {
      Issue.record("\(objective)")
      return
    }
    #expect(row.title == "One")

    let done = try await acme.importDocument(document, prune: true)
    #expect(done.pruned == 10 && done.outcome?.unchanged == false)
    let again = try await acme.importDocument(document, prune: true)
    #expect(again.pruned == 0 && again.outcome?.unchanged == true)
    let members = try await acme.call(RPC.MemberService.listMembers, ListMembersRequest()).reply
    #expect(members.members.map(\.id) == ["ada"])
    let units = try await acme.call(
      RPC.UnitService.listUnits, ListUnitsRequest(showArchived: true)
    ).reply.units
    #expect(units.allSatisfy(\.isArchived) && units.count == 2)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  @Test func onlyTheListsThatTheDocumentHasAreHeldAgainstIt() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.company(server)
    let document = """
      {"objectives": [
        {"id": "o1", "cycle": "q", "unit": "a", "title": "One", "key_results": [
          {"id": "kr1", "title": "K", "kind": "metric", "target": 10}]},
        {"id": "o2", "cycle": "q", "unit": "b", "title": "Two", "key_results": [
          {"id": "kr3", "title": "K", "kind": "metric", "target": 10},
          {"id": "kr4", "title": "K", "kind": "metric", "target": 10}]}],
       "metrics": [], "dependencies": []}
      """
    let trial = try await acme.importDocument(
      Array(document.utf8), Self.trial(), prune: true)
    #expect(
      Self.told(trial) == [
        "- dependency d1", "- alignment o2 → o1", "- key_result kr2", "- metric spare",
        "+ key_result kr4",
      ])
    let done = try await acme.importDocument(Array(document.utf8), prune: true)
    #expect(done.pruned == 4 && done.created == 1)
    #expect(
      try await acme.call(RPC.AlignmentService.listAlignments, ListAlignmentsRequest()).reply
        .alignments.isEmpty)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  @Test func whatSomethingStandsInIsRefusedAndNothingChanged() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.company(server)
    let revision = try await acme.revision()
    for validateOnly in [true, false] {
      let found = await refusal { () async throws(RPCFailure) in
        try await acme.importDocument(
          Array(#"{"metrics": [], "units": []}"#.utf8), .new(validateOnly: validateOnly),
          prune: true)
      }
      #expect(found?.code == .failedPrecondition && found?.reason == "IN_USE")
      #expect(found?.status.message.contains("unit \"b\"") == true, "\(String(describing: found))")
    }
    #expect(try await acme.revision() == revision)
    await server.stop()
  }

  @Test func whatStandsInAClosedCycleStays() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.company(server)
    _ = try await acme.call(
      RPC.CycleService.closeCycle,
      CloseCycleRequest(mutation: .new(), id: "q"))
    let trial = try await acme.importDocument(
      Array(Self.nothing.utf8), Self.trial(), prune: true)
    // Units and regions are places only: what is closed doesn't need them open.
    #expect(
      Self.told(trial) == [
        "- cycle y", "- metric spare", "- unit b", "- unit a", "- region pl", "- region eu",
      ])
    #expect(try await acme.importDocument(Array(Self.nothing.utf8), prune: true).pruned == 6)
    await server.stop()
  }

  /// The digest holds for what is archived too: an objective that somebody touched, or gave a key
  /// result, is another one.
  @Test func aTrialsDigestIsOverWhatIsArchived() async throws {
    let server = try await TestServer.start()
    let acme = try await Self.company(server)
    let document = Array(#"{"objectives": []}"#.utf8)
    func digest() async throws -> String {
      try await acme.importDocument(document, Self.trial(), prune: true).differencesDigest
    }
    let before = try await digest()
    _ = try await acme.record("kr1", 5)
    #expect(try await digest() == before)
    try await Sample.addKeyResult(acme, "kr9", "o1", 0, 10)
    let grown = try await digest()
    #expect(grown != before)
    _ = try await acme.call(
      RPC.ObjectiveService.updateObjective,
      UpdateObjectiveRequest(
        mutation: .new(), objective: Objective(id: "o2", title: "Other"), updateMask: ["title"]))
    #expect(try await digest() != grown)
    await server.stop()
  }

  // MARK: At random

  /// A company of all that can be pruned, and a part of it.
  private struct Pair {
    var whole = OrganisationDocument()
    var part = OrganisationDocument()

    init(_ random: inout SeededRandom.SeededGenerator) {
      func index(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
      for number in 0..<6 {
        let above = number == 0 ? nil : index(number)
        self.whole.regions.append(
          Region(id: "r\(number)", name: "R", parent: above.map { "r\($0)" } ?? ""))
        self.whole.units.append(
          Unit(
            id: "u\(number)", name: "U", parent: above.map { "u\($0)" } ?? "",
            region: "r\(index(number + 1))"))
        self.whole.metrics.append(Metric(id: "m\(number)", name: "M"))
        self.whole.members.append(Member(id: "p\(number)", name: "P", unit: "u\(number)"))
      }
      for number in 0..<3 {
        self.whole.cycles.append(
          Cycle(
            id: "c\(number)", start: "2026-01-01", end: "2026-12-31",
            parent: number == 0 ? "" : "c0"))
      }
      for number in 0..<8 {
        let id = "o\(number)"
        let unit = index(6)
        self.whole.objectives.append(
          Objective(id: id, cycle: "c\(index(3))", unit: "u\(unit)", title: "O"))
        for kr in 0..<index(4) {
          self.whole.keyResults.append(
            KeyResult(
              id: "\(id)k\(kr)", objective: id, title: "K", metric: "m\(index(6))",
              kind: .metricKind(MetricKind(target: .of(10)))))
        }
        if number > 0 {
          self.whole.alignments.append(
            Alignment(from: id, to: "o\(index(number))", mode: AlignmentMode.none))
        }
        self.whole.dependencies.append(
          Dependency(
            id: "d\(number)", title: "D", objective: id, giver: "u\((unit + 1) % 6)",
            neededBy: "2026-06-01"))
      }
      self.part = self.whole
      self.leaveOut(&random)
    }

    /// Leaves some out, so that what stays has all that it stands in.
    private mutating func leaveOut(_ random: inout SeededRandom.SeededGenerator) {
      func stays() -> Bool { Int.random(in: 0..<3, using: &random) > 0 }
      self.part.objectives.removeAll { _ in !stays() }
      let objectives = Set(self.part.objectives.map(\.id))
      self.part.keyResults.removeAll { !objectives.contains($0.objective) || !stays() }
      self.part.alignments.removeAll {
        !objectives.contains($0.from) || !objectives.contains($0.to) || !stays()
      }
      self.part.dependencies.removeAll { !objectives.contains($0.objective) || !stays() }
      var units = Set(self.part.objectives.map(\.unit) + self.part.dependencies.map(\.giver))
      for unit in self.whole.units.reversed() where units.contains(unit.id) || !stays() {
        units.insert(unit.id)
        if !unit.parent.isEmpty { units.insert(unit.parent) }
      }
      self.part.units.removeAll { !units.contains($0.id) }
      var regions = Set(self.part.units.map(\.region))
      for region in self.whole.regions.reversed() where regions.contains(region.id) {
        if !region.parent.isEmpty { regions.insert(region.parent) }
      }
      self.part.regions.removeAll { !regions.contains($0.id) }
      var cycles = Set(self.part.objectives.map(\.cycle))
      if !cycles.isEmpty { cycles.insert("c0") }
      self.part.cycles.removeAll { !cycles.contains($0.id) }
      let metrics = Set(self.part.keyResults.map(\.metric))
      self.part.metrics.removeAll { !metrics.contains($0.id) && !stays() }
      self.part.members = []
    }
  }

  private static let now: Int64 = 1_780_000_000_000_000

  /// The document as it is read, with all lists: one without rows isn't written.
  private static func read(
    _ document: OrganisationDocument, _ known: OKRState.Organisation
  ) -> ReadingResult {
    var reading = DocumentReader.read(
      DocumentWriter(document).bytes(),
      ReadingContext(
        zones: ZoneFiles(), importInstantMicros: Self.now,
        existing: KnownResources(organisation: known)))
    reading.lists = Set(DocumentList.allCases)
    return reading
  }

  private static func imported(
    _ reading: ReadingResult, prune: Bool, into organisation: OKRState.Organisation
  ) throws -> OKRState.Organisation {
    let plan = ImportPlan(reading, prune: prune, over: organisation, for: .work)
    return try organisation.planTogether(plan.edits, now: Self.now, isImport: true, actor: "ada")
      .get().organisation
  }

  @Test(arguments: 0..<60)
  func afterwardsOnlyTheDocumentIsOpen(_ seed: Int) throws {
    var random = SeededRandom.SeededGenerator(seed: UInt64(seed))
    let pair = Pair(&random)
    let empty = OKRState.Organisation(zones: ZoneFiles(), at: Self.now)
    let whole = try Self.imported(Self.read(pair.whole, empty), prune: false, into: empty)
    let reading = Self.read(pair.part, whole)
    #expect(!reading.isRefused)
    let after = try Self.imported(reading, prune: true, into: whole)
    func open<R: ArchivableMessage>(_ rows: [R]) -> [String] {
      rows.filter { !$0.isArchived }.map(\.id)
    }
    let part = pair.part
    #expect(Set(open(after.allRegions)) == Set(part.regions.map(\.id)), "seed \(seed)")
    #expect(Set(open(after.allUnits)) == Set(part.units.map(\.id)), "seed \(seed)")
    #expect(Set(open(after.allMetrics)) == Set(part.metrics.map(\.id)), "seed \(seed)")
    #expect(Set(open(after.allCycles)) == Set(part.cycles.map(\.id)), "seed \(seed)")
    #expect(Set(open(after.allObjectives)) == Set(part.objectives.map(\.id)), "seed \(seed)")
    #expect(open(after.allMembers).count == 6)
    let objectives = Set(open(after.allObjectives))
    #expect(
      Set(open(after.allKeyResults.filter { objectives.contains($0.objective) }))
        == Set(part.keyResults.map(\.id)))
    let edges = after.allAlignments.filter {
      objectives.contains($0.from) && objectives.contains($0.to)
    }
    let waiting = after.allDependencies.filter { objectives.contains($0.objective) }
    #expect(Set(open(waiting)) == Set(part.dependencies.map(\.id)), "seed \(seed)")
    func ends(_ row: Alignment) -> String { "\(row.from) → \(row.to)" }
    #expect(Set(edges.map(ends)) == Set(part.alignments.map(ends)))
    // Once more there is nothing to do.
    let again = ImportPlan(Self.read(pair.part, after), prune: true, over: after, for: .trial)
    #expect(again.edits.isEmpty && again.pruned == 0, "\(again.places), seed \(seed)")
    // And without prune nothing of this was touched.
    let plain = try Self.imported(reading, prune: false, into: whole)
    #expect(open(plain.allObjectives).count == 8 && open(plain.allUnits).count == 6)
  }
}
