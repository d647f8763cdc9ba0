// Damaged documents: whatever stands in them, reading ends with findings or with a document that
// reads back the same.

internal import BoundedTestSupport
internal import ExactJSON
internal import Interchange
internal import OKRModel
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct FuzzTests {
  /// Small, so that thousands of damaged ones are read in seconds.
  static let small = #"""
    {"regions":[{"id":"r","time_zone":"Asia/Tokyo"}],"teams":["t"],
     "cycles":[{"name":"c","start":"2026-07-01","end":"2026-09-30","policy":{"cap":1.5}}],
     "objectives":[{"id":"o","cycle":"c","team":"t","region":"r","weight":0.5,"owners":["a"],
      "key_results":[{"id":"k","kind":"numeric","target":3,"unit":"\u0025","current":"NA"},
       {"id":"l","kind":"metric","baseline":-1,"target":1e1,"why":{"é":[true,null]},
        "checkins":[{"date":"2026-07-10","value":".7","label":"x"},{"score":null}]}]}]}
    """#

  static func check(_ bytes: [UInt8], _ words: String) throws -> Bool {
    let result = DocumentReader.read(bytes, try context())
    #expect(result.findingsTotal == result.findings.count, "\(words)")
    if result.isRefused { return false }
    let again = DocumentReader.read(DocumentWriter(result.document).bytes(), try context())
    #expect(again.refused == [], "\(words)")
    #expect(Kept(again.document) == Kept(result.document), "\(words)")
    return true
  }

  @Test func damagedBytes() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("damagedBytes seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let whole = Array(Self.small.utf8)
    var accepted = 0
    for round in 0..<2_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        default:
          bytes.insert(Array("{}[],:\"0-.e\\".utf8).randomElement(using: &random) ?? 0, at: index)
        }
      }
      if try Self.check(bytes, "seed \(seed), round \(round)") { accepted += 1 }
    }
    #expect(accepted > 0 && accepted < 2_000)
  }

  @Test func foreignValues() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("foreignValues seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let whole = try JSONReader.read(Array(try DocumentationTests.example().utf8))
    var accepted = 0
    for round in 0..<1_000 {
      let value = whole.mutated(using: &random)
      let bytes = Array(value.compact.utf8)
      if try Self.check(bytes, "seed \(seed), round \(round)") { accepted += 1 }
    }
    #expect(accepted > 0 && accepted < 1_000)
  }
}

extension JSONValue {
  /// The value with one thing in it changed: a value replaced, a key renamed, dropped, or an item
  /// doubled.
  fileprivate func mutated(using random: inout SeededGenerator) -> JSONValue {
    switch self {
    case .array(let items) where !items.isEmpty && !Self.stops(&random):
      var items = items
      let index = Int.random(in: 0..<items.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: items.remove(at: index)
      case 1: items.append(items[index])
      default: items[index] = items[index].mutated(using: &random)
      }
      return .array(items)
    case .object(var members) where !members.isEmpty && !Self.stops(&random):
      let index = Int.random(in: 0..<members.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: members.remove(at: index)
      case 1:
        let names = [
          "team", "score", "owners", "current", "kind", "notes", "other_notes", "x", "at",
        ]
        let name = names.randomElement(using: &random) ?? "x"
        if !members.contains(where: { $0.name == name }) { members[index].name = name }
      default: members[index].value = members[index].value.mutated(using: &random)
      }
      return .object(members)
    default: return .foreign(using: &random)
    }
  }

  private static func stops(_ random: inout SeededGenerator) -> Bool {
    Int.random(in: 0..<12, using: &random) == 0
  }

  private static func foreign(using random: inout SeededGenerator) -> JSONValue {
    let numbers = ["0", "-1", "1e400", "0.1234567", "9223372036854.775808", "1.50", "3"]
    let texts = ["", "NA", ".7", "grow", "p99", "metric", "numeric", "2021-04-31", "none", "ada"]
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .number(numbers.randomElement(using: &random) ?? "0")
    case 1: return .string(texts.randomElement(using: &random) ?? "")
    default: return .random(depth: 2, using: &random)
    }
  }
}
