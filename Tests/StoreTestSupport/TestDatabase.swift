// A migrated database of the shared cluster, with a store and a writer.

public import OKRStore
public import PostgresClient
internal import Synchronization

/// One test's database.
public final class TestDatabase: Sendable {
  /// Where it is.
  public let endpoint: PostgresEndpoint
  /// A store over it.
  public let store: Store
  /// A writer over it.
  public let writer: LogWriter
  /// The process that the test plays.
  public let holder = UUID128.random()

  /// Makes and migrates a database.
  public init() throws {
    self.endpoint = try TestCluster.shared().makeDatabase()
    _ = try SchemaMigrator(endpoint: self.endpoint).migrate()
    self.store = Store(endpoint: self.endpoint)
    self.writer = LogWriter(endpoint: self.endpoint)
  }

  deinit {
    self.writer.close()
    self.store.close()
  }

  /// A connection as the superuser, whom no policy binds.
  public func admin() throws -> PostgresConnection {
    try PostgresConnector(endpoint: self.endpoint).connect()
  }

  /// Runs SQL as the superuser.
  public func execute(_ sql: String) throws {
    let connection = try self.admin()
    defer { connection.close() }
    try connection.simple(sql, deadline: .after(milliseconds: 20_000))
  }

  /// The number that a query of one value gives, as the superuser.
  public func number(_ sql: String) throws -> Int64 {
    let connection = try self.admin()
    defer { connection.close() }
    let statement = PostgresStatement(name: "number", sql: "select (\(sql))::bigint")
    return try connection.pipeline(
      [statement.bind()], deadline: .after(milliseconds: 20_000))[0].int8(0, 0)
  }

  /// Enters an organisation and takes its lease.
  public func makeOrganisation(_ name: String) throws -> OrganisationHead {
    let orgID = try self.store.createOrganisation(externalID: name, name: name).orgID
    return try self.store.takeLease(orgID: orgID, holder: self.holder)
  }

  /// Writes appends and waits for their outcomes.
  public func write(_ appends: [SealedAppend]) async -> [AppendOutcome] {
    await Self.write(appends, by: self.writer)
  }

  /// Writes appends by a writer and waits for their outcomes.
  public static func write(
    _ appends: [SealedAppend], by writer: LogWriter
  ) async -> [AppendOutcome] {
    await withCheckedContinuation { continuation in
      writer.append(appends) { continuation.resume(returning: $0) }
    }
  }

  /// Appends `count` entries, spread over the regions, and returns the new head.
  public func extend(
    _ head: OrganisationHead, count: Int, regions: [Int32] = [0, 1, 2]
  ) async throws -> OrganisationHead {
    let sealed = head.seal(TestEntry.run(after: head, count: count, regions: regions))
    guard case .committed = await self.write([sealed])[0] else { throw NotCommitted() }
    return sealed.after
  }

  /// An append was not committed.
  public struct NotCommitted: Error {}
}

/// Entries with contents that depend on their revision only.
public enum TestEntry {
  /// One entry.
  public static func make(region: Int32, revision: Int64) -> LogEntry {
    LogEntry(
      region: region, revision: revision, kind: Int16(revision % 7), format: 1,
      recordedAt: 1_700_000_000_000_000 + revision, effectiveAt: 1_600_000_000_000_000 - revision,
      actor: "member-\(revision % 5)",
      idempotencyKey: revision % 3 == 0 ? nil : UUID128(high: 7, low: UInt64(revision)),
      part: Int32(revision % 2),
      requestDigest: [UInt8](repeating: UInt8(revision % 251), count: 32),
      payload: Array("payload \(revision)".utf8))
  }

  /// Entries that extend a head.
  public static func run(
    after head: OrganisationHead, count: Int, regions: [Int32] = [0, 1, 2]
  ) -> [LogEntry] {
    (0..<count).map { index in
      Self.make(
        region: regions[index % regions.count], revision: head.revision + 1 + Int64(index))
    }
  }
}
