// docs/INTERCHANGE.md tells the truth: its example is read without a finding, and its reasons are
// all that exist.

internal import BoundedTestSupport
internal import Foundation
internal import OKRModel
internal import Testing

@testable internal import Interchange

@Suite(.bounded) struct DocumentationTests {
  static func page() throws -> String {
    let url = SharedFiles.root.appendingPathComponent("docs/INTERCHANGE.md")
    return try String(contentsOf: url, encoding: .utf8)
  }

  static func example() throws -> String {
    let parts = try Self.page().components(separatedBy: "```")
    try #require(parts.count == 3 && parts[1].hasPrefix("json\n"))
    return String(parts[1].dropFirst("json".count))
  }

  @Test func theExampleIsReadWithoutAFinding() throws {
    let result = try read(try Self.example())
    #expect(result.findings == [])
    #expect(result.document.objectives.count == 3)
    #expect(Set(result.document.keyResults.map { $0.kind?.name }).count == 10)
    #expect(
      result.document.alignments.map(\.mode) == [.average, .average, .average, .value])
    #expect(result.document.checkIns.map(\.origin) == [.stated, .stated, .current])
    #expect(result.document.dependencies.map(\.state) == [.accepted])
    #expect(result.document.overrides.map(\.item) == ["sell-apac"])
    let second = result.document.checkIns[1].checkIn
    #expect(second.effectiveTime?.unixMicros == (try instant("2026-07-28T22:00:00Z")))
    #expect(second.value?.micros == 512_500_000)
    let again = DocumentReader.read(DocumentWriter(result.document).bytes(), try context())
    #expect(again.findings == [])
    #expect(Kept(again.document) == Kept(result.document))
  }

  @Test func everyReasonIsListed() throws {
    let page = try Self.page()
    for reason in FindingReason.allCases {
      #expect(page.contains("`\(reason.rawValue)`"), "\(reason.rawValue)")
    }
  }

  @Test func everyFieldIsListed() throws {
    let page = try Self.page()
    let fields = KnownFields.region.union(KnownFields.unit).union(KnownFields.cycle)
      .union(KnownFields.objective).union(KnownFields.keyResult).union(KnownFields.checkIn)
      .union(KnownFields.dependency).union(KnownFields.override).union(FieldReader.kindFields)
    for field in fields { #expect(page.contains("`\(field)`"), "\(field)") }
  }
}
