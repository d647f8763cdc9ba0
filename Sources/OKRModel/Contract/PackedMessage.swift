// Messages as few bytes, for rows of which an organisation has very many. The bytes are this
// process's own: they are never stored or sent, so they have no versions.

/// A message that can stand in memory packed. What is unpacked is equal to what was packed.
public protocol PackedMessage: WireMessage {
  func pack(into bytes: inout PackedBytes)
  /// - Precondition: the reader stands where `pack(into:)` of this type wrote.
  init(unpacking reader: inout PackedReader)
}

/// Where messages are packed: field by field in the contract's order, without tags.
public struct PackedBytes: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// Makes room for the next row; what it held is lost.
  public mutating func removeAll() { self.bytes.removeAll(keepingCapacity: true) }

  /// Small numbers of either sign take few bytes, seven bits in each.
  mutating func put(_ number: Int64) {
    var rest = UInt64(bitPattern: (number << 1) ^ (number >> 63))
    while rest >= 0x80 {
      self.bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    self.bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(_ number: Int32) { self.put(Int64(number)) }
  mutating func put(_ flag: Bool) { self.bytes.append(flag ? 1 : 0) }
  mutating func put<E: WireEnum>(_ value: E) { self.put(value.rawValue) }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      self.put(Int64(utf8.count))
      self.bytes.append(contentsOf: utf8)
    }
  }

  mutating func put<M: PackedMessage>(_ message: M?) {
    self.put(message != nil)
    message?.pack(into: &self)
  }

  mutating func put<M: PackedMessage>(_ messages: [M]) {
    self.put(Int64(messages.count))
    for message in messages { message.pack(into: &self) }
  }
}

/// Reads what `PackedBytes` holds, in the same order.
public struct PackedReader {
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// - Parameter bytes: must outlive the reader.
  public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private mutating func byte() -> UInt8 {
    precondition(self.offset < self.bytes.count)
    self.offset += 1
    return self.bytes[self.offset - 1]
  }

  public mutating func number() -> Int64 {
    var (bits, shift) = (UInt64(0), UInt64(0))
    var byte = self.byte()
    while byte >= 0x80 {
      bits |= UInt64(byte & 0x7F) << shift
      shift += 7
      byte = self.byte()
    }
    bits |= UInt64(byte) << shift
    return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
  }

  mutating func flag() -> Bool { self.byte() != 0 }

  /// The bytes of a text, where they lie.
  public mutating func utf8() -> UnsafeRawBufferPointer {
    let count = Int(self.number())
    let start = self.offset
    self.offset += count
    return UnsafeRawBufferPointer(rebasing: self.bytes[start..<self.offset])
  }

  public mutating func text() -> String { String(decoding: self.utf8(), as: UTF8.self) }

  mutating func value<E: WireEnum>() -> E { E(rawValue: Int32(truncatingIfNeeded: self.number())) }

  mutating func message<M: PackedMessage>() -> M? {
    self.flag() ? M(unpacking: &self) : nil
  }

  mutating func list<M: PackedMessage>() -> [M] {
    (0..<Int(self.number())).map { _ in M(unpacking: &self) }
  }
}
