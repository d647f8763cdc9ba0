// A cycle's policies as a client sees them: trials, pages, closes, the past, restarts and snapshots.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import Testing
internal import ZoneFiles

@testable internal import OKRServer

extension OKRConnection {
  fileprivate func setPolicy(
    _ policy: Policy, _ reason: String = "", _ mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> Outcome? {
    try await self.call(
      RPC.CycleService.updateCycle,
      UpdateCycleRequest(
        mutation: mutation, cycle: Cycle(id: "cycle", policy: policy, policyReason: reason),
        updateMask: ["policy", "policy_reason"])
    ).reply.outcome
  }

  fileprivate func policies(
    page: Page? = nil, asOf: AsOf? = nil
  ) async throws(RPCFailure) -> ListCyclePoliciesResponse {
    try await self.call(
      RPC.CycleService.listCyclePolicies,
      ListCyclePoliciesRequest(page: page, cycle: "cycle"), asOf: asOf
    ).reply
  }

  fileprivate func policy() async throws(RPCFailure) -> CyclePolicy? {
    try await self.call(RPC.CycleService.getCycle, GetCycleRequest(id: "cycle")).reply.policy
  }
}

@Suite(.bounded) struct CyclePolicyTests {
  @Test func everyPolicyIsKeptWithWhoWhenAndWhy() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    #expect(try await acme.policy()?.number == 1)
    #expect(try await acme.setPolicy(Policy(missing: .exclude), "audit")?.unchanged == false)
    let then = try await acme.revision()
    // Neither a trial nor the same again nor another field makes a policy.
    _ = try await acme.setPolicy(Policy(missing: .zero), "", .new(validateOnly: true))
    #expect(try await acme.setPolicy(Policy(missing: .exclude), "audit")?.unchanged == true)
    _ = try await acme.call(
      RPC.CycleService.updateCycle,
      UpdateCycleRequest(
        mutation: .new(), cycle: Cycle(id: "cycle", name: "C"), updateMask: ["name"]))
    _ = try await acme.setPolicy(Policy(missing: .exclude, cap: Ratio(ppm: 1_200_000)))

    let close = try await acme.call(
      RPC.CycleService.closeCycle, CloseCycleRequest(mutation: .new(), id: "cycle")
    ).reply
    #expect(close.close?.policyNumber == 3)
    #expect(close.close?.policyVersion != 3)
    let refused = await refusal { () async throws(RPCFailure) in
      try await acme.setPolicy(Policy(missing: .zero))
    }
    #expect(refused?.reason == "CYCLE_CLOSED")

    let list = try await acme.policies()
    #expect(list.policies.map(\.number) == [1, 2, 3] && list.total == 3)
    #expect(list.policies.map(\.reason) == ["", "audit", ""])
    #expect(list.policies.allSatisfy { $0.actor == "administrator-acme" && $0.revision > 0 })
    #expect(list.policies.map(\.before?.missing) == [nil, .unspecified, .exclude])
    #expect(list.policies.allSatisfy { $0.effectiveTime == $0.recordedTime })
    #expect(try await acme.policy() == list.policies.last)

    let first = try await acme.policies(page: Page(pageSize: 2))
    #expect(first.policies == Array(list.policies.prefix(2)) && first.total == 3)
    let rest = try await acme.policies(page: Page(pageSize: 2, pageToken: first.nextPageToken))
    #expect(rest.policies == [list.policies[2]] && rest.nextPageToken.isEmpty)
    let past = try await acme.policies(asOf: AsOf(revision: then))
    #expect(past.policies == Array(list.policies.prefix(2)))
    let missing = await refusal { () async throws(RPCFailure) in
      try await acme.call(
        RPC.CycleService.listCyclePolicies, ListCyclePoliciesRequest(cycle: "none"))
    }
    #expect(missing?.code == .notFound)
    await server.stop()

    let later = try await TestServer.start(over: server.endpoint)
    let again = try await later.connect(later.operatorToken, organisation: "acme")
    #expect(try await again.policies() == list)
    await later.stop()
  }

  @Test func aPolicyHoldsSinceItTookEffect() async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    let then = try #require(try await acme.policy()?.effectiveTime).unixMicros + 1
    var mutation = OKRModel.Mutation.new()
    mutation.effectiveTime = Instant(unixMicros: then)
    _ = try await acme.setPolicy(Policy(missing: .exclude), "as agreed", mutation)
    let policy = try #require(try await acme.policy())
    #expect(policy.number == 2 && policy.effectiveTime?.unixMicros == then)
    #expect(try #require(policy.recordedTime).unixMicros > then)
    let before = try await acme.policies(asOf: AsOf(effectiveUnixMicros: then - 1))
    #expect(before.policies.map(\.number) == [1])
    let since = try await acme.policies(asOf: AsOf(effectiveUnixMicros: then))
    #expect(since.policies.map(\.number) == [1, 2])
    await server.stop()
  }

  /// What may be wrong with a stored snapshot.
  enum SnapshotFlaw: String, CaseIterable {
    case older = "update snapshot set format = 2"
    case damaged = "update snapshot_chunk set payload = '\\x04'"
  }

  /// A snapshot carries the policies; one of a version that kept none, or that is damaged, is passed over for the log.
  @Test(arguments: [nil] + SnapshotFlaw.allCases.map { $0 })
  func snapshotsGiveTheSamePolicies(flaw: SnapshotFlaw?) async throws {
    let server = try await TestServer.start()
    let acme = try await server.makeSample()
    for cap in 1...3 as ClosedRange<Int64> {
      _ = try await acme.setPolicy(Policy(cap: Ratio(ppm: 1_000_000 + cap)), "cap \(cap)")
    }
    let list = try await acme.policies()
    #expect(list.total == 4)
    await server.stop()

    try Self.writeSnapshot(of: "acme", server, flaw)
    let later = try await TestServer.start(over: server.endpoint)
    let again = try await later.connect(later.operatorToken, organisation: "acme")
    #expect(try await again.policies() == list)
    #expect(try await again.verify().differences == 0)
    await later.stop()
  }

  /// Writes a snapshot of an organisation's head, as this version does or as the one before did.
  private static func writeSnapshot(
    of id: String, _ server: TestServer, _ flaw: SnapshotFlaw?
  ) throws {
    let store = Store(endpoint: server.endpoint, connections: 1)
    defer { store.close() }
    let head = try store.head(orgID: try #require(try store.findOrganisation(externalID: id)).orgID)
    var organisation = OKRState.Organisation(zones: ZoneFiles(), at: 0)
    _ = try store.load(head, from: .none) { part in
      guard case .row(let row) = part, let change = LogPayload.decode(row.entry) else {
        return false
      }
      organisation.replay(Entry(row.entry, change))
      return true
    }
    organisation.finishReplay(at: organisation.instant, revision: head.revision)
    let chunks = SnapshotParts(organisation).map { part in
      var part = part
      if flaw == .older { part.policies = [] }
      return part.encoded()
    }
    try store.writeSnapshot(head, chunks: chunks)
    guard let flaw else { return }
    let admin = try PostgresConnector(endpoint: server.endpoint).connect()
    defer { admin.close() }
    try admin.simple(flaw.rawValue, deadline: .after(milliseconds: 20_000))
  }
}
