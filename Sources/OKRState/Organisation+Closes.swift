// Closes as they are taken in and read.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// The closes of a cycle, the oldest first; nil where there is no such cycle.
  public func closes(ofCycle id: String) -> [CycleClose]? {
    self.cycles.index(of: id).map { self.closes[$0] ?? [] }
  }

  /// A close of a cycle by its number; 0 means the newest.
  /// - Throws: NOT_FOUND where there is no such cycle, or no such close of it.
  public func close(ofCycle id: String, number: Int32) throws(RequestError) -> CycleClose {
    guard let closes = self.closes(ofCycle: id) else {
      throw .notFound("cycle", id, field: "cycle")
    }
    let found = number == 0 ? closes.last : closes.first { $0.number == number }
    guard let found else {
      if closes.isEmpty {
        throw RequestError(
          .notFound, .notFound, "Cycle \"\(id)\" has not been closed: no figures are frozen.",
          values: [("type", "close"), ("id", id)])
      }
      throw RequestError(
        .notFound, .notFound,
        "Cycle \"\(id)\" has no close \(number): there are \(closes.count), from 1 on.",
        values: [("type", "close"), ("id", "\(id) \(number)")])
    }
    return found
  }

  /// True where the figures of a cycle are frozen by a close that holds.
  func isFrozen(cycle index: Int) -> Bool {
    self.cycles.rows[index].phase == .closed
      && self.closes[index]?.last.map { $0.reopening == nil } ?? false
  }

  /// - Parameter isImport: a document may still complete a cycle that came closed with it.
  /// - Throws: CYCLE_CLOSED where what stands in the cycle can't change any more.
  func checkOpen(cycle id: String, isImport: Bool = false) throws(RequestError) {
    guard let index = self.cycles.index(of: id), self.cycles.rows[index].phase == .closed,
      !isImport || self.isFrozen(cycle: index)
    else { return }
    throw RequestError(
      .failedPrecondition, .cycleClosed,
      "Cycle \"\(id)\" is closed: what stands in it can't change any more.",
      values: [("cycle", id)])
  }

  /// As `checkOpen(cycle:isImport:)`, of the cycle in which an objective or key result stands.
  func checkOpen(cycleOfItem id: String, isImport: Bool = false) throws(RequestError) {
    guard let node = self.node(id) else { return }
    let cycle = self.graph.place(node).cycle
    try self.checkOpen(cycle: self.cycles.rows[Int(cycle)].id, isImport: isImport)
  }

  mutating func takeClose(_ asked: CycleClose, _ entry: Entry) {
    var close = asked
    close.revision = entry.revision
    close.actor = entry.actor
    // Rows of versions that didn't note it say it by their place in the log.
    if close.policyNumber == 0 {
      close.policyNumber = self.policyInForce(ofCycle: close.cycle)?.number ?? 0
    }
    self.takeClose(close)
    self.setPhase(.closed, ofCycle: close.cycle, entry)
  }

  /// Takes a close in, which is complete.
  mutating func takeClose(_ close: CycleClose) {
    guard let index = self.cycles.index(of: close.cycle) else { return }
    self.closes[index, default: []].append(close)
  }

  mutating func takeReopening(_ asked: CycleReopening, _ entry: Entry) {
    var reopening = asked
    reopening.actor = entry.actor
    reopening.recordedTime = Instant(unixMicros: entry.recordedUnixMicros)
    reopening.revision = entry.revision
    if let index = self.cycles.index(of: asked.cycle), let last = self.closes[index]?.indices.last {
      self.closes[index]?[last].reopening = reopening
    }
    self.setPhase(.grading, ofCycle: asked.cycle, entry)
  }

  private mutating func setPhase(_ phase: CyclePhase, ofCycle id: String, _ entry: Entry) {
    guard var cycle = self.cycles.find(id) else { return }
    cycle.phase = phase
    cycle.version = entry.revision
    _ = self.cycles.put(cycle, id: id)
  }

  /// The revisions of all closes, in no order.
  public var closeRevisions: [Int64] { self.closes.values.flatMap { $0.map(\.revision) } }

  /// All closes, by cycle, each cycle's oldest first.
  public var allCloses: [CycleClose] { self.closes.sorted { $0.key < $1.key }.flatMap(\.value) }
}
