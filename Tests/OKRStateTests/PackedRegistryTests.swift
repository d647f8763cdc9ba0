// Packed rows and their ids beside plain arrays and dictionaries, and copies that stay what they
// were.

internal import BoundedTestSupport
internal import OKRModel
internal import SeededRandom
internal import Testing

@testable internal import OKRState
@testable internal import ScoreEngine

@Suite(.bounded) struct PackedRegistryTests {
  private static func row(_ id: String, _ random: inout SeededGenerator) -> Objective {
    let length = Int.random(in: 0..<4, using: &random) * Int.random(in: 0..<200, using: &random)
    return Objective(
      id: id, title: String(repeating: "ü", count: length),
      version: Int64.random(in: 0...1 << 40, using: &random))
  }

  @Test(arguments: 0..<30) func itIsARegistryAndCopiesAreValues(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var registry = PackedRegistry<Objective>()
    var plain: [Objective] = []
    var places: [String: Int] = [:]
    var copy = (registry: registry, plain: plain)
    for step in 0..<400 {
      if step % 150 == 149 { copy = (registry, plain) }
      let isKnown = Int.random(in: 0..<3, using: &random) == 0
      let known = isKnown ? plain.randomElement(using: &random)?.id : nil
      let stem = step % 7 == 0 ? "ein langer Name, länger als fünfzehn Bytes" : "o"
      let id = known ?? "\(stem)-\(step)"
      let row = Self.row(id, &random)
      let (index, isNew) = registry.put(row, id: id)
      #expect(isNew == (known == nil))
      if isNew {
        plain.append(row)
        places[id] = plain.count - 1
      } else {
        plain[index] = row
      }
      #expect(index == places[id])
    }
    #expect(Array(registry.rows) == plain)
    #expect(Array(copy.registry.rows) == copy.plain)
    for (index, row) in plain.enumerated() {
      #expect(registry.index(of: row.id) == index && registry.id(index) == row.id)
      #expect(registry.find(row.id) == row)
    }
    for id in ["", "o", "o-", "o-x", "another"] { #expect(registry.find(id) == nil) }
  }

  /// Ids that differ in form but not in meaning are two, as they are in the database.
  @Test func idsAreTheirBytes() {
    var registry = PackedRegistry<Objective>()
    _ = registry.put(Objective(id: "\u{E9}"), id: "\u{E9}")
    #expect(registry.index(of: "e\u{301}") == nil)
    #expect(registry.put(Objective(id: "e\u{301}"), id: "e\u{301}").isNew)
    #expect(registry.count == 2)
  }

  @Test(arguments: 0..<30) func alignmentsComeAndGo(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var table = AlignmentTable()
    var plain: [[NodeID]: Alignment] = [:]
    for step in 0..<500 {
      let lower = NodeID.objective(Int.random(in: 0..<8, using: &random))
      let upper = NodeID.keyResult(Int.random(in: 0..<8, using: &random))
      let isGone = Int.random(in: 0..<3, using: &random) == 0
      let alignment =
        isGone ? nil : Alignment(from: "\(lower)", to: "\(upper)", version: Int64(step))
      table[lower, upper] = alignment
      plain[[lower, upper]] = alignment
      #expect(table.count == plain.count)
    }
    for (ends, alignment) in plain { #expect(table[ends[0], ends[1]] == alignment) }
    #expect(Set(table.all) == Set(plain.values))
  }
}
