// OrganisationService: organisations and where their rows lie.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire

extension RouteTable {
  mutating func addOrganisations() {
    let service = RPC.OrganisationService.self
    self.blocking(service.createOrganisation, .serverOperator) {
      call, request throws(RequestError) in
      try OrganisationDesk(call).create(request)
    }
    self.blocking(service.getOrganisation, .signedIn) { call, request throws(RequestError) in
      try OrganisationDesk(call).get(request)
    }
    self.blocking(service.listOrganisations, .serverOperator) {
      call, request throws(RequestError) in
      try OrganisationDesk(call).list(request)
    }
    self.addOrganisationEdits()
    self.blocking(service.listPlacements, .serverOperator) { call, request throws(RequestError) in
      try OrganisationDesk(call).placements(request)
    }
    self.blocking(service.dedicatePlacement, .serverOperator) {
      call, request throws(RequestError) in
      let moved = try OrganisationDesk(call).move(
        request.organisation, request.region, request, isDedicated: true)
      return DedicatePlacementResponse(placement: moved.placement, outcome: moved.outcome)
    }
    self.blocking(service.dropPlacement, .serverOperator) { call, request throws(RequestError) in
      let moved = try OrganisationDesk(call).move(
        request.organisation, request.region, request, isDedicated: false)
      return DropPlacementResponse(placement: moved.placement, outcome: moved.outcome)
    }
  }
}

/// Serves one call about organisations.
private struct OrganisationDesk {
  let call: Call

  init(_ call: Call) { self.call = call }

  private var store: Store { self.call.service.store }

  func create(
    _ request: CreateOrganisationRequest
  ) throws(RequestError) -> CreateOrganisationResponse {
    let named = try required(request.organisation, "organisation")
    var asked = OKRModel.Organisation(id: named.id, name: named.name, version: 1)
    let keyed = try self.call.keyed(request)
    try Organisation.checkVersionOfNew(request.mutation?.expectedVersion ?? 0)
    var check = FieldCheck()
    check.id("organisation.id", asked.id, isNew: true)
    check.line("organisation.name", asked.name, atMostBytes: Limits.nameBytes)
    try check.finish()
    self.call.wire.concerns(organisation: asked.id)
    if asked.name.isEmpty { asked.name = asked.id }
    if try self.call.wasMade(keyed, orgID: nil) {
      return CreateOrganisationResponse(
        organisation: try self.messages([try self.record(asked.id)]).first,
        outcome: Outcome(repeated: true))
    }
    var outcome = Outcome()
    do {
      let existing = try self.store.findOrganisation(externalID: asked.id)
      if let existing, existing.name != asked.name { throw RequestError.exists(asked.id) }
      outcome.unchanged = existing != nil
      if let existing { asked = try self.messages([existing]).first ?? asked }
      if existing == nil, !(request.mutation?.validateOnly ?? false) {
        try self.call.service.hosts.environment.gate.check()
        _ = try self.store.createOrganisation(externalID: asked.id, name: asked.name)
        try self.store.note(keyed, orgID: nil)
      }
    } catch let error as RequestError {
      throw error
    } catch let error as StoreError {
      throw RequestError(error)
    } catch {
      throw RequestError(.internal, .serverFault, "The organisation couldn't be made.")
    }
    return CreateOrganisationResponse(organisation: asked, outcome: outcome)
  }

  func get(_ request: GetOrganisationRequest) throws(RequestError) -> GetOrganisationResponse {
    let own = self.call.session?.organisation?.id ?? ""
    let id = request.id.isEmpty ? own : request.id
    guard self.call.session?.role == .operator || id == own else {
      throw .notFound("organisation", id)
    }
    let record = try self.record(id)
    let changes: [OrganisationChangeRecord]
    do {
      changes = try self.store.organisationChanges(
        orgID: record.orgID, limit: Limits.organisationChangesShown)
    } catch {
      throw RequestError(error)
    }
    return GetOrganisationResponse(
      organisation: try self.messages([record]).first, changes: changes.map(\.message))
  }

  /// Organisations with how far their logs go.
  private func messages(
    _ records: some Collection<OrganisationRecord>
  ) throws(RequestError) -> [OKRModel.Organisation] {
    let revisions: [Int64]
    do { revisions = try self.store.headRevisions(orgIDs: records.map(\.orgID)) } catch {
      throw RequestError(error)
    }
    return zip(records, revisions).map { $0.message(revision: $1) }
  }

  private func record(_ id: String) throws(RequestError) -> OrganisationRecord {
    let found: OrganisationRecord?
    do { found = try self.store.findOrganisation(externalID: id) } catch {
      throw RequestError(error)
    }
    guard let found else { throw .notFound("organisation", id) }
    self.call.wire.concerns(organisation: id)
    return found
  }

  func list(_ request: ListOrganisationsRequest) throws(RequestError) -> ListOrganisationsResponse {
    let pager = try Pager(request, in: nil)
    let filter = try OKRModel.Organisation.filter(request.filter)
    let records: [OrganisationRecord]
    do { records = try self.store.listOrganisations() } catch { throw RequestError(error) }
    let shown = records.filter { record in
      (request.showArchived || record.archived == nil) && filter.fits(record.message(revision: 0))
    }
    let last = records.first { $0.orgID == Int64(pager.start - 1) }?.externalID ?? ""
    guard pager.start == 0 || !last.isEmpty else { throw Pager.foreignToken }
    let (page, next, total) = pager.cut(
      shown.sorted { $0.externalID < $1.externalID }, isFiltered: filter.isAsked
    ) {
      Int($0.orgID)
    } isBehind: { record, _ in
      record.externalID > last
    }
    return ListOrganisationsResponse(
      organisations: try self.messages(page), nextPageToken: next, total: total)
  }

  // MARK: Placements

  func placements(_ request: ListPlacementsRequest) throws(RequestError) -> ListPlacementsResponse {
    let record = try self.record(request.organisation)
    let regions = try self.regions(record)
    return ListPlacementsResponse(
      placements: try regions.map { id, number throws(RequestError) in
        try self.placement(record, id, number)
      })
  }

  private func placement(
    _ record: OrganisationRecord, _ id: String, _ number: Int32
  ) throws(RequestError) -> OKRModel.Placement {
    let owner = OKRStore.Placement.Owner(orgID: record.orgID, region: number)
    do {
      if let dedicated = try self.store.placements().first(where: { $0.dedicatedTo == owner }) {
        return OKRModel.Placement(region: id, placement: dedicated.number, dedicated: true)
      }
    } catch {
      throw RequestError(error)
    }
    return OKRModel.Placement(
      region: id, placement: OKRStore.Placement.pooled(orgID: record.orgID, region: number),
      dedicated: false)
  }

  /// Every region's id and number, the organisation's own rows first.
  private func regions(_ record: OrganisationRecord) throws(RequestError) -> [(String, Int32)] {
    let name = OrganisationName(id: record.externalID, number: record.orgID)
    let regions = try self.call.service.awaitHost(name) { $0.organisation.allRegions }
    return [("", 0)] + regions.map { ($0.id, $0.number) }
  }

  func move(
    _ organisation: String, _ region: String, _ request: some MutatingMessage & WireCodable,
    isDedicated: Bool
  ) throws(RequestError) -> (placement: OKRModel.Placement, outcome: Outcome) {
    let keyed = try self.call.keyed(request)
    let record = try self.record(organisation)
    guard let number = try self.regions(record).first(where: { $0.0 == region })?.1 else {
      throw .notFound("region", region)
    }
    let before = try self.placement(record, region, number)
    if try self.call.wasMade(keyed, orgID: record.orgID) {
      return (before, Outcome(repeated: true))
    }
    let outcome = Outcome(unchanged: before.dedicated == isDedicated)
    if outcome.unchanged { return (before, outcome) }
    if request.mutation?.validateOnly ?? false {
      return (self.planned(record, region, number, isDedicated: isDedicated), outcome)
    }
    do {
      if isDedicated {
        _ = try self.store.dedicate(orgID: record.orgID, region: number)
      } else {
        try self.store.dropPlacement(orgID: record.orgID, region: number)
      }
      try self.store.note(keyed, orgID: record.orgID)
    } catch {
      throw RequestError(error)
    }
    let name = OrganisationName(id: record.externalID, number: record.orgID)
    _ = try self.call.service.awaitHost(name) { $0.reloadHead() }
    return (try self.placement(record, region, number), outcome)
  }
}

extension OrganisationDesk {
  /// Where a region's rows would lie. A partition of their own gets its number when it is made: it is 0 before.
  private func planned(
    _ record: OrganisationRecord, _ id: String, _ number: Int32, isDedicated: Bool
  ) -> OKRModel.Placement {
    OKRModel.Placement(
      region: id,
      placement: isDedicated
        ? 0 : OKRStore.Placement.pooled(orgID: record.orgID, region: number),
      dedicated: isDedicated)
  }
}

extension OrganisationRecord {
  /// - Parameter revision: how far its log goes, which stands beside the record.
  func message(revision: Int64) -> OKRModel.Organisation {
    OKRModel.Organisation(
      id: self.externalID, name: self.name, revision: revision, version: self.version,
      archiveTime: self.archived.map { Instant(unixMicros: $0.since) },
      archivedBy: self.archived?.by ?? "", archiveReason: self.archived?.reason ?? "")
  }
}

extension OrganisationChangeRecord {
  fileprivate var message: OrganisationChange {
    OrganisationChange(
      kind: OrganisationChangeKind(rawValue: Int32(self.kind)), version: self.version,
      time: Instant(unixMicros: self.changedAt), actor: self.actor, reason: self.reason,
      name: self.name)
  }
}

extension RequestError {
  static func exists(_ id: String) -> RequestError {
    RequestError(
      .alreadyExists, .alreadyExists, "There is an organisation \"\(id)\" already.",
      values: [("id", id)])
  }
}
