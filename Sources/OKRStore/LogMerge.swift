// The rows of several regions in the order of their revisions: each region is read in pages along
// its primary key, and the pages are merged here, so the server never sorts.

internal import PostgresClient

/// Merges the regions' chains. It asks for pages through `fetch`.
struct LogMerge {
  /// One region's rows that are read but not yet given.
  private struct Source {
    let region: Int32
    let placement: Int32
    var sequence: Int64
    let lastSequence: Int64
    var page: PostgresResult?
    var next = 0
  }

  private let orgID: Int64
  private var sources: [Source]
  private let fetch: (PostgresCommand) throws(StoreError) -> PostgresResult

  /// Starts after the given sequences and ends at the heads'.
  init(
    orgID: Int64, heads: [Int32: RegionHead], after: (Int32) -> Int64,
    fetch: @escaping (PostgresCommand) throws(StoreError) -> PostgresResult
  ) {
    self.orgID = orgID
    self.sources = heads.sorted { $0.key < $1.key }.map { region, head in
      Source(
        region: region, placement: head.placement, sequence: after(region),
        lastSequence: head.sequence)
    }
    self.fetch = fetch
  }

  /// The row with the lowest revision left; `nil` at the end.
  ///
  /// - Throws: `corrupt` when a region ends before its head.
  mutating func next() throws(StoreError) -> LogRow? {
    var best: (index: Int, revision: Int64)?
    for index in self.sources.indices {
      guard let revision = try self.front(index) else { continue }
      if let found = best, found.revision <= revision { continue }
      best = (index, revision)
    }
    guard let best, let page = self.sources[best.index].page else { return nil }
    let row = LogStatements.row(page, self.sources[best.index].next)
    self.sources[best.index].next += 1
    self.sources[best.index].sequence = row.sequence
    return row
  }

  /// The revision of a region's next row, read from the server when the page is used up.
  private mutating func front(_ index: Int) throws(StoreError) -> Int64? {
    if let page = self.sources[index].page, self.sources[index].next < page.rowCount {
      return page.int8(self.sources[index].next, 2)
    }
    let source = self.sources[index]
    guard source.sequence < source.lastSequence else { return nil }
    let rest = source.lastSequence - source.sequence
    let page = try self.fetch(
      LogStatements.page.bind {
        $0.int8(self.orgID)
        $0.int4(source.placement)
        $0.int4(source.region)
        $0.int8(source.sequence)
        $0.int8(min(rest, Int64(StoreLimits.loadPageRowsCount)))
      })
    guard page.rowCount > 0 else {
      throw .corrupt(
        orgID: self.orgID, region: source.region, revision: 0,
        reason: "the region's rows end at sequence \(source.sequence) of \(source.lastSequence)")
    }
    self.sources[index].page = page
    self.sources[index].next = 0
    return page.int8(0, 2)
  }
}
