// Filters of what isn't listed by id: check-ins, grades, alignments, tokens and organisations.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite(.bounded) struct RecordFilterTests {
  private static let checkIns = [
    CheckIn(
      id: "c1", keyResult: "k", effectiveTime: Instant(unixMicros: 1_782_896_400_000_000),
      value: Value(micros: 2_500_000), confidence: Ratio(ppm: 800_000), note: "New landing page",
      actor: "anna", recordedTime: Instant(unixMicros: 1_782_900_000_000_000), inForce: true),
    CheckIn(
      id: "c2", keyResult: "k", effectiveTime: Instant(unixMicros: 1_782_896_400_000_001),
      replaces: "c1", actor: "jan"),
  ]

  @Test(arguments: [
    ("", ["c1", "c2"]), ("id = c2", ["c2"]), ("in_force = true", ["c1"]),
    ("in_force = false", ["c2"]), ("value = none", ["c2"]), ("value > 2.4", ["c1"]),
    ("value < 2.4", []), ("confidence >= 80%", ["c1"]), ("note : LANDING", ["c1"]),
    ("replaces = c1", ["c2"]), ("replaces = none", ["c1"]), ("actor != jan", ["c1"]),
    ("recorded_time = none", ["c2"]), ("effective_time <= 2026-07-01T09:00:00Z", ["c1"]),
    ("effective_time = 2026-07-01T11:00:00+02:00", ["c1"]),
    ("effective_time > 2026-07-01T09:00:00Z", ["c2"]),
    ("NOT recorded_time >= 2026-07-01T10:00:00Z", ["c2"]),
  ])
  func checkIns(filter: String, ids: [String]) throws {
    let asked = try CheckIn.filter(filter)
    #expect(Self.checkIns.filter { asked.fits($0) }.map(\.id) == ids, "\(filter)")
    #expect(asked.isAsked == !filter.isEmpty)
  }

  @Test(arguments: [
    ("value = none", ["g2"]), ("value >= 0.7 AND computed_score < 0.5", ["g1"]),
    ("reason : late", ["g2"]), ("actor = anna OR id = g2", ["g1", "g2"]),
    ("recorded_time < 2026-07-01T10:00:00Z", []),
  ])
  func grades(filter: String, ids: [String]) throws {
    let grades = [
      Grade(
        id: "g1", value: Ratio(ppm: 700_000), computedScore: Ratio(ppm: 400_000), actor: "anna",
        recordedTime: Instant(unixMicros: 1_782_900_000_000_000)),
      Grade(id: "g2", reason: "Too late"),
    ]
    let asked = try Grade.filter(filter)
    #expect(grades.filter { asked.fits($0) }.map(\.id) == ids, "\(filter)")
  }

  @Test(arguments: [
    ("mode = value", ["b"]), ("mode != value", ["a"]), ("weight > 1", ["a"]),
    ("weight = none", ["b"]), ("to = top AND from = a", ["a"]), ("from : A", ["a"]),
  ])
  func alignments(filter: String, from: [String]) throws {
    let rows = [
      Alignment(from: "a", to: "top", mode: .average, weight: Weight(thousandths: 1_500)),
      Alignment(from: "b", to: "top", mode: .value),
    ]
    let asked = try Alignment.filter(filter)
    #expect(rows.filter { asked.fits($0) }.map(\.from) == from, "\(filter)")
  }

  @Test func tokensAndOrganisations() throws {
    let token = Token(
      id: "t-1", name: "anna", role: .member,
      createdTime: Instant(unixMicros: 1_782_900_000_000_000))
    for (filter, fits) in [
      ("role = member", true), ("role = operator", false), ("revoked = false", true),
      ("expire_time = none", true), ("created_time > 2026-08-01T00:00:00Z", false),
      ("name : NN AND id != t-2", true),
    ] { #expect(try Token.filter(filter).fits(token) == fits, "\(filter)") }
    let acme = OKRModel.Organisation(
      id: "acme", name: "Acme Group", archiveTime: Instant(unixMicros: 1_782_900_000_000_000),
      archivedBy: "root", archiveReason: "sold")
    for (filter, fits) in [
      ("id = acme AND name : group", true), ("archive_time = none", false),
      ("archived_by = root AND archive_reason : SOLD", true),
    ] { #expect(try OKRModel.Organisation.filter(filter).fits(acme) == fits, "\(filter)") }
  }

  @Test(arguments: [
    ("weight > 1", "there is no field \"weight\", but id, effective_time, value"),
    ("effective_time > 2026-07-01", "\"2026-07-01\" is no time, such as 2026-07-01T09:00:00Z"),
    ("effective_time : 2026", "\"2026\" is no time"),
    ("effective_time : 2026-07-01T09:00:00Z", "effective_time is compared by = != < <= > >="),
    ("in_force = yes", "\"yes\" is not one of true, false"),
  ])
  func whatIsWrongIsSaid(filter: String, words: String) {
    let error = #expect(throws: RequestError.self) { try CheckIn.filter(filter) }
    #expect(error?.status.reason == Reason.filterInvalid.rawValue)
    #expect(error?.status.message.contains(words) == true, "\(error?.status.message ?? "")")
    #expect(error?.status.violations.first?.field == "filter")
  }
}
