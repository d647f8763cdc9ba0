// Taking, keeping and resolving ownership.

public import PostgresClient

/// A process that serves organisations.
public struct ServingProcess: Sendable, Equatable {
  /// The process's random id, new at every start.
  public var incarnation: UUID128
  /// Where other processes and clients reach it.
  public var address: String
  /// The program's version as a number.
  public var version: Int32
  /// Whether it is about to end and takes no more organisations.
  public var isDraining: Bool

  /// A process with every part given.
  public init(incarnation: UUID128, address: String, version: Int32, isDraining: Bool = false) {
    self.incarnation = incarnation
    self.address = address
    self.version = version
    self.isDraining = isDraining
  }
}

/// What the database says to a process that tells it that it lives.
public struct HeartbeatAnswer: Sendable, Hashable {
  /// Which history the database holds.
  public var incarnation: UUID128
  /// How long the oldest transaction has been open; 0 where none is.
  public var oldestTransactionMicroseconds: Int64
}

extension Store {
  /// Takes the lease of an organisation for `holder` and returns where its history ends.
  ///
  /// - Parameter isForced: takes it from a live process as well: right where no other process can
  ///   be there, as with the embedded server.
  /// - Throws: `leaseHeld` when a live process has it; `unknownOrganisation`.
  public func takeLease(
    orgID: Int64, holder: UUID128, isForced: Bool = false
  ) throws(StoreError) -> OrganisationHead {
    let take = LeaseStatements.take.bind {
      $0.int8(orgID)
      $0.uuid(holder)
      $0.bool(isForced)
    }
    let results = try self.run([take] + Self.readHead(orgID), orgID: orgID)
    let (head, address) = try Self.head(orgID: orgID, lease: results[1], regions: results[2])
    guard results[0].affectedCount == 1, head.holder == holder else {
      throw .leaseHeld(orgID: orgID, holder: head.holder, address: address)
    }
    return head
  }

  /// True where `takeLease` without force would have the lease: nobody else that lives holds it.
  public func mayTakeLease(orgID: Int64, holder: UUID128) throws(StoreError) -> Bool {
    let free = LeaseStatements.free.bind {
      $0.int8(orgID)
      $0.uuid(holder)
    }
    return try self.run([free], orgID: orgID)[0].rowCount == 1
  }

  /// Makes the head certain after an unknown outcome: bumps the own epoch, which waits for or beats
  /// the append in doubt, and reads the head again. Repeat it while it throws a retryable error.
  ///
  /// - Throws: `ownershipLost` when another process has taken the lease.
  public func resolve(orgID: Int64, holder: UUID128) throws(StoreError) -> OrganisationHead {
    let bump = LeaseStatements.bump.bind {
      $0.int8(orgID)
      $0.uuid(holder)
    }
    let results = try self.run([bump] + Self.readHead(orgID), orgID: orgID)
    guard results[0].affectedCount == 1 else { throw .ownershipLost(orgID: orgID) }
    return try Self.head(orgID: orgID, lease: results[1], regions: results[2]).head
  }

  /// Where the history ends and who owns it, without taking anything.
  public func head(orgID: Int64) throws(StoreError) -> OrganisationHead {
    let results = try self.run(Self.readHead(orgID), orgID: orgID)
    return try Self.head(orgID: orgID, lease: results[0], regions: results[1]).head
  }

  /// Gives the lease to nobody; does nothing when the holder has changed.
  public func releaseLease(orgID: Int64, holder: UUID128) throws(StoreError) {
    let release = LeaseStatements.release.bind {
      $0.int8(orgID)
      $0.uuid(holder)
    }
    _ = try self.run([release], orgID: orgID)
  }

  /// Says that the process lives for `lifetimeMilliseconds` more, by PostgreSQL's clock.
  ///
  @discardableResult
  public func heartbeat(
    _ process: ServingProcess, lifetimeMilliseconds: Int64
  ) throws(StoreError) -> HeartbeatAnswer {
    let command = LeaseStatements.heartbeat.bind {
      $0.uuid(process.incarnation)
      $0.text(process.address)
      $0.int4(process.version)
      $0.bool(process.isDraining)
      $0.int8(lifetimeMilliseconds)
    }
    let answers = try self.run([
      command, LeaseStatements.asLogin.bind(), LeaseStatements.oldestTransaction.bind(),
    ])
    guard answers[0].bool(0, 1) else { throw .postgres(.notDurable) }
    return HeartbeatAnswer(
      incarnation: answers[0].uuid(0, 0), oldestTransactionMicroseconds: answers[2].int8(0, 0))
  }

  /// Removes the process from the live ones, so that its leases are free at once.
  public func farewell(incarnation: UUID128) throws(StoreError) {
    _ = try self.run([LeaseStatements.farewell.bind { $0.uuid(incarnation) }])
  }

  /// The live processes.
  public func processes() throws(StoreError) -> [ServingProcess] {
    let rows = try self.run([LeaseStatements.processes.bind()])[0]
    return (0..<rows.rowCount).map { row in
      ServingProcess(
        incarnation: rows.uuid(row, 0), address: rows.text(row, 1), version: rows.int4(row, 2),
        isDraining: rows.bool(row, 3))
    }
  }

  static func readHead(_ orgID: Int64) -> [PostgresCommand] {
    [LeaseStatements.read.bind { $0.int8(orgID) }, LeaseStatements.regions.bind { $0.int8(orgID) }]
  }

  static func head(
    orgID: Int64, lease: PostgresResult, regions: PostgresResult
  ) throws(StoreError) -> (head: OrganisationHead, address: String?) {
    guard lease.rowCount == 1 else { throw .unknownOrganisation(orgID: orgID) }
    var heads: [Int32: RegionHead] = [:]
    for row in 0..<regions.rowCount {
      let isEmpty = regions.isNull(row, 2)
      heads[regions.int4(row, 0)] = RegionHead(
        sequence: isEmpty ? 0 : regions.int8(row, 2),
        hash: isEmpty ? .zero : regions.digest(row, 3), placement: regions.int4(row, 1))
    }
    let head = OrganisationHead(
      orgID: orgID, epoch: lease.int8(0, 0), holder: lease.uuid(0, 1), revision: lease.int8(0, 2),
      hash: lease.digest(0, 3), regions: heads, isArchived: lease.bool(0, 5))
    return (head, lease.isNull(0, 4) ? nil : lease.text(0, 4))
  }
}

extension PostgresResult {
  /// A digest from a bytea of 32 bytes, which the schema's checks guarantee.
  func digest(_ row: Int, _ column: Int) -> Digest256 {
    self.withBytes(row, column) { Digest256(raw: $0) }
  }
}
