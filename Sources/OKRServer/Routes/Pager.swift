// Pages: a token is where the next page starts, bound to its request, opaque to clients.

internal import OKRModel
internal import OKRWire

/// One page of a list.
struct Pager {
  /// What comes before the page: so many rows, or the row of this number less 1 and all before it.
  private let offset: Int
  private let size: Int
  /// A fingerprint of the request but for its page, to which tokens belong.
  let binding: String

  /// - Parameters:
  ///   - standard: the page where none is asked for.
  ///   - limit: the largest page.
  /// - Throws: for a negative size, or a token of another request.
  init<Q: WireCodable & PagedMessage>(
    _ request: Q, standard: Int = Limits.pageSizeDefault, limit: Int = Limits.pageSizeMaximum
  ) throws(RequestError) {
    let page = request.page
    let asked = Int(page?.pageSize ?? 0)
    guard asked >= 0 else {
      throw .field("page.page_size", "is negative", limit: "0 to \(limit)")
    }
    self.size = asked == 0 ? standard : min(asked, limit)
    var bound = request
    bound.page = nil
    self.binding = Self.fingerprint(bound)
    guard let token = page?.pageToken, !token.isEmpty else {
      self.offset = 0
      return
    }
    let parts = token.split(separator: ".")
    guard parts.count == 2, let offset = Int(parts[0]), offset >= 0, parts[1] == self.binding else {
      throw Self.foreignToken
    }
    self.offset = offset
  }

  private static var foreignToken: RequestError {
    .field(
      "page.page_token", "belongs to another request: start again without one",
      reason: .pageTokenInvalid)
  }

  /// The page's rows and the token of the next one, empty at the end.
  func cut<T>(_ rows: [T]) -> (rows: ArraySlice<T>, next: String) {
    let (range, next) = self.range(of: rows.count)
    return (rows[range], next)
  }

  /// The page that follows the last row of the page before it, whatever came or went since.
  /// - Parameters:
  ///   - rows: the numbers of rows, which they keep, in the order `isBefore`.
  ///   - count: of all rows that have a number.
  /// - Throws: for a token that names no row.
  func cut(
    _ rows: [UInt32], ofNumbered count: Int, by isBefore: (UInt32, UInt32) -> Bool
  ) throws(RequestError) -> (rows: ArraySlice<UInt32>, next: String) {
    guard self.offset <= count else { throw Self.foreignToken }
    var low = 0
    var end = self.offset == 0 ? 0 : rows.count
    while low < end {
      let middle = (low + end) / 2
      if isBefore(UInt32(self.offset - 1), rows[middle]) { end = middle } else { low = middle + 1 }
    }
    let page = rows[low...].prefix(self.size)
    guard let last = page.last, page.endIndex < rows.count else { return (page, "") }
    return (page, "\(last + 1).\(self.binding)")
  }

  /// Where the page's rows stand, however many there are.
  var window: Range<Int> {
    // The offset is a client's word.
    let (end, overflows) = self.offset.addingReportingOverflow(self.size)
    return self.offset..<(overflows ? Int.max : end)
  }

  /// Where the page's rows stand among so many, and the token of the next one.
  func range(of count: Int) -> (rows: Range<Int>, next: String) {
    let low = min(self.offset, count)
    let high = min(low + self.size, count)
    return (low..<high, high < count ? "\(high).\(self.binding)" : "")
  }

  /// FNV-1a over the request's bytes.
  private static func fingerprint<Q: WireCodable>(_ request: Q) -> String {
    let hash = request.encoded().reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 36)
  }
}
