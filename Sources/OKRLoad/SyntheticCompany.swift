// A made-up company: regions, units, one cycle, and a forest of objectives with key results of
// several kinds. The same numbers always make the same company.

internal import ExactJSON
internal import OKRModel

/// The shape of a company, and the document that makes it.
struct SyntheticCompany: Sendable, Hashable {
  static let cycle = "q"
  static let keyResultsPerObjective = 3
  /// Objectives under one.
  private static let branching = 4
  private static let zones = [
    "UTC", "Europe/Berlin", "America/New_York", "Asia/Singapore", "Asia/Shanghai",
    "America/Sao_Paulo", "Europe/London", "Australia/Sydney",
  ]

  let regions: Int
  let keyResults: Int
  /// The year that the cycle is.
  let year: Int

  var units: Int { max(self.regions, 20) }
  var objectives: Int {
    (self.keyResults + Self.keyResultsPerObjective - 1) / Self.keyResultsPerObjective
  }

  func objectiveID(_ index: Int) -> String { "o-\(index)" }
  func keyResultID(_ index: Int) -> String { "kr-\(index)" }
  func regionID(_ index: Int) -> String { "r-\(index % self.regions)" }
  func unitID(_ index: Int) -> String { "u-\(index % self.units)" }

  /// A value that a key result takes.
  func value(of keyResult: Int, using random: inout some RandomNumberGenerator) -> Value {
    switch Kind(of: keyResult) {
    case .metric, .floor: Value(micros: Int64.random(in: 0...120, using: &random) * 1_000_000)
    case .graded: Value(micros: Int64.random(in: 0...10, using: &random) * 100_000)
    case .binary: Value(micros: Int64.random(in: 0...1, using: &random) * 1_000_000)
    }
  }

  private enum Kind {
    case metric, floor, graded, binary

    init(of keyResult: Int) {
      switch keyResult % 10 {
      case 7: self = .floor
      case 8: self = .graded
      case 9: self = .binary
      default: self = .metric
      }
    }
  }

  // MARK: The document

  /// The whole company as an import takes it.
  func document() -> [UInt8] {
    let regions = (0..<self.regions).map { index in
      JSONValue.object([
        .init("id", .string(self.regionID(index))), .init("name", .string("Region \(index)")),
        .init("time_zone", .string(Self.zones[index % Self.zones.count])),
      ])
    }
    let units = (0..<self.units).map { index in
      JSONValue.object([
        .init("id", .string(self.unitID(index))), .init("name", .string("Unit \(index)")),
        .init("region", .string(self.regionID(index))),
      ])
    }
    let cycle = JSONValue.object([
      .init("id", .string(Self.cycle)), .init("start", .string("\(self.year)-01-01")),
      .init("end", .string("\(self.year)-12-31")),
    ])
    let objectives = (0..<self.objectives).map { self.objective($0, weight: 1) }
    return Self.bytes([
      .init("regions", .array(regions)), .init("units", .array(units)),
      .init("cycles", .array([cycle])), .init("objectives", .array(objectives)),
    ])
  }

  /// Some objectives with another weight, beginning at `first`: a document that edits.
  func edits(from first: Int, count: Int, weight: Int) -> [UInt8] {
    let chosen = (0..<min(count, self.objectives)).map { (first + $0) % self.objectives }
    let objectives = chosen.map { self.objective($0, weight: weight) }
    return Self.bytes([.init("objectives", .array(objectives))])
  }

  private static func bytes(_ members: [JSONMember]) -> [UInt8] {
    Array(JSONValue.object(members).compact.utf8)
  }

  private func objective(_ index: Int, weight: Int) -> JSONValue {
    let first = index * Self.keyResultsPerObjective
    let last = min(first + Self.keyResultsPerObjective, self.keyResults)
    var members: [JSONMember] = [
      .init("id", .string(self.objectiveID(index))), .init("cycle", .string(Self.cycle)),
      .init("unit", .string(self.unitID(index))), .init("title", .string("Objective \(index)")),
      .init("weight", .integer(weight)),
      .init("commitment", .string(index % 4 == 0 ? "committed" : "aspirational")),
      .init("key_results", .array((first..<last).map(self.keyResult))),
    ]
    if index > 0 {
      let parent = self.objectiveID((index - 1) / Self.branching)
      members.append(.init("parent_objective", .string(parent)))
    }
    return .object(members)
  }

  private func keyResult(_ index: Int) -> JSONValue {
    var members: [JSONMember] = [
      .init("id", .string(self.keyResultID(index))), .init("title", .string("Key result \(index)")),
    ]
    switch Kind(of: index) {
    case .metric:
      members += [
        .init("kind", .string("metric")), .init("baseline", .integer(0)),
        .init("target", .integer(100)),
      ]
    case .floor:
      members += [
        .init("kind", .string("threshold")), .init("operator", .string(">=")),
        .init("bound", .integer(60)),
      ]
    case .graded: members.append(.init("kind", .string("graded")))
    case .binary: members.append(.init("kind", .string("binary")))
    }
    return .object(members)
  }
}
