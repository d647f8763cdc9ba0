// Closing a cycle: its figures are gathered some at a time while the state rests, then committed
// with the close.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import WorkerPool

extension OrganisationHost {
  /// True where frozen figures are those of the state as it is.
  func fits(_ frozen: FrozenFigures?) -> Bool {
    frozen?.revision == self.organisation.revision && frozen?.instant == self.organisation.instant
  }

  /// True where a close that waits will be committed: what refuses or answers it is known before
  /// anything is gathered.
  func willCommit(_ mutation: Mutation, _ cycle: String) -> Bool {
    guard mutation.deadline > WorkerPool.now(), self.keys.find(mutation.key.id) == nil else {
      return false
    }
    return self.read { (try? $0.checkClose(cycle, mutation.expectedVersion)) ?? nil } != nil
  }

  /// Gathers the figures for the close that waits first, then goes on with it.
  func freeze(_ cycle: String) {
    _ = self.organisation.beginAdvancing(to: self.environment.clock.nowMicros)
    self.settleFigures { host in
      host.notifyWatchers()
      let gathering = Gathering(cycle, host.organisation)
      host.settle(inSteps: { gathering.proceed($0) }) { host in
        guard let mutation = host.waiting.takeFirst() else { return }
        guard let frozen = gathering.frozen else {
          mutation.complete(host.organisation, .failure(.notFound("cycle", cycle)))
          return host.pump()
        }
        var ready = mutation
        ready.edits = [.closeCycle(cycle, frozen)]
        host.waiting.prepend([ready])
        host.pump()
      }
    }
  }
}

/// The figures of a close as they are gathered.
// Touched on its host's lane only, which every step asserts.
private final class Gathering: @unchecked Sendable {
  /// Objectives that are gathered without a look at the clock.
  private static let atOnce = 64

  /// Nil where there is no such cycle.
  private(set) var frozen: FrozenFigures?

  init(_ cycle: String, _ organisation: borrowing Organisation) {
    self.frozen = try? FrozenFigures(cycle: cycle, of: organisation)
  }

  func proceed(_ host: OrganisationHost) -> LongJobStep {
    host.assertOnLane()
    let isDone = host.read {
      self.frozen?.gather($0, atMost: Self.atOnce) { $0.encoded() } ?? true
    }
    return isDone ? .finished : .more
  }
}

extension PlannedChange {
  /// The change with what it takes from its place in the log: a close its digests; and nothing takes
  /// effect after it is recorded, whatever clocks did meanwhile.
  func sealed(after head: OrganisationHead, recordedAt: Int64) -> PlannedChange {
    if let effect = self.earlierEffect, effect >= recordedAt {
      var now = self
      now.earlierEffect = nil
      return now
    }
    guard case .cycleClosed(var closed)? = self.change.change else { return self }
    closed.close?.inputsDigest = head.hash.description
    let digest = closed.figuresDigest
    closed.close?.figuresDigest = digest.description
    var sealed = self
    sealed.change = Change(change: .cycleClosed(closed))
    return sealed
  }
}

extension ClosedCycle {
  /// SHA-256 over the parts, one behind the other.
  var figuresDigest: Digest256 { .hash(Array(self.parts.map(\.figures).joined())) }

  /// Some of the figures.
  /// - Throws: where what is stored can't be read.
  func figures(_ range: Range<Int>) throws(WireError) -> [ClosedFigure] {
    var found: [ClosedFigure] = []
    for number in range.lowerBound / FrozenFigures.figuresAPart..<self.parts.count {
      let start = number * FrozenFigures.figuresAPart
      guard start < range.upperBound else { break }
      let figures = try ClosedFigures(decoding: self.parts[number].figures).figures
      found += figures[range.clamped(to: start..<start + figures.count).shifted(by: -start)]
    }
    return found
  }
}

extension Range<Int> {
  fileprivate func shifted(by distance: Int) -> Range<Int> {
    self.lowerBound + distance..<self.upperBound + distance
  }
}
