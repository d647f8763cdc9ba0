// Completions of check-ins' ids: there are far too many to list, and those that are put right are recent ones.

internal import OKRModel

extension IDCompletion {
  /// Changes that are looked through for the key results that were checked in to last.
  private static let recentRevisions: Int64 = 512
  private static let recentKeyResults = 8
  private static let recordsEach: Int32 = 16

  /// The records in force of the key results that were checked in to last, those of the latest first.
  static func recentCheckIns(_ backend: any Backend) async throws -> [String] {
    var ids: [String] = []
    for keyResult in try await self.checkedInLast(backend) {
      let page = Page(pageSize: self.recordsEach)
      let reply = try await backend.call(
        RPC.CheckInService.listCheckIns, ListCheckInsRequest(page: page, keyResult: keyResult),
        CallOptions()
      ).message
      ids += reply.checkIns.filter(\.inForce).map(\.id)
    }
    return ids
  }

  private static func checkedInLast(_ backend: any Backend) async throws -> [String] {
    let present = try await backend.call(
      RPC.CycleService.listCycles, ListCyclesRequest(page: Page(pageSize: 1)), CallOptions())
    let revision = Int64(present.revision.dropFirst()) ?? 0
    let request = WatchRequest(
      changes: WatchedChanges(types: [.checkIn]),
      after: "r\(max(revision - self.recentRevisions, 0))")
    var found: [String] = []
    do {
      try await backend.stream(RPC.ScoreService.watch, request, CallOptions()) { reply in
        for change in reply.changes.reversed() where !found.contains(change.id) {
          found.append(change.id)
        }
        // A token ends what belongs together.
        if !reply.resumeToken.isEmpty { throw RecentEnd() }
      }
    } catch is RecentEnd {}
    return Array(found.prefix(self.recentKeyResults))
  }
}

/// The recent changes are there.
private struct RecentEnd: Error {}
