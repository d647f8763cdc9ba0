// Takes cold organisations out of memory: those that nobody asked for in a long while, and where
// memory is short those that were asked for least lately. They are loaded again on demand. States of
// the past go with them.

internal import Dispatch
internal import Logging
internal import Synchronization
internal import WorkerPool

/// An organisation as the choice sees it.
protocol Reclaimable {
  /// Monotonic nanoseconds.
  var lastUsedAt: UInt64 { get }
  /// 0 where it isn't loaded.
  var bytes: Int { get }
}

/// Looks once in a while which hosts may go.
final class Reclaimer: Sendable {
  private let hosts: HostDirectory
  private let past: PastStates
  private let queue = DispatchQueue(label: "okr.reclaimer")
  private let stopped = Atomic<Bool>(false)
  private let wasExceeded = Atomic<Bool>(false)

  init(_ hosts: HostDirectory, _ past: PastStates) {
    self.hosts = hosts
    self.past = past
  }

  func start() {
    let pause = DispatchTimeInterval.milliseconds(ServerLimits.reclaimMilliseconds)
    self.queue.asyncAfter(deadline: .now() + pause) {
      guard !self.stopped.load(ordering: .relaxed) else { return }
      self.look(now: WorkerPool.now())
      self.start()
    }
  }

  func stop() { self.stopped.store(true, ordering: .relaxed) }

  /// Asks the hosts that may go to leave; each decides on its lane whether it has nothing to do.
  func look(now: UInt64) {
    self.past.release(unusedSince: now - min(now, ServerLimits.pastIdleSeconds * 1_000_000_000))
    let memory = self.hosts.environment.memory
    let chosen = Self.choose(
      self.hosts.all.map { Candidate(host: $0) }, usedBytes: memory.usedBytes,
      limitBytes: memory.limitBytes, now: now)
    for candidate in chosen {
      let host = candidate.host
      self.hosts.environment.pool.async(organisation: host.organisationID) {
        host.unloadIfIdle(unusedSince: candidate.lastUsedAt)
      }
    }
    self.report(memory)
  }

  private func report(_ memory: MemoryBudget) {
    let isExceeded = memory.isExceeded
    guard self.wasExceeded.exchange(isExceeded, ordering: .relaxed) != isExceeded else { return }
    self.hosts.environment.logger.log(
      level: isExceeded ? .warning : .notice,
      isExceeded
        ? "organisations in use fill their memory; no other is loaded until there is room"
        : "there is memory for organisations again",
      metadata: ["bytes": "\(memory.usedBytes)", "limit": "\(memory.limitBytes)"])
  }

  private struct Candidate: Reclaimable {
    let host: OrganisationHost
    let lastUsedAt: UInt64
    let bytes: Int

    init(host: OrganisationHost) {
      self.host = host
      self.lastUsedAt = host.lastUsedAt
      self.bytes = host.heldBytes
    }
  }

  /// The cold ones, and where more is held than may be the least lately used, until the rest fits
  /// well. Before that nobody goes: who fills the memory alone would come and go all the time.
  static func choose<Candidate: Reclaimable>(
    _ candidates: [Candidate], usedBytes: Int, limitBytes: Int, now: UInt64
  ) -> [Candidate] {
    let coldBefore = now - min(now, UInt64(ServerLimits.coldAfterSeconds) * 1_000_000_000)
    let loaded = candidates.filter { $0.bytes > 0 }.sorted { $0.lastUsedAt < $1.lastUsedAt }
    // Some room, so that the next load doesn't meet a full memory at once.
    let wanted = limitBytes - limitBytes / ServerLimits.memorySpareShare
    var left = usedBytes
    return loaded.filter { candidate in
      guard candidate.lastUsedAt < coldBefore || (usedBytes > limitBytes && left > wanted) else {
        return false
      }
      left -= candidate.bytes
      return true
    }
  }
}
