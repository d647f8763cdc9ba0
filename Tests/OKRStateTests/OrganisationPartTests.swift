// What a role that holds in a unit or region may change: every kind of edit, and random trees held against
// a model that lists what stands above.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct OrganisationPartTests {
  private typealias Case = (what: String, edit: Edit, allowed: Set<OrganisationPart>)

  private static let sales = OrganisationPart.unit("sales")
  private static let inner = OrganisationPart.unit("inner")
  private static let east = OrganisationPart.region("east")
  private static let world = OrganisationPart.region("world")
  private static let parts = [sales, inner, east, world]

  /// Regions east and west in the world; unit sales in the east with inner and outer below, hr in the west.
  private static func company() throws -> Desk {
    var desk = try Desk()
    try desk.put(.region(Region(id: "world"), .create))
    for id in ["east", "west"] { try desk.put(.region(Region(id: id, parent: "world"), .create)) }
    try desk.put(.unit(Unit(id: "sales", region: "east"), .create))
    for id in ["inner", "outer"] { try desk.put(.unit(Unit(id: id, parent: "sales"), .create)) }
    try desk.put(.unit(Unit(id: "hr", region: "west"), .create))
    for unit in ["sales", "inner", "outer", "hr"] {
      try desk.objective("o-\(unit)", unit: unit)
      try desk.keyResult("kr-\(unit)", .metric("0", "10"), in: "o-\(unit)")
      try desk.put(.member(Member(id: "m-\(unit)", unit: unit), .create))
    }
    // Its unit is inner, its region the west.
    try desk.objective("o-away", region: "west", unit: "inner")
    try desk.put(.metric(Metric(id: "metric"), .create))
    let need = Dependency(
      id: "need", title: "a feed", objective: "o-inner", giver: "hr",
      neededBy: "2026-09-01")
    try desk.put(.dependency(need, .create))
    return desk
  }

  private static func retitled(_ id: String) -> Edit {
    .objective(Objective(id: id, title: "new"), .update(mask: ["title"]))
  }

  private static func split(
    _ source: String, _ unit: Unit, _ objectives: [String] = []
  ) -> Edit {
    .compound(
      .splitUnit(
        UnitSplit(
          source: source, unit: unit, objectives: objectives, members: [], units: [],
          expectedVersion: 0)))
  }

  private static func moved(_ id: String, to unit: String) -> Edit {
    .objective(Objective(id: id, unit: unit), .update(mask: ["unit"]))
  }

  private static var cases: [Case] {
    let all = Set(Self.parts)
    return [
      ("a title", retitled("o-inner"), all),
      ("another unit's", retitled("o-outer"), [sales, east, world]),
      ("another region's", retitled("o-hr"), [world]),
      ("its own region wins", retitled("o-away"), [sales, inner, world]),
      ("of no unit", retitled("o"), []),
      ("moved below", moved("o-sales", to: "inner"), [sales, east, world]),
      ("moved away", moved("o-inner", to: "outer"), [sales, east, world]),
      ("moved far away", moved("o-inner", to: "hr"), [world]),
      ("taken from afar", moved("o-hr", to: "inner"), [world]),
      ("moved nowhere", moved("o-inner", to: ""), []),
      (
        "moved to a region",
        .objective(Objective(id: "o-inner", region: "west"), .update(mask: [])),
        [sales, inner, world]
      ),
      ("new", .objective(Objective(id: "n", cycle: "c", unit: "inner"), .create), all),
      ("new elsewhere", .objective(Objective(id: "n", cycle: "c", unit: "hr"), .create), [world]),
      ("new in no unit", .objective(Objective(id: "n", cycle: "c"), .create), []),
      ("not there", retitled("nobody"), all),
      ("key result", .keyResult(KeyResult(id: "kr-inner", title: "t"), .update(mask: [])), all),
      (
        "key result given away",
        .keyResult(KeyResult(id: "kr-inner", objective: "o-hr"), .update(mask: [])), [world]
      ),
      (
        "new key result", .keyResult(KeyResult(id: "k", objective: "o-outer"), .create),
        [sales, east, world]
      ),
      (
        "check-in", .checkIn(CheckIn(keyResult: "kr-outer", value: Value(micros: 1))),
        [sales, east, world]
      ),
      ("grade", .grade(Grade(objective: "o-hr")), [world]),
      ("override", .override(Override(item: "kr-inner")), all),
      ("no override", .withdrawOverride(item: "o-outer", reason: "r"), [sales, east, world]),
      ("lower end", .alignment(Alignment(from: "o-inner", to: "o-hr"), .create), all),
      ("upper end", .alignment(Alignment(from: "o-hr", to: "o-inner"), .create), [world]),
      ("no alignment", .removeAlignment(lower: "o-outer", upper: "o"), [sales, east, world]),
      ("asked", .dependency(Dependency(id: "need", title: "t"), .update(mask: ["title"])), all),
      ("promised", .answer(DependencyAnswer(id: "need", state: .accepted)), [world]),
      ("withdrawn", .answer(DependencyAnswer(id: "need", state: .withdrawn)), all),
      ("own unit", .unit(Unit(id: "inner", name: "n"), .update(mask: ["name"])), all),
      (
        "unit moved out", .unit(Unit(id: "inner", parent: "hr"), .update(mask: ["parent"])), [world]
      ),
      ("unit to the top", .unit(Unit(id: "inner"), .update(mask: ["parent"])), []),
      ("new unit", .unit(Unit(id: "u", parent: "inner"), .create), all),
      (
        "new unit there", .unit(Unit(id: "u", parent: "inner", region: "west"), .create),
        [sales, inner, world]
      ),
      ("new unit at the top", .unit(Unit(id: "u"), .create), []),
      ("region", .region(Region(id: "east", name: "n"), .update(mask: ["name"])), [east, world]),
      ("new region", .region(Region(id: "r", parent: "east"), .create), [east, world]),
      ("region moved up", .region(Region(id: "east"), .update(mask: ["parent"])), []),
      ("region at the top", .region(Region(id: "r"), .create), []),
      (
        "member", .member(Member(id: "m-outer", name: "n"), .update(mask: ["name"])),
        [sales, east, world]
      ),
      (
        "member moved", .member(Member(id: "m-inner", unit: "hr"), .update(mask: ["unit"])), [world]
      ),
      ("archive", .archive(.objective, id: "o-inner"), all),
      ("archive a unit", .archive(.unit, id: "outer"), [sales, east, world]),
      ("restore", .restore(.keyResult, id: "kr-hr"), [world]),
      ("prune", .prune(.member, id: "m-inner"), all),
      ("metric", .metric(Metric(id: "metric", name: "n"), .update(mask: [])), []),
      ("cycle", .cycle(Cycle(id: "c", name: "n"), .update(mask: [])), []),
      ("close", .closeCycle("c", nil), []),
      ("reopen", .reopenCycle(CycleReopening(cycle: "c", reason: "r")), []),
      ("notes", .documentNotes([]), []),
      ("split beside", split("inner", Unit(id: "u")), [sales, east, world]),
      ("split below", split("inner", Unit(id: "u", parent: "inner")), all),
      (
        "split to a region", split("inner", Unit(id: "u", parent: "inner", region: "west")),
        [sales, inner, world]
      ),
      ("split at the top", split("sales", Unit(id: "u")), [east, world]),
      (
        "split with another region's",
        split("inner", Unit(id: "u", parent: "inner"), ["o-inner", "o-away"]),
        [sales, inner, world]
      ),
      (
        "merge",
        .compound(.mergeUnits(UnitMerge(source: "outer", target: "inner", expectedVersion: 0))),
        [sales, east, world]
      ),
      (
        "merge of what isn't there",
        .compound(.mergeUnits(UnitMerge(source: "nobody", target: "inner", expectedVersion: 0))),
        all
      ),
      (
        "merge with another region's",
        .compound(.mergeUnits(UnitMerge(source: "inner", target: "outer", expectedVersion: 0))),
        [sales, world]
      ),
    ]
  }

  @Test func everyKindOfEditStaysInItsPart() throws {
    let organisation = try Self.company().organisation
    for found in Self.cases {
      for part in Self.parts {
        let refusal = Self.refusal(organisation, found.edit, part)
        #expect((refusal == nil) == found.allowed.contains(part), "\(found.what), \(part.words)")
        #expect(refusal == nil || refusal?.status.reason == "PART_NOT_ENOUGH", "\(found.what)")
      }
      #expect(Self.refusal(organisation, found.edit, nil) == nil, "\(found.what)")
    }
  }

  @Test func aCorrectionStandsWhereItsKeyResultDoes() throws {
    var desk = try Self.company()
    let id = try desk.checkIn("kr-outer", "3")
    let edit = Edit.correction(CheckIn(replaces: id))
    #expect(Self.refusal(desk.organisation, edit, Self.sales) == nil)
    #expect(Self.refusal(desk.organisation, edit, Self.inner) != nil)
    let other = Edit.correction(CheckIn(keyResult: "kr-inner", replaces: id))
    #expect(Self.refusal(desk.organisation, other, Self.inner) != nil)
  }

  @Test func theRefusalNamesBothPlaces() throws {
    let organisation = try Self.company().organisation
    do throws(RequestError) {
      try organisation.check(
        [Self.retitled("o-inner"), Self.retitled("o-hr")], within: Self.sales, field: "edits")
      Issue.record("it was accepted")
    } catch {
      #expect(
        error.status.message
          == "The role holds in unit \"sales\" alone; objective \"o-hr\" stands in unit \"hr\": "
          + "a role there or in the whole organisation is needed.")
      #expect(error.status.violations.map(\.field) == ["edits[1]"])
      #expect(error.status.code == .permissionDenied)
    }
  }

  private static func refusal(
    _ organisation: OKRState.Organisation, _ edit: Edit, _ part: OrganisationPart?
  ) -> RequestError? {
    do throws(RequestError) {
      try organisation.check([edit], within: part, field: "")
      return nil
    } catch { return error }
  }

  /// Every objective of random trees against sets of what stands above it.
  @Test func partsAreThoseOfTheModel() throws {
    var seen: Set<Bool> = []
    for seed in 0..<200 as Range<UInt64> {
      let company = try RandomPlaces(seed: seed)
      for objective in company.objectives {
        for (part, expected) in company.expected(objective) {
          let refusal = Self.refusal(company.desk.organisation, Self.retitled(objective.id), part)
          #expect((refusal == nil) == expected, "seed \(seed), \(objective.id), \(part.words)")
          seen.insert(expected)
        }
      }
    }
    #expect(seen == [true, false])
  }
}

/// Random trees of regions and units with objectives in them, and for each id the set of those above it.
private struct RandomPlaces {
  private(set) var desk: Desk
  private(set) var objectives: [Objective] = []
  private var regions: [String: Set<String>] = [:]
  private var units: [String: Set<String>] = [:]
  private var regionOfUnit: [String: String] = [:]

  init(seed: UInt64) throws {
    self.desk = try Desk()
    var random = SeededGenerator(seed: seed)
    for number in 0..<6 {
      let above = number > 0 && Bool.random(using: &random)
      let parent = above ? "r\(Int.random(in: 0..<number, using: &random))" : ""
      try self.addRegion(Region(id: "r\(number)", parent: parent))
    }
    for number in 0..<10 {
      let above = number > 0 && Int.random(in: 0..<4, using: &random) > 0
      let parent = above ? "u\(Int.random(in: 0..<number, using: &random))" : ""
      let region = Bool.random(using: &random) ? "r\(Int.random(in: 0..<6, using: &random))" : ""
      try self.addUnit(Unit(id: "u\(number)", parent: parent, region: region))
    }
    for number in 0..<10 {
      let unit = Bool.random(using: &random) ? "u\(Int.random(in: 0..<10, using: &random))" : ""
      let region = Int.random(in: 0..<3, using: &random) == 0 ? "r\(number % 6)" : ""
      self.objectives.append(Objective(id: "x\(number)", unit: unit, region: region))
      try self.desk.objective("x\(number)", region: region, unit: unit)
    }
  }

  private mutating func addRegion(_ region: Region) throws {
    try self.desk.put(.region(region, .create))
    self.regions[region.id] = self.regions[region.parent, default: []].union([region.id])
  }

  private mutating func addUnit(_ unit: Unit) throws {
    try self.desk.put(.unit(unit, .create))
    self.units[unit.id] = self.units[unit.parent, default: []].union([unit.id])
    self.regionOfUnit[unit.id] =
      unit.region.isEmpty ? self.regionOfUnit[unit.parent] : unit.region
  }

  /// Whether an objective stands in each unit and each region.
  func expected(_ objective: Objective) -> [(part: OrganisationPart, holds: Bool)] {
    let region =
      objective.region.isEmpty ? self.regionOfUnit[objective.unit] ?? "" : objective.region
    return self.units.keys.map {
      (.unit($0), self.units[objective.unit, default: []].contains($0))
    } + self.regions.keys.map { (.region($0), self.regions[region, default: []].contains($0)) }
  }
}
