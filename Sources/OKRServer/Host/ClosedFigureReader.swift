// The figures that a close froze, as they are stored.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import OKRWire
internal import PostgresClient

/// Reads the figures of one close, each part against its digest in the log. Blocking.
final class ClosedFigureReader {
  /// Parts that are read at once.
  private static let partsAtOnce = 8

  let partCount: Int
  private let store: Store
  private let orgID: Int64
  private let revision: Int64
  private let closed: ClosedCycle
  private var ahead: [[UInt8]] = []
  private var firstAhead = 0

  /// Reads the close's row.
  init(_ close: CycleClose, of orgID: Int64, in store: Store) throws(StoreError) {
    self.store = store
    self.orgID = orgID
    self.revision = close.revision
    let row = try store.rows(orgID: orgID, region: 0, fromRevision: close.revision, limit: 1).first
    guard let row, row.entry.revision == close.revision,
      case .cycleClosed(let closed)? = LogPayload.decode(row.entry)?.change
    else { throw Self.damage(orgID, close.revision, "its row") }
    self.closed = closed
    self.partCount =
      closed.parts.isEmpty ? closed.partDigests.count / Digest256.byteCount : closed.parts.count
  }

  /// Some of the figures.
  func figures(_ range: Range<Int>) throws(StoreError) -> [ClosedFigure] {
    var found: [ClosedFigure] = []
    let size = CycleFigures.figuresAPart
    let end = min((range.upperBound + size - 1) / size, self.partCount)
    for number in range.lowerBound / size..<max(range.lowerBound / size, end) {
      let start = number * size
      let figures = try self.part(number, before: end).figures
      let wanted = range.clamped(to: start..<start + figures.count)
      found += figures[wanted.lowerBound - start..<wanted.upperBound - start]
    }
    return found
  }

  /// One part; some of those up to `end` are read along.
  private func part(_ number: Int, before end: Int) throws(StoreError) -> ClosedFigures {
    let bytes = try self.bytes(number, before: end)
    // What was stored may take more than a request does.
    let budget = Arena.defaultBudgetBytes + 2 * bytes.count
    guard let figures = try? ClosedFigures(decoding: bytes, budgetBytes: budget) else {
      throw Self.damage(self.orgID, self.revision, "part \(number)")
    }
    return figures
  }

  private func bytes(_ number: Int, before end: Int) throws(StoreError) -> [UInt8] {
    if !self.closed.parts.isEmpty { return self.closed.parts[number].figures }
    if !(self.firstAhead..<self.firstAhead + self.ahead.count).contains(number) {
      guard let id = UUID128(bytes: self.closed.partsId) else {
        throw Self.damage(self.orgID, self.revision, "its row")
      }
      self.ahead = try self.store.closedParts(
        orgID: self.orgID, id: id, revision: self.revision,
        number..<min(number + Self.partsAtOnce, end))
      self.firstAhead = number
    }
    let bytes = self.ahead[number - self.firstAhead]
    let digest = self.closed.partDigests.dropFirst(number * Digest256.byteCount)
    guard digest.prefix(Digest256.byteCount).elementsEqual(Digest256.hash(bytes).bytes) else {
      throw Self.damage(self.orgID, self.revision, "part \(number)")
    }
    return bytes
  }

  /// Reads every part against its digest.
  func check() throws(StoreError) {
    for number in 0..<self.partCount { _ = try self.bytes(number, before: self.partCount) }
  }

  /// All parts in their order, for a comparison.
  func parts() -> CloseComparison.Parts {
    var next = 0
    return { () throws(RequestError) in
      guard next < self.partCount else { return nil }
      defer { next += 1 }
      do throws(StoreError) {
        return try self.part(next, before: self.partCount)
      } catch {
        throw RequestError(error)
      }
    }
  }

  private static func damage(_ orgID: Int64, _ revision: Int64, _ what: String) -> StoreError {
    .corrupt(
      orgID: orgID, region: 0, revision: revision,
      reason: "the figures of a close can't be read: \(what)")
  }
}
