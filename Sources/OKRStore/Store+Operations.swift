// Operations: entered, found, run by one attempt at a time, and forgotten.

public import PostgresClient

/// What came of keeping a part.
public enum OperationPartOutcome: Sendable, Equatable {
  case kept
  /// The organisation keeps as many bytes as it may.
  case budgetExceeded
  /// Another attempt was begun, or the operation ended.
  case superseded
}

extension Store {
  /// Enters an operation; one with its name that is there already stays as it is.
  ///
  /// - Parameters:
  ///   - openLimit: the most operations of the organisation that aren't done.
  ///   - memberLimit: the most of them that its principal may have.
  ///   - now: microseconds since 1970.
  /// - Returns: the operation as it is there; nil where as many are open as may.
  public func insertOperation(
    _ row: OperationRow, openLimit: Int, memberLimit: Int = .max, now: Int64
  ) throws(StoreError) -> OperationRow? {
    let insert = OperationStatements.insert.bind {
      $0.operation(row.name)
      $0.int2(row.kind)
      $0.int2(row.stage.rawValue)
      $0.int8(row.expiresAt)
      $0.bytea(row.requestDigest)
      $0.bytea(row.body)
      $0.int8(Int64(openLimit))
      $0.text(row.principal)
      $0.int8(row.createdAt)
      $0.int8(Int64(memberLimit))
    }
    _ = try self.run([self.touch(row.name.orgID, now), insert], orgID: row.name.orgID)
    return try self.findOperation(row.name)
  }

  /// How many operations of somebody aren't done.
  public func openOperations(orgID: Int64, of principal: String) throws(StoreError) -> Int {
    let count = OperationStatements.openOf.bind {
      $0.int8(orgID)
      $0.text(principal)
    }
    return Int(try self.run([count], orgID: orgID)[0].int8(0, 0))
  }

  private func touch(_ orgID: Int64, _ now: Int64) -> PostgresCommand {
    OperationStatements.touch.bind {
      $0.int8(orgID)
      $0.int8(now)
    }
  }

  /// An operation with its result, or nil.
  public func findOperation(_ name: OperationName) throws(StoreError) -> OperationRow? {
    let find = OperationStatements.find.bind { $0.operation(name) }
    let rows = try self.run([find], orgID: name.orgID)[0]
    return rows.rowCount == 0 ? nil : OperationRow(rows, 0, orgID: name.orgID)
  }

  /// A page of an organisation's operations, the newest first, without results.
  ///
  /// - Parameters:
  ///   - last: the id of the last one of the page before; nil for the first page.
  ///   - limit: how many at the most.
  /// - Returns: the page, and how many there are in all.
  public func listOperations(
    orgID: Int64, _ filter: OperationFilter = OperationFilter(), after last: UUID128? = nil,
    limit: Int
  ) throws(StoreError) -> (rows: [OperationRow], total: Int64) {
    let list = OperationStatements.list.bind {
      $0.filter(orgID, filter)
      $0.uuid(last ?? UUID128(high: .max, low: .max))
      $0.int8(Int64(limit))
    }
    let count = OperationStatements.count.bind { $0.filter(orgID, filter) }
    let results = try self.run([list, count], orgID: orgID)
    let rows = results[0]
    return (
      (0..<rows.rowCount).map { OperationRow(rows, $0, orgID: orgID) }, results[1].int8(0, 0)
    )
  }

  // MARK: Running

  /// Begins a run of an operation that waits, or whose owner is gone.
  ///
  /// - Parameter holder: the process, which must hold the organisation's lease.
  /// - Returns: the operation as it is run; nil where this process can't run it now.
  public func claimOperation(
    _ name: OperationName, holder: UUID128
  ) throws(StoreError) -> OperationRow? {
    let claim = OperationStatements.claim.bind {
      $0.operation(name)
      $0.uuid(holder)
    }
    let claimed = try self.run([claim], orgID: name.orgID)[0]
    guard claimed.rowCount == 1 else { return nil }
    let row = try self.findOperation(name)
    return row?.attempt == claimed.int8(0, 0) ? row : nil
  }

  /// Keeps how far a run is.
  ///
  /// - Parameter result: kept as well where it isn't nil.
  /// - Returns: whether somebody asked the operation to end.
  /// - Throws: `ownershipLost` where the attempt isn't the newest any more.
  public func saveOperation(
    _ row: OperationRow, result: [UInt8]? = nil
  ) throws(StoreError) -> Bool {
    let save = OperationStatements.save.bind {
      $0.operation(row.name)
      $0.int8(row.attempt)
      $0.bytea(row.body)
      $0.bytea(result)
    }
    let saved = try self.run([save], orgID: row.name.orgID)[0]
    guard saved.rowCount == 1 else { throw .ownershipLost(orgID: row.name.orgID) }
    return saved.bool(0, 0)
  }

  /// Ends an operation with the row's stage, body, result and expiry.
  ///
  /// - Parameter keepsParts: whether its documents are read later.
  /// - Returns: false where the attempt isn't the newest any more, or it ended already.
  public func endOperation(
    _ row: OperationRow, keepsParts: Bool = false
  ) throws(StoreError) -> Bool {
    let end = OperationStatements.end.bind {
      $0.operation(row.name)
      $0.int8(row.attempt)
      $0.int2(row.stage.rawValue)
      $0.bytea(row.body)
      $0.bytea(row.result)
      $0.int8(row.expiresAt)
      $0.bool(!keepsParts)
    }
    let drop = OperationStatements.dropParts.bind { $0.operation(row.name) }
    return try self.run([end, drop], orgID: row.name.orgID)[0].affectedCount == 1
  }

  /// Asks an operation to end; one that ended already stays as it is.
  public func cancelOperation(_ name: OperationName) throws(StoreError) {
    _ = try self.run([OperationStatements.cancel.bind { $0.operation(name) }], orgID: name.orgID)
  }

  // MARK: Documents

  /// Begins an upload, also again: what came before is forgotten.
  ///
  /// - Returns: the attempt that its parts belong to; nil where it is complete already.
  public func beginUpload(
    _ name: OperationName, expiresAt: Int64
  ) throws(StoreError) -> Int64? {
    let begin = OperationStatements.beginUpload.bind {
      $0.operation(name)
      $0.int8(expiresAt)
    }
    let begun = try self.run([begin], orgID: name.orgID)[0]
    return begun.rowCount == 0 ? nil : begun.int8(0, 0)
  }

  /// Ends an upload with the row's attempt, digest, body and principal: the operation waits for its turn.
  ///
  /// - Returns: false where another upload was begun meanwhile.
  public func endUpload(_ row: OperationRow, now: Int64) throws(StoreError) -> Bool {
    let end = OperationStatements.endUpload.bind {
      $0.operation(row.name)
      $0.int8(row.attempt)
      $0.bytea(row.requestDigest)
      $0.bytea(row.body)
      $0.text(row.principal)
    }
    let results = try self.run([self.touch(row.name.orgID, now), end], orgID: row.name.orgID)
    return results[1].affectedCount == 1
  }

  /// Keeps a part of a document.
  ///
  /// - Parameters:
  ///   - attempt: of the upload or the run.
  ///   - budgetBytes: what the organisation's operations may keep, all together. Uploads that come at the
  ///     same time may exceed it by a part each.
  public func addOperationPart(
    _ name: OperationName, attempt: Int64, side: OperationSide, part: Int32, _ payload: [UInt8],
    budgetBytes: Int64
  ) throws(StoreError) -> OperationPartOutcome {
    let add = OperationStatements.addPart.bind {
      $0.operation(name)
      $0.int8(attempt)
      $0.int2(side.rawValue)
      $0.int4(part)
      $0.bytea(payload)
      $0.int8(budgetBytes)
    }
    let added = try self.run([add], orgID: name.orgID, isRepeatable: false)[0]
    if added.affectedCount == 1 { return .kept }
    let now = try self.findOperation(name)
    return now?.attempt == attempt && now?.stage.isDone == false ? .budgetExceeded : .superseded
  }

  /// Some parts of a document in order, from a number on; empty at its end.
  public func operationParts(
    _ name: OperationName, side: OperationSide, from part: Int32, limit: Int
  ) throws(StoreError) -> [[UInt8]] {
    let read = OperationStatements.parts.bind {
      $0.operation(name)
      $0.int2(side.rawValue)
      $0.int4(part)
      $0.int8(Int64(limit))
    }
    let rows = try self.run([read], orgID: name.orgID)[0]
    return (0..<rows.rowCount).map { rows.bytea($0, 0) }
  }

  // MARK: Looking after them

  /// Organisations whose operations somebody should look after by now, the longest due first.
  public func organisationsWithOperations(
    dueBy now: Int64, limit: Int
  ) throws(StoreError) -> [OrganisationRecord] {
    let due = OperationStatements.due.bind {
      $0.int8(now)
      $0.int8(Int64(limit))
    }
    let rows = try self.run([due])[0]
    return (0..<rows.rowCount).map { Self.organisation(rows, $0) }
  }

  /// Forgets what expired, and says what is to be run.
  ///
  /// - Parameters:
  ///   - next: when to look again while something is open.
  ///   - keptLimit: operations that ended and are kept, everybody's newest before anybody's older ones.
  /// - Returns: operations that wait, or whose run isn't known to have ended, in their order.
  public func lookAfterOperations(
    orgID: Int64, now: Int64, next: Int64, keptLimit: Int
  ) throws(StoreError) -> [UUID128] {
    let prune = OperationStatements.prune.bind {
      $0.int8(orgID)
      $0.int8(now)
      $0.int8(Int64(keptLimit))
    }
    let open = OperationStatements.open.bind { $0.int8(orgID) }
    let schedule = OperationStatements.schedule.bind {
      $0.int8(orgID)
      $0.int8(next)
    }
    let results = try self.run([self.touch(orgID, now), prune, open, schedule], orgID: orgID)
    return (0..<results[2].rowCount).map { results[2].uuid($0, 0) }
  }
}

extension PostgresParameters {
  fileprivate mutating func operation(_ name: OperationName) {
    self.int8(name.orgID)
    self.uuid(name.id)
  }

  fileprivate mutating func filter(_ orgID: Int64, _ filter: OperationFilter) {
    self.int8(orgID)
    self.int2(filter.kind)
    self.int2(filter.stage)
    self.text(filter.principal)
    self.int8(filter.created.lowerBound)
    self.int8(filter.created.upperBound)
  }
}
