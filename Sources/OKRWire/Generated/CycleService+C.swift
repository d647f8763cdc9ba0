// Written by proto/generate from proto/okr/v1/cycle_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateCycleRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    self.init(mutation: mutation, cycle: cycle)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateCycleRequest> {
    let c = arena.make(Okr__V1__CreateCycleRequest.self)
    okr__v1__create_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    return c
  }
}

extension CreateCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateCycleResponse>) throws(WireError) {
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(cycle: cycle, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateCycleResponse> {
    let c = arena.make(Okr__V1__CreateCycleResponse.self)
    okr__v1__create_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCycleRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCycleRequest> {
    let c = arena.make(Okr__V1__GetCycleRequest.self)
    okr__v1__get_cycle_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCycleResponse>) throws(WireError) {
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let policy = try c.pointee.policy.map { c throws(WireError) in try CyclePolicy(reading: c) }
    self.init(cycle: cycle, policy: policy)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCycleResponse> {
    let c = arena.make(Okr__V1__GetCycleResponse.self)
    okr__v1__get_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.policy { c.pointee.policy = value.write(arena) }
    return c
  }
}

extension ListCyclePoliciesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycle_policies_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCyclePoliciesRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    self.init(page: page, cycle: cycle)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCyclePoliciesRequest> {
    let c = arena.make(Okr__V1__ListCyclePoliciesRequest.self)
    okr__v1__list_cycle_policies_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.cycle = arena.copy(self.cycle)
    return c
  }
}

extension ListCyclePoliciesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycle_policies_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCyclePoliciesResponse>) throws(WireError) {
    let policies = try Wire.list(Int(c.pointee.n_policies), c.pointee.policies) {
      c throws(WireError) in try CyclePolicy(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(policies: policies, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCyclePoliciesResponse> {
    let c = arena.make(Okr__V1__ListCyclePoliciesResponse.self)
    okr__v1__list_cycle_policies_response__init(c)
    c.pointee.n_policies = self.policies.count
    c.pointee.policies = arena.pointers(self.policies) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension ListCyclesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycles_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCyclesRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCyclesRequest> {
    let c = arena.make(Okr__V1__ListCyclesRequest.self)
    okr__v1__list_cycles_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListCyclesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycles_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCyclesResponse>) throws(WireError) {
    let cycles = try Wire.list(Int(c.pointee.n_cycles), c.pointee.cycles) {
      c throws(WireError) in try Cycle(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(cycles: cycles, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCyclesResponse> {
    let c = arena.make(Okr__V1__ListCyclesResponse.self)
    okr__v1__list_cycles_response__init(c)
    c.pointee.n_cycles = self.cycles.count
    c.pointee.cycles = arena.pointers(self.cycles) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateCycleRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, cycle: cycle, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateCycleRequest> {
    let c = arena.make(Okr__V1__UpdateCycleRequest.self)
    okr__v1__update_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateCycleResponse>) throws(WireError) {
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Cycle(reading: c) }
    self.init(cycle: cycle, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateCycleResponse> {
    let c = arena.make(Okr__V1__UpdateCycleResponse.self)
    okr__v1__update_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension ArchiveCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveCycleRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveCycleRequest> {
    let c = arena.make(Okr__V1__ArchiveCycleRequest.self)
    okr__v1__archive_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveCycleResponse>) throws(WireError) {
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(cycle: cycle, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveCycleResponse> {
    let c = arena.make(Okr__V1__ArchiveCycleResponse.self)
    okr__v1__archive_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension RestoreCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreCycleRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreCycleRequest> {
    let c = arena.make(Okr__V1__RestoreCycleRequest.self)
    okr__v1__restore_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreCycleResponse>) throws(WireError) {
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(cycle: cycle, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreCycleResponse> {
    let c = arena.make(Okr__V1__RestoreCycleResponse.self)
    okr__v1__restore_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetCycleReadinessRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_cycle_readiness_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCycleReadinessRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    self.init(id: id, page: page)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCycleReadinessRequest> {
    let c = arena.make(Okr__V1__GetCycleReadinessRequest.self)
    okr__v1__get_cycle_readiness_request__init(c)
    c.pointee.id = arena.copy(self.id)
    if let value = self.page { c.pointee.page = value.write(arena) }
    return c
  }
}

extension ReadinessItem: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__readiness_item()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ReadinessItem>) throws(WireError) {
    let issue = ReadinessIssue(rawValue: Int32(bitPattern: c.pointee.issue.rawValue))
    let id = try Wire.text(c.pointee.id, "id")
    let title = try Wire.text(c.pointee.title, "title")
    let owner = try Wire.text(c.pointee.owner, "owner")
    let unit = try Wire.text(c.pointee.unit, "unit")
    self.init(issue: issue, id: id, title: title, owner: owner, unit: unit)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ReadinessItem> {
    let c = arena.make(Okr__V1__ReadinessItem.self)
    okr__v1__readiness_item__init(c)
    c.pointee.issue = Okr__V1__ReadinessIssue(rawValue: UInt32(bitPattern: self.issue.rawValue))
    c.pointee.id = arena.copy(self.id)
    c.pointee.title = arena.copy(self.title)
    c.pointee.owner = arena.copy(self.owner)
    c.pointee.unit = arena.copy(self.unit)
    return c
  }
}

extension GetCycleReadinessResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_cycle_readiness_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetCycleReadinessResponse>) throws(WireError) {
    let objectives = c.pointee.objectives
    let keyResults = c.pointee.key_results
    let regions = c.pointee.regions
    let childrenOpen = c.pointee.children_open
    let noValue = c.pointee.no_value
    let outdated = c.pointee.outdated
    let noGrade = c.pointee.no_grade
    let empty = c.pointee.empty
    let drafts = c.pointee.drafts
    let hasEnded = c.pointee.has_ended != 0
    let phase = CyclePhase(rawValue: Int32(bitPattern: c.pointee.phase.rawValue))
    let items = try Wire.list(Int(c.pointee.n_items), c.pointee.items) {
      c throws(WireError) in try ReadinessItem(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let dependenciesUnanswered = c.pointee.dependencies_unanswered
    let dependenciesLate = c.pointee.dependencies_late
    let overridden = c.pointee.overridden
    self.init(objectives: objectives, keyResults: keyResults, regions: regions, childrenOpen: childrenOpen, noValue: noValue, outdated: outdated, noGrade: noGrade, empty: empty, drafts: drafts, hasEnded: hasEnded, phase: phase, items: items, nextPageToken: nextPageToken, total: total, dependenciesUnanswered: dependenciesUnanswered, dependenciesLate: dependenciesLate, overridden: overridden)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetCycleReadinessResponse> {
    let c = arena.make(Okr__V1__GetCycleReadinessResponse.self)
    okr__v1__get_cycle_readiness_response__init(c)
    c.pointee.objectives = self.objectives
    c.pointee.key_results = self.keyResults
    c.pointee.regions = self.regions
    c.pointee.children_open = self.childrenOpen
    c.pointee.no_value = self.noValue
    c.pointee.outdated = self.outdated
    c.pointee.no_grade = self.noGrade
    c.pointee.empty = self.empty
    c.pointee.drafts = self.drafts
    c.pointee.has_ended = self.hasEnded ? 1 : 0
    c.pointee.phase = Okr__V1__CyclePhase(rawValue: UInt32(bitPattern: self.phase.rawValue))
    c.pointee.n_items = self.items.count
    c.pointee.items = arena.pointers(self.items) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    c.pointee.dependencies_unanswered = self.dependenciesUnanswered
    c.pointee.dependencies_late = self.dependenciesLate
    c.pointee.overridden = self.overridden
    return c
  }
}

extension CloseCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__close_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CloseCycleRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CloseCycleRequest> {
    let c = arena.make(Okr__V1__CloseCycleRequest.self)
    okr__v1__close_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension CloseCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__close_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CloseCycleResponse>) throws(WireError) {
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let close = try c.pointee.close.map { c throws(WireError) in try CycleClose(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(cycle: cycle, close: close, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CloseCycleResponse> {
    let c = arena.make(Okr__V1__CloseCycleResponse.self)
    okr__v1__close_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.close { c.pointee.close = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension ReopenCycleRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__reopen_cycle_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ReopenCycleRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ReopenCycleRequest> {
    let c = arena.make(Okr__V1__ReopenCycleRequest.self)
    okr__v1__reopen_cycle_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension ReopenCycleResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__reopen_cycle_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ReopenCycleResponse>) throws(WireError) {
    let cycle = try c.pointee.cycle.map { c throws(WireError) in try Cycle(reading: c) }
    let close = try c.pointee.close.map { c throws(WireError) in try CycleClose(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(cycle: cycle, close: close, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ReopenCycleResponse> {
    let c = arena.make(Okr__V1__ReopenCycleResponse.self)
    okr__v1__reopen_cycle_response__init(c)
    if let value = self.cycle { c.pointee.cycle = value.write(arena) }
    if let value = self.close { c.pointee.close = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension ListCycleClosesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycle_closes_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCycleClosesRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    self.init(page: page, cycle: cycle)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCycleClosesRequest> {
    let c = arena.make(Okr__V1__ListCycleClosesRequest.self)
    okr__v1__list_cycle_closes_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.cycle = arena.copy(self.cycle)
    return c
  }
}

extension ListCycleClosesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_cycle_closes_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListCycleClosesResponse>) throws(WireError) {
    let closes = try Wire.list(Int(c.pointee.n_closes), c.pointee.closes) {
      c throws(WireError) in try CycleClose(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(closes: closes, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListCycleClosesResponse> {
    let c = arena.make(Okr__V1__ListCycleClosesResponse.self)
    okr__v1__list_cycle_closes_response__init(c)
    c.pointee.n_closes = self.closes.count
    c.pointee.closes = arena.pointers(self.closes) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension ListClosedFiguresRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_closed_figures_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListClosedFiguresRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let number = c.pointee.number
    self.init(page: page, cycle: cycle, number: number)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListClosedFiguresRequest> {
    let c = arena.make(Okr__V1__ListClosedFiguresRequest.self)
    okr__v1__list_closed_figures_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.number = self.number
    return c
  }
}

extension ListClosedFiguresResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_closed_figures_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListClosedFiguresResponse>) throws(WireError) {
    let figures = try Wire.list(Int(c.pointee.n_figures), c.pointee.figures) {
      c throws(WireError) in try ClosedFigure(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let close = try c.pointee.close.map { c throws(WireError) in try CycleClose(reading: c) }
    self.init(figures: figures, nextPageToken: nextPageToken, total: total, close: close)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListClosedFiguresResponse> {
    let c = arena.make(Okr__V1__ListClosedFiguresResponse.self)
    okr__v1__list_closed_figures_response__init(c)
    c.pointee.n_figures = self.figures.count
    c.pointee.figures = arena.pointers(self.figures) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    if let value = self.close { c.pointee.close = value.write(arena) }
    return c
  }
}

extension CompareCloseRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__compare_close_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CompareCloseRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let cycle = try Wire.text(c.pointee.cycle, "cycle")
    let number = c.pointee.number
    let withNumber = c.pointee.with_number
    self.init(page: page, cycle: cycle, number: number, withNumber: withNumber)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CompareCloseRequest> {
    let c = arena.make(Okr__V1__CompareCloseRequest.self)
    okr__v1__compare_close_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.cycle = arena.copy(self.cycle)
    c.pointee.number = self.number
    c.pointee.with_number = self.withNumber
    return c
  }
}

extension ClosedDifference: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__closed_difference()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ClosedDifference>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    let title = try Wire.text(c.pointee.title, "title")
    let before = try c.pointee.before.map { c throws(WireError) in try ClosedFigure(reading: c) }
    let after = try c.pointee.after.map { c throws(WireError) in try ClosedFigure(reading: c) }
    self.init(id: id, title: title, before: before, after: after)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ClosedDifference> {
    let c = arena.make(Okr__V1__ClosedDifference.self)
    okr__v1__closed_difference__init(c)
    c.pointee.id = arena.copy(self.id)
    c.pointee.title = arena.copy(self.title)
    if let value = self.before { c.pointee.before = value.write(arena) }
    if let value = self.after { c.pointee.after = value.write(arena) }
    return c
  }
}

extension CompareCloseResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__compare_close_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CompareCloseResponse>) throws(WireError) {
    let differences = try Wire.list(Int(c.pointee.n_differences), c.pointee.differences) {
      c throws(WireError) in try ClosedDifference(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    let compared = c.pointee.compared
    self.init(differences: differences, nextPageToken: nextPageToken, total: total, compared: compared)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CompareCloseResponse> {
    let c = arena.make(Okr__V1__CompareCloseResponse.self)
    okr__v1__compare_close_response__init(c)
    c.pointee.n_differences = self.differences.count
    c.pointee.differences = arena.pointers(self.differences) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    c.pointee.compared = self.compared
    return c
  }
}
