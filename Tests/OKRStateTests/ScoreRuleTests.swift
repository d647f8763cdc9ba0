// Scores, coverage, missing values, states, colours and the record in force: docs/SCORING.md, one
// rule a test.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Score, coverage and colour", .bounded)
struct ScoreRuleTests {
  @Test("a score is the attainment within 0 and the cap") func cap() throws {
    for (cap, score) in [(nil, 1_000_000), (1_200_000, 1_200_000), (2_000_000, 1_500_000), (0, 0)]
      as [(Int64?, Int64)]
    {
      var desk = try Desk(policy: Policy(cap: cap.map { Ratio(ppm: $0) }))
      try desk.keyResult("k", try .metric("0", "100"))
      try desk.checkIn("k", "150")
      #expect(try desk.attainment("k") == 1_500_000)
      #expect(try desk.score("k") == score)
      #expect(try desk.score("o") == score)
      try desk.checkIn("k", "-50")
      #expect(try desk.score("k") == 0)
    }
  }

  @Test("what nobody measured scores by the policy") func missing() throws {
    for (missing, score) in [(.unspecified, 0), (.zero, 0), (.exclude, nil), (.zeroAfterDue, nil)]
      as [(Missing, Int64?)]
    {
      var desk = try Desk(policy: Policy(missing: missing))
      try desk.keyResult("k", try .metric("0", "1"))
      #expect(try desk.attainment("k") == nil)
      #expect(try desk.score("k") == score)
      #expect(try desk.score("o") == score)
      #expect(try desk.figures("o").coverage?.ppm == 0)
      #expect(try desk.figures("k").health == .noData)
    }
  }

  @Test("zero_after_due waits for the due day to pass, or the cycle's last") func due() throws {
    var desk = try Desk(policy: Policy(missing: .zeroAfterDue))
    try desk.keyResult("k", try .metric("0", "1"), due: "2026-08-20")
    try desk.keyResult("e", try .metric("0", "1"))
    try desk.advance("2026-08-20T23:59:59Z")
    #expect(try desk.score("k") == nil)
    try desk.advance("2026-08-21T00:00:00Z")
    #expect(try desk.score("k") == 0)
    #expect(try desk.score("o") == 0)
    try desk.advance("2026-09-30T23:59:59Z")
    #expect(try desk.score("e") == nil)
    try desk.advance("2026-10-01T00:00:00Z")
    #expect(try desk.score("e") == 0)
    // A value ends the waiting.
    try desk.checkIn("e", "1")
    #expect(try desk.score("e") == 1_000_000)
  }

  @Test("a clock that stopped long ago catches up with a due date named then") func lateDue() throws
  {
    var desk = try Desk(policy: Policy(missing: .zeroAfterDue))
    try desk.advance("2026-11-01T00:00:00Z")
    try desk.advance("2027-06-01T00:00:00Z")
    try desk.keyResult("k", try .metric("0", "1"), due: "2027-03-01")
    #expect(try desk.score("k") == 0)
    try desk.keyResult("l", try .metric("0", "1"), due: "2027-06-01")
    #expect(try desk.score("l") == nil)
    try desk.advance("2027-06-02T00:00:00Z")
    #expect(try desk.score("l") == 0)
  }

  @Test("an objective without an end or due never runs out") func endless() throws {
    var desk = try Desk(end: "", policy: Policy(missing: .zeroAfterDue))
    try desk.keyResult("k", try .metric("0", "1"))
    try desk.advance("2036-01-01T00:00:00Z")
    #expect(try desk.score("k") == nil)
  }

  @Test("only active, achieved and missed items count") func states() throws {
    for state in State.known where state != .unspecified {
      var desk = try Desk()
      try desk.keyResult("a", .graded(GradedKind()))
      try desk.keyResult("b", .graded(GradedKind()), state: state)
      try desk.checkIn("a", "0.2")
      try desk.checkIn("b", "0.8")
      let counts = [State.active, .achieved, .missed].contains(state)
      #expect(try desk.score("o") == (counts ? 500_000 : 200_000))
      #expect(try desk.score("b") == 800_000)
      let lines = try desk.organisation.explain(ExplainRequest(id: "o"))
      #expect(lines.contains { $0.id == "b" && $0.leftOut.isEmpty == counts })
    }
  }

  @Test("a mean is of exact scores, not of rounded ones") func roundsOnce() throws {
    var desk = try Desk()
    for index in 0..<3 {
      try desk.keyResult("k\(index)", try .metric("0", "3"))
      try desk.checkIn("k\(index)", index == 0 ? "0" : "0.4")
    }
    // 0, 0.133333, 0.133333: 88 888.67.
    #expect(try desk.score("o") == 88_889)
  }

  @Test("key results and aligned objectives weigh alike, flat") func flat() throws {
    var desk = try Desk()
    try desk.keyResult("k", .graded(GradedKind()), weight: 1000)
    try desk.objective("low", weight: 9_000)
    try desk.keyResult("l", .graded(GradedKind()), in: "low")
    // The edge's weight counts, not the objective's own.
    try desk.align("low", "o", .average, weight: 3000)
    try desk.checkIn("k", "1")
    try desk.checkIn("l", "0.2")
    #expect(try desk.score("o") == 400_000)
  }

  @Test("no weight or nothing scored is no score") func noScore() throws {
    var desk = try Desk(policy: Policy(missing: .exclude))
    #expect(try desk.score("o") == nil)
    try desk.keyResult("k", .graded(GradedKind()), weight: 0)
    try desk.checkIn("k", "1")
    #expect(try desk.score("o") == nil)
    #expect(try desk.figures("o").coverage?.ppm == 0)
    try desk.keyResult("n", .graded(GradedKind()))
    #expect(try desk.score("o") == nil)
    #expect(try desk.figures("o").health == .noData)
  }

  @Test("coverage is the share that is measured, scored or not") func coverage() throws {
    var desk = try Desk(policy: Policy(missing: .exclude))
    try desk.keyResult("a", .graded(GradedKind()), weight: 1000)
    try desk.keyResult("b", .graded(GradedKind()), weight: 2000)
    try desk.checkIn("a", "1")
    #expect(try desk.score("o") == 1_000_000)
    #expect(try desk.figures("o").coverage?.ppm == 333_333)
  }

  @Test("bands are half-open and cover the line") func bands() throws {
    let cases: [(Commitment, String, Colour)] = [
      (.aspirational, "0.399999", .red), (.aspirational, "0.4", .amber),
      (.learning, "0.699999", .amber), (.learning, "0.7", .green),
      (.committed, "0.699999", .red), (.committed, "0.7", .amber),
      (.committed, "0.999999", .amber), (.committed, "1", .green),
    ]
    for (commitment, score, colour) in cases {
      var desk = try Desk(commitment: commitment)
      try desk.keyResult("k", .graded(GradedKind()))
      try desk.checkIn("k", score)
      #expect(try desk.figures("k").colour == colour)
      #expect(try desk.figures("o").colour == colour)
    }
  }

  @Test("a grade stands beside the score, and no check-in overwrites it") func grade() throws {
    var desk = try Desk()
    try desk.keyResult("k", .graded(GradedKind()))
    let graded = Objective(id: "o", grade: Ratio(ppm: 900_000))
    try desk.put(.objective(graded, .update(mask: ["grade"])))
    try desk.checkIn("k", "0.3")
    try desk.put(.objective(Objective(id: "o", title: "t"), .update(mask: ["title"])))
    #expect(desk.organisation.objective("o")?.grade?.ppm == 900_000)
    #expect(try desk.score("o") == 300_000)
  }

  @Test("a published score is kept beside the computed one and never becomes it")
  func published() throws {
    var desk = try Desk(policy: Policy(missing: .exclude))
    let published = Objective(id: "o", scorePublished: Ratio(ppm: 900_000))
    try desk.put(.objective(published, .update(mask: [])))
    #expect(try desk.score("o") == nil)
  }

  @Test("a target that changes is a change of the present, on the same records") func retarget()
    throws
  {
    var desk = try Desk()
    try desk.keyResult("k", try .metric("0", "100"))
    try desk.checkIn("k", "50")
    let before = desk.organisation
    let harder = KeyResult(id: "k", kind: try .metric("0", "200"))
    try desk.put(.keyResult(harder, .update(mask: ["kind"])))
    #expect(try desk.score("k") == 250_000)
    let node = try #require(before.node("k"))
    #expect(before.figures(node).score?.ppm == 500_000)
  }

  // MARK: The record in force

  @Test("the latest effective time is in force, whenever it is entered") func inForce() throws {
    var desk = try Desk()
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.checkIn("k", "0.5", at: "2026-08-10T00:00:00Z", confidence: 300_000)
    try desk.checkIn("k", "0.1", at: "2026-08-01T00:00:00Z")
    #expect(try desk.score("k") == 500_000)
    #expect(try desk.figures("k").confidence?.ppm == 300_000)
    // Of equal times the later revision.
    try desk.checkIn("k", "0.6", at: "2026-08-10T00:00:00Z")
    #expect(try desk.score("k") == 600_000)
    #expect(try desk.figures("k").confidence == nil)
  }

  @Test("replaced and voided records are out, and stay out when their replacement is voided")
  func corrections() throws {
    var desk = try Desk()
    try desk.keyResult("k", .graded(GradedKind()))
    let first = try desk.checkIn("k", "0.5", at: "2026-08-10T00:00:00Z")
    // The replaced record's time is kept where none is stated.
    let second = try desk.correct(first, "0.6")
    #expect(
      desk.organisation.checkIn(second)?.effectiveTime?.unixMicros
        == (try micros("2026-08-10T00:00:00Z")))
    #expect(try desk.score("k") == 600_000)
    let void = try desk.correct(second, nil)
    #expect(try desk.attainment("k") == nil)
    #expect(try desk.figures("k").coverage?.ppm == 0)
    // A void is an unreplaced record; what takes its place is in force.
    try desk.correct(void, "0.9")
    #expect(try desk.score("k") == 900_000)
    #expect(desk.organisation.checkIn(first)?.inForce == false)
  }

  @Test("a correction to an earlier time gives the value before it back") func moved() throws {
    var desk = try Desk()
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.checkIn("k", "0.2", at: "2026-08-05T00:00:00Z")
    let wrong = try desk.checkIn("k", "0.9", at: "2026-08-10T00:00:00Z")
    try desk.correct(wrong, "0.1", at: "2026-08-01T00:00:00Z")
    #expect(try desk.score("k") == 200_000)
  }
}
