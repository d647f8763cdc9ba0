// The sample company in a data directory of its own, for a first look.

internal import Glibc
internal import OKRClient
internal import OKRModel
internal import OKRServer
internal import OKRStore
internal import OKRWire
internal import PostgresClient
internal import Sample

/// What `--demo` does: it fills an empty data directory once, through the server itself, and leaves
/// its administrator's token there. That file, written last, tells that the company is whole.
struct Demo {
  /// Longer than the filling takes.
  private static let operatorHours: Int64 = 1

  private let directory: String

  /// - Throws: where the settings serve others than this machine: the company is for a look, and its
  ///   token lies in a file.
  init(_ settings: Settings) throws(Failure) {
    guard let directory = settings.text(.data) else {
      throw Failure("--demo needs --data DIR, a directory of its own.", .configuration)
    }
    guard settings.tls == nil, settings.address(.listen)?.isLoopback ?? true else {
      throw Failure(
        "--demo is for a look on this machine: leave out --tls-certificate, and --listen on "
          + "loopback.", .configuration)
    }
    self.directory = directory
  }

  /// The file with the administrator's token.
  var tokenFile: String { Self.tokenFile(in: self.directory) }

  private var isFilled: Bool { Self.isIn(self.directory) }

  /// True where a data directory holds the sample company.
  static func isIn(_ directory: String) -> Bool {
    access(Self.tokenFile(in: directory), F_OK) == 0
  }

  static func tokenFile(in directory: String) -> String { "\(directory)/demo.token" }

  /// Fails where the directory holds organisations that aren't the demo's.
  func check(_ endpoint: PostgresEndpoint) throws {
    guard !self.isFilled else { return }
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    guard let first = try store.listOrganisations().first else { return }
    throw Failure(
      "\(self.directory) holds organisations already, such as \(first.externalID): --demo fills an "
        + "empty directory only. Give it a --data of its own, or leave out --demo. Where a first "
        + "start with --demo was cut off, remove the directory.")
  }

  /// Makes the company, unless it is there.
  /// - Parameter address: where the server serves.
  func fill(_ endpoint: PostgresEndpoint, _ address: ServerAddress) async throws {
    guard !self.isFilled else { return }
    do {
      let root = try await Self.connect(
        address,
        try OperatorToken.make(name: "demo", endpoint: endpoint, hours: Self.operatorHours))
      defer { root.close() }
      let token = try await Self.makeOrganisation(root)
      let company = try await Self.connect(address, token)
      defer { company.close() }
      try await Self.makeCompany(company)
      try await Self.revokeOwn(root)
      try SecretFile.write(token, to: self.tokenFile)
    } catch let failure as RPCFailure {
      throw Failure("The sample company couldn't be made: \(failure.status.message)")
    }
  }

  private static func connect(
    _ address: ServerAddress, _ token: String
  ) async throws -> OKRConnection {
    try await OKRConnection.connect(
      to: address, token: token, clientName: "okrd/\(Version.text) demo")
  }

  /// - Returns: its administrator's token.
  private static func makeOrganisation(_ root: OKRConnection) async throws -> String {
    _ = try await root.call(
      RPC.OrganisationService.createOrganisation,
      CreateOrganisationRequest(
        mutation: .once(),
        organisation: Organisation(id: SampleCompany.id, name: SampleCompany.name)))
    return try await root.call(
      RPC.TokenService.createToken,
      CreateTokenRequest(
        mutation: .once(),
        token: Token(organisation: SampleCompany.id, name: "demo", role: .administrator))
    ).reply.secret
  }

  private static func revokeOwn(_ root: OKRConnection) async throws {
    let own = try await root.call(RPC.TokenService.whoAmI, WhoAmIRequest()).reply.principal
    _ = try await root.call(
      RPC.TokenService.revokeToken,
      RevokeTokenRequest(mutation: .once(), id: own?.tokenId ?? ""))
  }

  /// Structure as of the quarter's first day, and the check-ins until now.
  private static func makeCompany(_ company: OKRConnection) async throws {
    let now = Int64(IdempotencyKey.nowMilliseconds) * 1_000
    let quarter = SampleQuarter(on: CivilDate(day: Int32(now / 86_400_000_000)))
    let start = Instant(unixMicros: Int64(quarter.start.day) * 86_400_000_000)
    let imported = try await company.upload(
      RPC.ImportService.importDocument,
      first: ImportDocumentRequest(
        mutation: .once(effective: start), chunk: Array(SampleCompany.document(in: quarter).utf8)),
      rest: AsyncStream<ImportDocumentRequest> { $0.finish() }
    ).reply
    guard imported.created > 0 else {
      throw Failure(
        "The sample company was refused: \(imported.findings.first?.message ?? "no finding")")
    }
    let records = try SampleCompany.checkIns(in: quarter).flatMap(DemoCheckIns.read)
      .filter { ($0.effectiveTime?.unixMicros ?? 0) <= now }
    _ = try await company.call(
      RPC.CheckInService.batchRecordCheckIns,
      BatchRecordCheckInsRequest(mutation: .once(), checkIns: records))
  }
}

extension Mutation {
  /// A change that is asked for under a key of its own.
  fileprivate static func once(effective: Instant? = nil) -> Mutation {
    Mutation(idempotencyKey: IdempotencyKey.make(), effectiveTime: effective)
  }
}
