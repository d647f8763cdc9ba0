// The server's own limits, beside the domain's, the pool's, the transport's and the store's.

internal import OKRModel

/// Limits of hosts and sessions, with their units in the names.
enum ServerLimits {
  /// Mutations of one organisation that may wait behind a commit.
  static let waitingMutationsPerOrganisation = 4_096
  /// The same however long their commits take.
  static let waitingMutationsAtLeast = 512
  /// No more is let in than is committed in about this time.
  static let commitPatienceMilliseconds = 250
  /// Changes of several requests that are committed together. More would save little of a commit's
  /// cost, and the database would stand idle while they are applied and answered.
  static let sharedChangesPerCommit = 512
  /// The same while other organisations use the lane: what is done in one go holds them up.
  static let sharedChangesBesideOthers = 64
  /// Changes of one commit of an import: others' check-ins wait for no more than one of them.
  static let importChangesPerCommit = 512
  /// Items whose figures are brought up to date without a look at the clock; more go on in slices
  /// of the lane.
  static let itemsSettledAtOnce = 256
  /// Mutations of one organisation whose effective times are looked up in the log at a time.
  static let waitingEffectsPerOrganisation = 64
  /// Changes after which a new snapshot is written at the earliest.
  static let changesPerSnapshot: Int64 = 5_000
  /// A new snapshot waits for one change to that many items and records that it would hold.
  static let snapshotShare = 2
  /// Memory that a snapshot's chunk may take while it is decoded.
  static let snapshotDecodeBytes = 256 << 20
  /// Keys of one organisation that memory holds; older ones are looked up in the log.
  static let keysPerOrganisation = 200_000
  /// An organisation that nobody asked for in so long leaves memory.
  static let coldAfterSeconds = 1_800
  static let reclaimMilliseconds = 1_000
  /// The part of the memory for organisations that is kept free: one in so many.
  static let memorySpareShare = 10
  static let watchersPerOrganisation = 2_000
  static let rootsPerWatcher = 64
  /// Revisions after a watch's token whose figures are found from the log: what is read for it stands
  /// in memory at once. After more all is told anew.
  static let figuresResumedOverRevisions: Int64 = 4_096
  /// Revisions that a watch of changes may be behind; more are skipped.
  static let changesResumedOverRevisions: Int64 = 100_000
  static let changesPerWatchMessage = 512
  /// Reads of the log for one organisation's watches that run at a time.
  static let watchReadsAtOnce = 2
  /// Items that are still to be told to all readers of an organisation together: about 16 bytes each.
  static let itemsOwedToWatchers = 4_000_000
  static let rowsPerWatchedRollup = 2_000
  /// Silence after which a watch's reader is told where it stands, where it asks for nothing else.
  static let bookmarkSeconds: Int32 = 30
  static let bookmarkSecondsMaximum = 3_600
  /// Reads of the past that wait for their state.
  static let pastReadsWaiting = 64
  /// States of the past that memory holds, of all organisations and of each, and the part of the memory
  /// for organisations that they may take: one in so many, or a single state that is larger.
  static let pastStatesKept = 32
  static let pastStatesPerOrganisation = 8
  static let pastMemoryShare = 8
  /// A state that nobody asked for in so long leaves memory; its next page is replayed.
  static let pastIdleSeconds: UInt64 = 300
  static let linesPerTreePage = 5_000
  /// Lines of a tree, and items that may be its roots, without a look at the clock.
  static let treeStepsAtOnce = 256
  /// Outlines of large trees that memory holds for their next pages.
  static let outlinesPerOrganisation = 2
  /// Rows that a list takes into its order on the lane; more are sorted in the background.
  static let rowsSortedAtOnce = 512
  /// Rows that a list looks at on the lane, and those of them whose filter it asks; the rest is done off
  /// the lane, from a copy.
  static let rowsLookedAtOnce = 4_096
  static let rowsFilteredAtOnce = 128
  /// Threads for calls of the store.
  static let backgroundThreads = 6
  /// Threads for requests that may wait for an organisation's lane.
  static let deskThreads = 6
  static let retryPauseMilliseconds = 200
  /// How long callers wait for the outcome of a commit in doubt before they are told to ask again.
  static let doubtPatienceMilliseconds = 3_000
  /// How long a sign-in waits for the database: less than the transport's handshake.
  static let signInPatienceMilliseconds = 3_000
  /// Hellos with a token that wait for the database at a time.
  static let signInsWaiting = 2_048
  /// How often the tokens of open connections are looked up, for changes by other processes, and how many
  /// in one go.
  static let tokenLookMilliseconds = 5_000
  static let tokensLookedForAtOnce = 1_024
  static let heartbeatMilliseconds = 1_000
  static let leaseMilliseconds = 3_000
  /// Of that as long as memory is trusted: clocks may differ by the rest.
  static let trustedLeaseMilliseconds = 2_400
  /// How long an answer about an organisation's lease holds for reads, in nanoseconds.
  static let ownerTrustNanoseconds: UInt64 = 50_000_000
  /// How long reads wait for such an answer, before they go on without.
  static let ownerPatienceMilliseconds = 250
  /// When to try again where another process holds the lease: a client's four retries, each a fifth
  /// earlier, outlast that of one which was killed.
  static let ownerRetryMilliseconds = 1_000
  /// A database that answered nothing for so long isn't there.
  static let databaseSilenceMilliseconds = 5_000
  /// How often the room of the data's volume is looked at.
  static let storageLookMilliseconds = 1_000
  /// Slow calls that get a line in the log, a second.
  static let slowLinesPerSecond = 10
  /// Calls that get a line in the access log, a second.
  static let accessLinesPerSecond = 100
  /// Watches of health that are open at a time, all connections together.
  static let healthWatches = 1_000
  /// How often those look whether it has changed.
  static let healthLookMilliseconds = 500
  /// How often the log tells of something that fails again and again.
  static let failureLineMilliseconds = 60_000
  /// Organisations that hold the most, which `okr server top` and the status page show.
  static let biggestShown = 10
  /// Organisations that metrics may name, where they are asked to name any.
  static let topOrganisations = 100
  /// The minute for which their calls and changes are counted.
  static let topWindowSeconds = 60
  /// How long a probe waits for the event loops.
  static let probeMilliseconds = 2_000
  /// The longest wait of a read for the revision that it asks for.
  static let atLeastWaitMilliseconds = 5_000
  /// The longest sleep until a host looks at the time again: wall clocks jump.
  static let timeCheckSeconds: Int64 = 60

  /// The longest that a call waits for an operation to end, and how many may wait.
  static let operationWaitMicroseconds: Int64 = 30_000_000
  static let operationWaiters = 1_024
  /// Each says what it is about: a page fits a frame.
  static let operationsPerPage = 256
  /// Parts of an operation's document that are read at once.
  static let operationPartsAtOnce = 8
  /// A part of what an operation writes.
  static let operationPartBytes = 256 << 10
  /// Documents that arrive and wait in memory until they are whole, of all organisations.
  static let uploadedBytes = 1 << 30
  /// A piece of a document that comes in.
  static let operationPieceBytes = 512 << 10
  /// Organisations whose operations are looked after in one go.
  static let operationOrganisationsAtOnce = 256

  static func assertRelations() {
    precondition(self.heartbeatMilliseconds * 2 < self.trustedLeaseMilliseconds)
    precondition(self.trustedLeaseMilliseconds < self.leaseMilliseconds)
    precondition(self.leaseMilliseconds < self.ownerRetryMilliseconds * 4 * 80 / 100)
    precondition(self.heartbeatMilliseconds * 2 < self.databaseSilenceMilliseconds)
    precondition(self.pastStatesPerOrganisation <= self.pastStatesKept)
    precondition(self.waitingMutationsAtLeast <= self.waitingMutationsPerOrganisation)
    precondition(self.sharedChangesBesideOthers <= self.sharedChangesPerCommit)
    precondition(self.sharedChangesPerCommit <= self.waitingMutationsPerOrganisation)
    precondition(
      self.itemsOwedToWatchers >= Limits.objectivesPerOrganisation
        + Limits.keyResultsPerOrganisation)
    precondition(self.bookmarkSeconds <= self.bookmarkSecondsMaximum)
  }
}
