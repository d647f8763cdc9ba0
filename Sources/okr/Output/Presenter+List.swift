// Lists: pages are fetched until the asked number is there, and a list that goes on says so.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Gives one page: how many at the most, and from which token on.
typealias PageSource<Item> = (_ size: Int, _ token: String) async throws -> ListPage<Item>

extension Presenter {
  /// Shows a list.
  /// - Parameter page: asks the server for one page.
  func list<Item>(
    _ listing: Listing<Item>, _ options: PageOptions, page: PageSource<Item>
  ) async throws {
    if self.format == .ndjson || self.format == .csv || self.format == .id {
      return try await self.streamList(listing, options, page: page)
    }
    try self.show(try await self.gathered(options, page: page), listing)
  }

  /// As many items as are asked for.
  func gathered<Item>(
    _ options: PageOptions, page: PageSource<Item>
  ) async throws -> ListPage<Item> {
    var all = ListPage<Item>(items: [], nextPageToken: options.page ?? "", total: 0, revision: "")
    repeat {
      let size = min(options.most - all.items.count, PageOptions.serverLimit)
      let next = try await page(size, all.nextPageToken)
      all.items += next.items
      all = ListPage(
        items: all.items, nextPageToken: next.nextPageToken, total: next.total,
        revision: next.revision, members: all.members.isEmpty ? next.members : all.members)
    } while !all.nextPageToken.isEmpty && all.items.count < options.most
    return all
  }

  /// Shows items that are there already, all of them.
  func show<Item>(_ page: ListPage<Item>, _ listing: Listing<Item>) throws {
    if self.listsFields {
      return try self.lines(listing.keys())
    }
    switch self.format {
    case .json: try self.line(self.document(page.items.map(listing.json), page).pretty)
    case .ndjson, .csv, .id: try self.rows(page.items, listing, isFirst: true)
    case .table, .wide: try self.people(page, listing)
    }
    try self.detail("revision", page.revision)
  }

  private func people<Item>(_ page: ListPage<Item>, _ listing: Listing<Item>) throws {
    if self.fieldNames != nil {
      let objects = try page.items.map { item in try self.selected(listing.json(item)) }
      try self.lines(self.plainTable(objects).lines(for: self.surface))
    } else if page.items.isEmpty {
      try self.remark("nothing found")
    } else {
      let table = listing.table(page.items, isWide: self.format == .wide, self.context)
      try self.lines(table.lines(for: self.surface))
    }
    try self.footer(shown: page.items.count, page.total, page.nextPageToken)
  }

  /// The document of a list: `{"items":[…],"next_page_token":"","as_of_revision":"…"}`.
  func document<Item>(_ objects: [JSONValue], _ page: ListPage<Item>) throws -> JSONValue {
    .object(
      [
        .init("items", .array(try objects.map { object in try self.selected(object) })),
        .init("next_page_token", .string(page.nextPageToken)),
        .init("as_of_revision", .string(page.revision)),
      ] + page.members)
  }

  /// The forms that need no second look at a row are written page by page.
  private func streamList<Item>(
    _ listing: Listing<Item>, _ options: PageOptions, page: PageSource<Item>
  ) async throws {
    var token = options.page ?? ""
    var shown = 0
    var total: Int64 = 0
    repeat {
      let next = try await page(min(options.most - shown, PageOptions.serverLimit), token)
      if self.listsFields { return try self.show(next, listing) }
      try self.rows(next.items, listing, isFirst: shown == 0)
      shown += next.items.count
      token = next.nextPageToken
      total = next.total
    } while !token.isEmpty && shown < options.most
    try self.footer(shown: shown, total, token)
  }

  /// Rows of NDJSON, CSV or ids.
  private func rows<Item>(_ items: [Item], _ listing: Listing<Item>, isFirst: Bool) throws {
    if self.format == .id { return try self.lines(items.map(listing.id)) }
    let objects = try items.map { item in try self.selected(listing.json(item)) }
    if self.format == .ndjson { return try self.lines(objects.map(\.compact)) }
    let head = isFirst ? [CSV.line(try self.selected(keys: listing.keys()))] : []
    try self.lines(head + objects.map { Self.csvLine($0) })
  }

  private func plainTable(_ objects: [JSONValue]) -> Table {
    let keys = objects.first?.keys ?? []
    let columns = keys.map { Column($0.uppercased(), isFlexible: $0 == "title" || $0 == "name") }
    return Table(
      columns, rows: objects.map { object in keys.map { Cell(Self.plain(object[$0] ?? .null)) } })
  }

  /// Says that there is more, and how to see it: beside the rows at a terminal, else on stderr.
  func footer(shown: Int, _ total: Int64, _ token: String) throws {
    guard !token.isEmpty else { return }
    let of = total > 0 ? " of \(CountText.grouped(total))" : ""
    let text =
      "\(CountText.grouped(Int64(shown)))\(of), all with --all, next: \(self.nextCommand(token))"
    if self.format.isForPeople, self.surface.isTerminal {
      try self.line(self.surface.paint(text, .grey))
    } else {
      try self.remark(text)
    }
  }

  /// This command again, from the next page on.
  private func nextCommand(_ token: String) -> String {
    ShellText.again(self.surroundings.arguments, with: "--page", token)
  }
}
