// Reads that need more than one moment: what changed between two, and how figures went over time.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import WorkerPool

extension PastStates {
  /// The earlier moment of two, by what is known at the later one where it states no more than a
  /// time. Blocking.
  /// - Throws: FIELD_OUT_OF_RANGE where it holds later, or knows more, than the later one.
  func moment(
    _ asked: AsOf, before later: PastMoment, _ head: OrganisationHead
  ) throws(RequestError) -> PastMoment {
    var asked = asked
    if asked.revision.isEmpty, asked.recordedUnixMicros == 0, asked.effectiveUnixMicros != 0 {
      asked.revision = RevisionToken.text(later.revision)
    }
    let now = max(self.environment.clock.nowMicros, later.instant)
    let earlier = try self.moment(asked, head, now: now, field: "before")
    let isLater = (
      time: earlier.instant > later.instant, revision: earlier.revision > later.revision
    )
    if isLater.time || isLater.revision {
      throw .field(
        "before",
        isLater.time
          ? "is later than the moment that it is compared with"
          : "knows more than the moment that it is compared with",
        limit: isLater.time
          ? "\(later.instant) microseconds since 1970" : RevisionToken.text(later.revision),
        reason: .fieldOutOfRange, code: .outOfRange)
    }
    return earlier
  }
}

extension OrganisationLoader {
  /// Points of a trend, by what a state knows. Blocking: it reads the whole log.
  /// - Parameter isCancelled: asked now and then.
  /// - Returns: nil where it was cancelled.
  func trend(
    _ query: QueryTrendRequest, _ head: OrganisationHead, knowing known: Organisation,
    isCancelled: () -> Bool
  ) throws(RequestError) -> [TrendPoint]? {
    let days = try TrendDays(query, in: known)
    let changes = try self.structure(head, upTo: known.revision, isCancelled: isCancelled)
    guard var rest = changes?[...] else { return nil }
    var walk = TrendWalk(knowing: known, from: days.points[0].instant)
    var points: [TrendPoint] = []
    for (day, instant) in days.points {
      guard !isCancelled() else { return nil }
      while let next = rest.first, next.effectiveAt <= instant {
        rest.removeFirst()
        guard let change = LogPayload.decode(next) else {
          throw RequestError(self.unreadable(next))
        }
        walk.apply(Entry(next, change))
      }
      walk.settle(at: instant)
      points.append(walk.organisation.trendPoint(query, day: day))
    }
    return points
  }

  /// What a kept row takes beside its payload.
  private static let bytesPerRow = 256

  /// The changes of the structure in the order in which they took effect; nil where it was cancelled.
  private func structure(
    _ head: OrganisationHead, upTo revision: Int64, isCancelled: () -> Bool
  ) throws(RequestError) -> [LogEntry]? {
    var changes: [LogEntry] = []
    var isStopped = false
    var held = 0
    let limit = self.environment.memory.limitBytes / ServerLimits.pastMemoryShare
    let visit: (LoadPart) -> Bool = { part in
      guard case .row(let row) = part else { return true }
      guard row.entry.revision <= revision else { return false }
      if row.entry.revision % 4_096 == 0, isCancelled() {
        isStopped = true
        return false
      }
      guard Change.movesStructure(kind: row.entry.kind) else { return true }
      held += row.entry.payload.count + Self.bytesPerRow
      changes.append(row.entry)
      return held <= limit
    }
    do throws(StoreError) {
      _ = try self.environment.store.load(head, from: .none, visit: visit)
    } catch {
      throw RequestError(error)
    }
    if isStopped { return nil }
    if held > limit { throw .memoryFull }
    changes.sort { ($0.effectiveAt, $0.revision) < ($1.effectiveAt, $1.revision) }
    return changes
  }

  private func unreadable(_ entry: LogEntry) -> StoreError {
    .corrupt(
      orgID: self.organisationID, region: entry.region, revision: entry.revision,
      reason: "a stored change can't be read by this version")
  }
}

extension AsOf {
  /// A moment in full.
  init(_ moment: PastMoment) {
    self.init(
      revision: RevisionToken.text(moment.revision), effectiveUnixMicros: moment.instant)
  }
}
