// What single organisations ask for and hold, for those who run the server and want it by organisation.
// Calls and changes are told of the minute that was counted last, and not since the start: which
// organisations are the first ones changes, and a counter that went with one of them and came again
// would seem to fall, or would count twice what was told of the others meanwhile.

internal import Dispatch
internal import Synchronization

/// Counts minute by minute. From any thread.
final class OrganisationBoard: Sendable {
  private struct Minute: Sendable {
    var calls: TopOrganisations
    var changes: TopOrganisations
  }

  /// How many organisations are told; 0 for none.
  private let most: Int
  private let hosts: HostDirectory
  private let queue = DispatchQueue(label: "okr.organisation-board")
  private let stopped = Atomic<Bool>(false)
  private let last = Mutex<Minute?>(nil)

  init(_ hosts: HostDirectory, most: Int) {
    precondition((0...ServerLimits.topOrganisations).contains(most))
    self.hosts = hosts
    self.most = most
  }

  func start() {
    guard self.most > 0 else { return }
    self.queue.asyncAfter(deadline: .now() + .seconds(ServerLimits.topWindowSeconds)) {
      guard !self.stopped.load(ordering: .relaxed) else { return }
      self.endMinute()
      self.start()
    }
  }

  func stop() { self.stopped.store(true, ordering: .relaxed) }

  /// Ends the minute that is counted, and begins the next one.
  func endMinute() {
    let hosts = self.hosts.all
    let minute = Minute(
      calls: self.top(hosts) { $0.quota.takeAdmitted() },
      changes: self.top(hosts) { $0.takeCommitted() })
    self.last.withLock { $0 = minute }
  }

  /// What there is to tell; nil where nobody wants it.
  /// - Parameter bytes: what all organisations hold together, the states of the past among it.
  func reading(bytes: Int) -> OrganisationReading? {
    guard self.most > 0 else { return nil }
    let held = self.hosts.all.map {
      TopOrganisations.Row(organisation: $0.externalID, amount: $0.heldBytes)
    }
    // What came or went since `bytes` was read counts among the others.
    let beside = max(0, bytes - held.reduce(0) { $0 + $1.amount })
    let minute = self.last.withLock { $0 }
    return OrganisationReading(
      bytes: TopOrganisations(held, most: self.most, beside: beside),
      calls: minute?.calls, changes: minute?.changes)
  }

  private func top(
    _ hosts: [OrganisationHost], _ take: (OrganisationHost) -> Int
  ) -> TopOrganisations {
    TopOrganisations(
      hosts.map { TopOrganisations.Row(organisation: $0.externalID, amount: take($0)) },
      most: self.most)
  }
}

/// Figures by organisation at one instant.
struct OrganisationReading: Sendable {
  /// What they hold in memory.
  var bytes: TopOrganisations
  /// Calls that were let in within the last minute that was counted; nil before the first one's end.
  var calls: TopOrganisations?
  /// Changes that were committed in it.
  var changes: TopOrganisations?
}
