// The made-up company is a document that an import takes, in the shape that calls count on.

internal import BoundedTestSupport
internal import Interchange
internal import OKRClient
internal import OKRModel
internal import Testing
internal import ZoneFiles

@testable internal import OKRLoad

@Suite(.bounded) struct CompanyTests {
  private static let company = SyntheticCompany(regions: 8, keyResults: 1_000, year: 2026)

  private func read(_ bytes: [UInt8]) -> ReadingResult {
    let context = ReadingContext(
      zones: ZoneFiles(), importInstantMicros: 1_790_000_000_000_000, existing: NoResources())
    return DocumentReader.read(bytes, context)
  }

  @Test func theDocumentHasEveryItem() {
    let company = Self.company
    let result = self.read(company.document())
    #expect(result.findings.filter { $0.severity == .refused } == [])
    let document = result.document
    #expect(document.regions.count == 8)
    #expect(document.units.count == company.units)
    #expect(document.objectives.map(\.id) == (0..<company.objectives).map(company.objectiveID))
    #expect(document.keyResults.map(\.id) == (0..<1_000).map(company.keyResultID))
    #expect(document.alignments.count == company.objectives - 1)
  }

  @Test func valuesSuitTheirKinds() {
    var random = SeededGenerator(seed: 1)
    for keyResult in 0..<1_000 {
      let value = Self.company.value(of: keyResult, using: &random).micros
      switch keyResult % 10 {
      case 9: #expect(value == 0 || value == 1_000_000)
      case 8: #expect((0...1_000_000).contains(value))
      default: #expect((0...120_000_000).contains(value))
      }
    }
  }

  @Test func editsWrapAround() {
    let company = Self.company
    let result = self.read(
      company.edits(from: company.objectives - 2, count: 5, weight: 3))
    let document = result.document
    #expect(
      document.objectives.map(\.id) == ["o-332", "o-333", "o-0", "o-1", "o-2"])
    #expect(document.objectives.allSatisfy { $0.weight == Weight(thousandths: 3_000) })
  }
}
