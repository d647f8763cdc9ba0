// One change as its owner hands it over, and one row as the log holds it.

public import PostgresClient

/// An external id that a change registers: unique in its organisation and space.
public struct ExternalID: Hashable, Sendable {
  /// The kind of thing that the id names.
  public let space: Int16
  /// The id.
  public let id: String

  /// An id in a space.
  public init(space: Int16, id: String) {
    self.space = space
    self.id = id
  }
}

/// One change to be appended. What its payload means is the owner's business.
public struct LogEntry: Sendable, Equatable {
  /// The region whose chain the row joins; 0 for the organisation itself.
  public var region: Int32
  /// The organisation's revision after the change: the head's plus one, dense.
  public var revision: Int64
  /// What kind of change it is.
  public var kind: Int16
  /// The version of the payload's format.
  public var format: Int16
  /// Microseconds since 1970; never less than that of the revision before.
  public var recordedAt: Int64
  /// Microseconds since 1970.
  public var effectiveAt: Int64
  /// Who made the change.
  public var actor: String
  /// The client's idempotency key, when the change has one.
  public var idempotencyKey: UUID128?
  /// The number of the change within its request.
  public var part: Int32
  /// The digest of the request, to tell a retry from another request under the same key.
  public var requestDigest: [UInt8]
  /// The change itself.
  public var payload: [UInt8]
  /// External ids to register with it.
  public var externalIDs: [ExternalID]

  /// A change with every part given.
  public init(
    region: Int32, revision: Int64, kind: Int16, format: Int16, recordedAt: Int64,
    effectiveAt: Int64, actor: String, idempotencyKey: UUID128?, part: Int32,
    requestDigest: [UInt8], payload: [UInt8], externalIDs: [ExternalID] = []
  ) {
    self.region = region
    self.revision = revision
    self.kind = kind
    self.format = format
    self.recordedAt = recordedAt
    self.effectiveAt = effectiveAt
    self.actor = actor
    self.idempotencyKey = idempotencyKey
    self.part = part
    self.requestDigest = requestDigest
    self.payload = payload
    self.externalIDs = externalIDs
  }
}

/// One row of the log.
public struct LogRow: Sendable, Equatable {
  /// The change; its external ids stand in the registry, not in the row.
  public var entry: LogEntry
  /// The row's place in its region's chain, from 1.
  public var sequence: Int64
  /// The lease's epoch under which it was written.
  public var epoch: Int64
  /// The process that wrote it.
  public var holder: UUID128
  /// The hash of the region's row before it.
  public var previousHash: Digest256
  /// The hash of this row.
  public var hash: Digest256
}
