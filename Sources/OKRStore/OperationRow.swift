// An operation as the database keeps it.

public import PostgresClient

/// How far an operation is; the contract's numbers.
public enum OperationStage: Int16, Sendable {
  case receiving = 1
  case waiting = 2
  case running = 3
  case succeeded = 4
  case failed = 5
  case cancelled = 6

  /// True where nothing follows.
  public var isDone: Bool { self.rawValue > Self.running.rawValue }
}

/// Which documents of an operation are meant.
public enum OperationSide: Int16, Sendable {
  /// What it reads.
  case incoming = 1
  /// What it wrote.
  case outgoing = 2
}

/// Which operation of which organisation.
public struct OperationName: Hashable, Sendable {
  public let orgID: Int64
  public let id: UUID128

  public init(orgID: Int64, id: UUID128) {
    self.orgID = orgID
    self.id = id
  }
}

/// One operation's row. Times are microseconds since 1970.
public struct OperationRow: Sendable, Equatable {
  public var name: OperationName
  /// The contract's number.
  public var kind: Int16
  public var stage: OperationStage
  /// Counts uploads and runs that were begun; only the newest one writes.
  public var attempt: Int64 = 0
  /// True once somebody asked it to end.
  public var cancels = false
  /// Bytes of documents that are kept for it.
  public var keptBytes: Int64 = 0
  /// When it is forgotten; nil while it waits or runs.
  public var expiresAt: Int64?
  /// Of the request that started it; of an import empty until its document is there.
  public var requestDigest: [UInt8]
  /// True where the database was restored since: it isn't run.
  public var isOfEarlierHistory = false
  /// What its owner needs to go on.
  public var body: [UInt8]
  /// Who started it, and when.
  public var principal: String
  public var createdAt: Int64
  /// What came of it, which lists leave out.
  public var result: [UInt8] = []

  public init(
    name: OperationName, kind: Int16, stage: OperationStage, expiresAt: Int64? = nil,
    requestDigest: [UInt8], body: [UInt8], principal: String = "", createdAt: Int64 = 0
  ) {
    self.name = name
    self.kind = kind
    self.stage = stage
    self.expiresAt = expiresAt
    self.requestDigest = requestDigest
    self.body = body
    self.principal = principal
    self.createdAt = createdAt
  }

  /// Reads the columns of `OperationStatements.find` and `list`.
  init(_ rows: PostgresResult, _ row: Int, orgID: Int64) {
    self.init(
      name: OperationName(orgID: orgID, id: rows.uuid(row, 0)), kind: rows.int2(row, 1),
      // The schema's check lets no other number in.
      stage: OperationStage(rawValue: rows.int2(row, 2)) ?? .failed,
      expiresAt: rows.isNull(row, 6) ? nil : rows.int8(row, 6),
      requestDigest: rows.bytea(row, 7), body: rows.bytea(row, 9), principal: rows.text(row, 10),
      createdAt: rows.int8(row, 11))
    self.attempt = rows.int8(row, 3)
    self.cancels = rows.bool(row, 4)
    self.keptBytes = rows.int8(row, 5)
    self.isOfEarlierHistory = rows.bool(row, 8)
    self.result = rows.bytea(row, 12)
  }
}

/// Which operations a list shows.
public struct OperationFilter: Sendable {
  /// Only of this kind; 0 for all.
  public var kind: Int16
  /// Only in this stage; 0 for all.
  public var stage: Int16
  /// Only those that it started; empty for all.
  public var principal: String
  /// Only those that were started in these times.
  public var created: Range<Int64>

  public init(
    kind: Int16 = 0, stage: Int16 = 0, principal: String = "",
    created: Range<Int64> = Int64.min..<Int64.max
  ) {
    self.kind = kind
    self.stage = stage
    self.principal = principal
    self.created = created
  }
}
