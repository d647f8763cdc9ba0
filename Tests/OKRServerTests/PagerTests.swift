// Pages: every row once, in order, and no token for another request.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRWire
internal import SeededRandom
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct PagerTests {
  private static func request(_ size: Int32, _ token: String = "") -> ListUnitsRequest {
    ListUnitsRequest(page: Page(pageSize: size, pageToken: token))
  }

  private static func reason(_ request: ListCheckInsRequest) -> String? {
    do throws(RequestError) {
      _ = try Pager(request, in: 1)
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
      let pager = try Pager(Self.request(size, token), in: 1)
      let (part, next) = pager.cut(rows)
      #expect(part.count <= size)
      seen += part
      token = next
      pages += 1
    } while !token.isEmpty
    #expect(seen == rows && pages == (10 + Int(size) - 1) / Int(size))
  }

  /// Rows come and go between pages: those that stay come once, in order.
  @Test(arguments: 0..<200 as Range<UInt64>) func pagesFollowTheRowBefore(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // By their number's last digits, so that number and order differ.
    let isBefore = { (a: UInt32, b: UInt32) in (a % 7, a) < (b % 7, b) }
    var count: UInt32 = 40
    var present = Set(0..<count)
    let stayers = present.filter { $0 % 3 == 0 }
    var seen: [UInt32] = []
    var token = ""
    repeat {
      let pager = try Pager(Self.request(Int32.random(in: 1...9, using: &random), token), in: 1)
      let rows = present.sorted(by: isBefore)
      let (page, next) = pager.cut(rows) {
        Int($0)
      } isBehind: {
        isBefore(UInt32($1), $0)
      }
      seen += page
      token = next
      #expect(next.isEmpty == (page.last == rows.last || page.isEmpty))
      present.insert(count)
      count += 1
      if let gone = present.subtracting(stayers).randomElement(using: &random) {
        present.remove(gone)
      }
    } while !token.isEmpty
    #expect(seen == seen.sorted(by: isBefore) && Set(seen).count == seen.count)
    #expect(stayers.isSubset(of: seen))
  }

  @Test(arguments: [0, 7, Int.max - 1, Int.max]) func anyOffsetIsAWindow(offset: Int) throws {
    let binding = try Pager(Self.request(3), in: 1).binding
    let pager = try Pager(Self.request(3, "\(offset).\(binding)"), in: 1)
    #expect(pager.window.lowerBound == offset)
    #expect(pager.cut([1, 2, 3]).rows.isEmpty == (offset > 0))
    #expect(pager.range(of: 5).rows.count == (offset == 0 ? 3 : 0))
  }

  @Test func sizesHaveAStandardAndALimit() throws {
    let rows = Array(0..<5_000)
    #expect(try Pager(ListUnitsRequest(), in: 1, standard: 20).cut(rows).rows.count == 20)
    let huge = try Pager(Self.request(Int32.max), in: 1, limit: 30)
    #expect(huge.cut(rows).rows.count == 30)
    #expect(throws: RequestError.self) { try Pager(Self.request(-1), in: 1) }
  }

  @Test func aTokenBelongsToItsRequest() throws {
    let first = ListCheckInsRequest(page: Page(pageSize: 1), keyResult: "a")
    let token = try Pager(first, in: 1).cut([1, 2]).next
    var other = ListCheckInsRequest(page: Page(pageSize: 7, pageToken: token), keyResult: "a")
    #expect(Self.reason(other) == nil)
    other.keyResult = "b"
    #expect(Self.reason(other) == Reason.pageTokenInvalid.rawValue)
    let binding = token.split(separator: ".")[1]
    for bad in [
      "1", "x.y", "-1.\(binding)", ".", "\u{0}", "1.\(binding).x", "1.\(binding).-3",
      "1.\(binding).", "1.\(binding).1.2", "1.\(binding).1.0.5", "1.\(binding).1.2.3.4",
      "1.\(binding).2147483648",
    ] {
      let request = ListCheckInsRequest(page: Page(pageToken: bad), keyResult: "a")
      #expect(Self.reason(request) == Reason.pageTokenInvalid.rawValue)
    }
  }

  /// A position among one organisation's rows says nothing among another's.
  @Test func aTokenBelongsToItsOrganisation() throws {
    let token = try Pager(Self.request(1), in: 1).cut([1, 2]).next
    #expect(try Pager(Self.request(1, token), in: 1).start == 1)
    for other: Int64? in [2, nil] {
      #expect(throws: RequestError.self) { try Pager(Self.request(1, token), in: other) }
    }
  }

  /// Two requests of the same bytes have tokens of their own.
  @Test func aTokenBelongsToItsMethod() throws {
    let token = try Pager(Self.request(1), in: 1).cut([1, 2]).next
    #expect(throws: RequestError.self) {
      try Pager(ListRegionsRequest(page: Page(pageSize: 1, pageToken: token)), in: 1)
    }
  }

  @Test func aMarkKeepsItsMoment() throws {
    let moment = PastMoment(organisation: 1, revision: 41, instant: 1_700_000_000_000_000)
    let mark = PageMark(history: UInt64.max, moment)
    let first = try Pager(Self.request(2), in: 1)
    let next = try Pager(Self.request(2, first.range(of: 5, mark: mark).next), in: 1)
    #expect(next.mark == mark && next.start == 2 && next.total == nil)
    for (asked, fits) in [
      (AsOf(revision: "r41"), true), (AsOf(revision: "r40"), false),
      (AsOf(revision: "r50", recordedUnixMicros: moment.instant), true),
      (AsOf(revision: "r40", recordedUnixMicros: moment.instant), false),
      (AsOf(recordedUnixMicros: moment.instant), true), (AsOf(recordedUnixMicros: 7), false),
      (AsOf(effectiveUnixMicros: moment.instant), true), (AsOf(effectiveUnixMicros: 7), false),
      (AsOf(recordedUnixMicros: 7, effectiveUnixMicros: moment.instant), true),
    ] { #expect(mark.fits(asked) == fits, "\(asked)") }
  }

  @Test func aPageBeyondTheEndIsEmpty() throws {
    let token = try Pager(Self.request(3), in: 1).cut(Array(0..<5)).next
    let (rows, next) = try Pager(Self.request(3, token), in: 1).cut([0])
    #expect(rows.isEmpty && next.isEmpty)
  }
}
