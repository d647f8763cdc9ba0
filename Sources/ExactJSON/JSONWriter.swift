// Writing JSON: the same value gives the same bytes, always.

/// How lines are broken.
public struct JSONLayout: Sendable, Hashable {
  /// Spaces a level.
  public var spaces: Int
  /// Whether arrays of scalars, such as a checkpoint's pair, stay on a line of their own.
  public var joinsScalars: Bool

  public init(spaces: Int, joinsScalars: Bool) {
    self.spaces = spaces
    self.joinsScalars = joinsScalars
  }

  /// Documents that are exchanged: narrow, pairs on one line.
  public static let document = JSONLayout(spaces: 1, joinsScalars: true)
  /// Answers that people read.
  public static let report = JSONLayout(spaces: 2, joinsScalars: false)
}

/// A writer of JSON text.
public struct JSONWriter {
  private let layout: JSONLayout
  /// What was written and not yet taken.
  public private(set) var bytes: [UInt8] = []

  public init(_ layout: JSONLayout = .document) {
    self.layout = layout
  }

  /// Hands over what was written so far.
  public mutating func takeBytes() -> [UInt8] {
    defer { self.bytes.removeAll(keepingCapacity: true) }
    return self.bytes
  }

  public mutating func raw(_ text: StaticString) {
    self.bytes += UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
  }

  /// - Parameter indent: the level of this value's lines; nil writes one line.
  public mutating func write(_ value: JSONValue, indent: Int?) {
    switch value {
    case .null: self.raw("null")
    case .bool(let bool): self.raw(bool ? "true" : "false")
    case .number(let text): self.bytes += text.utf8
    case .string(let text): self.write(text)
    case .array(let items):
      let isJoined = self.layout.joinsScalars && items.allSatisfy(\.isScalar)
      let inner = isJoined ? nil : indent
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

  /// Breaks the line, where lines are broken.
  public mutating func newLine(_ indent: Int?) {
    guard let indent else { return }
    self.bytes.append(10)
    self.bytes += repeatElement(32, count: indent * self.layout.spaces)
  }

  /// A text in quotes.
  public mutating func write(_ text: String) {
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
      case 127: self.raw("\\u007f")
      default: self.bytes.append(byte)
      }
    }
    self.raw("\"")
  }
}

extension JSONValue {
  /// The value on one line, without spaces.
  public var compact: String { self.text(JSONLayout.report, indent: nil) }

  /// The value for people, two spaces a level; empty arrays and objects stay on their line.
  public var pretty: String { self.text(JSONLayout.report, indent: 0) }

  private func text(_ layout: JSONLayout, indent: Int?) -> String {
    var writer = JSONWriter(layout)
    writer.write(self, indent: indent)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  fileprivate var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .null, .bool, .number, .string: true
    }
  }
}
