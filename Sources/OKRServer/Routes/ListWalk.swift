// How a list finds one page: rows are looked at from the last one shown on until the page is full. The
// first page goes on to the end, to count them; its token carries the count, so that a walk through
// all pages looks at every row twice at the most.

internal import OKRModel
internal import OKRState

/// Which rows of a type a list shows.
struct RowTest<Row: ListedResource>: Sendable {
  var selects: (@Sendable (borrowing Organisation, _ row: Int) -> Bool)?
  var filter: ResourceFilter<Row>?
  var showsArchived: Bool

  /// True where every row is shown.
  func isOpen(_ rows: ResourceRows<Row>) -> Bool {
    self.selects == nil && self.filter == nil && (self.showsArchived || !rows.hasArchived)
  }

  /// The test for the rows of one state.
  func over(_ organisation: Organisation) -> (UInt32) -> Bool {
    let rows = Row.rows(organisation)
    let hidesArchived = !self.showsArchived && rows.hasArchived
    let fits = self.filter?.over(organisation)
    return { number in
      if hidesArchived, rows.isArchived(Int(number)) { return false }
      if let selects = self.selects, !selects(organisation, Int(number)) { return false }
      return fits?(number) ?? true
    }
  }
}

/// The search for one page. It may be stopped and gone on with, in the same state.
struct ListWalk<Row: ListedResource>: Sendable {
  private let pager: Pager
  /// All rows that may be shown, by id.
  private let order: [UInt32]
  private let test: RowTest<Row>
  /// True where every row is shown: nothing is to be looked at.
  private let isOpen: Bool
  /// Where the search goes on in `order`.
  private var place: Int
  /// Rows that are shown, as far as they were counted: all where this is the first page.
  private var counted = 0
  private(set) var page: [UInt32] = []
  /// True once a row was found behind the page.
  private var hasMore = false
  /// Rows that were looked at.
  private(set) var looked = 0

  /// - Throws: for a token that names no row.
  init(
    _ pager: Pager, _ order: [UInt32], _ test: RowTest<Row>, in organisation: borrowing Organisation
  ) throws(RequestError) {
    let rows = Row.rows(organisation)
    guard pager.start <= rows.count else { throw Pager.foreignToken }
    self.pager = pager
    self.order = order
    self.test = test
    self.isOpen = test.isOpen(rows)
    self.place = 0
    if pager.start > 0 {
      let last = rows.id(pager.start - 1)
      self.place = order.firstPlace { rows.id(Int($0)) > last }
    }
    guard self.isOpen else { return }
    self.page = Array(order[self.place...].prefix(pager.size))
    self.counted = order.count
    self.hasMore = self.place + self.page.count < order.count
    self.place = order.count
  }

  /// Looks at some rows.
  /// - Returns: true once the page is found.
  mutating func proceed(_ organisation: Organisation, atMost limit: Int) -> Bool {
    guard !self.isFound else { return true }
    let isShown = self.test.over(organisation)
    for _ in 0..<limit {
      guard !self.isFound else { return true }
      let row = self.order[self.place]
      self.place += 1
      self.looked += 1
      guard isShown(row) else { continue }
      self.counted += 1
      if self.page.count < self.pager.size {
        self.page.append(row)
      } else {
        self.hasMore = true
      }
    }
    return self.isFound
  }

  /// Rows that are looked at on a lane in one go.
  var rowsAtOnce: Int {
    self.test.filter == nil ? ServerLimits.rowsLookedAtOnce : ServerLimits.rowsFilteredAtOnce
  }

  private var isFound: Bool {
    self.place == self.order.count || (self.hasMore && self.pager.total != nil)
  }

  /// How many the list shows: as its first page counted them, or now where nothing is looked at.
  var total: Int { self.isOpen ? self.counted : self.pager.total ?? self.counted }

  /// The token of the next page, empty at the end.
  var next: String {
    guard self.hasMore, let last = self.page.last else { return "" }
    return self.pager.token(Int(last) + 1, total: self.isOpen ? nil : self.total)
  }
}
