// A filter for resources of one type, as their rows are asked.

internal import OKRModel

/// Which rows of a type a list shows.
public struct ResourceFilter<Row: ListedResource>: Sendable {
  private let test: FilterTest<FilterRow<Row>>

  /// Tells whether the row of a number fits, of one state.
  public func over(_ organisation: Organisation) -> (_ number: UInt32) -> Bool {
    let home = FilterHome(organisation)
    let rows = Row.rows(organisation)
    return { number in
      self.test.fits(FilterRow(row: rows[Int(number)], number: Int(number), home: home))
    }
  }
}

extension ResourceFilter where Row: FilteredResource {
  /// - Throws: FILTER_INVALID, with the place and what belongs there.
  init(checking text: String) throws(RequestError) {
    self.test = try FilterTest(checking: text, Row.filterFields)
  }
}
