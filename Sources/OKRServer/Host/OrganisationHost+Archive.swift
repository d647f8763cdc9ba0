// An organisation that is archived: it is read, and nothing in it changes. The truth stands in the
// database, where archiving begins a new epoch: an append by somebody who doesn't know matches nothing,
// loads the organisation anew, and knows.

internal import OKRModel
internal import OKRStore
internal import WorkerPool

extension OrganisationHost {
  /// Takes in that this process archived or restored the organisation. What is in flight keeps its
  /// own outcome; the first append after a restoring finds its epoch over and loads anew.
  func learn(isArchived: Bool) {
    self.assertOnLane()
    self.isArchived = isArchived
  }

  /// Refuses a mutation, unless another process restored the organisation meanwhile: the database is
  /// asked, once for all that wait for its answer.
  func refuseAsArchived(_ mutation: Mutation) {
    let limit = ServerLimits.waitingMutationsPerOrganisation
    guard self.refusedAsArchived.count < limit else {
      mutation.complete(self.organisation, .failure(.pool(.organisationFull(limit: limit))))
      return
    }
    self.refusedAsArchived.append(mutation)
    guard self.refusedAsArchived.count == 1 else { return }
    self.environment.background.async {
      let found = Result { () throws(StoreError) in
        try self.environment.store.head(orgID: self.organisationID).isArchived
      }
      self.resume { $0.judgeRefused(found) }
    }
  }

  private func judgeRefused(_ isArchived: Result<Bool, StoreError>) {
    let mutations = self.refusedAsArchived
    self.refusedAsArchived = []
    let failure: RequestError
    switch isArchived {
    case .success(false):
      self.isArchived = false
      for mutation in mutations {
        self.whenServing {
          $0.submit(mutation)
        } otherwise: {
          mutation.complete(self.organisation, .failure($0))
        }
      }
      return
    case .success(true): failure = .organisationArchived(self.externalID)
    case .failure(let error): failure = RequestError(error)
    }
    for mutation in mutations { mutation.complete(self.organisation, .failure(failure)) }
  }
}

extension RequestError {
  static func organisationArchived(_ id: String) -> RequestError {
    RequestError(
      .failedPrecondition, .organisationArchived,
      "The organisation \"\(id)\" is archived: it can be read, and nothing in it changes until an "
        + "operator restores it (okr org restore \(id)).",
      values: [("id", id)])
  }
}
