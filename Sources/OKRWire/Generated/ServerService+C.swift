// Written by proto/generate from proto/okr/v1/server_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension GetStatsRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_stats_request()
  }

  public init(reading _: UnsafeMutablePointer<Okr__V1__GetStatsRequest>) throws(WireError) {
    self.init()
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetStatsRequest> {
    let c = arena.make(Okr__V1__GetStatsRequest.self)
    okr__v1__get_stats_request__init(c)
    return c
  }
}

extension LaneStats: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__lane_stats()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__LaneStats>) throws(WireError) {
    let lane = c.pointee.lane
    let queued = c.pointee.queued
    let queueLimit = c.pointee.queue_limit
    let executed = c.pointee.executed
    let yielded = c.pointee.yielded
    let refused = c.pointee.refused
    let longestSliceMicroseconds = c.pointee.longest_slice_microseconds
    let organisations = c.pointee.organisations
    self.init(lane: lane, queued: queued, queueLimit: queueLimit, executed: executed, yielded: yielded, refused: refused, longestSliceMicroseconds: longestSliceMicroseconds, organisations: organisations)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__LaneStats> {
    let c = arena.make(Okr__V1__LaneStats.self)
    okr__v1__lane_stats__init(c)
    c.pointee.lane = self.lane
    c.pointee.queued = self.queued
    c.pointee.queue_limit = self.queueLimit
    c.pointee.executed = self.executed
    c.pointee.yielded = self.yielded
    c.pointee.refused = self.refused
    c.pointee.longest_slice_microseconds = self.longestSliceMicroseconds
    c.pointee.organisations = self.organisations
    return c
  }
}

extension GetStatsResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_stats_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetStatsResponse>) throws(WireError) {
    let version = try Wire.text(c.pointee.version, "version")
    let startedTime = try c.pointee.started_time.map { c throws(WireError) in try Instant(reading: c) }
    let connections = c.pointee.connections
    let streams = c.pointee.streams
    let lanes = try Wire.list(Int(c.pointee.n_lanes), c.pointee.lanes) {
      c throws(WireError) in try LaneStats(reading: c)
    }
    let organisationsLoaded = c.pointee.organisations_loaded
    let batches = c.pointee.batches
    let batchedChanges = c.pointee.batched_changes
    let commitMicroseconds = c.pointee.commit_microseconds
    let largestBatch = c.pointee.largest_batch
    let watchers = c.pointee.watchers
    let idempotencyKeys = c.pointee.idempotency_keys
    self.init(version: version, startedTime: startedTime, connections: connections, streams: streams, lanes: lanes, organisationsLoaded: organisationsLoaded, batches: batches, batchedChanges: batchedChanges, commitMicroseconds: commitMicroseconds, largestBatch: largestBatch, watchers: watchers, idempotencyKeys: idempotencyKeys)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetStatsResponse> {
    let c = arena.make(Okr__V1__GetStatsResponse.self)
    okr__v1__get_stats_response__init(c)
    c.pointee.version = arena.copy(self.version)
    if let value = self.startedTime { c.pointee.started_time = value.write(arena) }
    c.pointee.connections = self.connections
    c.pointee.streams = self.streams
    c.pointee.n_lanes = self.lanes.count
    c.pointee.lanes = arena.pointers(self.lanes) { $0.write(arena) }
    c.pointee.organisations_loaded = self.organisationsLoaded
    c.pointee.batches = self.batches
    c.pointee.batched_changes = self.batchedChanges
    c.pointee.commit_microseconds = self.commitMicroseconds
    c.pointee.largest_batch = self.largestBatch
    c.pointee.watchers = self.watchers
    c.pointee.idempotency_keys = self.idempotencyKeys
    return c
  }
}

extension VerifyOrganisationRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__verify_organisation_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__VerifyOrganisationRequest>) throws(WireError) {
    let organisation = try Wire.text(c.pointee.organisation, "organisation")
    self.init(organisation: organisation)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__VerifyOrganisationRequest> {
    let c = arena.make(Okr__V1__VerifyOrganisationRequest.self)
    okr__v1__verify_organisation_request__init(c)
    c.pointee.organisation = arena.copy(self.organisation)
    return c
  }
}

extension VerifyOrganisationResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__verify_organisation_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__VerifyOrganisationResponse>) throws(WireError) {
    let revision = c.pointee.revision
    let changesReplayed = c.pointee.changes_replayed
    let nodesCompared = c.pointee.nodes_compared
    let differences = c.pointee.differences
    let examples = try Wire.list(Int(c.pointee.n_examples), c.pointee.examples) {
      c throws(WireError) in try Wire.text(c, "examples")
    }
    self.init(revision: revision, changesReplayed: changesReplayed, nodesCompared: nodesCompared, differences: differences, examples: examples)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__VerifyOrganisationResponse> {
    let c = arena.make(Okr__V1__VerifyOrganisationResponse.self)
    okr__v1__verify_organisation_response__init(c)
    c.pointee.revision = self.revision
    c.pointee.changes_replayed = self.changesReplayed
    c.pointee.nodes_compared = self.nodesCompared
    c.pointee.differences = self.differences
    c.pointee.n_examples = self.examples.count
    c.pointee.examples = arena.array(self.examples) { arena.copy($0) }
    return c
  }
}
