// A load from its organisations to its report.

public import OKRClient
internal import OKRModel
internal import OKRTransport
internal import OKRWire

/// Runs one plan against one server.
public struct LoadRun: Sendable {
  private let plan: LoadPlan
  private let settings: OKRConnection.Settings
  private let company: SyntheticCompany

  /// - Parameters:
  ///   - settings: an operator's, who makes the organisations and their tokens.
  ///   - year: the year that the companies' cycle is.
  public init(_ plan: LoadPlan, _ settings: OKRConnection.Settings, year: Int) {
    precondition(plan.refusal == nil)
    self.plan = plan
    self.settings = settings
    self.company = SyntheticCompany(
      regions: plan.regions, keyResults: plan.keyResults, year: year)
  }

  /// Prepares, sends, reads everything back, and proves the figures.
  /// - Throws: what kept the load from running; calls that failed are part of the report.
  public func run(
    progress: @escaping @Sendable (LoadProgress) async -> Void
  ) async throws(RPCFailure) -> LoadReport {
    let operatorConnection = try await OKRConnection.connect(self.settings)
    defer { operatorConnection.close() }
    let stage = Stage(plan: self.plan, settings: self.settings, company: self.company)
    let entries = try await stage.prepare(operatorConnection, progress)
    let targets = try await stage.connect(entries.map(\.secret), progress)
    defer { for connection in targets.flatMap(\.connections) { connection.close() } }
    let performance = Performance(self.plan, targets)
    let played = try await performance.play(progress)
    let (readBack, proof) = try await performance.audit(played, progress)
    for (entry, target) in zip(entries, targets) {
      try await stage.revoke(entry.tokenID, target.nextConnection())
    }
    return LoadReport(
      plan: self.plan, serverVersion: operatorConnection.welcome.serverVersion, rates: played.rates,
      points: played.points, failures: performance.recorder.failures, readBack: readBack,
      proof: proof)
  }
}

/// What stands before the first call: organisations, tokens, companies and connections.
struct Stage: Sendable {
  struct Entry: Sendable {
    let secret: String
    let tokenID: String
  }

  let plan: LoadPlan
  let settings: OKRConnection.Settings
  let company: SyntheticCompany

  private static let tokenSeconds: Int64 = 48 * 3_600

  func prepare(
    _ connection: OKRConnection, _ progress: @Sendable (LoadProgress) async -> Void
  ) async throws(RPCFailure) -> [Entry] {
    let document = self.company.document()
    var entries: [Entry] = []
    for index in 0..<self.plan.organisations {
      await progress(.preparing(done: index, of: self.plan.organisations))
      let entry = try await self.makeOrganisation(index, connection)
      let own = try await OKRConnection.connect(self.settings(entry.secret))
      defer { own.close() }
      try await own.importDocument(document)
      entries.append(entry)
    }
    return entries
  }

  private func makeOrganisation(
    _ index: Int, _ connection: OKRConnection
  ) async throws(RPCFailure) -> Entry {
    let name = self.plan.organisationName(index)
    do throws(RPCFailure) {
      _ = try await connection.call(
        RPC.OrganisationService.createOrganisation,
        CreateOrganisationRequest(
          mutation: .new(),
          organisation: Organisation(id: name, name: "Load \(index + 1)")))
    } catch {
      guard error.code == .alreadyExists else { throw error }
    }
    let now = Int64(IdempotencyKey.nowMilliseconds) * 1_000
    let expiry = Instant(unixMicros: now + Self.tokenSeconds * 1_000_000)
    let reply = try await connection.call(
      RPC.TokenService.createToken,
      CreateTokenRequest(
        mutation: .new(),
        token: Token(
          organisation: name, name: "load", role: .administrator, expireTime: expiry))
    ).reply
    return Entry(secret: reply.secret, tokenID: reply.token?.id ?? "")
  }

  /// Ends a token, asked by the organisation's own administrator: the token itself.
  func revoke(_ token: String, _ connection: OKRConnection) async throws(RPCFailure) {
    _ = try await connection.call(
      RPC.TokenService.revokeToken,
      RevokeTokenRequest(mutation: .new(), id: token))
  }

  private func settings(_ secret: String) -> OKRConnection.Settings {
    var own = self.settings
    own.token = secret
    own.organisation = ""
    return own
  }

  /// Opens all connections, the organisations taking turns.
  func connect(
    _ secrets: [String], _ progress: @Sendable (LoadProgress) async -> Void
  ) async throws(RPCFailure) -> [LoadTarget] {
    var connections: [[OKRConnection]] = secrets.map { _ in [] }
    let count = self.plan.connections
    try await eachOf(Array(0..<count), atMost: LoadLimits.connecting) {
      index throws(RPCFailure) in
      let organisation = index % secrets.count
      return (
        organisation, try await OKRConnection.connect(self.settings(secrets[organisation]))
      )
    } take: { made, done in
      connections[made.0].append(made.1)
      await progress(.connecting(done: done, of: count))
    }
    return connections.enumerated().map { index, own in
      LoadTarget(
        index: index, company: self.company, connections: own)
    }
  }
}
