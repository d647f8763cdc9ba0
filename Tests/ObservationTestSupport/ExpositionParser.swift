// A strict reader of the text format: it takes what the format's description allows and nothing
// more, so that a scraper of any make is content.

/// Metrics as read from a text.
public struct Exposition: Sendable {
  /// One line of figures.
  public struct Sample: Sendable, Hashable {
    public var name: String
    /// In the order in which they stand.
    public var labels: [Label]
    public var value: Double

    public subscript(label: String) -> String? { self.labels.first { $0.name == label }?.value }
  }

  public struct Label: Sendable, Hashable {
    public var name: String
    public var value: String
  }

  public struct Family: Sendable {
    public var name: String
    public var type: String
    public var help: String
    public var samples: [Sample]
  }

  public private(set) var families: [Family] = []

  /// - Throws: `ExpositionError` at the first line that breaks a rule.
  public init(_ text: String) throws {
    guard text.isEmpty || text.hasSuffix("\n") else { throw ExpositionError("no final newline") }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      try self.take(String(line))
    }
    for family in self.families { try family.check() }
    try self.checkNames()
  }

  /// The figures of a family's samples whose labels are as asked.
  public func values(_ name: String, _ labels: [String: String] = [:]) -> [Double] {
    self.families.flatMap(\.samples)
      .filter { sample in
        sample.name == name && labels.allSatisfy { sample[$0.key] == $0.value }
      }.map(\.value)
  }

  private mutating func take(_ line: String) throws {
    var scanner = LineScanner(line)
    if scanner.take("# HELP ") {
      let name = try scanner.name(colons: true)
      try scanner.need(" ")
      let help = try scanner.rest(escapes: "\\n")
      guard !help.isEmpty else { throw ExpositionError("no help: \(line)") }
      self.families.append(Family(name: name, type: "", help: help, samples: []))
    } else if scanner.take("# TYPE ") {
      let name = try scanner.name(colons: true)
      try scanner.need(" ")
      let type = scanner.remainder
      guard let last = self.families.last, last.name == name, last.type.isEmpty else {
        throw ExpositionError("TYPE without its HELP: \(line)")
      }
      guard ["counter", "gauge", "histogram"].contains(type) else {
        throw ExpositionError("unknown type: \(line)")
      }
      self.families[self.families.count - 1].type = type
    } else {
      try self.takeSample(&scanner, line)
    }
  }

  private mutating func takeSample(_ scanner: inout LineScanner, _ line: String) throws {
    let name = try scanner.name(colons: true)
    var labels: [Label] = []
    if scanner.take("{") {
      repeat {
        let label = try scanner.name(colons: false)
        try scanner.need("=\"")
        labels.append(Label(name: label, value: try scanner.quoted()))
      } while scanner.take(",")
      try scanner.need("}")
    }
    try scanner.need(" ")
    guard let value = Self.number(scanner.remainder) else {
      throw ExpositionError("no number: \(line)")
    }
    guard let family = self.families.last, !family.type.isEmpty, family.owns(name) else {
      throw ExpositionError("a sample outside its family: \(line)")
    }
    self.families[self.families.count - 1].samples.append(
      Sample(name: name, labels: labels, value: value))
  }

  static func number(_ text: String) -> Double? {
    switch text {
    case "+Inf": .infinity
    case "-Inf": -.infinity
    case "NaN": .nan
    default: text.allSatisfy { "0123456789+-.eE".contains($0) } ? Double(text) : nil
    }
  }

  private func checkNames() throws {
    var seen: Set<String> = []
    for family in self.families where !seen.insert(family.name).inserted {
      throw ExpositionError("\(family.name) comes twice")
    }
  }
}

/// Why a text is no exposition.
public struct ExpositionError: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

extension Exposition.Family {
  func owns(_ sample: String) -> Bool {
    guard self.type == "histogram" else { return sample == self.name }
    return ["_bucket", "_sum", "_count"].contains { sample == self.name + $0 }
  }

  func check() throws {
    guard !self.type.isEmpty else { throw ExpositionError("\(self.name) has no TYPE") }
    var seen: Set<[Exposition.Label]> = []
    for sample in self.samples {
      let key = sample.labels + [Exposition.Label(name: "", value: sample.name)]
      guard seen.insert(key).inserted else {
        throw ExpositionError("\(sample.name) comes twice with the same labels")
      }
      guard Set(sample.labels.map(\.name)).count == sample.labels.count else {
        throw ExpositionError("\(sample.name) names a label twice")
      }
    }
    switch self.type {
    case "counter":
      guard self.name.hasSuffix("_total") else { throw ExpositionError("\(self.name): no _total") }
      guard self.samples.allSatisfy({ $0.value >= 0 }) else {
        throw ExpositionError("\(self.name) is below 0")
      }
    case "histogram": try self.checkHistogram()
    default: break
    }
  }

  /// Buckets rise in their ends and counts, the last is +Inf and equals the count, and a sum is there.
  private func checkHistogram() throws {
    let sets = Dictionary(grouping: self.samples) { $0.labels.filter { $0.name != "le" } }
    for (labels, samples) in sets {
      let buckets = samples.filter { $0.name == self.name + "_bucket" }
      let ends = buckets.compactMap { $0["le"].flatMap(Exposition.number) }
      let counts = buckets.map(\.value)
      guard ends.count == buckets.count, ends.last == .infinity,
        zip(ends, ends.dropFirst()).allSatisfy({ $0 < $1 }),
        zip(counts, counts.dropFirst()).allSatisfy({ $0 <= $1 })
      else { throw ExpositionError("\(self.name)\(labels): buckets aren't cumulative up to +Inf") }
      let count = samples.filter { $0.name == self.name + "_count" }.map(\.value)
      guard count == [counts.last ?? -1] else {
        throw ExpositionError("\(self.name)\(labels): +Inf isn't the count")
      }
      guard samples.filter({ $0.name == self.name + "_sum" }).count == 1 else {
        throw ExpositionError("\(self.name)\(labels): no sum")
      }
    }
  }
}
