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

/// Texts about persons, kept beside a row and outside of its hash, so that they can be erased.
public struct PersonalBytes: Sendable, Equatable {
  private static let saltBytes = 16

  /// Random bytes, and the texts behind them: without the salt their digest confirms no guess.
  let salted: [UInt8]

  /// Salts texts.
  public init(_ texts: [UInt8]) {
    var random = SystemRandomNumberGenerator()
    self.salted =
      (0..<Self.saltBytes).map { _ in UInt8.random(in: 0...255, using: &random) } + texts
  }

  /// Stored bytes; nil for fewer than a salt.
  init?(salted: [UInt8]) {
    guard salted.count >= Self.saltBytes else { return nil }
    self.salted = salted
  }

  /// The texts.
  public var texts: [UInt8] { Array(self.salted.dropFirst(Self.saltBytes)) }

  var digest: [UInt8] { Digest256.hash(self.salted).bytes }
}

/// One change to be appended. What its payload means is the owner's business.
public struct LogEntry: Sendable, Equatable {
  /// The region whose chain the row joins; 0 for the organisation itself.
  public var region: Int32
  /// The organisation's revision after the change: the head's plus one, dense.
  public var revision: Int64
  /// The first format whose rows keep texts about persons outside of their hash.
  public static let firstErasableFormat: Int16 = 2

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
  /// The texts about persons that belong to it; nil where it has none, or they were erased.
  public var personal: PersonalBytes?
  /// The digest of `personal` as it was written; empty where there was none.
  public internal(set) var personalDigest: [UInt8]
  /// External ids to register with it.
  public var externalIDs: [ExternalID]

  /// A change with every part given.
  public init(
    region: Int32, revision: Int64, kind: Int16, format: Int16, recordedAt: Int64,
    effectiveAt: Int64, actor: String, idempotencyKey: UUID128?, part: Int32,
    requestDigest: [UInt8], payload: [UInt8], personal: PersonalBytes? = nil,
    externalIDs: [ExternalID] = []
  ) {
    precondition(
      personal == nil || format >= Self.firstErasableFormat, "texts that no hash would cover")
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
    self.personal = personal
    self.personalDigest = personal?.digest ?? []
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
