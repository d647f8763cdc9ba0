// Pages: a token is where the next page starts, bound to its request, opaque to clients.

internal import OKRModel
internal import OKRWire
internal import PostgresClient

/// One page of a list.
struct Pager {
  /// What comes before the page: so many rows, or the row of this number less 1 and all before it.
  let start: Int
  let size: Int
  /// A fingerprint of the request but for its page, and of the organisation, to which tokens belong.
  let binding: String
  /// What the first page of these counted; nil on the first one, and where each page counts.
  let total: Int?
  /// The id of the last row shown, where rows have one that orders them; nil on the first page.
  let last: UUID128?
  /// What the pages are of, where that is a moment; nil on the first one, and in lists.
  let mark: PageMark?

  /// - Parameters:
  ///   - organisation: the one that is asked; nil for the server.
  ///   - standard: the page where none is asked for.
  ///   - limit: the largest page.
  /// - Throws: for a negative size, or a token of another request.
  init<Q: WireCodable & PagedMessage>(
    _ request: Q, in organisation: Int64?, standard: Int = Limits.pageSizeDefault,
    limit: Int = Limits.pageSizeMaximum
  ) throws(RequestError) {
    let page = request.page
    let asked = Int(page?.pageSize ?? 0)
    guard asked >= 0 else {
      throw .field("page.page_size", "is negative", limit: "0 to \(limit)")
    }
    self.size = asked == 0 ? standard : min(asked, limit)
    var bound = request
    bound.page = nil
    self.binding = Fingerprint.text(bound, in: organisation)
    guard let token = page?.pageToken, !token.isEmpty else {
      (self.start, self.total, self.last, self.mark) = (0, nil, nil, nil)
      return
    }
    var parts = token.split(separator: ".", omittingEmptySubsequences: false)[...]
    guard let start = parts.popFirst().flatMap({ Int($0) }), start >= 0,
      let binding = parts.popFirst(), binding == self.binding
    else { throw Self.foreignToken }
    self.start = start
    self.mark = PageMark(parts)
    if self.mark != nil { parts = [] }
    self.last = parts.first.flatMap { RequestKey.parse(String($0)) }
    if self.last != nil { parts.removeFirst() }
    // A reply's total has 32 bits, and this is a client's word.
    self.total = parts.first.flatMap { Int32($0) }.flatMap { $0 < 0 ? nil : Int($0) }
    if self.total != nil { parts.removeFirst() }
    guard parts.isEmpty else { throw Self.foreignToken }
  }

  static var foreignToken: RequestError {
    .field(
      "page.page_token", "belongs to another request: start again without one",
      reason: .pageTokenInvalid)
  }

  /// The token of a page that starts behind so many rows, or behind the row of this number less 1.
  func token(_ start: Int, total: Int? = nil, mark: PageMark? = nil) -> String {
    var token = "\(start).\(self.binding)"
    if let total { token += ".\(total)" }
    if let mark { token += ".\(mark.text)" }
    return token
  }

  /// The token of a page that starts behind the row of this id, which itself comes behind so many or behind a
  /// number less 1.
  func token(_ start: Int, last: UUID128, total: Int? = nil) -> String {
    "\(start).\(self.binding).\(last)" + (total.map { ".\($0)" } ?? "")
  }

  /// The page of rows that follow `last`, and the token of the next one, empty at the end.
  /// - Parameter rows: one more than the page's size where there are so many.
  func cut<T>(_ rows: [T], id: (T) -> UUID128) -> (rows: ArraySlice<T>, next: String) {
    let page = rows.prefix(self.size)
    guard let last = page.last, page.count < rows.count else { return (page, "") }
    return (page, self.token(self.start + page.count, last: id(last)))
  }

  /// The page's rows and the token of the next one, empty at the end.
  func cut<T>(_ rows: [T]) -> (rows: ArraySlice<T>, next: String) {
    let (range, next) = self.range(of: rows.count)
    return (rows[range], next)
  }

  /// The page that follows the last row of the page before it, whatever came or went since.
  /// - Parameters:
  ///   - number: a row's own number, which it keeps.
  ///   - isBehind: true for the rows behind the one of a number, which stand at the end.
  func cut<T>(
    _ rows: [T], number: (T) -> Int, isBehind: (T, Int) -> Bool
  ) -> (rows: ArraySlice<T>, next: String) {
    let cut = self.cut(rows, isFiltered: false, number: number, isBehind: isBehind)
    return (cut.rows, cut.next)
  }

  /// The same of rows that went through a filter, with how many there are in all.
  /// - Parameter isFiltered: true where all pages tell what the first one counted.
  func cut<T>(
    _ rows: [T], isFiltered: Bool, number: (T) -> Int, isBehind: (T, Int) -> Bool
  ) -> (rows: ArraySlice<T>, next: String, total: Int32) {
    let low = self.start == 0 ? 0 : rows.firstPlace { isBehind($0, self.start - 1) }
    let page = rows[low...].prefix(self.size)
    let total = isFiltered ? self.total ?? rows.count : rows.count
    guard let last = page.last, page.endIndex < rows.count else { return (page, "", Int32(total)) }
    let next = self.token(number(last) + 1, total: isFiltered ? total : nil)
    return (page, next, Int32(total))
  }

  /// Where the page's rows stand, however many there are.
  var window: Range<Int> {
    // The start is a client's word.
    let (end, overflows) = self.start.addingReportingOverflow(self.size)
    return self.start..<(overflows ? Int.max : end)
  }

  /// Where the page's rows stand among so many, and the token of the next one.
  func range(of count: Int, mark: PageMark? = nil) -> (rows: Range<Int>, next: String) {
    let low = min(self.start, count)
    let high = min(low + self.size, count)
    return (low..<high, high < count ? self.token(high, mark: mark) : "")
  }
}

/// The moment that pages of figures are of, and in which history.
struct PageMark: Hashable, Sendable {
  /// The first half of the database's incarnation.
  var history: UInt64
  var revision: Int64
  /// Microseconds since 1970.
  var instant: Int64

  var text: String {
    "\(String(self.history, radix: 36)).\(self.revision).\(self.instant)"
  }

  init(history: UInt64, _ moment: PastMoment) {
    self.history = history
    self.revision = moment.revision
    self.instant = moment.instant
  }

  /// The last parts of a token; nil where they are no mark.
  init?(_ parts: ArraySlice<Substring>) {
    let parts = Array(parts)
    guard parts.count == 3, let history = UInt64(parts[0], radix: 36),
      let revision = Int64(parts[1]), revision > 0, let instant = Int64(parts[2]), instant > 0
    else { return nil }
    (self.history, self.revision, self.instant) = (history, revision, instant)
  }

  /// False where a request asks for another moment than this.
  func fits(_ asked: AsOf) -> Bool {
    if !asked.revision.isEmpty, let revision = RevisionToken.parse(asked.revision) {
      // What was recorded by a time may end before that revision.
      guard asked.recordedUnixMicros > 0 ? self.revision <= revision : self.revision == revision
      else { return false }
    }
    let instant =
      asked.effectiveUnixMicros > 0 ? asked.effectiveUnixMicros : asked.recordedUnixMicros
    return instant == 0 || instant == self.instant
  }
}
