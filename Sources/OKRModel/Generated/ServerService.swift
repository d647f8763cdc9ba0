// Written by proto/generate from proto/okr/v1/server_service.proto. Do not edit.

public struct GetStatsRequest: WireMessage {
  public static let fullName = "okr.v1.GetStatsRequest"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

/// One lane of the worker pool, since the server started.
public struct LaneStats: WireMessage {
  public static let fullName = "okr.v1.LaneStats"

  public var lane: Int32 = 0
  public var queued: Int64 = 0
  public var queueLimit: Int64 = 0
  public var executed: Int64 = 0
  /// Slices of long work that waited for shorter work.
  public var yielded: Int64 = 0
  public var refused: Int64 = 0
  public var longestSliceMicroseconds: Int64 = 0
  public var organisations: Int64 = 0

  public init() {}

  public init(
    lane: Int32 = 0,
    queued: Int64 = 0,
    queueLimit: Int64 = 0,
    executed: Int64 = 0,
    yielded: Int64 = 0,
    refused: Int64 = 0,
    longestSliceMicroseconds: Int64 = 0,
    organisations: Int64 = 0
  ) {
    self.lane = lane
    self.queued = queued
    self.queueLimit = queueLimit
    self.executed = executed
    self.yielded = yielded
    self.refused = refused
    self.longestSliceMicroseconds = longestSliceMicroseconds
    self.organisations = organisations
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("lane", self.lane)
    visitor.field("queued", self.queued)
    visitor.field("queue_limit", self.queueLimit)
    visitor.field("executed", self.executed)
    visitor.field("yielded", self.yielded)
    visitor.field("refused", self.refused)
    visitor.field("longest_slice_microseconds", self.longestSliceMicroseconds)
    visitor.field("organisations", self.organisations)
  }
}

public struct GetStatsResponse: WireMessage {
  public static let fullName = "okr.v1.GetStatsResponse"

  public var version: String = ""
  public var startedTime: Instant?
  public var connections: Int64 = 0
  public var streams: Int64 = 0
  public var lanes: [LaneStats] = []
  public var organisationsLoaded: Int64 = 0
  public var batches: Int64 = 0
  public var batchedChanges: Int64 = 0
  public var commitMicroseconds: Int64 = 0
  public var largestBatch: Int64 = 0
  public var watchers: Int64 = 0
  public var idempotencyKeys: Int64 = 0

  public init() {}

  public init(
    version: String = "",
    startedTime: Instant? = nil,
    connections: Int64 = 0,
    streams: Int64 = 0,
    lanes: [LaneStats] = [],
    organisationsLoaded: Int64 = 0,
    batches: Int64 = 0,
    batchedChanges: Int64 = 0,
    commitMicroseconds: Int64 = 0,
    largestBatch: Int64 = 0,
    watchers: Int64 = 0,
    idempotencyKeys: Int64 = 0
  ) {
    self.version = version
    self.startedTime = startedTime
    self.connections = connections
    self.streams = streams
    self.lanes = lanes
    self.organisationsLoaded = organisationsLoaded
    self.batches = batches
    self.batchedChanges = batchedChanges
    self.commitMicroseconds = commitMicroseconds
    self.largestBatch = largestBatch
    self.watchers = watchers
    self.idempotencyKeys = idempotencyKeys
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("version", self.version)
    visitor.field("started_time", self.startedTime)
    visitor.field("connections", self.connections)
    visitor.field("streams", self.streams)
    visitor.field("lanes", self.lanes)
    visitor.field("organisations_loaded", self.organisationsLoaded)
    visitor.field("batches", self.batches)
    visitor.field("batched_changes", self.batchedChanges)
    visitor.field("commit_microseconds", self.commitMicroseconds)
    visitor.field("largest_batch", self.largestBatch)
    visitor.field("watchers", self.watchers)
    visitor.field("idempotency_keys", self.idempotencyKeys)
  }
}

public struct VerifyOrganisationRequest: WireMessage {
  public static let fullName = "okr.v1.VerifyOrganisationRequest"

  /// Empty means one's own.
  public var organisation: String = ""

  public init() {}

  public init(
    organisation: String = ""
  ) {
    self.organisation = organisation
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("organisation", self.organisation)
  }
}

public struct VerifyOrganisationResponse: WireMessage {
  public static let fullName = "okr.v1.VerifyOrganisationResponse"

  public var revision: Int64 = 0
  public var changesReplayed: Int64 = 0
  public var nodesCompared: Int64 = 0
  public var differences: Int64 = 0
  /// The first 100, in words.
  public var examples: [String] = []

  public init() {}

  public init(
    revision: Int64 = 0,
    changesReplayed: Int64 = 0,
    nodesCompared: Int64 = 0,
    differences: Int64 = 0,
    examples: [String] = []
  ) {
    self.revision = revision
    self.changesReplayed = changesReplayed
    self.nodesCompared = nodesCompared
    self.differences = differences
    self.examples = examples
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revision", self.revision)
    visitor.field("changes_replayed", self.changesReplayed)
    visitor.field("nodes_compared", self.nodesCompared)
    visitor.field("differences", self.differences)
    visitor.field("examples", self.examples)
  }
}
