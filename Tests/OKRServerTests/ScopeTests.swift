// Lists within something: what isn't there is told as a read of it tells it, and what is archived
// still answers. Lists with figures, which are those of the list's moment.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

@Suite(.bounded) struct ScopeTests {
  /// Expects that a list of something within `id`, which isn't there, is refused.
  private static func expectMissing<Q: WireCodable, R: WireCodable>(
    _ connection: OKRConnection, _ method: OKRModel.Method<Q, R>, _ request: Q, field: String,
    _ type: String, id: String = "nowhere", asOf moment: AsOf? = nil
  ) async {
    let failure = await refusal { () async throws(RPCFailure) in
      try await connection.call(method, request, asOf: moment)
    }
    #expect(failure?.code == .notFound && failure?.reason == "NOT_FOUND", "\(method.path) \(field)")
    #expect(failure?.status.message == "There is no \(type) \"\(id)\".", "\(method.path) \(field)")
    #expect(failure?.status.violations.map(\.field) == [field], "\(method.path)")
  }

  @Test func aScopeThatIsNotThereIsNamed() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let objectives = RPC.ObjectiveService.listObjectives
    let none = "nowhere"
    for moment in [nil, AsOf(revision: try await acme.revision())] {
      await Self.expectMissing(
        acme, objectives, ListObjectivesRequest(cycle: none), field: "cycle", "cycle", asOf: moment)
      await Self.expectMissing(
        acme, objectives, ListObjectivesRequest(cycle: "cycle", unit: none), field: "unit", "unit",
        asOf: moment)
      await Self.expectMissing(
        acme, objectives, ListObjectivesRequest(region: none), field: "region", "region",
        asOf: moment)
      await Self.expectMissing(
        acme, RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(objective: none),
        field: "objective", "objective", asOf: moment)
      // A key result is no objective.
      await Self.expectMissing(
        acme, RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(objective: "low-kr"),
        field: "objective", "objective", id: "low-kr", asOf: moment)
      await Self.expectMissing(
        acme, RPC.OverrideService.listOverrides, ListOverridesRequest(objective: none),
        field: "objective", "objective", asOf: moment)
      await Self.expectMissing(
        acme, RPC.AlignmentService.listAlignments, ListAlignmentsRequest(item: none),
        field: "item", "objective or key result", asOf: moment)
      await Self.expectMissing(
        acme, RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: none),
        field: "key_result", "key result", asOf: moment)
      await Self.expectMissing(
        acme, RPC.GradeService.listGrades, ListGradesRequest(objective: none),
        field: "objective", "objective", asOf: moment)
      await Self.expectMissing(
        acme, RPC.CycleService.listCyclePolicies, ListCyclePoliciesRequest(cycle: none),
        field: "cycle", "cycle", asOf: moment)
      await Self.expectMissing(
        acme, RPC.CycleService.listCycleCloses, ListCycleClosesRequest(cycle: none),
        field: "cycle", "cycle", asOf: moment)
      await Self.expectMissing(
        acme, RPC.CycleService.listClosedFigures, ListClosedFiguresRequest(cycle: none),
        field: "cycle", "cycle", asOf: moment)
      await Self.expectMissing(
        acme, RPC.CycleService.compareClose, CompareCloseRequest(cycle: none),
        field: "cycle", "cycle", asOf: moment)
      await Self.expectMissing(
        acme, RPC.ImportService.comparePublished, ComparePublishedRequest(cycle: none),
        field: "cycle", "cycle", asOf: moment)
      await Self.expectMissing(
        acme, RPC.ScoreService.getTree, GetTreeRequest(unit: none), field: "unit", "unit",
        asOf: moment)
    }
    await server.stop()
  }

  /// Before something was made a list within it says what a read of it says.
  @Test func thePastKnowsNothingOfWhatCameLater() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let before = AsOf(revision: try await acme.revision())
    try await acme.addUnit("later")
    _ = try await acme.call(
      RPC.ObjectiveService.createObjective,
      CreateObjectiveRequest(
        mutation: .new(), objective: Objective(id: "new", cycle: "cycle", unit: "later")))
    let method = RPC.ObjectiveService.listObjectives
    let request = ListObjectivesRequest(unit: "later")
    #expect(try await acme.call(method, request).reply.objectives.map(\.id) == ["new"])
    await Self.expectMissing(
      acme, method, request, field: "unit", "unit", id: "later", asOf: before)
    let read = await refusal { () async throws(RPCFailure) in
      try await acme.call(RPC.UnitService.getUnit, GetUnitRequest(id: "later"), asOf: before)
    }
    #expect(read?.status.message == "There is no unit \"later\".")
    await server.stop()
  }

  @Test func whatIsArchivedStillAnswers() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.call(
      RPC.ObjectiveService.archiveObjective, ArchiveObjectiveRequest(mutation: .new(), id: "low"))
    let rows = RPC.KeyResultService.listKeyResults
    let hidden = try await acme.call(rows, ListKeyResultsRequest(objective: "low")).reply
    #expect(hidden.keyResults.isEmpty && hidden.total == 0)
    let shown = try await acme.call(
      rows, ListKeyResultsRequest(objective: "low", showArchived: true)
    ).reply
    #expect(shown.keyResults.map(\.id) == ["low-kr", "low-kr2"])
    try await acme.addUnit("empty")
    _ = try await acme.call(
      RPC.UnitService.archiveUnit, ArchiveUnitRequest(mutation: .new(), id: "empty"))
    let objectives = try await acme.call(
      RPC.ObjectiveService.listObjectives, ListObjectivesRequest(unit: "empty")
    ).reply
    #expect(objectives.objectives.isEmpty)
    await server.stop()
  }

  @Test func aListHasTheFiguresThatItsItemsHave() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    _ = try await acme.record("low-kr", 5)
    let before = AsOf(revision: try await acme.revision())
    _ = try await acme.record("low-kr", 9)
    for moment in [nil, before] {
      let list = try await acme.call(
        RPC.ObjectiveService.listObjectives, ListObjectivesRequest(includeFigures: true),
        asOf: moment
      ).reply
      #expect(list.figures.map(\.id) == list.objectives.map(\.id) && list.figures.count == 2)
      for figures in list.figures {
        let read = try await acme.call(
          RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: figures.id), asOf: moment)
        #expect(read.reply.figures == figures && figures.score != nil)
      }
      let rows = try await acme.call(
        RPC.KeyResultService.listKeyResults,
        ListKeyResultsRequest(
          page: Page(pageSize: 1), objective: "low", filter: "score > 0", includeFigures: true),
        asOf: moment
      ).reply
      #expect(rows.keyResults.map(\.id) == ["low-kr"])
      #expect(rows.figures.first?.score?.ppm == (moment == nil ? 900_000 : 500_000))
    }
    let plain = try await acme.call(
      RPC.ObjectiveService.listObjectives, ListObjectivesRequest()
    ).reply
    #expect(plain.figures.isEmpty && plain.objectives.count == 2)
    await server.stop()
  }
}
