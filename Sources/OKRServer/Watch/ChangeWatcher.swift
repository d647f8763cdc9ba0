// Watches of all changes: who changed what at which revision, as the log has it. A reader that
// keeps up is told from memory, any other from the log, so that nothing waits here for it.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire

/// Tells the changes of the log in their order.
final class ChangeWatcher: Watcher, @unchecked Sendable {
  private let wanted: WatchedChanges
  /// Everything up to this revision was told, or skipped.
  private var told: Int64 = 0

  override init(_ call: ServerCall, _ request: WatchRequest) {
    self.wanted = request.changes ?? WatchedChanges()
    super.init(call, request)
  }

  override func restart(_ why: WatchRestart, skipping: Int64 = 0, _ host: OrganisationHost) {
    super.restart(why, skipping: skipping, host)
    self.told = host.organisation.revision
    self.flush(host)
  }

  override func resume(after token: WatchToken, _ host: OrganisationHost) {
    self.told = token.revision
    self.owesBookmark = true
    self.flush(host)
  }

  /// Tells of a commit where the reader has all before it.
  /// - Parameter shared: the message that tells of just these, formed once for all that watch the
  ///   same; nil where none of them is wanted.
  func committed(_ entries: [Entry], _ host: OrganisationHost, shared: () -> [UInt8]?) {
    guard let first = entries.first?.revision, let last = entries.last?.revision,
      !self.wanted.revisionsOnly, self.told == first - 1, self.isInStep
    else { return self.flush(host) }
    if let message = shared(), !self.sendShared(message) { return }
    self.told = last
  }

  override func flush(_ host: OrganisationHost) {
    guard !self.isReadingLog, self.call.credit > 0 else { return }
    let revision = host.organisation.revision
    let behind = revision - self.told
    let limit = host.environment.watch.changesResumedOver
    if self.wanted.revisionsOnly || behind > limit {
      if behind > limit, !self.wanted.revisionsOnly {
        self.restarting = .behind
        self.skipped += behind
        self.owesBookmark = true
      } else if behind > 0 {
        self.skipped += behind - 1
        self.owesBookmark = true
      }
      self.told = revision
    }
    guard self.told < revision else {
      if self.owesBookmark { _ = self.send(self.response(host), isWhole: true, host) }
      return
    }
    let page = min(Int(revision - self.told), ServerLimits.changesPerWatchMessage)
    host.readLog(for: self, after: self.told, limit: page) { host, entries in
      self.tell(entries, host)
    }
  }

  /// Tells a part of the log, then goes on.
  private func tell(_ entries: [Entry], _ host: OrganisationHost) {
    // What is committed but not applied yet is told once it is.
    let known = entries.filter { $0.revision <= host.organisation.revision }
    guard let last = known.last?.revision, known.first?.revision == self.told + 1 else {
      return host.end(self, .storageAway)
    }
    if let message = self.message(known, host) {
      guard self.send(message, isWhole: true, host) else { return }
    }
    self.told = last
    self.flush(host)
  }

  /// A message of those that are wanted; nil where none is.
  func message(_ entries: [Entry], _ host: OrganisationHost) -> WatchResponse? {
    let types = self.wanted.types
    let changes = entries.compactMap(LoggedChange.init).filter {
      types.isEmpty || types.contains($0.type)
    }
    guard !changes.isEmpty else { return nil }
    var message = self.response(host, revision: entries.last?.revision)
    message.changes = changes
    return message
  }
}

extension LoggedChange {
  /// What a log's entry tells without what it says.
  init?(_ entry: Entry) {
    guard let change = entry.change else { return nil }
    var effective = entry.effectiveUnixMicros
    if case .checkIn(let checkIn)? = change.change, let time = checkIn.effectiveTime {
      effective = time.unixMicros
    }
    if effective == 0 { effective = entry.recordedUnixMicros }
    self.init(
      revision: entry.revision, recordedTime: Instant(unixMicros: entry.recordedUnixMicros),
      effectiveTime: Instant(unixMicros: effective), actor: entry.actor,
      type: ChangedType(rawValue: Int32(change.logKind)))
    (self.id, self.to) = change.named
  }
}

extension Change {
  /// The id of what it changes, and an edge's other end.
  fileprivate var named: (id: String, to: String) {
    switch self.change {
    case .region(let row)?: (row.id, "")
    case .unit(let row)?: (row.id, "")
    case .member(let row)?: (row.id, "")
    case .metric(let row)?: (row.id, "")
    case .cycle(let row)?: (row.id, "")
    case .objective(let row)?: (row.id, "")
    case .keyResult(let row)?: (row.id, "")
    case .alignment(let edge)?, .alignmentRemoved(let edge)?: (edge.from, edge.to)
    case .dependency(let row)?: (row.id, "")
    case .override(let row)?: (row.item, "")
    case .checkIn(let checkIn)?: (checkIn.keyResult, "")
    case .grade(let grade)?: (grade.objective, "")
    case .cycleClosed(let closed)?: (closed.close?.cycle ?? "", "")
    case .cycleReopened(let reopening)?: (reopening.cycle, "")
    case .documentNotes?, nil: ("", "")
    }
  }
}
