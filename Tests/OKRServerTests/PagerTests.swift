// Pages: every row once, in order, and no token for another request.

internal import OKRModel
internal import OKRWire
internal import Testing

@testable internal import OKRServer

@Suite struct PagerTests {
  private static let request = ListUnitsRequest()

  private static func reason(_ page: Page, of request: ListCheckInsRequest) -> String? {
    do throws(RequestError) {
      _ = try Pager(page, of: request)
      return nil
    } catch {
      return error.status.reason
    }
  }

  @Test(arguments: [1, 2, 3, 7, 10, 11]) func everyRowComesOnce(size: Int32) throws {
    let rows = Array(0..<10)
    var seen: [Int] = []
    var token = ""
    var pages = 0
    repeat {
      let pager = try Pager(Page(pageSize: size, pageToken: token), of: Self.request)
      let (part, next) = pager.cut(rows)
      #expect(part.count <= size)
      seen += part
      token = next
      pages += 1
    } while !token.isEmpty
    #expect(seen == rows && pages == (10 + Int(size) - 1) / Int(size))
  }

  @Test func sizesHaveAStandardAndALimit() throws {
    let rows = Array(0..<5_000)
    #expect(try Pager(nil, of: Self.request, standard: 20).cut(rows).rows.count == 20)
    let huge = try Pager(Page(pageSize: Int32.max), of: Self.request, limit: 30)
    #expect(huge.cut(rows).rows.count == 30)
    #expect(throws: RequestError.self) { try Pager(Page(pageSize: -1), of: Self.request) }
  }

  @Test func aTokenBelongsToItsRequest() throws {
    let token = try Pager(Page(pageSize: 1), of: ListCheckInsRequest(keyResult: "a")).cut([1, 2])
      .next
    let page = Page(pageSize: 1, pageToken: token)
    #expect(Self.reason(page, of: ListCheckInsRequest(keyResult: "a")) == nil)
    #expect(
      Self.reason(page, of: ListCheckInsRequest(keyResult: "b"))
        == Reason.pageTokenInvalid.rawValue)
    for bad in ["1", "x.y", "-1.\(token.split(separator: ".")[1])", ".", "\u{0}"] {
      #expect(
        Self.reason(Page(pageToken: bad), of: ListCheckInsRequest(keyResult: "a"))
          == Reason.pageTokenInvalid.rawValue)
    }
  }

  @Test func aPageBeyondTheEndIsEmpty() throws {
    let token = try Pager(Page(pageSize: 3), of: Self.request).cut(Array(0..<5)).next
    let (rows, next) = try Pager(Page(pageSize: 3, pageToken: token), of: Self.request).cut([0])
    #expect(rows.isEmpty && next.isEmpty)
  }
}
