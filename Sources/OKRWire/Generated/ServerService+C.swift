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
    self.init()
    self.lane = c.pointee.lane
    self.queued = c.pointee.queued
    self.queueLimit = c.pointee.queue_limit
    self.executed = c.pointee.executed
    self.yielded = c.pointee.yielded
    self.refused = c.pointee.refused
    self.longestSliceMicroseconds = c.pointee.longest_slice_microseconds
    self.organisations = c.pointee.organisations
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
    self.init()
    self.version = try Wire.text(c.pointee.version, "version")
    if let value = c.pointee.started_time { self.startedTime = try Instant(reading: value) }
    self.connections = c.pointee.connections
    self.streams = c.pointee.streams
    if Int(c.pointee.n_lanes) > 0, let items = c.pointee.lanes {
      self.lanes.reserveCapacity(Int(c.pointee.n_lanes))
      for index in 0..<Int(c.pointee.n_lanes) {
        if let item = items[index] { self.lanes.append(try LaneStats(reading: item)) }
      }
    }
    self.organisationsLoaded = c.pointee.organisations_loaded
    self.batches = c.pointee.batches
    self.batchedChanges = c.pointee.batched_changes
    self.commitMicroseconds = c.pointee.commit_microseconds
    self.largestBatch = c.pointee.largest_batch
    self.watchers = c.pointee.watchers
    self.idempotencyKeys = c.pointee.idempotency_keys
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
    self.init()
    self.organisation = try Wire.text(c.pointee.organisation, "organisation")
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
    self.init()
    self.revision = c.pointee.revision
    self.changesReplayed = c.pointee.changes_replayed
    self.nodesCompared = c.pointee.nodes_compared
    self.differences = c.pointee.differences
    if Int(c.pointee.n_examples) > 0, let items = c.pointee.examples {
      self.examples.reserveCapacity(Int(c.pointee.n_examples))
      for index in 0..<Int(c.pointee.n_examples) {
        self.examples.append(try Wire.text(items[index], "examples"))
      }
    }
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
