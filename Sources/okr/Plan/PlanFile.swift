// A plan's file: a line of JSON that says what was compared and found, then the document as it was.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// What `okr plan` writes and `okr apply` carries out.
struct PlanFile: Sendable {
  /// The longest file, in bytes: a document's limit, and a head of all differences.
  static let limitBytes = Limits.importDocumentBytes + (64 << 20)
  /// The format's number, and that of plans which archive something: they aren't for a program that
  /// knows the first alone.
  private static let format: (plain: Int64, pruning: Int64) = (1, 2)

  let organisation: String
  /// Whether what the document leaves out is archived.
  let prune: Bool
  /// How many that are.
  let pruned: Int64
  /// The revision that the document was compared with.
  let revision: Int64
  /// The differences that were found; of very many, the first ones.
  let rows: JSONValue
  /// The server's digest of all of them, with their values.
  let digest: String
  let document: ArraySlice<UInt8>

  init(
    _ diff: DocumentDiff, prune: Bool, organisation: String, document: ArraySlice<UInt8>
  ) {
    self.prune = prune
    self.pruned = diff.reply.pruned
    self.organisation = organisation
    self.revision = diff.revision
    self.rows = .array(diff.rows.map(\.json))
    self.digest = diff.reply.differencesDigest
    self.document = document
  }

  /// Reads a plan.
  /// - Throws: where the file is something else, or not whole.
  init(reading path: String) throws(CommandFailure) {
    let bytes = try LocalFile.read(path, limitBytes: Self.limitBytes, mustBePrivate: false)
    let head = bytes.prefix { $0 != UInt8(ascii: "\n") }
    let json = try? JSONReader.read(String(decoding: head, as: UTF8.self))
    func number(_ key: String) -> Int64? {
      if case .number(let text)? = json?[key] { Int64(text) } else { nil }
    }
    let format = number("okr_plan")
    guard let json, format == Self.format.plain || format == Self.format.pruning,
      let revision = number("revision"), let length = number("document_bytes"),
      let rows = json["differences"],
      let organisation = json["organisation"]?.stringValue
    else { throw Self.notAPlan("The file \(path) is not a plan.") }
    self.document = bytes[min(head.count + 1, bytes.count)...]
    guard Int64(self.document.count) == length else {
      throw Self.notAPlan(
        "The plan \(path) broke off: its document has \(self.document.count) of \(length) bytes.")
    }
    self.prune = format == Self.format.pruning
    self.pruned = number("pruned") ?? 0
    self.organisation = organisation
    self.revision = revision
    self.rows = rows
    self.digest = json["digest"]?.stringValue ?? ""
  }

  private static func notAPlan(_ message: String) -> CommandFailure {
    .input(message, reason: .notAPlan, hint: "okr help plan")
  }

  func write(_ path: String) throws(CommandFailure) {
    let head = JSONValue.object([
      .init("okr_plan", .integer(self.prune ? Self.format.pruning : Self.format.plain)),
      .init("organisation", .string(self.organisation)),
      .init("revision", .integer(self.revision)), .init("digest", .string(self.digest)),
      .init("pruned", .integer(self.pruned)),
      .init("document_bytes", .integer(self.document.count)), .init("differences", self.rows),
    ])
    try LocalFile.writePrivate(
      path, Array(head.compact.utf8) + [UInt8(ascii: "\n")] + self.document)
  }

  /// True where every line of the plan is as it was, whatever else was changed since: those that
  /// aren't listed and values that aren't shown included.
  func stands(beside diff: DocumentDiff) -> Bool {
    !self.digest.isEmpty && self.digest == diff.reply.differencesDigest
  }

  /// What it archives, such as `This archives or removes 14 that the document leaves out:`, and then
  /// `3 objectives with 9 key results`, a line a type.
  var pruningFacts: [String] {
    guard case .array(let rows) = self.rows else { return [] }
    let leaving = rows.filter { $0["sign"]?.stringValue == "-" }
    var types: [String] = []
    for type in leaving.compactMap({ $0["type"]?.stringValue }) where !types.contains(type) {
      types.append(type)
    }
    let counts = types.map { type in
      let own = leaving.filter { $0["type"]?.stringValue == type }
      let along = own.reduce(0) { sum, row in
        if case .array(let ids)? = row["key_results"] { sum + ids.count } else { sum }
      }
      let one = type.replacing("_", with: " ")
      let many = one.hasSuffix("y") ? "\(one.dropLast())ies" : one + "s"
      let what = CountText.of(Int64(own.count), one, many)
      return "  \(what)" + (along > 0 ? " with \(CountText.of(Int64(along), "key result"))" : "")
    }
    let rest = self.pruned - Int64(leaving.count)
    return [
      "This archives or removes \(CountText.grouped(self.pruned)) that the document leaves out:"
    ]
      + counts + (rest > 0 ? ["  and \(CountText.grouped(rest)) more"] : [])
  }

  /// What became of the plan's lines, such as `objective o-12 is as planned already`.
  func changes(since diff: DocumentDiff) -> [String] {
    guard case .array(let planned) = self.rows else { return [] }
    func name(_ json: JSONValue) -> String {
      "\(json["type"]?.stringValue ?? "") \(json["id"]?.stringValue ?? "")"
        .replacing("_", with: " ")
    }
    let now = Dictionary(
      diff.rows.map { (name($0.json), $0) }, uniquingKeysWith: { first, _ in first })
    let before = Dictionary(planned.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    let kept = planned.compactMap { row in
      guard let found = now[name(row)] else { return "\(name(row)) is as planned already" }
      if found.json == row { return nil as String? }
      return "\(name(row)) is another one now: \(found.words.joined(separator: ", "))"
    }
    return kept
      + diff.rows.filter { before[name($0.json)] == nil }.map { "\(name($0.json)) differs since" }
  }
}
