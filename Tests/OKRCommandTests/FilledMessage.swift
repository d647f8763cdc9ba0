// Replies with something in every field, written from the messages' own descriptors: what they look
// like on the way out shows a command's whole shape, without a sample written by hand.

import COKRProto
import CProtobufC
import OKRModel
import OKRWire

/// Fills messages.
struct FilledMessage {
  /// How much of a message is stated.
  enum Extent {
    /// Every field.
    case full
    /// The reply's own messages and lists, and nothing in them.
    case sparse
  }

  /// Messages in messages are filled so deep.
  private static let mostDepth = 6
  private static let isOneof: UInt32 = 4
  private static let micros: Int64 = 1_782_898_200_000_000

  let extent: Extent
  /// Texts of fields by their names, in place of the names.
  var texts: [String: String] = [:]

  /// A message of that type.
  func message<Message: WireCodable>(_: Message.Type) throws -> Message {
    try Message(decoding: self.bytes(Message.descriptor, depth: 0))
  }

  private func bytes(
    _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int
  ) -> [UInt8] {
    let fields = UnsafeBufferPointer(
      start: descriptor.pointee.fields, count: Int(descriptor.pointee.n_fields))
    var chosen: Set<UInt32> = []
    var out: [UInt8] = []
    for field in fields {
      let isMessage = field.type == PROTOBUF_C_TYPE_MESSAGE
      if self.extent == .sparse, depth > 0 || !isMessage { continue }
      if isMessage, depth == Self.mostDepth { continue }
      // Of a choice the first member.
      if field.flags & Self.isOneof != 0, !chosen.insert(field.quantifier_offset).inserted {
        continue
      }
      out += self.field(field, depth: depth)
    }
    return out
  }

  private func field(_ field: ProtobufCFieldDescriptor, depth: Int) -> [UInt8] {
    let name = String(cString: field.name)
    switch field.type {
    case PROTOBUF_C_TYPE_MESSAGE:
      guard let inner = field.descriptor else { return [] }
      let type = inner.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
      return Self.lengthed(field.id, self.bytes(type, depth: depth + 1))
    case PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_STRING:
      return Self.lengthed(field.id, Array((self.texts[name] ?? Self.text(name)).utf8))
    case PROTOBUF_C_TYPE_SINT64:
      return Self.number(field, UInt64(bitPattern: Self.value(name) << 1))
    default: return Self.number(field, UInt64(bitPattern: Self.value(name)))
    }
  }

  /// A text that says what it is; a list's end, since there is one page.
  private static func text(_ name: String) -> String {
    switch name {
    case "next_page_token": ""
    case "day", "start", "end", "due": "2026-07-01"
    case "json": "\"a note\""
    default: name.replacing("_", with: " ")
    }
  }

  private static func value(_ name: String) -> Int64 {
    if name.hasSuffix("unix_micros") { return Self.micros }
    if name.hasSuffix("ppm") { return 641_200 }
    switch name {
    case "micros": return 2_600_000
    case "thousandths": return 1_500
    case "revision", "version": return 41
    default: return 1
    }
  }

  private static func number(_ field: ProtobufCFieldDescriptor, _ value: UInt64) -> [UInt8] {
    let bytes = Self.varint(value)
    // A list of numbers is packed.
    if field.label == PROTOBUF_C_LABEL_REPEATED { return Self.lengthed(field.id, bytes) }
    return Self.varint(UInt64(field.id) << 3) + bytes
  }

  private static func lengthed(_ id: UInt32, _ bytes: [UInt8]) -> [UInt8] {
    Self.varint(UInt64(id) << 3 | 2) + Self.varint(UInt64(bytes.count)) + bytes
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var rest = value
    var out: [UInt8] = []
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return out + [UInt8(rest)]
  }
}
