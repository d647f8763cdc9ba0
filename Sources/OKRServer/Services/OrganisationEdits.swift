// Changes of organisations themselves. The directory's row is the truth: it isn't in any log, and keeps who
// changed it, when and why.

internal import Dispatch
internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import WorkerPool

extension RouteTable {
  mutating func addOrganisationEdits() {
    let service = RPC.OrganisationService.self
    self.blocking(service.updateOrganisation, .tokenIssuer) {
      call, request throws(RequestError) in
      let asked = try required(request.organisation, "organisation")
      let edit = OrganisationEdit(call, asked.id, .updated, request.reason, request)
      let (before, organisation, outcome) = try edit.perform { present throws(RequestError) in
        try present.updated(by: asked, mask: request.updateMask)
      }
      return UpdateOrganisationResponse(
        organisation: organisation, outcome: outcome, before: before)
    }
    self.blocking(service.archiveOrganisation, .serverOperator) {
      call, request throws(RequestError) in
      let edit = OrganisationEdit(call, request.id, .archived, request.reason, request)
      let (_, organisation, outcome) = try edit.perform { $0.archived(by: edit) }
      return ArchiveOrganisationResponse(organisation: organisation, outcome: outcome)
    }
    self.blocking(service.restoreOrganisation, .serverOperator) {
      call, request throws(RequestError) in
      let edit = OrganisationEdit(call, request.id, .restored, request.reason, request)
      let (_, organisation, outcome) = try edit.perform { $0.restored() }
      return RestoreOrganisationResponse(organisation: organisation, outcome: outcome)
    }
  }
}

/// One change of an organisation itself, as it was asked for. Blocking.
private struct OrganisationEdit {
  /// Tries before others' changes in between are told to the caller.
  private static let attempts = 8

  private let call: Call
  private let id: String
  private let kind: OrganisationChangeKind
  private let mutation: OKRModel.Mutation
  private let digest: Digest256
  let reason: String
  let now: Int64

  init(
    _ call: Call, _ id: String, _ kind: OrganisationChangeKind, _ reason: String,
    _ request: some MutatingMessage & WireCodable
  ) {
    self.call = call
    self.id = id
    self.kind = kind
    self.reason = reason
    self.mutation = request.mutation ?? OKRModel.Mutation()
    self.digest = call.digest(of: request)
    self.now = call.service.clock.nowMicros
  }

  var actor: String { self.call.actor }

  private var store: Store { self.call.service.store }

  /// Makes the change, or finds that it was made.
  /// - Parameter plan: the organisation as it would be; the same where it is so already.
  /// - Returns: the organisation before, nil where the change was made by an earlier request, and afterwards.
  func perform(
    _ plan: (OKRModel.Organisation) throws(RequestError) -> OKRModel.Organisation
  ) throws(RequestError) -> (
    before: OKRModel.Organisation?, after: OKRModel.Organisation, Outcome
  ) {
    let key = try RequestKey(self.mutation.idempotencyKey, now: self.now)
    try self.check()
    let name = try self.name()
    for _ in 0..<Self.attempts {
      let standing = try self.standing(name, key)
      let present = standing.record.message(revision: standing.revision)
      if let known = standing.knownDigest {
        guard known == self.digest else { throw .keyReused }
        if !self.mutation.validateOnly { self.tellHost(name, present) }
        return (nil, present, Outcome(repeated: true))
      }
      try Organisation.checkVersion(
        present.version, self.mutation.expectedVersion, "organisation", present.id)
      var planned = try plan(present)
      guard planned != present else {
        return (present, present, Outcome(unchanged: true))
      }
      try self.checkRoom(standing.recentCount)
      planned.version += 1
      if self.mutation.validateOnly { return (present, planned, Outcome()) }
      if try self.write(planned, name, key) {
        self.tellHost(name, planned)
        return (present, planned, Outcome())
      }
    }
    throw RequestError(
      .aborted, .staleVersion, "Others change the organisation \"\(name.id)\" just now: try again.",
      values: [("id", name.id)])
  }

  private func check() throws(RequestError) {
    var check = FieldCheck()
    check.lines("reason", self.reason, atMostBytes: Limits.noteBytes)
    if self.mutation.effectiveTime != nil {
      check.fail(
        "mutation.effective_time", "goes with what is in an organisation: this is of now")
    }
    try check.finish()
  }

  /// - Throws: LIMIT_REACHED where keys would be forgotten that may come again.
  private func checkRoom(_ recentCount: Int) throws(RequestError) {
    let limit =
      self.kind == .updated
      ? StoreLimits.organisationUpdatesCount : StoreLimits.organisationChangesCount
    if recentCount >= limit { throw .limit("changes of an organisation in a day", limit) }
  }

  /// An operator's any, an administrator's own.
  private func name() throws(RequestError) -> OrganisationName {
    let own = self.call.session?.organisation
    let mayBeOwn = self.kind == .updated
    if let own, self.id.isEmpty && mayBeOwn || self.id == own.id { return own }
    if self.id.isEmpty { throw .field("id", "is required", reason: .fieldRequired) }
    guard self.call.session?.role == .operator else {
      throw .notFound("organisation", self.id)
    }
    return try self.call.findOrganisation(self.id)
  }

  private func standing(
    _ name: OrganisationName, _ key: RequestKey
  ) throws(RequestError) -> OrganisationStanding {
    let horizon = Limits.idempotencyKeyAgeMicroseconds + Limits.idempotencyKeyAheadMicroseconds
    let found: OrganisationStanding?
    do {
      found = try self.store.organisationStanding(
        orgID: name.number, key: key.id, since: self.now - horizon)
    } catch {
      throw RequestError(error)
    }
    guard let found else { throw .notFound("organisation", name.id) }
    return found
  }

  private func write(
    _ planned: OKRModel.Organisation, _ name: OrganisationName, _ key: RequestKey
  ) throws(RequestError) -> Bool {
    let archived = planned.archiveTime.map {
      OrganisationRecord.Archived(
        since: $0.unixMicros, by: planned.archivedBy, reason: planned.archiveReason)
    }
    do {
      return try self.store.changeOrganisation(
        orgID: name.number,
        OrganisationChangeRecord(
          kind: Int16(self.kind.rawValue), version: planned.version, changedAt: self.now,
          actor: self.actor, reason: self.reason, name: planned.name),
        archived: archived, key: key.id, digest: self.digest)
    } catch {
      throw RequestError(error)
    }
  }

  /// Lets this process's host know before the caller does; others find out by their epoch.
  private func tellHost(_ name: OrganisationName, _ organisation: OKRModel.Organisation) {
    let host = self.call.service.hosts.host(name)
    let isArchived = organisation.isArchived
    let done = DispatchSemaphore(value: 0)
    self.call.service.pool.async(organisation: name.number) {
      host.learn(isArchived: isArchived)
      done.signal()
    }
    done.wait()
  }
}

extension OKRModel.Organisation {
  private static let outputOnly: Set = [
    "id", "revision", "version", "archive_time", "archived_by", "archive_reason",
  ]

  /// - Throws: ORGANISATION_ARCHIVED where it is and would change.
  fileprivate func updated(
    by asked: OKRModel.Organisation, mask: [String]
  ) throws(RequestError) -> OKRModel.Organisation {
    var result = self
    try result.take(mask, from: asked, leavingOut: Self.outputOnly)
    var check = FieldCheck()
    check.line(
      "organisation.name", result.name, was: self.name, atMostBytes: Limits.nameBytes)
    try check.finish()
    if result.name.isEmpty { result.name = result.id }
    if result != self, self.isArchived { throw .organisationArchived(self.id) }
    return result
  }

  fileprivate func archived(by edit: OrganisationEdit) -> OKRModel.Organisation {
    if self.isArchived { return self }
    var result = self
    result.archiveTime = Instant(unixMicros: edit.now)
    result.archivedBy = edit.actor
    result.archiveReason = edit.reason
    return result
  }

  fileprivate func restored() -> OKRModel.Organisation {
    var result = self
    result.archiveTime = nil
    result.archivedBy = ""
    result.archiveReason = ""
    return result
  }
}
