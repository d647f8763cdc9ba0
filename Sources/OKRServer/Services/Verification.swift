// Whether what is served, and what closes froze, follows from the log.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import ScoreEngine

/// Replays an organisation's whole log and compares with what is served.
struct Verification {
  let call: Call

  init(_ call: Call) { self.call = call }

  func run(_ request: VerifyOrganisationRequest) throws(RequestError) -> VerifyOrganisationResponse
  {
    let name = try self.organisation(request.organisation)
    // Head and state are taken together, so that the log is read up to the state's revision.
    let taken = try self.call.service.awaitHost(name) { host in
      (host.organisation, host.head)
    }
    guard let head = taken.1 else {
      throw RequestError(.unavailable, .storageUnavailable, "The organisation is being loaded.")
    }
    let live = taken.0
    let loader = OrganisationLoader(self.call.service.hosts.environment, name.number)
    var replayed: Organisation
    do {
      replayed = try loader.replay(head, from: .none).0
    } catch {
      throw RequestError(error)
    }
    var present = live
    present.advance(to: replayed.instant)
    replayed.advance(to: present.instant)
    var comparison = StateComparison(served: present, replayed: replayed)
    var closes: Int64 = 0
    if request.closes {
      for close in live.allCloses where close.engineVersion == EngineVersion.current {
        try self.compare(close, head, loader, &comparison)
        closes += 1
      }
    }
    return VerifyOrganisationResponse(
      revision: present.revision, changesReplayed: replayed.revision,
      nodesCompared: comparison.nodes, differences: comparison.differences,
      examples: comparison.examples, closesCompared: closes,
      dependenciesCompared: comparison.dependencies, gradesCompared: comparison.grades,
      policiesCompared: comparison.policies, overridesCompared: comparison.overrides)
  }

  /// Compares what a close froze with the figures that follow from the log before it.
  private func compare(
    _ close: CycleClose, _ head: OrganisationHead, _ loader: OrganisationLoader,
    _ comparison: inout StateComparison
  ) throws(RequestError) {
    guard !self.call.wire.isCancelled else { throw .deadlinePassed }
    let moment = PastMoment(
      organisation: head.orgID, revision: close.revision - 1,
      instant: close.instant?.unixMicros ?? 0)
    do throws(StoreError) {
      let before = try loader.replay(head, asOf: moment)
      var sum = Digest256.Running()
      CycleFigures(cycle: close.cycle, of: before)?.forEach { sum.update($0.encoded()) }
      if sum.digest.description != close.figuresDigest {
        comparison.add("close \(close.number) of \(close.cycle) froze other figures")
      }
      try ClosedFigureReader(close, of: head.orgID, in: self.call.service.store).check()
    } catch {
      guard case .corrupt(_, _, _, let reason) = error else { throw RequestError(error) }
      comparison.add("close \(close.number) of \(close.cycle): \(reason)")
    }
  }

  private func organisation(_ id: String) throws(RequestError) -> OrganisationName {
    let own = self.call.session?.organisation
    if let own, id.isEmpty || id == own.id { return own }
    guard self.call.session?.role == .operator else { throw .notFound("organisation", id) }
    if id.isEmpty { throw .field("organisation", "is required", reason: .fieldRequired) }
    return try self.call.findOrganisation(id)
  }
}
