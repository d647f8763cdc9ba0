// One object of a document, taken field by field; what nobody takes becomes a note.

internal import ExactJSON
internal import OKRModel

/// A field that is stated.
struct Field {
  /// Its place among the object's keys.
  var index: Int
  var name: String
  var value: JSONValue
}

/// Takes the fields of one object and collects what is odd about them.
struct FieldReader {
  /// Such as `objectives[3]`; empty for the document itself.
  let place: String
  /// For findings.
  var id = ""
  let members: [JSONMember]
  private var isTaken: [Bool]
  private var notes: [(index: Int, note: Note)] = []
  private(set) var findings: [Finding] = []

  /// Nil, with a finding, for what is no object.
  init?(_ value: JSONValue, _ place: String, _ log: inout FindingLog) {
    guard case .object(let members) = value else {
      log.refuse(place, .typeWrong, "An object belongs here, not \(value.typeName).")
      return nil
    }
    self.place = place
    self.members = members
    self.isTaken = Array(repeating: false, count: members.count)
  }

  // MARK: Findings

  func place(of field: String) -> String {
    self.place.isEmpty ? field : "\(self.place).\(field)"
  }

  mutating func refuse(_ field: String, _ reason: FindingReason, _ message: String) {
    self.findings.append(
      Finding(
        severity: .refused, place: self.place(of: field), id: self.id, reason: reason.rawValue,
        message: message))
  }

  mutating func warn(_ field: String, _ reason: FindingReason, _ message: String) {
    self.findings.append(
      Finding(
        severity: .warning, place: self.place(of: field), id: self.id, reason: reason.rawValue,
        message: message))
  }

  // MARK: Taking

  /// The field under any of its spellings; nil where it isn't stated (null states nothing), or is
  /// stated twice.
  mutating func take(_ names: String...) -> Field? { self.take(any: names) }

  mutating func take(any names: [String]) -> Field? {
    var found: [Field] = []
    for (index, member) in self.members.enumerated() where names.contains(member.name) {
      self.isTaken[index] = true
      if member.value != .null {
        found.append(Field(index: index, name: member.name, value: member.value))
      }
    }
    if found.count > 1 {
      let spellings = found.map(\.name).joined(separator: " and ")
      self.refuse(
        found[1].name, .bothSpellings,
        "\(spellings) are spellings of one field: state one of them.")
      return nil
    }
    return found.first
  }

  /// A text; empty where it isn't stated.
  mutating func text(_ names: String..., atMostBytes limit: Int) -> String {
    guard let field = self.take(any: names) else { return "" }
    return self.text(field, atMostBytes: limit) ?? ""
  }

  func isStated(_ name: String) -> Bool {
    self.members.contains { $0.name == name && $0.value != .null }
  }

  /// Everything that nobody took, nulls included.
  mutating func takeRest() -> [JSONMember] {
    let rest = zip(self.members, self.isTaken).filter { !$0.1 }.map(\.0)
    self.isTaken = Array(repeating: true, count: self.members.count)
    return rest
  }

  /// The field, where it is stated and nobody took it yet.
  mutating func takeIfLeft(_ name: String) -> Field? {
    guard let index = self.index(of: name), !self.isTaken[index] else { return nil }
    return self.take(name)
  }

  /// Where among the keys a name stands.
  func index(of name: String) -> Int? { self.members.firstIndex { $0.name == name } }

  /// True once something of this object is refused.
  var isRefused: Bool { self.findings.contains { $0.severity == .refused } }

  /// A field's value as text; nil, refused, where it is none.
  mutating func text(_ field: Field, atMostBytes limit: Int) -> String? {
    guard case .string(let text) = field.value else {
      self.refuse(
        field.name, .typeWrong, "A text belongs here, not \(field.value.typeName).")
      return nil
    }
    let count = text.utf8.count
    if count > limit {
      self.refuse(
        field.name, .textTooLong, "The text takes \(count) bytes; at most \(limit) are kept.")
      return nil
    }
    return text
  }

  /// The object's own id, required; nil, refused, without one.
  mutating func ownID(_ names: String...) -> String? {
    let spelling = names.joined(separator: " or ")
    guard let field = self.take(any: names) else {
      self.refuse(names[0], .fieldRequired, "\(spelling) is required.")
      return nil
    }
    guard let id = self.text(field, atMostBytes: Limits.idBytes) else { return nil }
    if id.isEmpty {
      self.refuse(field.name, .fieldRequired, "\(spelling) is required.")
      return nil
    }
    self.id = id
    return id
  }

  /// One of an enum's words; `unspecified` where none is stated.
  mutating func word<E: WireEnum>(_ name: String, as type: E.Type = E.self) -> E {
    guard let field = self.take(name) else { return E(rawValue: 0) }
    if case .string(let text) = field.value, let member = E(name: text) { return member }
    self.refuse(
      name, .fieldInvalid,
      "\(Self.shown(field.value)) is not one of \(E.statedNames.joined(separator: ", ")).")
    return E(rawValue: 0)
  }

  /// A day of the calendar; empty where none is stated, or, refused, where it is none.
  mutating func day(_ name: String) -> String {
    guard let field = self.take(name) else { return "" }
    if case .string(let text) = field.value, CivilDate(text) != nil { return text }
    self.refuse(
      name, .dateImpossible,
      "\(Self.shown(field.value)) is no day of the calendar; write it as 2026-07-01.")
    return ""
  }

  /// Since when the object is archived; nil where it isn't.
  mutating func archiveTime() -> Instant? {
    guard let field = self.take("archive_time") else { return nil }
    if case .string(let text) = field.value, let micros = try? InstantText.parse(text) {
      return Instant(unixMicros: micros)
    }
    self.refuse(
      field.name, .timeMalformed,
      "\(Self.shown(field.value)) is no time, such as 2026-07-01T09:00:00Z.")
    return nil
  }

  /// The items of an array; none where it isn't stated.
  mutating func items(_ names: String...) -> [JSONValue] {
    guard let field = self.take(any: names) else { return [] }
    guard case .array(let items) = field.value else {
      self.refuse(
        field.name, .typeWrong, "An array belongs here, not \(field.value.typeName).")
      return []
    }
    return items
  }

  /// A value for a message, cut to a readable length.
  static func shown(_ value: JSONValue) -> String {
    let text = value.compact
    return text.count <= 60 ? text : "\(text.prefix(60))…"
  }

  // MARK: Notes

  /// Keeps a field as a note, without a word about it.
  mutating func keep(_ field: Field, as name: String? = nil) {
    self.keep(field.value, as: name ?? field.name, at: field.index)
  }

  /// Keeps a value that lies deeper in the object, under a name that tells where.
  mutating func keep(_ value: JSONValue, as name: String, at index: Int) {
    let note = Note(field: name, json: value.compact)
    if note.field.utf8.count > Limits.nameBytes || note.json.utf8.count > Limits.noteBytes * 4 {
      self.refuse(
        String(name.prefix(60)), .textTooLong,
        "As a note it takes \(note.json.utf8.count) bytes under a name of \(name.utf8.count); at "
          + "most \(Limits.noteBytes * 4) and \(Limits.nameBytes) are kept.")
      return
    }
    self.notes.append((index, note))
  }

  /// Takes over what an object further in left: the names tell where it stood.
  mutating func adopt(_ notes: [Note], from inner: String, at index: Int) {
    self.notes += notes.map { (index, Note(field: "\(inner).\($0.field)", json: $0.json)) }
  }

  /// Keeps a field as a note, where it is stated.
  mutating func keepSilently(_ name: String) {
    if let field = self.take(name) { self.keep(field) }
  }

  /// Everything that nobody took becomes a note; then hands over all findings and all notes, in the
  /// order of the keys.
  mutating func finish(_ log: inout FindingLog) -> [Note] {
    self.restoreOtherNotes()
    for (index, member) in self.members.enumerated()
    where !self.isTaken[index] && member.value != .null {
      self.keep(member.value, as: member.name, at: index)
      self.warn(member.name, .unknownFieldKept, "An unknown field, kept as a note.")
    }
    let sorted = self.notes.enumerated().sorted {
      ($0.element.index, $0.offset) < ($1.element.index, $1.offset)
    }
    if sorted.count > Limits.notesPerResource {
      self.refuse(
        "notes", .limitReached,
        "\(sorted.count) fields would be kept as notes; at most \(Limits.notesPerResource) are.")
    }
    self.handOver(&log)
    return sorted.map(\.element.note)
  }

  /// Hands over the findings, and leaves what nobody took.
  mutating func handOver(_ log: inout FindingLog) {
    for finding in self.findings { log.add(finding) }
    self.findings = []
  }

  /// `other_notes` carries notes that could not stand under their own names.
  private mutating func restoreOtherNotes() {
    guard let position = self.members.firstIndex(where: { $0.name == "other_notes" }),
      case .array(let items) = self.members[position].value
    else { return }
    var restored: [Note] = []
    for item in items {
      guard let note = Self.otherNote(item) else { return }
      restored.append(note)
    }
    self.isTaken[position] = true
    self.notes += restored.map { (position, $0) }
  }
  /// `{"field", "value"}`, or `{"field", "text"}` where the note isn't JSON as this format writes
  /// it.
  private static func otherNote(_ item: JSONValue) -> Note? {
    guard case .object(let members) = item, members.count == 2, members[0].name == "field",
      case .string(let field) = members[0].value
    else { return nil }
    switch (members[1].name, members[1].value) {
    case ("value", let value): return Note(field: field, json: value.compact)
    case ("text", .string(let text)): return Note(field: field, json: text)
    default: return nil
    }
  }
}
