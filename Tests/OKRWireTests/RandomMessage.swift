// Random messages as bytes, written from the messages' own descriptors in the one order and form
// that the encoder uses too, so that decoding and encoding must give back the very same bytes.

internal import COKRProto
internal import CProtobufC
internal import SeededRandom

/// Writes random messages.
struct RandomMessage {
  var random: SeededGenerator
  private static let isPacked: UInt32 = 1
  private static let isOneof: UInt32 = 4
  private static let texts = ["a", "objective", "Grüße, 世界", "x\ty\u{10FFFF}", "0"]

  mutating func bytes(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) -> [UInt8] {
    var out: [UInt8] = []
    let fields = UnsafeBufferPointer(
      start: descriptor.pointee.fields, count: Int(descriptor.pointee.n_fields))
    let chosen = self.chooseMembers(fields)
    for field in fields {
      if field.flags & Self.isOneof != 0 {
        if chosen[field.quantifier_offset] == field.id { self.write(field, &out) }
      } else if field.label == PROTOBUF_C_LABEL_REPEATED {
        self.writeRepeated(field, &out)
      } else if Bool.random(using: &self.random) {
        self.write(field, &out)
      }
    }
    return out
  }

  /// One member of each oneof, or none.
  private mutating func chooseMembers(
    _ fields: UnsafeBufferPointer<ProtobufCFieldDescriptor>
  ) -> [UInt32: UInt32] {
    var members: [UInt32: [UInt32]] = [:]
    for field in fields where field.flags & Self.isOneof != 0 {
      members[field.quantifier_offset, default: [0]].append(field.id)
    }
    return members.mapValues { $0.randomElement(using: &self.random) ?? 0 }
  }

  private mutating func writeRepeated(_ field: ProtobufCFieldDescriptor, _ out: inout [UInt8]) {
    let count = Int.random(in: 0...3, using: &self.random)
    guard count > 0, field.flags & Self.isPacked != 0 else {
      for _ in 0..<count { self.write(field, &out) }
      return
    }
    var values: [UInt8] = []
    for _ in 0..<count { values += self.value(field) }
    out += Self.varint(UInt64(field.id) << 3 | 2) + Self.varint(UInt64(values.count)) + values
  }

  private mutating func write(_ field: ProtobufCFieldDescriptor, _ out: inout [UInt8]) {
    let isLengthed =
      field.type == PROTOBUF_C_TYPE_MESSAGE || field.type == PROTOBUF_C_TYPE_BYTES
      || field.type == PROTOBUF_C_TYPE_STRING
    out += Self.varint(UInt64(field.id) << 3 | (isLengthed ? 2 : 0))
    let value = self.value(field)
    if isLengthed { out += Self.varint(UInt64(value.count)) }
    out += value
  }

  /// A value that isn't the default, so that the encoder writes it too.
  private mutating func value(_ field: ProtobufCFieldDescriptor) -> [UInt8] {
    switch field.type {
    case PROTOBUF_C_TYPE_MESSAGE:
      guard let descriptor = field.descriptor else { return [] }
      return self.bytes(descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self))
    case PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_STRING:
      return Array((Self.texts.randomElement(using: &self.random) ?? "a").utf8)
    case PROTOBUF_C_TYPE_BOOL: return [1]
    case PROTOBUF_C_TYPE_ENUM:
      return Self.varint(UInt64.random(in: 1...40, using: &self.random))
    case PROTOBUF_C_TYPE_INT32:
      let values: [Int32] = [1, -1, .max, .min, 300]
      let value = values.randomElement(using: &self.random) ?? 1
      return Self.varint(UInt64(bitPattern: Int64(value)))
    case PROTOBUF_C_TYPE_INT64:
      let values: [Int64] = [1, -1, .max, .min, 1 << 40]
      let value = values.randomElement(using: &self.random) ?? 1
      return Self.varint(UInt64(bitPattern: value))
    case PROTOBUF_C_TYPE_SINT64:
      let values: [Int64] = [1, -1, .max, .min, 1 << 40]
      let value = values.randomElement(using: &self.random) ?? 1
      return Self.varint(UInt64(bitPattern: value << 1 ^ value >> 63))
    default: preconditionFailure("the contract has a field type that this test doesn't know")
    }
  }

  static func varint(_ value: UInt64) -> [UInt8] {
    var rest = value
    var out: [UInt8] = []
    while rest >= 0x80 {
      out.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    return out + [UInt8(rest)]
  }
}
