// All hosts of this process, by organisation.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import Synchronization
internal import WorkerPool

/// Finds hosts; makes them when an organisation is first asked for.
final class HostDirectory: Sendable {
  private struct State {
    var hosts: [Int64: OrganisationHost] = [:]
    var numbers: [String: Int64] = [:]
    var ids: [Int64: String] = [:]

    mutating func keep(_ record: OrganisationRecord) {
      self.numbers[record.externalID] = record.orgID
      self.ids[record.orgID] = record.externalID
    }
  }

  let environment: HostEnvironment
  /// What the open connections signed in with.
  let tokens: LiveTokens
  private let state = Mutex(State())

  init(environment: HostEnvironment) {
    self.environment = environment
    self.tokens = LiveTokens(environment.clock)
  }

  /// The process's lease lapsed: lets each organisation that is in memory find out whether it is still its own.
  func confirmOwnership() {
    guard !self.environment.isAlone else { return }
    for host in self.all {
      self.environment.pool.async(organisation: host.organisationID) {
        host.whenSettled { $0.isServing ? $0.confirmOwnership { _ in } : () }
      }
    }
  }

  var all: [OrganisationHost] { self.state.withLock { Array($0.hosts.values) } }

  func host(_ organisation: OrganisationName) -> OrganisationHost {
    self.state.withLock { state in
      if let host = state.hosts[organisation.number] { return host }
      let host = OrganisationHost(
        organisationID: organisation.number, externalID: organisation.id,
        environment: self.environment)
      state.hosts[organisation.number] = host
      return host
    }
  }

  /// The number of an organisation. Blocking where it isn't known yet.
  /// - Throws: NOT_FOUND where there is none.
  func find(_ id: String) throws(RequestError) -> OrganisationName {
    if let number = self.state.withLock({ $0.numbers[id] }) {
      return OrganisationName(id: id, number: number)
    }
    let record: OrganisationRecord?
    do {
      record = try self.environment.store.findOrganisation(externalID: id)
    } catch {
      throw RequestError(error)
    }
    guard let record else { throw .notFound("organisation", id) }
    self.state.withLock { $0.keep(record) }
    return OrganisationName(id: id, number: record.orgID)
  }

  /// An organisation by its number; nil where there is none. Blocking where it isn't known yet.
  func find(number: Int64) throws(RequestError) -> OrganisationName? {
    if let id = self.state.withLock({ $0.ids[number] }) {
      return OrganisationName(id: id, number: number)
    }
    let records: [OrganisationRecord]
    do { records = try self.environment.store.listOrganisations() } catch {
      throw RequestError(error)
    }
    let id = self.state.withLock { state in
      for record in records { state.keep(record) }
      return state.ids[number]
    }
    return id.map { OrganisationName(id: $0, number: number) }
  }
}

/// An organisation's external id and its number in the store.
struct OrganisationName: Hashable, Sendable {
  var id: String
  var number: Int64
}
