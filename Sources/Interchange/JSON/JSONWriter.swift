// Writing JSON: the same value gives the same bytes, always.

/// A writer of JSON text.
public struct JSONWriter {
  /// What was written and not yet taken.
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// One line without spaces: how notes keep what they hold.
  public static func compact(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.write(value, indent: nil)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Hands over what was written so far.
  public mutating func takeBytes() -> [UInt8] {
    defer { self.bytes.removeAll(keepingCapacity: true) }
    return self.bytes
  }

  mutating func raw(_ text: StaticString) {
    self.bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// - Parameter indent: the spaces before this value's lines; nil writes one line.
  mutating func write(_ value: JSONValue, indent: Int?) {
    switch value {
    case .null: self.raw("null")
    case .bool(let bool): self.raw(bool ? "true" : "false")
    case .number(let text): self.bytes += text.utf8
    case .string(let text): self.write(text)
    case .array(let items):
      // Pairs such as checkpoints read best on a line of their own.
      let inner = items.allSatisfy(\.isScalar) ? nil : indent
      self.write(items, "[", "]", indent: inner) { $0.write($1, indent: $2) }
    case .object(let members):
      self.write(members, "{", "}", indent: indent) { writer, member, indent in
        writer.write(member.name)
        writer.raw(indent == nil ? ":" : ": ")
        writer.write(member.value, indent: indent)
      }
    }
  }

  private mutating func write<Item>(
    _ items: [Item], _ open: StaticString, _ close: StaticString, indent: Int?,
    _ body: (inout JSONWriter, Item, Int?) -> Void
  ) {
    self.raw(open)
    let inner = indent.map { $0 + 1 }
    for (position, item) in items.enumerated() {
      if position > 0 { self.raw(",") }
      self.newLine(inner)
      body(&self, item, inner)
    }
    if !items.isEmpty { self.newLine(indent) }
    self.raw(close)
  }

  mutating func newLine(_ indent: Int?) {
    guard let indent else { return }
    self.bytes.append(10)
    self.bytes += repeatElement(32, count: indent)
  }

  mutating func write(_ text: String) {
    self.raw("\"")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): self.raw("\\\"")
      case UInt8(ascii: "\\"): self.raw("\\\\")
      case 10: self.raw("\\n")
      case 13: self.raw("\\r")
      case 9: self.raw("\\t")
      case 0..<32:
        self.raw(byte < 16 ? "\\u000" : "\\u001")
        self.bytes.append(Array("0123456789abcdef".utf8)[Int(byte % 16)])
      default: self.bytes.append(byte)
      }
    }
    self.raw("\"")
  }
}

extension JSONValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .null, .bool, .number, .string: true
    }
  }
}
