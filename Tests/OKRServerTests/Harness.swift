// A server in this process over a database of its own, and clients that speak to it by the wire.

internal import Dispatch
internal import Foundation
internal import Logging
internal import OKRClient
internal import OKRModel
internal import OKRServer
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

/// One test's server. `stop` ends it.
struct TestServer {
  let endpoint: PostgresEndpoint
  let server: Server
  let port: Int
  let operatorToken: String

  /// Starts a server over a new database, or over the one at `endpoint`.
  static func start(
    over endpoint: PostgresEndpoint? = nil, keysPerOrganisation: Int? = nil, tls: TLSFiles? = nil,
    poolLanes: Int = 2, quota: QuotaLimits = QuotaLimits(), organisationBytes: Int? = nil,
    lifecycle: Lifecycle = Lifecycle(), organisationBytesEach: Int? = nil,
    slowRequestMilliseconds: Int? = nil, accessLogPercent: Int = 0,
    metricsByOrganisation: Int = 0,
    operations: OperationLimits = OperationLimits(), clock: WallClock = .system,
    watch: WatchLimits = WatchLimits(), isAlone: Bool = true, logger: Logger? = nil,
    space: (@Sendable () -> VolumeSpace?)? = nil
  ) async throws -> TestServer {
    let endpoint = try endpoint ?? TestCluster.shared().makeDatabase()
    let token = try OperatorToken.make(name: "operator", endpoint: endpoint)
    var configuration = ServerConfiguration(
      endpoint: endpoint, isAlone: isAlone, version: ServerVersion("test", commit: "25df3b5"),
      listen: (host: "127.0.0.1", port: 0), socketPath: nil, tls: tls, poolLanes: poolLanes)
    if let keysPerOrganisation { configuration.keysPerOrganisation = keysPerOrganisation }
    configuration.quota = quota
    configuration.clock = clock
    configuration.watch = watch
    configuration.space = space
    configuration.operations = operations
    configuration.accessLogPercent = accessLogPercent
    configuration.metricsByOrganisation = metricsByOrganisation
    if let organisationBytes { configuration.organisationBytes = organisationBytes }
    if let organisationBytesEach { configuration.organisationBytesEach = organisationBytesEach }
    if let slowRequestMilliseconds {
      configuration.slowRequestMilliseconds = slowRequestMilliseconds
    }
    let logger = logger ?? .silent
    let server = try Server(configuration, lifecycle: lifecycle, logger: logger)
    let port = try #require(try await server.start())
    return TestServer(endpoint: endpoint, server: server, port: port, operatorToken: token)
  }

  func stop() async { await self.server.drain(grace: .seconds(2)) }

  /// Signs in; nothing is tried twice.
  func connect(
    _ token: String = "", organisation: String = "", tls: ClientTLS = .off
  ) async throws(RPCFailure) -> OKRConnection {
    try await OKRConnection.connect(
      OKRConnection.Settings(
        address: .tcp(host: tls == .off ? "127.0.0.1" : "localhost", port: self.port), tls: tls,
        token: token, organisation: organisation, retries: .never))
  }

  /// Makes an organisation, and a token of the role in it.
  /// - Parameter micros: the server's time where it has a clock of its own.
  func makeOrganisation(
    _ id: String, role: Role = .administrator, at micros: Int64? = nil
  ) async throws -> String {
    let connection = try await self.connect(self.operatorToken)
    defer { connection.close() }
    _ = try await connection.call(
      RPC.OrganisationService.createOrganisation,
      CreateOrganisationRequest(
        mutation: .new(at: micros), organisation: OKRModel.Organisation(id: id, name: id)))
    return try await self.makeToken(id, role: role, at: micros)
  }

  func makeToken(
    _ organisation: String, role: Role, expires: Instant? = nil, at micros: Int64? = nil
  ) async throws -> String {
    let connection = try await self.connect(self.operatorToken)
    defer { connection.close() }
    let reply = try await connection.call(
      RPC.TokenService.createToken,
      CreateTokenRequest(
        mutation: .new(at: micros),
        token: Token(
          organisation: organisation, name: "\(role)-\(organisation)", role: role,
          expireTime: expires)))
    return reply.reply.secret
  }

  /// An organisation with a little structure, and its administrator's connection.
  func makeSample(_ id: String = "acme") async throws -> OKRConnection {
    let connection = try await self.connect(try await self.makeOrganisation(id))
    try await Sample.build(connection)
    return connection
  }
}

extension TestServer {
  /// Waits for an organisation's first snapshot.
  func hasSnapshot(_ organisation: String) async throws -> Bool {
    let store = Store(endpoint: self.endpoint, connections: 1)
    defer { store.close() }
    let orgID = try #require(try store.findOrganisation(externalID: organisation)).orgID
    for _ in 0..<400 {
      let head = try store.head(orgID: orgID)
      if try store.latestSnapshot(orgID: orgID, atOrBefore: head.revision) != nil { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }
}

extension Logger {
  fileprivate static let silent = {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return logger
  }()
}

/// A region, two units, a cycle, two objectives and three key results:
/// top (top-kr: 0 → 100) above low (low-kr: 0 → 10, low-kr2: 2 → 3, weight 2).
enum Sample {
  static func build(_ connection: OKRConnection) async throws {
    _ = try await connection.call(
      RPC.RegionService.createRegion,
      CreateRegionRequest(
        mutation: .new(), region: Region(id: "pl", name: "Polska", timeZone: "Europe/Warsaw")))
    _ = try await connection.call(
      RPC.UnitService.createUnit,
      CreateUnitRequest(mutation: .new(), unit: Unit(id: "team", name: "Łódź", region: "pl")))
    _ = try await connection.call(
      RPC.CycleService.createCycle,
      CreateCycleRequest(
        mutation: .new(), cycle: Cycle(id: "cycle", start: "2020-01-01", end: "2099-12-31")))
    for id in ["top", "low"] {
      _ = try await connection.call(
        RPC.ObjectiveService.createObjective,
        CreateObjectiveRequest(
          mutation: .new(),
          objective: Objective(id: id, cycle: "cycle", unit: "team", title: "Objective \(id)")))
    }
    try await self.addKeyResult(connection, "top-kr", "top", 0, 100)
    try await self.addKeyResult(connection, "low-kr", "low", 0, 10)
    try await self.addKeyResult(connection, "low-kr2", "low", 2, 3, weight: 2_000)
    _ = try await connection.call(
      RPC.AlignmentService.createAlignment,
      CreateAlignmentRequest(mutation: .new(), alignment: Alignment(from: "low", to: "top")))
  }

  static func addKeyResult(
    _ connection: OKRConnection, _ id: String, _ objective: String, _ baseline: Int64,
    _ target: Int64, weight: Int64 = 1_000
  ) async throws {
    _ = try await connection.call(
      RPC.KeyResultService.createKeyResult,
      CreateKeyResultRequest(
        mutation: .new(),
        keyResult: KeyResult(
          id: id, objective: objective, title: id, weight: Weight(thousandths: weight),
          kind: .metricKind(MetricKind(baseline: .of(baseline), target: .of(target))))))
  }
}

extension OKRModel.Mutation {
  static func new(
    key: String = IdempotencyKey.make(), validateOnly: Bool = false, expectedVersion: Int64 = 0
  ) -> OKRModel.Mutation {
    OKRModel.Mutation(
      idempotencyKey: key, validateOnly: validateOnly, expectedVersion: expectedVersion)
  }

  /// - Parameter micros: the time by which its key is made; nil for now.
  static func new(at micros: Int64?) -> OKRModel.Mutation {
    guard let micros else { return .new() }
    var random = SystemRandomNumberGenerator()
    return .new(
      key: IdempotencyKey.make(unixMilliseconds: UInt64(micros / 1_000), using: &random))
  }
}

extension Value {
  static func of(_ whole: Int64) -> Value { Value(micros: whole * 1_000_000) }
}

extension OKRConnection {
  /// Records a value.
  func record(
    _ keyResult: String, _ whole: Int64, _ mutation: OKRModel.Mutation = .new(), note: String = ""
  ) async throws(RPCFailure) -> RecordCheckInResponse {
    try await self.call(
      RPC.CheckInService.recordCheckIn,
      RecordCheckInRequest(
        mutation: mutation,
        checkIn: CheckIn(keyResult: keyResult, value: .of(whole), note: note))
    ).reply
  }

  func addUnit(_ id: String) async throws(RPCFailure) {
    _ = try await self.call(
      RPC.UnitService.createUnit, CreateUnitRequest(mutation: .new(), unit: Unit(id: id)))
  }

  /// Asks the unit giver for what the objective low needs.
  func ask(_ id: String, by day: String) async throws(RPCFailure) {
    _ = try await self.call(
      RPC.DependencyService.createDependency,
      CreateDependencyRequest(
        mutation: .new(),
        dependency: Dependency(
          id: id, title: "help", objective: "low", giver: "giver", neededBy: day)))
  }

  /// States what an item's score is to be read as, up to the first of 2029.
  @discardableResult
  func override(
    _ item: String, _ ppm: Int64 = 900_000, until: String = "2029-01-01",
    reason: String = "why", mutation: OKRModel.Mutation = .new()
  ) async throws(RPCFailure) -> SetOverrideResponse {
    try await self.call(
      RPC.OverrideService.setOverride,
      SetOverrideRequest(
        mutation: mutation,
        override: Override(
          item: item, score: Ratio(ppm: ppm), reason: reason, until: until))
    ).reply
  }

  /// Every item's figures that don't move with time alone.
  func figures() async throws(RPCFailure) -> [String: [Int64?]] {
    let tree = try await self.call(RPC.ScoreService.getTree, GetTreeRequest()).reply
    return Dictionary(
      tree.nodes.map { node in
        (
          node.id,
          [
            node.figures?.score?.ppm, node.figures?.attainment?.ppm,
            node.figures?.coverage?.ppm, node.figures?.value?.micros,
          ]
        )
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The organisation's revision.
  func revision() async throws(RPCFailure) -> String {
    try await self.call(RPC.ScoreService.getTree, GetTreeRequest()).revision
  }

  /// How many records a key result has.
  func count(_ keyResult: String) async throws(RPCFailure) -> Int {
    Int(
      try await self.call(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(keyResult: keyResult)
      ).reply.total)
  }

  func verify() async throws(RPCFailure) -> VerifyOrganisationResponse {
    try await self.call(
      RPC.ServerService.verifyOrganisation, VerifyOrganisationRequest()
    ).reply
  }

  /// The whole organisation as a document.
  func export(asOf moment: AsOf? = nil) async throws(RPCFailure) -> [UInt8] {
    var document: [UInt8] = []
    let stream = try await self.stream(
      RPC.ImportService.exportDocument, ExportDocumentRequest(), asOf: moment)
    for try await message in stream { document += message.chunk }
    return document
  }

  /// Imports a document in pieces.
  func importDocument(
    _ document: [UInt8], _ mutation: OKRModel.Mutation = .new(), prune: Bool = false,
    pieceBytes: Int = 4_096
  ) async throws(RPCFailure) -> ImportDocumentResponse {
    var pieces = stride(from: 0, to: document.count, by: pieceBytes).map { start in
      ImportDocumentRequest(
        chunk: Array(document[start..<min(start + pieceBytes, document.count)]))
    }
    pieces[0].mutation = mutation
    pieces[0].prune = prune
    let rest = pieces.dropFirst()
    let stream = AsyncStream { continuation in
      for piece in rest { continuation.yield(piece) }
      continuation.finish()
    }
    return try await self.upload(RPC.ImportService.importDocument, first: pieces[0], rest: stream)
      .reply
  }

  /// Sends a first piece and a second one and never ends: until the connection closes.
  func uploadWithoutEnd<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, next: Request
  ) async {
    let (rest, held) = AsyncStream.makeStream(of: Request.self)
    held.yield(next)
    _ = try? await self.upload(method, first: first, rest: rest)
    held.finish()
  }
}

/// What a call was refused with; nil where it wasn't.
func refusal<R: Sendable>(_ body: () async throws(RPCFailure) -> R) async -> RPCFailure? {
  do throws(RPCFailure) {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}

/// What a stream was refused with in the end; nil where it ended well.
func refusalAtTheEnd<Replies: AsyncIteratorProtocol>(of replies: inout Replies) async -> RPCFailure?
{
  do {
    while try await replies.next() != nil {}
    return nil
  } catch {
    return error as? RPCFailure
  }
}

/// The files beside the tests.
enum TestFile {
  static func path(_ name: String, file: String = #filePath) -> String {
    URL(filePath: file).deletingLastPathComponent().appending(path: name).path
  }

  static func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: self.path(name))))
  }
}
