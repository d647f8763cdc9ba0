// Single records, filters of lists, and figures beside lists' rows, as the client asks for them.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct RecordCommandTests {
  private static let objectives = FakeBackend([
    "okr.v1.ObjectiveService/ListObjectives": { request in
      let asked = try #require(request as? ListObjectivesRequest)
      let figures = Figures(
        id: "o-12", score: Ratio(ppm: 412_345), coverage: Ratio(ppm: 1_000_000), health: .atRisk)
      return ListObjectivesResponse(
        objectives: [
          Objective(id: "o-12", cycle: "q3", title: "提升品牌声誉"), Objective(id: "o-13", cycle: "q3"),
        ], total: 2, figures: asked.includeFigures ? [figures, Figures(id: "o-13")] : [])
    }
  ])

  @Test func aListShowsFiguresWhereTheyAreAskedFor() async throws {
    let plain = await runOKR("okr objective list", Self.objectives, columns: 100)
    #expect(!plain.out.contains("SCORE") && plain.outLines.count == 3)
    let table = await runOKR("okr objective list --figures", Self.objectives, columns: 100)
    #expect(table.outLines.first?.contains("SCORE") == true, "\(table.out)")
    #expect(table.out.contains("0.41") && table.out.contains("at risk") && table.out.contains("–"))

    // Where it is narrow the id, the title and the figures stay.
    let narrow = await runOKR("okr objective list --figures", Self.objectives, columns: 60)
    let head = narrow.outLines.first ?? ""
    #expect(
      head.contains("ID") && head.contains("SCORE") && !head.contains("LEVEL"), "\(narrow.out)")
    #expect(narrow.outLines.allSatisfy { $0.count <= 60 })

    let named = await runOKR(
      "okr objective list --fields id,title,score,coverage,health -o csv", Self.objectives)
    #expect(
      named.outLines == [
        "id,title,score,coverage,health", "o-12,提升品牌声誉,0.412345,1.000000,at_risk", "o-13,,,,",
      ])
    let json = await runOKR("okr objective list --figures -o json", Self.objectives)
    let items = try JSONReader.read(json.out)["items"]
    guard case .array(let rows)? = items else {
      Issue.record("\(json.out)")
      return
    }
    #expect(rows.first?["score"] == .number("0.412345") && rows.last?["score"] == .null)

    let own = await runOKR("okr objective list --fields id,title -o csv", Self.objectives)
    #expect(own.status == .done)
    let asked = Self.objectives.requests(ListObjectivesRequest.self).map(\.includeFigures)
    #expect(asked == [false, true, true, true, true, false])
    let unknown = await runOKR("okr objective list --fields id,scor", Self.objectives)
    #expect(unknown.status == .usage && unknown.err.contains("There is no field scor"))
  }

  @Test func everyListTakesAFilter() async {
    let backend = FakeBackend([
      "okr.v1.CheckInService/ListCheckIns": { _ in ListCheckInsResponse() },
      "okr.v1.GradeService/ListGrades": { _ in ListGradesResponse() },
      "okr.v1.AlignmentService/ListAlignments": { _ in ListAlignmentsResponse() },
      "okr.v1.TokenService/ListTokens": { _ in ListTokensResponse() },
      "okr.v1.OrganisationService/ListOrganisations": { _ in ListOrganisationsResponse() },
    ])
    for line in [
      "okr checkin list kr-41", "okr grade list o-12", "okr alignment list", "okr token list",
      "okr org list",
    ] {
      let result = await runOKR("\(line) --filter 'id = x'", backend)
      #expect(result.status == .done, "\(line): \(result.err)")
    }
    let filters =
      backend.requests(ListCheckInsRequest.self).map(\.filter)
      + backend.requests(ListGradesRequest.self).map(\.filter)
      + backend.requests(ListAlignmentsRequest.self).map(\.filter)
      + backend.requests(ListTokensRequest.self).map(\.filter)
      + backend.requests(ListOrganisationsRequest.self).map(\.filter)
    #expect(filters == Array(repeating: "id = x", count: 5))
  }

  @Test func oneRecordIsShownWithItsFields() async {
    let backend = FakeBackend([
      "okr.v1.CheckInService/GetCheckIn": { request in
        let id = (request as? GetCheckInRequest)?.id ?? ""
        return GetCheckInResponse(
          checkIn: CheckIn(
            id: id, keyResult: "kr-41", value: Value(micros: 2_600_000), note: "new\u{1B}page",
            actor: "anna", inForce: true))
      },
      "okr.v1.GradeService/GetGrade": { _ in GetGradeResponse() },
    ])
    let shown = await runOKR("okr checkin get c42 --as-of r40", backend, columns: 80)
    #expect(shown.out.contains("key result") && shown.out.contains("2.6"), "\(shown.out)")
    #expect(!shown.out.contains("\u{1B}p"))
    #expect(backend.callOptions.first?.asOf?.revision == "r40")
    let id = await runOKR("okr checkins get c42 -o id", backend)
    #expect(id.out == "c42\n")
    let missing = await runOKR("okr grade get g7", backend)
    #expect(missing.status != .done)
  }
}
