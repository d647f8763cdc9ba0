// From an organisation's resources to the document that reads back as the same resources.

internal import ExactJSON
internal import OKRModel

/// Writes documents in the interchange format of docs/INTERCHANGE.md: the same resources give the
/// same bytes.
public struct DocumentWriter {
  let document: OrganisationDocument
  private var keyResults: [String: [KeyResult]] = [:]
  private var alignments: [String: [Alignment]] = [:]
  private var checkIns: [String: [CheckIn]] = [:]

  /// - Parameter document: key results, alignments and check-ins are written under their owners,
  ///   each in the given order.
  public init(_ document: OrganisationDocument) {
    self.document = document
    for keyResult in document.keyResults {
      self.keyResults[keyResult.objective, default: []].append(keyResult)
    }
    for alignment in document.alignments {
      self.alignments[alignment.from, default: []].append(alignment)
    }
    for item in document.checkIns {
      self.checkIns[item.checkIn.keyResult, default: []].append(item.checkIn)
    }
  }

  /// Ids of what can't be written: key results without their objective, alignments and check-ins
  /// without their item, check-ins without a value.
  public var unwritable: [String] {
    let objectives = Set(self.document.objectives.map(\.id))
    let keyResults = self.document.keyResults
    let items = objectives.union(keyResults.map(\.id))
    let checkIns = self.document.checkIns.map(\.checkIn)
    return keyResults.filter { !objectives.contains($0.objective) }.map(\.id)
      + self.document.alignments.map(\.from).filter { !items.contains($0) }
      + checkIns.filter { !items.contains($0.keyResult) || $0.value == nil }.map(\.keyResult)
  }

  /// The whole document.
  public func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    self.write(pieceBytes: .max) { bytes += $0 }
    return bytes
  }

  /// The document in pieces of about this size, so that a large one is never held whole.
  public func write<E>(pieceBytes: Int, to sink: ([UInt8]) throws(E) -> Void) throws(E) {
    var writer = JSONWriter()
    writer.raw("{")
    var isFirst = true
    let sections: [(String, LazyMapSequence<Range<Int>, JSONValue>)] = [
      ("regions", self.items(self.document.regions) { $0.json }),
      ("units", self.items(self.document.units) { $0.json }),
      ("members", self.items(self.document.members) { $0.json }),
      ("metrics", self.items(self.document.metrics) { $0.json }),
      ("cycles", self.items(self.document.cycles) { $0.json }),
      ("objectives", self.items(self.document.objectives) { self.json($0) }),
      ("dependencies", self.items(self.document.dependencies) { $0.json }),
      ("overrides", self.items(self.document.overrides) { $0.json }),
    ]
    for (name, items) in sections where !items.isEmpty {
      self.open(name, &isFirst, &writer)
      for (index, item) in items.enumerated() {
        if index > 0 { writer.raw(",") }
        writer.newLine(2)
        writer.write(item, indent: 2)
        if writer.bytes.count >= pieceBytes { try sink(writer.takeBytes()) }
      }
      writer.newLine(1)
      writer.raw("]")
    }
    self.writeNotes(isFirst, &writer)
    writer.raw("\n}\n")
    try sink(writer.takeBytes())
  }

  /// Makes each object when its turn comes.
  private func items<R>(_ resources: [R], _ json: @escaping (R) -> JSONValue)
    -> LazyMapSequence<Range<Int>, JSONValue>
  {
    resources.indices.lazy.map { json(resources[$0]) }
  }

  private func open(_ name: String, _ isFirst: inout Bool, _ writer: inout JSONWriter) {
    if !isFirst { writer.raw(",") }
    isFirst = false
    writer.newLine(1)
    writer.write(name)
    writer.raw(": [")
  }

  private func writeNotes(_ isFirst: Bool, _ writer: inout JSONWriter) {
    var object = ObjectBuilder()
    object.restore(self.document.notes) { note, _ in !KnownFields.document.contains(note.field) }
    for (index, member) in object.members.enumerated() {
      if !isFirst || index > 0 { writer.raw(",") }
      writer.newLine(1)
      writer.write(member.name)
      writer.raw(": ")
      writer.write(member.value, indent: 1)
    }
  }

  func keyResults(of objective: Objective) -> [KeyResult] { self.keyResults[objective.id] ?? [] }
  func checkIns(of keyResult: KeyResult) -> [CheckIn] { self.checkIns[keyResult.id] ?? [] }

  func alignments(from id: String) -> [JSONValue] {
    (self.alignments[id] ?? []).map { alignment in
      var object = ObjectBuilder()
      object.add("to", alignment.to)
      object.add("mode", alignment.mode)
      object.add("weight", alignment.weight)
      return object.value
    }
  }
}

/// The names that have a meaning in each kind of object.
enum KnownFields {
  static let document: Set<String> = [
    "regions", "units", "teams", "members", "metrics", "cycles", "objectives",
    "dependencies", "overrides",
  ]
  static let region: Set<String> = ["id", "name", "parent", "time_zone", "archive_time"]
  static let unit: Set<String> = ["id", "name", "parent", "region", "archive_time"]
  static let member: Set<String> = ["id", "name", "email", "unit", "team", "archive_time"]
  static let metric: Set<String> = [
    "id", "name", "unit", "direction", "rollup", "numerator", "denominator", "per", "archive_time",
  ]
  static let cycle: Set<String> = [
    "id", "name", "title", "start", "end", "parent", "phase", "policy", "archive_time",
  ]
  static let objective: Set<String> = [
    "id", "cycle", "unit", "team", "region", "level", "commitment", "category", "weight", "state",
    "title", "owner", "owners", "owner_shares", "score_published", "grade", "alignments",
    "parent_objective", "parent_kr", "key_results", "archive_time",
  ]
  static let keyResult: Set<String> = [
    "id", "title", "kind", "weight", "state", "unit", "metric", "owner", "owners", "owner_shares",
    "due", "kpi_floor", "priority", "score_published", "phased_targets", "current", "alignments",
    "parent_key_result", "parent_kr", "check_ins", "checkins", "archive_time",
  ]
  static let dependency: Set<String> = [
    "id", "title", "objective", "giver", "needed_by", "state", "promised", "reason",
    "archive_time",
  ]
  static let override: Set<String> = ["item", "score", "reason", "until"]
  static let checkIn: Set<String> = [
    "at", "date", "value", "score", "confidence", "note", "comment",
  ]
}
