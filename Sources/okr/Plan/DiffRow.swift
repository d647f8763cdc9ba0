// One resource that a document would make or change, with its fields before and after.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// A field that would change.
struct DiffField: Sendable, Hashable {
  let name: String
  let before: JSONValue
  let after: JSONValue

  /// Such as `weight 1 → 2`; the name alone where the values aren't shown.
  var words: String {
    if self.before == .null, self.after == .null { return self.name }
    // The time that a document states is when it was archived elsewhere.
    if self.name == Self.archiveTime { return "goes into the archive" }
    return "\(self.name) \(Self.text(self.before)) → \(Self.text(self.after))"
  }

  private static let archiveTime = "archive_time"

  private static func text(_ value: JSONValue) -> String {
    value == .null ? FigureText.absent : Presenter.words(value)
  }

  var json: JSONValue {
    .object([
      .init("field", .string(self.name)), .init("before", self.before),
      .init("after", self.after),
    ])
  }

  /// What every change moves: the version, and the steps of what has them.
  private static let ownBooks: Set = ["version", "steps"]

  /// The fields of a resource that differ, but for what every change moves.
  static func between(_ before: JSONValue, _ after: JSONValue) -> [DiffField] {
    after.keys.filter { !Self.ownBooks.contains($0) && before[$0] != after[$0] }.flatMap { name in
      let field = DiffField(
        name: name, before: before[name] ?? .null, after: after[name] ?? .null)
      return field.parts ?? [field]
    }
  }

  /// Of an object that is one before and after, what differs in it, such as `policy.missing`.
  private var parts: [DiffField]? {
    guard case .object = self.before, case .object = self.after else { return nil }
    return Self.between(self.before, self.after).map {
      DiffField(name: "\(self.name).\($0.name)", before: $0.before, after: $0.after)
    }
  }
}

/// A resource that would be made, changed or archived.
struct DiffRow: Sendable, Hashable {
  /// `+` is new, `~` changed, `-` left out by the document and archived, or an alignment and removed.
  let sign: String
  /// Such as `key_result`.
  let type: String
  let id: String
  let title: String
  let fields: [DiffField]
  /// The field by which it hangs on another place of its tree; nil where it stays.
  let move: DiffField?
  /// The key results that go with an archived objective.
  let keyResults: [String]

  /// The fields that say where a resource hangs, by its type.
  private static let places = [
    "region": "parent", "unit": "parent", "cycle": "parent", "objective": "unit",
    "key_result": "objective",
  ]

  init(_ difference: Difference) {
    self.sign = difference.sign
    self.type = difference.type
    self.id = difference.id
    let before = Self.json(difference.before)
    let after = Self.json(difference.after)
    let named = difference.sign == "-" ? before : after
    self.title = named["title"]?.stringValue ?? named["name"]?.stringValue ?? ""
    self.keyResults = difference.keyResults
    let isWhole = difference.sign == "+" || difference.sign == "-"
    let names = isWhole ? [] : Self.names(difference.fields, before, after)
    self.fields = names.map {
      DiffField(name: $0, before: before[$0] ?? .null, after: after[$0] ?? .null)
    }
    let place = Self.places[difference.type]
    self.move = self.fields.first { $0.name == place }
  }

  /// The changed fields; of a kind, which stands flat, those of its parameters that changed.
  private static func names(
    _ fields: [String], _ before: JSONValue, _ after: JSONValue
  ) -> [String] {
    let others = fields.filter { $0 != "kind" }
    guard fields.contains("kind") else { return others }
    let changed = after.keys.filter { before[$0] != after[$0] && !others.contains($0) }
    return others + (changed.isEmpty ? ["kind"] : changed)
  }

  private static func json(_ row: DifferenceRow?) -> JSONValue {
    switch row?.row {
    case .region(let row): MessageJSON.object(row)
    case .unit(let row): MessageJSON.object(row)
    case .member(let row): MessageJSON.object(row)
    case .metric(let row): MessageJSON.object(row)
    case .cycle(let row): MessageJSON.object(row)
    case .objective(let row): MessageJSON.object(row)
    case .keyResult(let row): KeyResultJSON.object(row)
    case .alignment(let row): MessageJSON.object(row)
    case .dependency(let row): MessageJSON.object(row)
    case .override(let row): MessageJSON.object(row)
    case nil: .object([])
    }
  }

  /// For scripts, and for the plan's file.
  var json: JSONValue {
    let fields = self.fields.map(\.json)
    return .object([
      .init("sign", .string(self.sign)), .init("type", .string(self.type)),
      .init("id", .string(self.id)), .init("title", .text(self.title)),
      .init("moved", .bool(self.move != nil)), .init("fields", .array(fields)),
      .init("key_results", .array(self.keyResults.map { .string($0) })),
    ])
  }

  /// What would happen to it, a line each.
  var words: [String] {
    if self.sign == "+" { return [self.title] }
    if self.sign == "-" {
      let along = Int64(self.keyResults.count)
      return [self.title] + (along > 0 ? ["and with it \(CountText.of(along, "key result"))"] : [])
    }
    let moved = self.move.map { ["moves with all below: \($0.words)"] } ?? []
    return moved + self.fields.filter { $0 != self.move }.map(\.words)
  }

  static let listing = Listing<DiffRow>(
    columns: [], empty: { DiffRow(Difference(sign: "+", type: "region", id: "-")) },
    json: { $0.json }, id: { $0.id })
}
