// Lists, documents and streams: pages, formats and ends.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct ReadTests {
  /// A mistyped id is answered with the command that may have been meant.
  @Test func aMistypedIDIsPutRight() async {
    let lists: [String: FakeBackend.Handler] = [
      "okr.v1.ObjectiveService/ListObjectives": { _ in
        ListObjectivesResponse(objectives: [Objective(id: "growth"), Objective(id: "brand")])
      },
      "okr.v1.KeyResultService/ListKeyResults": { _ in
        ListKeyResultsResponse(keyResults: [KeyResult(id: "growth-kr1")])
      },
    ]
    func run(_ line: String, _ type: String, _ id: String) async -> RunResult {
      let missing = OKRModel.Status(
        code: .notFound, message: "There is no \(type) \"\(id)\".", reason: "NOT_FOUND",
        metadata: [Metadata(key: "type", value: type), Metadata(key: "id", value: id)])
      return await runOKR(
        line,
        FakeBackend(
          lists.merging([
            "okr.v1.ObjectiveService/GetObjective": { _ in throw CommandFailure(missing) },
            "okr.v1.ObjectiveService/ArchiveObjective": { _ in throw CommandFailure(missing) },
            "okr.v1.ScoreService/GetTree": { _ in throw CommandFailure(missing) },
          ]) { $1 }))
    }
    let near = await run("okr objective get grwth -o json", "objective", "grwth")
    #expect(near.status == .notThere)
    #expect(near.err.contains(#""hint":"okr objective get growth -o json""#), "\(near.err)")
    let item = await run("okr tree growth-kr2", "objective or key result", "growth-kr2")
    #expect(item.err.contains("try     okr tree growth-kr1"), "\(item.err)")
    let far = await run("okr objective get elsewhere", "objective", "elsewhere")
    #expect(far.status == .notThere, "\(far.err)")
    #expect(far.err.contains("try     okr objective list\n"), "\(far.err)")
    // Nothing is taken away by a guess, and the connection stays the one that was named.
    let gone = await run("okr objective archive grwth --yes", "objective", "grwth")
    #expect(gone.err.contains("remedy  growth is the nearest id."), "\(gone.err)")
    let then = await run("okr tree growth --as-of r4", "objective", "growth")
    #expect(then.err.contains("growth is there now, but wasn't then"), "\(then.err)")
    let now = await run("okr tree growth", "objective", "growth")
    #expect(!now.err.contains("try  "), "\(now.err)")
  }

  /// 120 regions in pages.
  private static let paged = FakeBackend([
    "okr.v1.RegionService/ListRegions": { request in
      let page = try #require(request as? ListRegionsRequest).page ?? Page()
      let start = Int(page.pageToken) ?? 0
      let end = min(start + Int(page.pageSize), 120)
      return ListRegionsResponse(
        regions: (start..<end).map { Region(id: "r-\($0)", name: "地区 \($0)") },
        nextPageToken: end < 120 ? String(end) : "", total: 120)
    }
  ])

  @Test func aListHasAnEndAndSaysSo() async {
    let piped = await runOKR("okr region list", Self.paged)
    #expect(piped.outLines.count == 51)
    #expect(piped.err == "50 of 120, all with --all, next: okr region list --page 50\n")
    let shown = await runOKR("okr region list --limit 10 --page=50", Self.paged, columns: 80)
    #expect(
      shown.outLines.last == "10 of 120, all with --all, next: okr region list --limit 10 --page 60"
    )
    #expect(shown.err.isEmpty)
    let all = await runOKR("okr region list --all -o id", Self.paged)
    #expect(all.outLines.count == 120 && all.err.isEmpty)
  }

  @Test func listsAreDocuments() async {
    let json = await runOKR("okr region list --limit 1 -o json --fields id,parent", Self.paged)
    #expect(
      json.out == """
        {
          "items": [
            {
              "id": "r-0",
              "parent": null
            }
          ],
          "next_page_token": "1",
          "as_of_revision": "r41"
        }

        """)
    let lines = await runOKR("okr region list --limit 2 -o ndjson", Self.paged)
    #expect(
      lines.outLines[1]
        == #"{"id":"r-1","name":"地区 1","parent":null,"time_zone":null,"notes":[],"version":null,"number":null,"archive_time":null}"#
    )
    let csv = await runOKR("okr region list --limit 1 -o csv", Self.paged)
    #expect(
      csv.outLines == [
        "id,name,parent,time_zone,notes,version,number,archive_time", "r-0,地区 0,,,[],,,",
      ])
    let fields = await runOKR("okr region list --fields", Self.paged)
    #expect(
      fields.outLines == [
        "id", "name", "parent", "time_zone", "notes", "version", "number", "archive_time",
      ])
  }

  @Test func aListWithoutItemsHasItsFieldsAllTheSame() async {
    let empty = FakeBackend([
      "okr.v1.RegionService/ListRegions": { _ in ListRegionsResponse() },
      "okr.v1.ScoreService/QueryTrend": { _ in QueryTrendResponse() },
    ])
    let csv = await runOKR("okr region list -o csv", empty)
    #expect(csv.outLines == ["id,name,parent,time_zone,notes,version,number,archive_time"])
    let some = await runOKR("okr region list --all -o csv --fields name,id", empty)
    #expect(some.outLines == ["name,id"])
    let fields = await runOKR("okr trend o-1 --fields", empty)
    #expect(fields.outLines.prefix(3) == ["day", "instant", "id"])
    let unknown = await runOKR("okr region list -o csv --fields nmae", empty)
    #expect(unknown.status == .usage && unknown.out.isEmpty)
  }

  @Test func anObjectiveWithItsKeyResults() async {
    let backend = FakeBackend([
      "okr.v1.ObjectiveService/GetObjective": { _ in
        GetObjectiveResponse(
          objective: Objective(
            id: "o-12", cycle: "q3", title: "Zaufana marka",
            owners: [Owner(name: "anna", share: Ratio(ppm: 600_000)), Owner(name: "lin")]),
          figures: Samples.figures("o-12", 641_200, .atRisk),
          keyResults: [KeyResult(id: "kr-41", title: "关注者 +30 %", kind: .binary(BinaryKind()))],
          keyResultFigures: [Samples.figures("kr-41", 1_000_000, .onTrack)])
      }
    ])
    let people = await runOKR("okr objective get o-12", backend)
    #expect(
      people.outLines == [
        "o-12  Zaufana marka", "0.6412  ██████░░░░  ▲ at risk  coverage 1.00", "",
        "cycle   q3", "owners  anna 60 %, lin", "",
        "KEY RESULT  TITLE         VALUE  SCORE  WEIGHT  HEALTH",
        "kr-41       关注者 +30 %      –   1.00          ● on track",
      ], "\(people.out)")
    let json = await runOKR(
      "okr objective get o-12 -o ndjson --fields id,score,health,key_results", backend)
    #expect(
      json.out.hasPrefix(
        #"{"id":"o-12","score":0.641200,"health":"at_risk","key_results":[{"id":"kr-41","#))
  }

  @Test func explainAcceptsTheWordScore() async {
    let backend = Samples.backend
    let result = await runOKR("okr explain score o-12 -o ndjson --fields id,contribution", backend)
    #expect(result.outLines[1] == #"{"id":"kr-41","contribution":0.200000}"#)
    #expect(backend.requests(ExplainRequest.self).last?.id == "o-12")
    #expect(await runOKR("okr explain o-1 o-2").status == .usage)
  }

  @Test func aTreeAsJSONHasAllPages() async throws {
    let backend = FakeBackend([
      "okr.v1.ScoreService/GetTree": { request in
        let start = Int(try #require(request as? GetTreeRequest).page?.pageToken ?? "") ?? 0
        let nodes = Samples.tree[start..<min(start + 3, Samples.tree.count)]
        let next = start + 3 < Samples.tree.count ? String(start + 3) : ""
        return GetTreeResponse(nodes: Array(nodes), nextPageToken: next, total: 7)
      }
    ])
    let result = await runOKR("okr tree --cycle q3-2026 -o json", backend)
    let json = try JSONReader.read(result.out)
    guard case .array(let items)? = json["items"] else {
      Issue.record("no items")
      return
    }
    #expect(items.compactMap { $0["id"]?.stringValue } == ["o-1", "o-2"])
    #expect(items[0]["score"] == .number("0.641200"))
    #expect(json["next_page_token"] == .string("") && json["as_of_revision"] == .string("r41"))
    #expect(backend.requests(GetTreeRequest.self).count == 3)
    #expect(backend.requests(GetTreeRequest.self).allSatisfy { $0.cycle == "q3-2026" })
  }

  @Test func anImportStreamsItsFile() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("big.json", String(repeating: "x", count: 1_200_000))
    let backend = FakeBackend([
      "okr.v1.ImportService/ImportDocument": { _ in
        ImportDocumentResponse(
          findings: (0..<12).map {
            Finding(
              severity: .warning, place: "objectives[\($0)].x", reason: "UNKNOWN_FIELD",
              message: "kept as a note")
          },
          differences: [
            Difference(sign: "+", type: "objective", id: "o-1"),
            Difference(sign: "~", type: "key_result", id: "kr-1", fields: ["target", "weight"]),
          ],
          created: 1, changed: 1, unchanged: 7, checkIns: 3, findingsTotal: 12, differencesTotal: 2)
      }
    ])
    let result = await runOKR("okr import \(file) --dry-run", backend)
    #expect(result.status == .done, "\(result.err)")
    let pieces = backend.requests(ImportDocumentRequest.self)
    #expect(pieces.dropLast().map(\.chunk.count) == [524_288, 524_288, 151_424])
    #expect(pieces.map { $0.mutation != nil } == [true, false, false, true])
    #expect(
      Array(result.outLines.prefix(4)) == [
        "+  objective   o-1", "~  key result  kr-1  target, weight",
        "note  UNKNOWN_FIELD, 12 times", "  objectives[0].x: kept as a note",
      ])
    #expect(
      Array(result.outLines.suffix(3)) == [
        "  and 2 more; all of them with --all or -o json",
        "would import  1 new, 1 changed, 7 unchanged, 3 check-ins", "nothing was changed",
      ])
  }

  @Test func aRefusedImportFails() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("bad.json", "{}")
    let backend = FakeBackend([
      "okr.v1.ImportService/ImportDocument": { _ in
        ImportDocumentResponse(findings: [
          Finding(
            severity: .refused, place: "cycles[0].end", reason: "NOT_A_DAY", message: "2026-04-31")
        ])
      }
    ])
    let result = await runOKR("okr import \(file)", backend)
    #expect(result.status == .refused)
    #expect(result.out.contains("refused  NOT_A_DAY, 1 time\n  cycles[0].end: 2026-04-31\n"))
  }

  @Test func anExportIsWholeOrNotThere() async throws {
    let folder = try TemporaryFolder()
    let backend = FakeBackend(streams: [
      "okr.v1.ImportService/ExportDocument": [
        ExportDocumentResponse(chunk: Array("{\"a\":".utf8)),
        ExportDocumentResponse(chunk: Array("1}".utf8)),
      ]
    ])
    #expect(await runOKR("okr export --cycle q3", backend).out == "{\"a\":1}")
    let file = folder.path + "/out.json"
    #expect(await runOKR("okr export -f \(file)", backend).status == .done)
    #expect(try LocalFile.readText(file, limitBytes: 100) == "{\"a\":1}")
    #expect(backend.requests(ExportDocumentRequest.self).map(\.cycles) == [["q3"], []])
  }

  @Test func aWatchShowsWhatMoved() async {
    let instant = Instant(unixMicros: 1_782_898_200_000_000)
    let backend = FakeBackend(streams: [
      "okr.v1.ScoreService/Watch": [
        WatchResponse(
          figures: [Samples.figures("o-1", 641_200, .atRisk)], revision: 41, instant: instant),
        WatchResponse(
          figures: [Samples.figures("o-1", 700_000, .onTrack)], revision: 42, instant: instant),
      ]
    ])
    let result = await runOKR("okr watch o-1", backend)
    #expect(
      result.outLines == [
        "2026-07-01T09:30:00Z  o-1  0.6412  ▲ at risk  coverage 1.00",
        "2026-07-01T09:30:00Z  o-1  0.6412 → 0.7000  ● on track  coverage 1.00",
      ])
    let lines = await runOKR("okr watch o-1 -o ndjson", backend)
    #expect(
      lines.outLines[1].hasPrefix(
        #"{"revision":42,"instant":"2026-07-01T09:30:00Z","figures":[{"id":"o-1","#))
  }

  @Test func aTokenIsShownOnceOrWrittenPrivately() async throws {
    let folder = try TemporaryFolder()
    let backend = FakeBackend([
      "okr.v1.TokenService/CreateToken": { request in
        CreateTokenResponse(token: (request as? CreateTokenRequest)?.token, secret: "okr_secret")
      }
    ])
    let shown = await runOKR("okr token create anna --role member", backend)
    #expect(shown.outLines.contains("okr_secret"))
    let file = folder.path + "/anna.token"
    let written = await runOKR("okr token create anna --role member --out \(file)", backend)
    #expect(!written.out.contains("okr_secret"))
    #expect(try LocalFile.readText(file, limitBytes: 100, mustBePrivate: true) == "okr_secret\n")
  }
}
