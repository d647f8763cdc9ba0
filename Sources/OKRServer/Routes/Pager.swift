// Pages: a token is an offset bound to its request, opaque to clients.

internal import OKRModel
internal import OKRWire

/// One page of a list.
struct Pager {
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
      throw .field(
        "page.page_token", "belongs to another request: start again without one",
        reason: .pageTokenInvalid)
    }
    self.offset = offset
  }

  /// The page's rows and the token of the next one, empty at the end.
  func cut<T>(_ rows: [T]) -> (rows: ArraySlice<T>, next: String) {
    let (range, next) = self.range(of: rows.count)
    return (rows[range], next)
  }

  /// Where the page's rows stand, however many there are.
  var window: Range<Int> { self.offset..<self.offset + self.size }

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
