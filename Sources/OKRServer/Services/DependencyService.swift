// DependencyService: what one unit asks of another, and what it is answered.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addDependencies() {
    let service = RPC.DependencyService.self
    self.mutate(service.createDependency, .administrator) { request throws(RequestError) in
      [.dependency(try required(request.dependency, "dependency"), .create)]
    } reply: { organisation, request, result in
      CreateDependencyResponse(
        dependency: organisation.dependency(request.dependency?.id ?? ""),
        outcome: result.outcome)
    }
    self.mutate(service.updateDependency, .administrator) { request throws(RequestError) in
      [
        .dependency(
          try required(request.dependency, "dependency"), .update(mask: request.updateMask))
      ]
    } reply: { organisation, request, result in
      UpdateDependencyResponse(
        dependency: organisation.dependency(request.dependency?.id ?? ""),
        outcome: result.outcome, before: result.before())
    }
    self.mutate(service.archiveDependency, .administrator) { request in
      [.archive(.dependency, id: request.id)]
    } reply: { organisation, request, result in
      ArchiveDependencyResponse(
        dependency: organisation.dependency(request.id), outcome: result.outcome)
    }
    self.mutate(service.restoreDependency, .administrator) { request in
      [.restore(.dependency, id: request.id)]
    } reply: { organisation, request, result in
      RestoreDependencyResponse(
        dependency: organisation.dependency(request.id), outcome: result.outcome)
    }
    self.addAnswers()
    self.read(service.getDependency) { organisation, request throws(RequestError) in
      guard let dependency = organisation.dependency(request.id) else {
        throw .notFound("dependency", request.id)
      }
      return GetDependencyResponse(dependency: dependency)
    }
    self.list(service.listDependencies, of: Dependency.self) {
      ListDependenciesResponse(
        dependencies: $0.map(\.withoutSteps), nextPageToken: $1, total: $2)
    }
  }

  private mutating func addAnswers() {
    let service = RPC.DependencyService.self
    self.mutate(service.acceptDependency, .administrator) { request in
      [
        .answer(
          DependencyAnswer(
            id: request.id, state: .accepted, promised: request.promised,
            allowsLate: request.allowLate, reason: request.reason))
      ]
    } reply: { organisation, request, result in
      AcceptDependencyResponse(
        dependency: organisation.dependency(request.id), outcome: result.outcome)
    }
    self.mutate(service.declineDependency, .administrator) { request in
      [.answer(DependencyAnswer(id: request.id, state: .declined, reason: request.reason))]
    } reply: { organisation, request, result in
      DeclineDependencyResponse(
        dependency: organisation.dependency(request.id), outcome: result.outcome)
    }
    self.mutate(service.deliverDependency, .administrator) { request in
      [.answer(DependencyAnswer(id: request.id, state: .delivered, reason: request.reason))]
    } reply: { organisation, request, result in
      DeliverDependencyResponse(
        dependency: organisation.dependency(request.id), outcome: result.outcome)
    }
    self.mutate(service.withdrawDependency, .administrator) { request in
      [.answer(DependencyAnswer(id: request.id, state: .withdrawn, reason: request.reason))]
    } reply: { organisation, request, result in
      WithdrawDependencyResponse(
        dependency: organisation.dependency(request.id), outcome: result.outcome)
    }
    self.mutate(service.reopenDependency, .administrator) { request in
      [.answer(DependencyAnswer(id: request.id, state: .asked, reason: request.reason))]
    } reply: { organisation, request, result in
      ReopenDependencyResponse(
        dependency: organisation.dependency(request.id), outcome: result.outcome)
    }
  }
}

extension Dependency {
  fileprivate var withoutSteps: Dependency {
    var row = self
    row.steps = []
    return row
  }
}
