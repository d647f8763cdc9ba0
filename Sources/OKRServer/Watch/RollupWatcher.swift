// Watches of a rollup: its rows, formed once for all who watch it.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import ScoreEngine

/// The rows of a rollup as they were last formed, and in which round each last changed.
// Confined to its host's lane.
final class RollupBoard {
  private let query: QueryRollupRequest
  private let limit: Int
  private(set) var rows: [RollupRow] = []
  private var changedIn: [[String]: Int] = [:]
  private(set) var round = 0
  /// The last round in which a row went.
  private(set) var shrunkIn = 0
  /// How often something changed.
  private(set) var changes: Int64 = 0
  private var isStale = true

  init(_ query: QueryRollupRequest, limit: Int) {
    self.query = query
    self.limit = limit
  }

  func noteChange() {
    self.changes += 1
    self.isStale = true
  }

  /// Forms the rows as they are now.
  /// - Throws: where there are too many, or its scope is gone.
  func refresh(_ organisation: Organisation) throws(RequestError) {
    guard self.isStale else { return }
    let rows = try organisation.rollup(self.query)
    guard rows.count <= self.limit else { throw .rollupTooLarge(limit: self.limit) }
    self.round += 1
    let before = Dictionary(self.rows.map { ($0.keys, $0) }) { first, _ in first }
    var changedIn: [[String]: Int] = [:]
    for row in rows {
      changedIn[row.keys] =
        before[row.keys] == row ? self.changedIn[row.keys] ?? self.round : self.round
    }
    if before.keys.contains(where: { changedIn[$0] == nil }) { self.shrunkIn = self.round }
    self.changedIn = changedIn
    self.rows = rows
    self.isStale = false
  }

  func rows(changedAfter round: Int) -> [RollupRow] {
    self.rows.filter { self.changedIn[$0.keys] ?? 0 > round }
  }
}

/// Tells the rows of a rollup that changed.
final class RollupWatcher: Watcher, @unchecked Sendable {
  /// The same for all who watch the same.
  private let board: RollupBoard
  /// The board's round and changes that were told.
  private var toldRound = 0
  private var toldChanges: Int64 = 0

  init(_ call: ServerCall, _ request: WatchRequest, _ board: RollupBoard) {
    self.board = board
    super.init(call, request)
  }

  override func restart(_ why: WatchRestart, skipping: Int64 = 0, _ host: OrganisationHost) {
    super.restart(why, skipping: skipping, host)
    self.toldRound = 0
    self.toldChanges = self.board.changes
    self.flush(host)
  }

  override func resume(after token: WatchToken, _ host: OrganisationHost) {
    let behind = host.organisation.revision - token.revision
    guard let instant = token.instant, !host.read({ $0.graph.hasNewDay(since: instant) }) else {
      return self.restart(.day, skipping: behind, host)
    }
    // Its rows are few: they are told anew where anything changed.
    guard behind == 0 else { return self.restart(.behind, skipping: behind, host) }
    do throws(RequestError) {
      try self.board.refresh(host.organisation)
    } catch {
      return host.end(self, error)
    }
    self.toldRound = self.board.round
    self.toldChanges = self.board.changes
    self.owesBookmark = true
    self.flush(host)
  }

  override func flush(_ host: OrganisationHost) {
    guard self.call.credit > 0, self.owesBookmark || self.toldChanges < self.board.changes else {
      return
    }
    do throws(RequestError) {
      try self.board.refresh(host.organisation)
    } catch {
      return host.end(self, error)
    }
    if self.toldRound > 0, self.board.shrunkIn > self.toldRound {
      self.toldRound = 0
      if self.restarting == .unspecified { self.restarting = .structure }
      self.owesBookmark = true
    }
    var message = self.response(host)
    message.rows = self.board.rows(changedAfter: self.toldRound)
    if !message.rows.isEmpty || self.owesBookmark {
      let merged = max(0, self.board.changes - self.toldChanges - 1)
      self.skipped += merged
      guard self.send(message, isWhole: true, host) else {
        self.skipped -= merged
        return
      }
    }
    self.toldRound = self.board.round
    self.toldChanges = self.board.changes
  }
}
