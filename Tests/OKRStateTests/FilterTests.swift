// What lists show through a filter.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite(.bounded) struct FilterTests {
  /// o (0.5 by k1), p (no key result), q (committed, of unit u, k2 at 1); k3 without a value in q.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.unit(Unit(id: "u", name: "Växt"), .create))
    try desk.objective("p", weight: 2_500, state: .draft)
    try desk.objective("q", commitment: .committed, unit: "u")
    try desk.put(
      .objective(
        Objective(
          id: "q", title: "Aided Awareness", owners: [Owner(name: "anna"), Owner(name: "jan")]),
        .update(mask: ["title", "owners"])))
    let metric = KeyResult.Kind.metricKind(MetricKind(target: Value(micros: 10_000_000)))
    try desk.keyResult("k1", metric, due: "2026-08-01")
    try desk.keyResult("k2", metric, in: "q", unit: "%")
    try desk.keyResult("k3", .binary(BinaryKind()), in: "q")
    try desk.checkIn("k1", "5")
    try desk.checkIn("k2", "12.5")
    return desk
  }

  private func objectives(_ filter: String, _ desk: Desk) throws -> [String] {
    let rows = Objective.rows(desk.organisation)
    return try Objective.filter(filter)
      .select((0..<UInt32(rows.count)).map { $0 }, of: desk.organisation).map { rows.id(Int($0)) }
  }

  private func keyResults(_ filter: String, _ desk: Desk) throws -> [String] {
    let rows = KeyResult.rows(desk.organisation)
    return try KeyResult.filter(filter)
      .select((0..<UInt32(rows.count)).map { $0 }, of: desk.organisation).map { rows.id(Int($0)) }
  }

  @Test(arguments: [
    ("id = o", ["o"]), ("id != o", ["p", "q"]), ("title : AWARE", ["q"]),
    ("title = \"Aided Awareness\"", ["q"]), ("title = none", ["o", "p"]), ("title != none", ["q"]),
    ("unit = u", ["q"]), ("owner = jan", ["q"]), ("owner != jan", ["o", "p"]),
    ("owner : ANN", ["q"]),
    ("owner = none", ["o", "p"]), ("state = draft", ["p"]), ("NOT state = draft", ["o", "q"]),
    ("commitment = committed OR state = draft", ["p", "q"]), ("weight >= 2.5", ["p"]),
    ("weight < 2.5", ["o", "q"]), ("score = 0.5", ["o", "q"]), ("score = none", ["p"]),
    ("score >= 50%", ["o", "q"]), ("score < 0.6 AND NOT (commitment = committed)", ["o"]),
    ("coverage = 1", ["o"]), ("coverage = 0.5", ["q"]), ("grade = none", ["o", "p", "q"]),
    ("level = team AND cycle = c", ["o", "p", "q"]), ("health = no_data", ["p"]),
    ("colour = none", ["p"]), ("colour != none", ["o", "q"]),
  ])
  func objectives(filter: String, ids: [String]) throws {
    #expect(try self.objectives(filter, try self.desk()) == ids, "\(filter)")
  }

  @Test(arguments: [
    ("objective = q", ["k2", "k3"]), ("kind = metric", ["k1", "k2"]), ("kind = binary", ["k3"]),
    ("value > 5", ["k2"]), ("value <= 5", ["k1"]), ("value = none", ["k3"]),
    ("attainment > 1", ["k2"]), ("due < 2026-08-02", ["k1"]), ("due = none", ["k2", "k3"]),
    ("due != 2026-08-02", ["k1"]), ("unit = %", ["k2"]), ("unit = \"%\"", ["k2"]),
    ("cycle = c AND coverage = 0", ["k3"]), ("priority = none", ["k1", "k2", "k3"]),
    ("metric = none AND score >= 0.5", ["k1", "k2"]),
  ])
  func keyResults(filter: String, ids: [String]) throws {
    #expect(try self.keyResults(filter, try self.desk()) == ids, "\(filter)")
  }

  @Test func everyTypeHasItsFields() throws {
    var desk = try self.desk()
    try desk.put(.region(Region(id: "emea", timeZone: "Europe/Warsaw"), .create))
    try desk.put(.member(Member(id: "anna", name: "Anna Żak", unit: "u"), .create))
    try desk.put(.metric(Metric(id: "leads", unit: "n"), .create))
    let organisation = desk.organisation
    #expect(try Region.filter("time_zone : warsaw").select([0], of: organisation) == [0])
    #expect(try Unit.filter("name : VÄXT AND region = none").select([0], of: organisation) == [0])
    #expect(try Member.filter("name : żak AND unit != u").select([0], of: organisation) == [])
    #expect(try Metric.filter("unit = n").select([0], of: organisation) == [0])
    #expect(
      try Cycle.filter("phase = active AND start <= 2026-07-01 AND end > 2026-09-01")
        .select([0], of: organisation) == [0])
  }

  @Test(arguments: [
    ("scor < 1", "at character 1: there is no field \"scor\", but id, title, cycle"),
    ("score < high", "at character 9: \"high\" is no number of at most 6 decimal places"),
    ("score : 1", "at character 1: score is compared by = != < <= > >="),
    ("state < draft", "at character 1: state is compared by = !="),
    ("state = red", "at character 9: \"red\" is not one of draft, active, achieved"),
    ("title < x", "at character 1: title is compared by = != :"),
    ("score < none", "at character 1: score is compared by = !="),
    ("weight = 0.0001", "at character 10: \"0.0001\" is no number of at most 3 decimal places"),
    ("a = 1 AND", "at character 10: a field's name belongs here"),
  ])
  func whatIsWrongIsSaid(filter: String, words: String) {
    let error = #expect(throws: RequestError.self) { try Objective.filter(filter) }
    #expect(error?.status.reason == Reason.filterInvalid.rawValue)
    #expect(error?.status.message.contains(words) == true, "\(error?.status.message ?? "")")
    #expect(error?.status.violations.first?.field == "filter")
  }

  @Test func daysAreDays() {
    let error = #expect(throws: RequestError.self) { try Cycle.filter("start > 2026-02-30") }
    #expect(
      error?.status.message
        == "The filter can't be read at character 9: \"2026-02-30\" is no day, such as 2026-07-01.")
  }

  /// A row fits a filter or its negation, and never both.
  @Test func negationIsTheRest() throws {
    let desk = try self.desk()
    for filter in ["score >= 0.5", "owner = jan", "health = no_data", "weight = 1 AND unit = none"]
    {
      let fits = try self.objectives(filter, desk)
      let rest = try self.objectives("NOT (\(filter))", desk)
      #expect((fits + rest).sorted() == ["o", "p", "q"])
    }
  }
}
