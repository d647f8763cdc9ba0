// Archiving over the wire: hidden from lists, shown where asked for, the same after a restart, and
// carried by documents.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@Suite(.bounded) struct ArchiveTests {
  @Test("an archived objective leaves lists and trees, and comes back whole")
  func objective() async throws {
    let server = try await TestServer.start()
    let connection = try await server.makeSample()
    let trial = try await connection.call(
      RPC.ObjectiveService.archiveObjective,
      ArchiveObjectiveRequest(mutation: .new(validateOnly: true), id: "top")
    ).reply
    #expect(trial.keyResults == 1)
    #expect(trial.detached == ["low"])
    #expect(trial.detachedTotal == 1)
    #expect(try await Self.objectives(connection).map(\.id) == ["low", "top"])

    let archived = try await connection.call(
      RPC.ObjectiveService.archiveObjective,
      ArchiveObjectiveRequest(mutation: .new(), id: "top")
    ).reply
    #expect(archived.objective?.isArchived == true)
    #expect(try await Self.objectives(connection).map(\.id) == ["low"])
    #expect(try await Self.objectives(connection, archived: true).map(\.id) == ["low", "top"])
    let tree = try await connection.call(RPC.ScoreService.getTree, GetTreeRequest()).reply
    #expect(tree.nodes.map(\.id) == ["low", "low-kr", "low-kr2"])
    let all = try await connection.call(
      RPC.ScoreService.getTree, GetTreeRequest(showArchived: true)
    ).reply
    #expect(all.nodes.map(\.id) == ["top", "top-kr", "low", "low-kr", "low-kr2"])
    let since = archived.objective?.archiveTime
    #expect(try await Self.endArchiveTimes(connection) == [since, since, since])

    await server.stop()
    let again = try await TestServer.start(over: server.endpoint)
    let reader = try await again.connect(try await again.makeToken("acme", role: .administrator))
    #expect(try await Self.objectives(reader).map(\.id) == ["low"])
    _ = try await reader.call(
      RPC.ObjectiveService.restoreObjective, RestoreObjectiveRequest(mutation: .new(), id: "top"))
    #expect(try await Self.objectives(reader).map(\.id) == ["low", "top"])
    #expect(try await Self.endArchiveTimes(reader) == [nil, nil, nil])
    reader.close()
    await again.stop()
  }

  /// Since when nothing counts along the only edge: of all edges, of those at one item, and by itself.
  private static func endArchiveTimes(
    _ connection: OKRConnection
  ) async throws -> [Instant?] {
    let all = try await connection.call(
      RPC.AlignmentService.listAlignments, ListAlignmentsRequest()
    ).reply.alignments
    let atLow = try await connection.call(
      RPC.AlignmentService.listAlignments, ListAlignmentsRequest(item: "low")
    ).reply.alignments
    let one = try await connection.call(
      RPC.AlignmentService.getAlignment, GetAlignmentRequest(from: "low", to: "top")
    ).reply.alignment
    let found = try await connection.call(
      RPC.AlignmentService.listAlignments,
      ListAlignmentsRequest(filter: "end_archive_time > 2000-01-01T00:00:00Z")
    ).reply.alignments
    #expect(found == all.filter { $0.endArchiveTime != nil })
    #expect(all.count == 1 && atLow == all && one == all.first)
    return [all.first, atLow.first, one].map { $0?.endArchiveTime }
  }

  @Test("every type is archived, hidden, shown and restored alike")
  func types() async throws {
    let server = try await TestServer.start()
    let connection = try await server.makeSample()
    _ = try await connection.call(
      RPC.RegionService.createRegion,
      CreateRegionRequest(mutation: .new(), region: Region(id: "empty")))
    _ = try await connection.call(
      RPC.RegionService.archiveRegion, ArchiveRegionRequest(mutation: .new(), id: "empty"))
    var regions = try await connection.call(RPC.RegionService.listRegions, ListRegionsRequest())
    #expect(regions.reply.regions.map(\.id) == ["pl"])
    #expect(regions.reply.total == 1)
    regions = try await connection.call(
      RPC.RegionService.listRegions, ListRegionsRequest(showArchived: true))
    #expect(regions.reply.regions.map(\.isArchived) == [true, false])
    let region = try await connection.call(
      RPC.RegionService.restoreRegion, RestoreRegionRequest(mutation: .new(), id: "empty"))
    #expect(region.reply.region?.isArchived == false)

    _ = try await connection.call(
      RPC.UnitService.createUnit, CreateUnitRequest(mutation: .new(), unit: Unit(id: "empty")))
    let unit = try await connection.call(
      RPC.UnitService.archiveUnit, ArchiveUnitRequest(mutation: .new(), id: "empty"))
    #expect(unit.reply.unit?.isArchived == true)
    let units = try await connection.call(RPC.UnitService.listUnits, ListUnitsRequest())
    #expect(units.reply.units.map(\.id) == ["team"])
    _ = try await connection.call(
      RPC.UnitService.restoreUnit, RestoreUnitRequest(mutation: .new(), id: "empty"))

    _ = try await connection.call(
      RPC.MemberService.createMember, CreateMemberRequest(mutation: .new(), member: Member(id: "m"))
    )
    let member = try await connection.call(
      RPC.MemberService.archiveMember, ArchiveMemberRequest(mutation: .new(), id: "m"))
    #expect(member.reply.member?.isArchived == true)
    let members = try await connection.call(RPC.MemberService.listMembers, ListMembersRequest())
    #expect(members.reply.members.isEmpty)
    _ = try await connection.call(
      RPC.MemberService.restoreMember, RestoreMemberRequest(mutation: .new(), id: "m"))

    _ = try await connection.call(
      RPC.MetricService.createMetric, CreateMetricRequest(mutation: .new(), metric: Metric(id: "m"))
    )
    let metric = try await connection.call(
      RPC.MetricService.archiveMetric, ArchiveMetricRequest(mutation: .new(), id: "m"))
    #expect(metric.reply.metric?.isArchived == true)
    let metrics = try await connection.call(RPC.MetricService.listMetrics, ListMetricsRequest())
    #expect(metrics.reply.metrics.isEmpty)
    _ = try await connection.call(
      RPC.MetricService.restoreMetric, RestoreMetricRequest(mutation: .new(), id: "m"))

    let refused = await refusal { () async throws(RPCFailure) in
      try await connection.call(
        RPC.CycleService.archiveCycle, ArchiveCycleRequest(mutation: .new(), id: "cycle"))
    }
    #expect(refused?.reason == "IN_USE")
    _ = try await connection.call(
      RPC.CycleService.createCycle,
      CreateCycleRequest(mutation: .new(), cycle: Cycle(id: "next", start: "2099-01-01")))
    let cycle = try await connection.call(
      RPC.CycleService.archiveCycle, ArchiveCycleRequest(mutation: .new(), id: "next"))
    #expect(cycle.reply.cycle?.isArchived == true)
    let cycles = try await connection.call(RPC.CycleService.listCycles, ListCyclesRequest())
    #expect(cycles.reply.cycles.map(\.id) == ["cycle"])
    _ = try await connection.call(
      RPC.CycleService.restoreCycle, RestoreCycleRequest(mutation: .new(), id: "next"))

    let keyResult = try await connection.call(
      RPC.KeyResultService.archiveKeyResult,
      ArchiveKeyResultRequest(mutation: .new(), id: "low-kr"))
    #expect(keyResult.reply.keyResult?.isArchived == true)
    var keyResults = try await connection.call(
      RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(objective: "low"))
    #expect(keyResults.reply.keyResults.map(\.id) == ["low-kr2"])
    let low = try await connection.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "low"))
    #expect(low.reply.keyResults.map(\.id) == ["low-kr2"])
    _ = try await connection.call(
      RPC.KeyResultService.restoreKeyResult,
      RestoreKeyResultRequest(mutation: .new(), id: "low-kr"))
    keyResults = try await connection.call(
      RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(objective: "low"))
    #expect(keyResults.reply.keyResults.map(\.id) == ["low-kr", "low-kr2"])
    connection.close()
    await server.stop()
  }

  @Test("a document carries what is archived, with its check-ins")
  func document() async throws {
    let server = try await TestServer.start()
    let connection = try await server.makeSample()
    _ = try await connection.record("low-kr", 5)
    _ = try await connection.record("top-kr", 50)
    _ = try await connection.call(
      RPC.KeyResultService.archiveKeyResult,
      ArchiveKeyResultRequest(mutation: .new(), id: "low-kr"))
    _ = try await connection.call(
      RPC.ObjectiveService.archiveObjective, ArchiveObjectiveRequest(mutation: .new(), id: "top"))
    let document = try await connection.export()

    let other = try await server.connect(try await server.makeOrganisation("other"))
    _ = try await other.importDocument(document)
    #expect(try await Self.objectives(other).map(\.id) == ["low"])
    let low = try await other.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: "low"))
    #expect(low.reply.keyResults.map(\.id) == ["low-kr2"])
    let again = try await other.importDocument(document)
    #expect(again.outcome?.unchanged == true)
    let archived = try await other.call(
      RPC.KeyResultService.getKeyResult, GetKeyResultRequest(id: "low-kr"))
    #expect(archived.reply.figures?.score?.ppm == 500_000)
    connection.close()
    other.close()
    await server.stop()
  }

  private static func objectives(
    _ connection: OKRConnection, archived: Bool = false
  ) async throws -> [Objective] {
    try await connection.call(
      RPC.ObjectiveService.listObjectives, ListObjectivesRequest(showArchived: archived)
    ).reply.objectives
  }

}
