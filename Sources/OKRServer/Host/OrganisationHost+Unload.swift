// Leaving memory, and what is told of what is held there.

internal import OKRState
internal import Synchronization
internal import WorkerPool

extension OrganisationHost {
  /// Leaves memory where nothing is under way and nobody came since; what is stored is all there
  /// is.
  func unloadIfIdle(unusedSince instant: UInt64) {
    self.assertOnLane()
    guard case .serving = self.phase, self.lastUsedAt <= instant, self.isIdle else { return }
    self.leaveMemory()
    self.organisation = .empty(self.environment)
    self.head = nil
    self.environment.counters.keys.subtract(Int64(self.keys.count), ordering: .relaxed)
    self.keys = KeyTable(limit: 0, completeSince: Int64.max)
    if let timer = self.timer { _ = self.environment.pool.cancel(timer) }
    self.timer = nil
  }

  /// From now on nothing is loaded, until it is loaded again.
  func leaveMemory() {
    self.phase = .unloaded
    self.pages.removeAll()
    self.environment.counters.loaded.subtract(1, ordering: .relaxed)
    self.countMemory()
  }

  private var isIdle: Bool {
    self.inFlight == nil && self.waiting.isEmpty && self.keysBeingLookedUp.isEmpty
      && self.refusedAsArchived.isEmpty
      && self.effectsBeingFound == 0
      && self.watchers.isEmpty && self.readers.isEmpty && !self.isSettling
      && self.deferred.isEmpty && !self.isWritingSnapshot
  }

  /// Tells the budget what the organisation holds now.
  func countMemory() {
    let before = self.held
    switch self.phase {
    case .serving, .inDoubt:
      self.held = HeldBytes(
        resources: self.organisation.estimatedBytes,
        keys: self.keys.count * KeyTable.bytesPerKey, pages: self.pages.bytesCount,
        watches: self.watchers.bytesCount)
    case .unloaded, .loading, .corrupt: self.held = HeldBytes()
    }
    self.setHeldBytes(self.held.total)
    self.environment.memory.add(self.held.total - before.total)
    self.environment.counters.countMemory(self.held, before: before)
  }
}

/// What an organisation holds in memory, by use: estimated, in bytes.
struct HeldBytes: Sendable, Hashable {
  var resources = 0
  var keys = 0
  /// Orders and outlines that pages are cut from.
  var pages = 0
  /// Watches, and what is still to be told to them.
  var watches = 0

  var total: Int { self.resources + self.keys + self.pages + self.watches }
}
