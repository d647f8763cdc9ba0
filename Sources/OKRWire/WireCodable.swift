// Bytes to messages and back, through libprotobuf-c. One path serves every message of the contract.

public import CProtobufC
public import OKRModel

/// Why bytes are not a message.
public enum WireError: Error, Hashable, Sendable {
  /// The bytes are not a protobuf message of the expected type.
  case malformed(message: String)
  /// A text field holds NUL or is not UTF-8.
  case text(field: String)
  /// The decoded form would take more than the request's memory budget.
  case tooLarge(budgetBytes: Int)
}

/// A message that has a C form.
public protocol WireCodable: WireMessage {
  associatedtype C
  static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> { get }
  init(reading c: UnsafeMutablePointer<C>) throws(WireError)
  func write(_ arena: Arena) -> UnsafeMutablePointer<C>
}

extension WireCodable {
  /// Decodes a message.
  /// - Parameter budgetBytes: the memory that the decoded form may take.
  public init(
    decoding bytes: UnsafeRawBufferPointer, budgetBytes: Int = Arena.defaultBudgetBytes
  ) throws(WireError) {
    try self.init(decoding: bytes, in: Arena(budgetBytes: budgetBytes))
  }

  /// Decodes a message in an arena that is used again and again. What it held before is lost.
  public init(decoding bytes: UnsafeRawBufferPointer, in arena: Arena) throws(WireError) {
    arena.reset()
    let data = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let unpacked = arena.withAllocator {
      protobuf_c_message_unpack(Self.descriptor, $0, bytes.count, data)
    }
    guard !arena.isExhausted else { throw .tooLarge(budgetBytes: arena.budgetBytes) }
    guard let unpacked else { throw .malformed(message: Self.fullName) }
    self = try UnsafeMutableRawPointer(unpacked).withMemoryRebound(to: C.self, capacity: 1) {
      c throws(WireError) in
      try Self(reading: c)
    }
    withExtendedLifetime(arena) {}
  }

  /// Decodes a message from an array of bytes.
  public init(
    decoding bytes: [UInt8], budgetBytes: Int = Arena.defaultBudgetBytes
  ) throws(WireError) {
    let result = bytes.withUnsafeBytes { raw in
      Result { () throws(WireError) in try Self(decoding: raw, budgetBytes: budgetBytes) }
    }
    self = try result.get()
  }

  /// The message's bytes.
  public func encoded() -> [UInt8] {
    self.encoded(reserving: 0)
  }

  /// The message's bytes after `reserving` zero bytes, which a caller fills with its frame's
  /// length.
  public func encoded(reserving head: Int) -> [UInt8] {
    self.withPacked(in: .forPacking()) { atMost, pack in
      // The bound is generous, and what is made is kept: so it is packed aside first.
      withUnsafeTemporaryAllocation(byteCount: atMost, alignment: 1) { room in
        guard let base = room.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return [] }
        let size = pack(base)
        return [UInt8](unsafeUninitializedCapacity: head + size) { buffer, count in
          buffer.prefix(head).initialize(repeating: 0)
          if let start = buffer.baseAddress { (start + head).initialize(from: base, count: size) }
          count = head + size
        }
      }
    }
  }

  /// Packs the message straight to where it is wanted, by way of an arena that is used again and
  /// again. What that held before is lost.
  /// - Parameter body: gets the most bytes that it can be, and what writes them to a place with that
  ///   room and says how many they are. Asking for the size first would cost as much as packing.
  public func withPacked<R>(
    in arena: Arena, _ body: (_ atMost: Int, _ pack: (UnsafeMutablePointer<UInt8>) -> Int) -> R
  ) -> R {
    arena.reset()
    let c = UnsafeMutableRawPointer(self.write(arena)).assumingMemoryBound(
      to: ProtobufCMessage.self)
    return withExtendedLifetime(arena) {
      body(arena.packedBytesAtMost) { protobuf_c_message_pack(c, $0) }
    }
  }
}

/// Reading fields out of C structs.
public enum Wire {
  /// A text field's value.
  /// - Throws: `WireError.text` where it holds NUL or is not UTF-8.
  public static func text(_ data: ProtobufCBinaryData, _ field: String) throws(WireError) -> String
  {
    guard data.len > 0, let start = data.data else { return "" }
    let bytes = UnsafeBufferPointer(start: start, count: data.len)
    // ASCII without NUL, as most texts are: a byte or the one below it has its top bit set else.
    var bits: UInt8 = 0
    for byte in bytes { bits |= byte | (byte &- 1) }
    if bits < 0x80 { return String(decoding: bytes, as: UTF8.self) }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .text(field: field)
    }
    return text
  }

  /// A list of messages.
  @inline(__always)
  static func list<C, M>(
    _ count: Int, _ items: UnsafeMutablePointer<UnsafeMutablePointer<C>?>?,
    _ read: (UnsafeMutablePointer<C>) throws(WireError) -> M
  ) throws(WireError) -> [M] {
    guard count > 0, let items else { return [] }
    var list: [M] = []
    list.reserveCapacity(count)
    for index in 0..<count {
      if let item = items[index] { list.append(try read(item)) }
    }
    return list
  }

  /// A list of scalars.
  @inline(__always)
  static func list<C, M>(
    _ count: Int, _ items: UnsafeMutablePointer<C>?, _ read: (C) throws(WireError) -> M
  ) throws(WireError) -> [M] {
    guard count > 0, let items else { return [] }
    var list: [M] = []
    list.reserveCapacity(count)
    for index in 0..<count { list.append(try read(items[index])) }
    return list
  }

  /// A list of numbers.
  static func numbers<N: FixedWidthInteger>(_ count: Int, _ items: UnsafeMutablePointer<N>?) -> [N]
  {
    Array(UnsafeBufferPointer(start: items, count: items == nil ? 0 : count))
  }

  /// A bytes field's value.
  public static func bytes(_ data: ProtobufCBinaryData) -> [UInt8] {
    Array(UnsafeBufferPointer(start: data.data, count: data.len))
  }
}
