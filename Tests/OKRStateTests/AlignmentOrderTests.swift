// Alignments as lists walk through them: each once, in one order, from any place on.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct AlignmentOrderTests {
  private static func rows(
    _ organisation: OKRState.Organisation, behind number: Int? = nil, atMost limit: Int = Int.max
  ) -> [NumberedAlignment] {
    var found: [NumberedAlignment] = []
    organisation.forEachAlignment(behind: number) { row in
      found.append(row)
      return found.count < limit
    }
    return found
  }

  /// Objectives and key results that are aligned at random, to some of those made before.
  private static func desk(_ random: inout SeededGenerator) throws -> Desk {
    var desk = try Desk()
    var items = ["o"]
    for number in 0..<24 {
      let id = "i\(number)"
      if number % 3 == 2 {
        try desk.keyResult(id, .rollupScore(RollupScoreKind()))
      } else {
        try desk.objective(id)
      }
      for upper in items.shuffled(using: &random).prefix(2) {
        // What would close a circle or count twice is refused, which is as good.
        try? desk.align(id, upper, AlignmentMode.none)
      }
      items.append(id)
    }
    return desk
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func everyPlaceHasItsRest(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Self.desk(&random)
    let all = Self.rows(desk.organisation)
    #expect(all.count == desk.organisation.alignmentCount && all.count > 20)
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.number < $1.number })
    for (place, row) in all.enumerated() {
      let rest = Self.rows(desk.organisation, behind: row.number)
      #expect(rest.map(\.number) == all.dropFirst(place + 1).map(\.number))
      let ends = desk.organisation.alignmentEnds(row.number)
      #expect(ends?.from == row.alignment.from && ends?.to == row.alignment.to)
    }
    #expect(Self.rows(desk.organisation, atMost: 3).map(\.number) == all.prefix(3).map(\.number))

    // One that is gone still has its place.
    let gone = try #require(all.randomElement(using: &random))
    try desk.put(.removeAlignment(lower: gone.alignment.from, upper: gone.alignment.to))
    let rest = Self.rows(desk.organisation, behind: gone.number)
    #expect(rest.map(\.number) == all.map(\.number).filter { $0 > gone.number })
  }

  @Test func aNumberOfNothingIsNone() throws {
    let desk = try Desk()
    for number in [0, 1, 1 << 30, 1 << 61, Int.max, Int.max - 1] {
      #expect(Self.rows(desk.organisation, behind: number).isEmpty)
    }
    #expect(desk.organisation.alignmentEnds(Int.max) == nil)
    #expect(desk.organisation.alignments(ofItem: "nothing") == nil)
    #expect(desk.organisation.alignments(ofItem: "o")?.isEmpty == true)
  }

  @Test func gradesAndCheckInsAreFoundByTheirIDs() throws {
    var desk = try Desk()
    try desk.objective("other")
    try desk.keyResult("k", try .metric("0", "10"))
    let first = try desk.put(.grade(Grade(objective: "o", value: Ratio(ppm: 1), reason: "early")))
    let second = try desk.put(.grade(Grade(objective: "other", value: Ratio(ppm: 2))))
    let third = try desk.put(.grade(Grade(objective: "o", value: nil)))
    let organisation = desk.organisation
    #expect(organisation.grade("g\(first)") == organisation.grades(ofObjective: "o")?.last)
    #expect(organisation.grade("g\(second)")?.objective == "other")
    #expect(organisation.grade("g\(third)")?.value == nil && organisation.grade("g\(third)") != nil)
    let checkIn = try desk.checkIn("k", "5")
    #expect(desk.organisation.listedCheckIn(checkIn)?.keyResult == "k")
    for id in ["", "g", "g+\(first)", "g0\(first)", "g\(third + 1)", checkIn, "c\(first)"] {
      #expect(desk.organisation.grade(id) == nil, "\(id)")
    }
    for id in ["", "c", checkIn.replacing("c", with: "c+"), checkIn.replacing("c", with: "c0")] {
      #expect(desk.organisation.listedCheckIn(id) == nil, "\(id)")
    }
  }
}
