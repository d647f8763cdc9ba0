// What a list of one kind of thing looks like in every format.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// What a cell may need to know.
struct CellContext: Sendable {
  let surface: Surface
  let nowMicros: Int64
}

/// One column of a list for people.
struct ListColumn<Item>: Sendable {
  let column: Column
  /// True for columns that only `-o wide` shows.
  let isWide: Bool
  let cell: @Sendable (Item, CellContext) -> Cell

  init(
    _ title: String, _ alignment: CellAlignment = .left, isFlexible: Bool = false,
    isWide: Bool = false,
    isSpare: Bool = false, _ cell: @escaping @Sendable (Item, CellContext) -> Cell
  ) {
    self.init(
      Column(title, alignment, isFlexible: isFlexible, isSpare: isSpare), isWide: isWide, cell)
  }

  init(
    _ column: Column, isWide: Bool, _ cell: @escaping @Sendable (Item, CellContext) -> Cell
  ) {
    self.column = column
    self.isWide = isWide
    self.cell = cell
  }

  /// A column of plain text.
  static func text(
    _ title: String, _ alignment: CellAlignment = .left, isFlexible: Bool = false,
    isWide: Bool = false,
    isSpare: Bool = false, _ text: @escaping @Sendable (Item) -> String
  ) -> Self {
    Self(title, alignment, isFlexible: isFlexible, isWide: isWide, isSpare: isSpare) { item, _ in
      Cell(text(item))
    }
  }
}

/// A kind of thing in lists.
struct Listing<Item>: Sendable {
  let columns: [ListColumn<Item>]
  let json: @Sendable (Item) -> JSONValue
  let id: @Sendable (Item) -> String
  /// The keys of an item's object, which a list without items has too.
  let keys: @Sendable () -> [String]

  init(
    columns: [ListColumn<Item>], empty: @escaping @Sendable () -> Item,
    json: @escaping @Sendable (Item) -> JSONValue, id: @escaping @Sendable (Item) -> String
  ) {
    self.columns = columns
    self.json = json
    self.id = id
    self.keys = { json(empty()).keys }
  }

  /// The table of some items.
  func table(_ items: [Item], isWide: Bool, _ context: CellContext) -> Table {
    let shown = self.columns.filter { isWide || !$0.isWide }
    return Table(
      shown.map(\.column), rows: items.map { item in shown.map { $0.cell(item, context) } })
  }
}

extension Listing where Item: WireMessage {
  init(
    columns: [ListColumn<Item>], json: @escaping @Sendable (Item) -> JSONValue,
    id: @escaping @Sendable (Item) -> String
  ) {
    self.init(columns: columns, empty: { Item() }, json: json, id: id)
  }
}

/// One page of a list as the server gave it.
struct ListPage<Item> {
  var items: [Item]
  var nextPageToken: String
  /// How many there are in all, or 0 where it isn't known.
  var total: Int64
  /// The organisation's revision token.
  var revision: String
  /// One for each item, where they were asked for.
  var figures: [Figures] = []
  /// What a document says beside the items: the first page's.
  var members: [JSONMember] = []
}

/// Something in a list with its figures beside it.
struct Figured<Item> {
  var item: Item
  var figures: Figures?
}

extension Figured: Sendable where Item: Sendable {}

extension Listing where Item: WireMessage {
  /// The same with figures, behind what is shown of an item alone: where there is no room for all, its id, its
  /// title and the figures stay.
  var withFigures: Listing<Figured<Item>> {
    let (json, id) = (self.json, self.id)
    let own = self.columns.enumerated().map { place, column in
      var shown = column.column
      shown.isSpare = place > 0 && !shown.isFlexible
      return ListColumn<Figured<Item>>(shown, isWide: column.isWide) { column.cell($0.item, $1) }
    }
    let figures: [ListColumn<Figured<Item>>] = [
      .text("SCORE", .decimal) { FigureText.ratio($0.figures?.score) },
      .text("COVERAGE", .decimal) { FigureText.ratio($0.figures?.coverage) },
      ListColumn("HEALTH") { row, context in
        FigureText.cell(FigureText.status(row.figures?.health ?? .unspecified), context.surface)
      },
      .text("CONFIDENCE", .decimal, isWide: true) { FigureText.ratio($0.figures?.confidence) },
    ]
    return Listing<Figured<Item>>(
      columns: own + figures, empty: { Figured(item: Item()) },
      json: { FigureJSON.object(json($0.item), $0.figures) }, id: { id($0.item) })
  }
}

extension ListPage {
  /// The items with their figures.
  var figured: ListPage<Figured<Item>> {
    ListPage<Figured<Item>>(
      items: self.items.enumerated().map { place, item in
        Figured(
          item: item, figures: self.figures.indices.contains(place) ? self.figures[place] : nil)
      },
      nextPageToken: self.nextPageToken, total: self.total, revision: self.revision)
  }
}
