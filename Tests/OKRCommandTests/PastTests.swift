// --as-of and --effective: which moment a command asks for.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct PastTests {
  private static func asked(_ line: String) async -> [AsOf?] {
    let backend = FakeBackend([
      "okr.v1.ScoreService/GetTree": { _ in GetTreeResponse(nodes: Samples.tree, total: 7) }
    ])
    let result = await runOKR(line, backend)
    #expect(result.status == .done, "\(line): \(result.err)")
    return backend.callOptions.map(\.asOf)
  }

  @Test func momentsAreTimesOrRevisions() async {
    let nine: Int64 = 1_782_891_000_000_000
    #expect(await Self.asked("okr tree") == [nil])
    #expect(await Self.asked("okr tree --as-of r41") == [AsOf(revision: "r41")])
    #expect(
      await Self.asked("okr tree --as-of 2026-07-01T09:30:00+02:00")
        == [AsOf(recordedUnixMicros: nine)])
    #expect(
      await Self.asked("okr tree --effective 2026-07-01T07:30:00Z --as-of r41")
        == [AsOf(revision: "r41", effectiveUnixMicros: nine)])
  }

  /// The present of these tests is 2026-07-01T10:00:00Z.
  @Test(
    arguments: [
      ("24h", 86_400), ("7d", 604_800), ("2w", 1_209_600), ("90s", 90), ("30m", 1_800),
    ] as [(String, Int64)])
  func aSpanIsSoLongAgo(_ span: String, _ seconds: Int64) async {
    let then = 1_782_900_000_000_000 - seconds * 1_000_000
    #expect(await Self.asked("okr tree --as-of \(span)") == [AsOf(recordedUnixMicros: then)])
    #expect(await Self.asked("okr tree --effective \(span)") == [AsOf(effectiveUnixMicros: then)])
  }

  /// What is shown for a wrong day or time can be pasted.
  @Test(arguments: [
    ("2026-12-32", "2026-12-31"), ("2026-02-30", "2026-02-28"), ("soon", "2026-07-01"),
  ])
  func aDayThatIsNoneIsPutRight(_ day: String, _ meant: String) async {
    let result = await runOKR("okr cycle create q4 --start 2026-01-01 --end \(day)")
    #expect(result.status == .refused && result.err.contains("--end \(meant)"), "\(result.err)")
  }

  @Test func aTokenEndsSoLongFromNow() async throws {
    let backend = FakeBackend([
      "okr.v1.TokenService/CreateToken": { _ in CreateTokenResponse(secret: "okr_x") }
    ])
    #expect(await runOKR("okr token create a --role member --expires 90d", backend).status == .done)
    let asked = backend.requests(CreateTokenRequest.self).first?.token?.expireTime?.unixMicros
    let expected: Int64 = 1_782_900_000_000_000 + 90 * 86_400_000_000
    #expect(asked == expected)
    // A record keeps the moment that it states, whenever its command is repeated.
    #expect(await runOKR("okr checkin record kr-41 2 --at 24h").status == .refused)
  }

  @Test func whatIsNoMomentIsRefusedHere() async {
    let day = await runOKR("okr tree --as-of 2026-07-01")
    #expect(day.status == .refused && day.err.contains("--as-of 2026-07-01T00:00:00Z"))
    #expect(await runOKR("okr rollup --effective r41").status == .refused)
    let clock = await runOKR("okr tree --as-of 2026-07-01T09:30:00")
    #expect(clock.status == .refused && clock.err.contains("is not a time with its offset or Z"))
    let number = await runOKR("okr tree --as-of 100")
    #expect(number.status == .refused && number.err.contains("--as-of r100"), "\(number.err)")
    // A change has no past.
    #expect(await runOKR("okr checkin record kr-1 3 --as-of r41").status == .usage)
  }

  /// What is suggested is the day and time that were typed, not some other.
  @Test(
    arguments: [
      ("2026-10-05T10:00:00", "2026-10-05T10:00:00Z"), ("2026-10-05T10:00", "2026-10-05T10:00:00Z"),
      ("2026-10-05 10:00", "2026-10-05T10:00:00Z"), ("2026-10-05", "2026-10-05T00:00:00Z"),
      ("2026-10-32T10:00:00Z", "2026-10-31T10:00:00Z"), ("2026-02-30", "2026-02-28T00:00:00Z"),
      ("5.10.2026", "2026-10-05T00:00:00Z"), ("2026/10/5 9:99", nil), ("soon", nil), ("", nil),
      ("2026-13-01", nil), ("05.10.26", nil),
    ] as [(String, String?)])
  func aTimeThatWasMeantIsSuggested(_ text: String, _ meant: String?) async {
    #expect(MeantTime.time(text) == meant)
    guard let meant else { return }
    let result = await runOKR("okr tree --as-of '\(text)'")
    #expect(result.status == .refused && result.err.contains("--as-of \(meant)"), "\(result.err)")
  }

  @Test(
    arguments: [
      ("15.12.2026", "2026-12-15"), ("2026-11-31", "2026-11-30"), ("2026/1/5", "2026-01-05"),
      ("2026-10-19T00:00:00Z", "2026-10-19"), ("31.2.2028", "2028-02-29"), ("tomorrow", nil),
      ("2026-00-10", nil), ("2026-10", nil), ("1/2/3", nil),
    ] as [(String, String?)])
  func aDayThatWasMeantIsSuggested(_ text: String, _ meant: String?) async {
    #expect(MeantTime.day(text) == meant)
    let result = await runOKR("okr cycle update q3-2026 --end '\(text)'")
    #expect(result.status == .refused)
    if let meant { #expect(result.err.contains("--end \(meant)"), "\(result.err)") }
  }

  /// A day begins at another time in each region, so that none alone is a moment: every option that takes one
  /// says so in the same way, and shows the right form.
  @Test func aDayAloneIsNoMomentAnywhere() async throws {
    guard case .array(let items)? = CommandTree.json["items"] else { return }
    var asked = 0
    for item in items {
      let path = item["path"]?.stringValue ?? ""
      guard case .array(let arguments)? = item["arguments"] else { continue }
      let moments = arguments.filter { argument in
        ["time", "moment"].contains(argument["value"]?.stringValue ?? "")
      }
      let leaf = ExampleTests.all.first { $0.path.joined(separator: " ") == path }
      for option in moments.compactMap({ $0["name"]?.stringValue }) {
        let examples = (leaf?.command as? any LeafCommand.Type)?.examples ?? []
        // One that the option goes with; what is said last holds.
        let example = try #require(examples.first { $0.contains(option) } ?? examples.first)
        let folder = try ExampleFolder()
        try folder.write("company.json", "{}")
        let line = folder.words(example).map(ShellText.quoted).joined(separator: " ")
        let result = await runOKR("\(line) \(option) 2026-07-01", FilledBackend(.full))
        #expect(result.status == .refused, "\(line) \(option): \(result.err)")
        #expect(result.err.contains("The time 2026-07-01 is a day; a time with its offset or Z"))
        #expect(result.err.contains("\(option) 2026-07-01T00:00:00Z"), "\(result.err)")
        asked += 1
      }
    }
    #expect(asked > 60)
    let folder = try TemporaryFolder()
    let file = try folder.write("v.csv", "key_result,value,at\nkr-1,2,2026-07-01\n")
    let filed = await runOKR("okr checkin batch \(file)")
    #expect(filed.status == .refused && filed.err.contains("is a day; a time"), "\(filed)")
  }
}
