// The catalogue of errors: what `okr help error` tells is what docs/ERRORS.md says, and is whole.

import BoundedTestSupport
import OKRClient
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct CatalogueTests {
  @Test func thePageIsTheCatalogue() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let page = try LocalFile.readText("/\(root)/docs/ERRORS.md", limitBytes: 1 << 20)
    #expect(
      page == ErrorCatalogue.markdown + "\n",
      "docs/ERRORS.md is old: okr help errors --markdown > docs/ERRORS.md")
  }

  @Test func everyReasonIsExplainedInSentences() {
    let entries = ErrorCatalogue.sections.flatMap(\.entries)
    #expect(entries.count > 120)
    for (reason, explanation) in entries {
      #expect(reason.utf8.count <= 63, "\(reason)")
      for text in [explanation.meaning, explanation.cause, explanation.remedy] {
        #expect(text.hasSuffix("."), "\(reason): \(text)")
      }
    }
    for section in ErrorCatalogue.sections {
      #expect(Set(section.entries.map(\.reason)).count == section.entries.count)
    }
  }

  @Test func entriesAreShownByName() async {
    let shown = await runOKR("okr help error not_a_time")
    #expect(
      shown.out == """
        NOT_A_TIME
          A time lacks its offset, or isn't one.
          cause   A local time without its zone.
          remedy  Write 2026-07-01T09:30:00+02:00 or …Z.

        """)
    // The server's, the connection's and the library's are told as well.
    for reason in ["CYCLE_CLOSED", "TOO_MANY_PINGS", "CONNECTION_LOST", "ID_UNKNOWN"] {
      let shown = await runOKR("okr help error \(reason)")
      #expect(shown.status == .done && shown.out.hasPrefix("\(reason)\n"), "\(reason)")
    }
    // Two parts give this one, each for its own reason.
    #expect(await runOKR("okr help error NOT_A_NUMBER").out.contains("kept as a note"))
    #expect(await runOKR("okr help error NOPE").status == .notThere)
    #expect(await runOKR("okr help error CYCLE_CLOSD").err.contains("okr help error CYCLE_CLOSED"))
  }

  @Test func theOverviewNamesThemAll() async {
    let shown = await runOKR("okr help errors").out
    for section in ErrorCatalogue.sections {
      for entry in section.entries { #expect(shown.contains("  \(entry.reason) ")) }
    }
  }
}
