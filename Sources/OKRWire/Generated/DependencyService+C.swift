// Written by proto/generate from proto/okr/v1/dependency_service.proto. Do not edit.

public import COKRProto
public import CProtobufC
public import OKRModel

extension CreateDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    self.init(mutation: mutation, dependency: dependency)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateDependencyRequest> {
    let c = arena.make(Okr__V1__CreateDependencyRequest.self)
    okr__v1__create_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    return c
  }
}

extension CreateDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__create_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__CreateDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__CreateDependencyResponse> {
    let c = arena.make(Okr__V1__CreateDependencyResponse.self)
    okr__v1__create_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension GetDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetDependencyRequest>) throws(WireError) {
    let id = try Wire.text(c.pointee.id, "id")
    self.init(id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetDependencyRequest> {
    let c = arena.make(Okr__V1__GetDependencyRequest.self)
    okr__v1__get_dependency_request__init(c)
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension GetDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__get_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__GetDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    self.init(dependency: dependency)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__GetDependencyResponse> {
    let c = arena.make(Okr__V1__GetDependencyResponse.self)
    okr__v1__get_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    return c
  }
}

extension ListDependenciesRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_dependencies_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListDependenciesRequest>) throws(WireError) {
    let page = try c.pointee.page.map { c throws(WireError) in try Page(reading: c) }
    let showArchived = c.pointee.show_archived != 0
    let filter = try Wire.text(c.pointee.filter, "filter")
    self.init(page: page, showArchived: showArchived, filter: filter)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListDependenciesRequest> {
    let c = arena.make(Okr__V1__ListDependenciesRequest.self)
    okr__v1__list_dependencies_request__init(c)
    if let value = self.page { c.pointee.page = value.write(arena) }
    c.pointee.show_archived = self.showArchived ? 1 : 0
    c.pointee.filter = arena.copy(self.filter)
    return c
  }
}

extension ListDependenciesResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__list_dependencies_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ListDependenciesResponse>) throws(WireError) {
    let dependencies = try Wire.list(Int(c.pointee.n_dependencies), c.pointee.dependencies) {
      c throws(WireError) in try Dependency(reading: c)
    }
    let nextPageToken = try Wire.text(c.pointee.next_page_token, "next_page_token")
    let total = c.pointee.total
    self.init(dependencies: dependencies, nextPageToken: nextPageToken, total: total)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ListDependenciesResponse> {
    let c = arena.make(Okr__V1__ListDependenciesResponse.self)
    okr__v1__list_dependencies_response__init(c)
    c.pointee.n_dependencies = self.dependencies.count
    c.pointee.dependencies = arena.pointers(self.dependencies) { $0.write(arena) }
    c.pointee.next_page_token = arena.copy(self.nextPageToken)
    c.pointee.total = self.total
    return c
  }
}

extension UpdateDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let updateMask = try Wire.list(Int(c.pointee.n_update_mask), c.pointee.update_mask) {
      c throws(WireError) in try Wire.text(c, "update_mask")
    }
    self.init(mutation: mutation, dependency: dependency, updateMask: updateMask)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateDependencyRequest> {
    let c = arena.make(Okr__V1__UpdateDependencyRequest.self)
    okr__v1__update_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    c.pointee.n_update_mask = self.updateMask.count
    c.pointee.update_mask = arena.array(self.updateMask) { arena.copy($0) }
    return c
  }
}

extension UpdateDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__update_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__UpdateDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    let before = try c.pointee.before.map { c throws(WireError) in try Dependency(reading: c) }
    self.init(dependency: dependency, outcome: outcome, before: before)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__UpdateDependencyResponse> {
    let c = arena.make(Okr__V1__UpdateDependencyResponse.self)
    okr__v1__update_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    if let value = self.before { c.pointee.before = value.write(arena) }
    return c
  }
}

extension AcceptDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__accept_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__AcceptDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let promised = try Wire.text(c.pointee.promised, "promised")
    let allowLate = c.pointee.allow_late != 0
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, promised: promised, allowLate: allowLate, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__AcceptDependencyRequest> {
    let c = arena.make(Okr__V1__AcceptDependencyRequest.self)
    okr__v1__accept_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.promised = arena.copy(self.promised)
    c.pointee.allow_late = self.allowLate ? 1 : 0
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension AcceptDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__accept_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__AcceptDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__AcceptDependencyResponse> {
    let c = arena.make(Okr__V1__AcceptDependencyResponse.self)
    okr__v1__accept_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension DeclineDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__decline_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DeclineDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DeclineDependencyRequest> {
    let c = arena.make(Okr__V1__DeclineDependencyRequest.self)
    okr__v1__decline_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension DeclineDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__decline_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DeclineDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DeclineDependencyResponse> {
    let c = arena.make(Okr__V1__DeclineDependencyResponse.self)
    okr__v1__decline_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension DeliverDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__deliver_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DeliverDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DeliverDependencyRequest> {
    let c = arena.make(Okr__V1__DeliverDependencyRequest.self)
    okr__v1__deliver_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension DeliverDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__deliver_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__DeliverDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__DeliverDependencyResponse> {
    let c = arena.make(Okr__V1__DeliverDependencyResponse.self)
    okr__v1__deliver_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension WithdrawDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__withdraw_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WithdrawDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WithdrawDependencyRequest> {
    let c = arena.make(Okr__V1__WithdrawDependencyRequest.self)
    okr__v1__withdraw_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension WithdrawDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__withdraw_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__WithdrawDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__WithdrawDependencyResponse> {
    let c = arena.make(Okr__V1__WithdrawDependencyResponse.self)
    okr__v1__withdraw_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension ReopenDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__reopen_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ReopenDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    let reason = try Wire.text(c.pointee.reason, "reason")
    self.init(mutation: mutation, id: id, reason: reason)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ReopenDependencyRequest> {
    let c = arena.make(Okr__V1__ReopenDependencyRequest.self)
    okr__v1__reopen_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    c.pointee.reason = arena.copy(self.reason)
    return c
  }
}

extension ReopenDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__reopen_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ReopenDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ReopenDependencyResponse> {
    let c = arena.make(Okr__V1__ReopenDependencyResponse.self)
    okr__v1__reopen_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension ArchiveDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveDependencyRequest> {
    let c = arena.make(Okr__V1__ArchiveDependencyRequest.self)
    okr__v1__archive_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension ArchiveDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__archive_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__ArchiveDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__ArchiveDependencyResponse> {
    let c = arena.make(Okr__V1__ArchiveDependencyResponse.self)
    okr__v1__archive_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}

extension RestoreDependencyRequest: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_dependency_request()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreDependencyRequest>) throws(WireError) {
    let mutation = try c.pointee.mutation.map { c throws(WireError) in try Mutation(reading: c) }
    let id = try Wire.text(c.pointee.id, "id")
    self.init(mutation: mutation, id: id)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreDependencyRequest> {
    let c = arena.make(Okr__V1__RestoreDependencyRequest.self)
    okr__v1__restore_dependency_request__init(c)
    if let value = self.mutation { c.pointee.mutation = value.write(arena) }
    c.pointee.id = arena.copy(self.id)
    return c
  }
}

extension RestoreDependencyResponse: WireCodable {
  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    okr_descriptor_okr__v1__restore_dependency_response()
  }

  public init(reading c: UnsafeMutablePointer<Okr__V1__RestoreDependencyResponse>) throws(WireError) {
    let dependency = try c.pointee.dependency.map { c throws(WireError) in try Dependency(reading: c) }
    let outcome = try c.pointee.outcome.map { c throws(WireError) in try Outcome(reading: c) }
    self.init(dependency: dependency, outcome: outcome)
  }

  public func write(_ arena: Arena) -> UnsafeMutablePointer<Okr__V1__RestoreDependencyResponse> {
    let c = arena.make(Okr__V1__RestoreDependencyResponse.self)
    okr__v1__restore_dependency_response__init(c)
    if let value = self.dependency { c.pointee.dependency = value.write(arena) }
    if let value = self.outcome { c.pointee.outcome = value.write(arena) }
    return c
  }
}
