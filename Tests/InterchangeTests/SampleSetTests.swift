// The three public sets, whole: nothing is refused, nothing is dropped in silence, and they read
// back as written.

internal import BoundedTestSupport
internal import ExactJSON
internal import Interchange
internal import OKRModel
internal import Testing

@Suite(.bounded) struct SampleSetTests {
  static let names = ["company.json", "protocol.json", "releases.json"]

  static func read(_ name: String) throws -> (JSONValue, ReadingResult)? {
    guard let bytes = try SharedFiles.sample(name) else { return nil }
    return (try JSONReader.read(bytes), DocumentReader.read(bytes, try context()))
  }

  @Test(arguments: [
    ("company.json", [35, 10, 209, 586, 59, 0]), ("protocol.json", [1, 6, 20, 55, 0, 155]),
    ("releases.json", [5, 6, 17, 75, 0, 351]),
  ]) func areReadWhole(name: String, counts: [Int]) throws {
    guard let (_, result) = try Self.read(name) else { return }
    #expect(result.refused == [])
    let document = result.document
    #expect(
      [
        document.units.count, document.cycles.count, document.objectives.count,
        document.keyResults.count, document.alignments.count, document.checkIns.count,
      ] == counts)
  }

  @Test(arguments: names) func nothingIsDroppedInSilence(name: String) throws {
    guard let (source, result) = try Self.read(name) else { return }
    let facts = Facts(result.document)
    var leaves = 0
    for objective in source.items("objectives") {
      let id = objective.text("id")
      leaves += facts.expect(objective.without("key_results"), under: id)
      for keyResult in objective.items("key_results") {
        leaves += facts.expect(keyResult, under: keyResult.text("id"))
      }
    }
    for cycle in source.items("cycles") {
      leaves += facts.expect(cycle, under: cycle.text("name"))
    }
    let rest = source.without("objectives").without("cycles").without("teams")
    leaves += facts.expect(rest, under: "")
    for team in source.items("teams") { leaves += facts.expect(team, under: "") }
    #expect(leaves > 500)
  }

  @Test(arguments: names) func everyUnknownFieldIsWarnedOf(name: String) throws {
    guard let (_, result) = try Self.read(name) else { return }
    let silent: Set<String> = ["notes", "source_kind", "direction"]
    let notes =
      result.document.objectives.flatMap(\.notes)
      + result.document.keyResults.flatMap(\.notes)
      + result.document.checkIns.flatMap(\.checkIn.notes)
      + result.document.cycles.flatMap(\.notes) + result.document.notes
    let loud = notes.filter {
      !silent.contains($0.field) && !$0.field.hasPrefix("check_ins_without_value")
    }
    let warnings = result.findings.filter { $0.reason != "CHECK_IN_WITHOUT_VALUE" }
    #expect(loud.count == warnings.count)
  }

  @Test(arguments: names) func readBackAsWritten(name: String) throws {
    guard let (_, result) = try Self.read(name) else { return }
    let writer = DocumentWriter(result.document)
    #expect(writer.unwritable == [])
    let bytes = writer.bytes()
    let again = DocumentReader.read(bytes, try context())
    #expect(again.refused == [])
    #expect(Kept(again.document) == Kept(result.document))
    #expect(DocumentWriter(again.document).bytes() == bytes)
  }

  @Test func kindsOfTheSets() throws {
    guard let (_, company) = try Self.read("company.json"),
      let (_, releases) = try Self.read("releases.json")
    else { return }
    func count(_ result: ReadingResult, _ name: String) -> Int {
      result.document.keyResults.filter { $0.kind?.name == name }.count
    }
    #expect(count(company, "graded") == 449)
    #expect(count(company, "threshold") == 18)
    #expect(count(company, "metric_kind") == 119)
    // 31 graded_0_1, 23 with scores, 3 without a kind.
    #expect(count(releases, "graded") == 57)
    #expect(count(releases, "threshold") == 4)
    #expect(count(releases, "metric_kind") == 14)
  }

  @Test func timesOfTheSets() throws {
    guard let (_, releases) = try Self.read("releases.json"),
      let (_, `protocol`) = try Self.read("protocol.json")
    else { return }
    #expect(releases.document.checkIns.allSatisfy { $0.origin == .stated })
    let first = releases.document.checkIns[0].checkIn
    #expect(first.effectiveTime?.unixMicros == (try instant("2019-03-26T00:00:00Z")))
    #expect(first.value?.micros == 330_000)
    #expect(`protocol`.document.checkIns.allSatisfy { $0.origin == .untimed })
  }
}

/// What was read, by the id of the item that it belongs to.
private struct Facts {
  private var facts: [String: Set<String>] = [:]

  init(_ document: OrganisationDocument) {
    for unit in document.units { self.add(unit, under: "") }
    for cycle in document.cycles { self.add(cycle, under: cycle.id) }
    for objective in document.objectives { self.add(objective, under: objective.id) }
    for keyResult in document.keyResults { self.add(keyResult, under: keyResult.id) }
    for alignment in document.alignments { self.add(alignment, under: alignment.from) }
    for item in document.checkIns {
      self.add(item.checkIn, under: item.checkIn.keyResult)
      let day = InstantText.format(unixMicros: item.checkIn.effectiveTime?.unixMicros ?? 0)
      self.facts[item.checkIn.keyResult, default: []].insert("s:\(day.prefix(10))")
    }
    for note in document.notes { self.add(note, under: "") }
  }

  private mutating func add(_ message: some WireMessage, under id: String) {
    var collector = Collector()
    message.visitFields(&collector)
    self.facts[id, default: []].formUnion(collector.facts)
  }

  /// Expects every scalar of a source, and tells how many there were.
  func expect(_ source: JSONValue, under id: String) -> Int {
    let known = self.facts[id] ?? []
    let leaves = source.leaves
    for leaf in leaves { #expect(known.contains(leaf), "\(leaf) of \(id)") }
    return leaves.count
  }
}

private struct Collector: FieldVisitor {
  var facts: Set<String> = []

  mutating func field(_ name: String, _ value: String) {
    self.facts.insert("s:\(value)")
    if name == "json", let json = try? JSONReader.read(Array(value.utf8)) {
      self.facts.formUnion(json.leaves)
    }
  }
  mutating func field(_ name: String, _ value: Int64) { self.facts.insert("n:\(value)") }
  mutating func field(_ name: String, _ value: Int32) { self.facts.insert("n:\(value)") }
  mutating func field(_ name: String, _ value: Bool) { self.facts.insert("b:\(value)") }
  mutating func field(_ name: String, _ value: [UInt8]) {}
  mutating func field(_ name: String, _ value: [String]) {
    self.facts.formUnion(value.map { "s:\($0)" })
  }
  mutating func field<N: FixedWidthInteger>(_ name: String, _ value: [N]) {
    self.facts.formUnion(value.map { "n:\($0)" })
  }
  mutating func field<M: WireMessage>(_ name: String, _ value: M?) { value?.visitFields(&self) }
  mutating func field<M: WireMessage>(_ name: String, _ value: [M]) {
    for item in value { item.visitFields(&self) }
  }
  mutating func field<E: WireEnum>(_ name: String, _ value: E) {
    self.facts.insert("s:\(value.name)")
  }
  mutating func field<E: WireEnum>(_ name: String, _ value: [E]) {
    self.facts.formUnion(value.map { "s:\($0.name)" })
  }
}

extension JSONValue {
  /// Every scalar that is stated: texts, flags, and numbers in millionths.
  fileprivate var leaves: [String] {
    switch self {
    case .null: []
    case .bool(let bool): ["b:\(bool)"]
    case .string(let text): ["s:\(text)"]
    case .number(let text): ["n:\((try? DecimalText.parse(text)).map { String($0) } ?? text)"]
    case .array(let items): items.flatMap(\.leaves)
    case .object(let members): members.flatMap(\.value.leaves)
    }
  }

  private func member(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  fileprivate func items(_ name: String) -> [JSONValue] {
    if case .array(let items)? = self.member(name) { return items }
    return []
  }

  fileprivate func text(_ name: String) -> String {
    if case .string(let text)? = self.member(name) { return text }
    return ""
  }

  fileprivate func without(_ name: String) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.filter { $0.name != name })
  }
}
