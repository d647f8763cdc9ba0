// JSON with ordered keys and exact numbers: a number keeps its text, so no figure passes through a
// float.

/// A JSON value.
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// A number by its text, such as `0.641200`.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One key of an object.
  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A text, or null for an empty one: the contract's way of saying "not stated".
  public static func text(_ text: String) -> JSONValue {
    text.isEmpty ? .null : .string(text)
  }

  public static func integer(_ number: some BinaryInteger) -> JSONValue {
    .number(String(number))
  }

  /// The value at a key of an object; nil where there is none.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string.
  public var stringValue: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The object with only those keys, in the order asked; keys that it hasn't are null.
  public func keeping(_ keys: [String]) -> JSONValue {
    .object(keys.map { Member($0, self[$0] ?? .null) })
  }

  /// The keys of an object.
  public var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.key)
  }
}

extension JSONValue {
  /// The JSON text on one line.
  public var compact: String {
    var text = ""
    self.write(to: &text, indent: nil)
    return text
  }

  /// The JSON text with two spaces a level; empty arrays and objects stay on their line.
  public var pretty: String {
    var text = ""
    self.write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let number): text += number
    case .string(let string): Self.quote(string, to: &text)
    case .array(let items):
      Self.write(items, "[", "]", to: &text, indent) { item, text, inner in
        item.write(to: &text, indent: inner)
      }
    case .object(let members):
      Self.write(members, "{", "}", to: &text, indent) { member, text, inner in
        Self.quote(member.key, to: &text)
        text += inner == nil ? ":" : ": "
        member.value.write(to: &text, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to text: inout String, _ indent: Int?,
    _ body: (Item, inout String, Int?) -> Void
  ) {
    text += open
    let inner = indent.map { $0 + 1 }
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      Self.breakLine(&text, inner)
      body(item, &text, inner)
    }
    if !items.isEmpty { Self.breakLine(&text, indent) }
    text += close
  }

  private static func breakLine(_ text: inout String, _ indent: Int?) {
    guard let indent else { return }
    text += "\n" + String(repeating: "  ", count: indent)
  }

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
