// One object to be written: stated fields in order, then its notes under their own names.

internal import ExactJSON
internal import OKRModel

struct ObjectBuilder {
  private(set) var members: [JSONMember] = []

  var value: JSONValue { .object(self.members) }

  func has(_ name: String) -> Bool { self.members.contains { $0.name == name } }

  mutating func add(_ name: String, _ value: JSONValue) {
    self.members.append(JSONMember(name, value))
  }

  /// An empty text isn't written.
  mutating func add(_ name: String, _ text: String) {
    if !text.isEmpty { self.add(name, .string(text)) }
  }

  /// An unspecified word isn't written.
  mutating func add<E: WireEnum>(_ name: String, _ word: E) {
    if word.rawValue != 0 { self.add(name, .string(word.name)) }
  }

  mutating func add(_ name: String, _ value: Value?) {
    if let value { self.add(name, .decimal(value.micros)) }
  }

  mutating func add(_ name: String, _ ratio: Ratio?) {
    if let ratio { self.add(name, .decimal(ratio.ppm)) }
  }

  mutating func add(_ name: String, _ instant: Instant?) {
    if let instant { self.add(name, InstantText.format(unixMicros: instant.unixMicros)) }
  }

  mutating func add(_ name: String, _ weight: Weight?) {
    if let weight {
      self.add(
        name, .number(DecimalText.shortest(weight.thousandths, digits: DecimalText.weightDigits)))
    }
  }

  /// An empty array isn't written.
  mutating func add(_ name: String, _ items: [JSONValue]) {
    if !items.isEmpty { self.add(name, .array(items)) }
  }

  /// Writes notes under their own names, in their order. From the first one on that would be read
  /// as something else, they go into `other_notes` instead.
  /// - Parameter reads: true where the reader makes this very note of that field.
  mutating func restore(_ notes: [Note], where reads: (Note, JSONValue) -> Bool) {
    var rest = notes[...]
    while let note = rest.first, !self.has(note.field), note.field != "other_notes",
      let value = note.value, value != .null, reads(note, value)
    {
      self.add(note.field, value)
      rest.removeFirst()
    }
    if rest.isEmpty { return }
    self.add(
      "other_notes",
      rest.map { note in
        let content = note.value.map { JSONMember("value", $0) }
        return .object([
          JSONMember("field", .string(note.field)),
          content ?? JSONMember("text", .string(note.json)),
        ])
      })
  }
}

extension JSONValue {
  /// A decimal of six fractional digits at the most, exact.
  static func decimal(_ micros: Int64) -> JSONValue { .number(DecimalText.shortest(micros)) }

  var isNumber: Bool {
    if case .notANumber = self.decimal(digits: DecimalText.microDigits) { return false }
    return true
  }
}

extension Note {
  /// The note's JSON; nil where writing it would give another text.
  fileprivate var value: JSONValue? {
    guard let value = try? JSONReader.read(Array(self.json.utf8)),
      value.compact == self.json
    else { return nil }
    return value
  }
}
