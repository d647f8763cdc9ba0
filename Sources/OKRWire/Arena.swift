// The memory of one request: a zeroing bump allocator with a budget, which protobuf-c unpacks into
// and packs from. Nothing in it is freed alone; the whole goes when the request does.

public import CProtobufC

/// A bump allocator with a budget in bytes. One owner, one thread at a time.
public final class Arena {
  /// Room a request's decoded form may take by default, in bytes.
  public static let defaultBudgetBytes = 8 << 20

  private static let firstChunkBytes = 4096
  private static let alignment = 16

  let budgetBytes: Int
  /// False where every byte that is read is written first.
  private let isZeroed: Bool
  // Several allocations a message, each short and none within another: the run-time's check that
  // accesses don't overlap would cost as much as they do.
  @exclusivity(unchecked) private var chunks: [UnsafeMutableRawBufferPointer] = []
  @exclusivity(unchecked) private var offset = 0
  @exclusivity(unchecked) private(set) var usedBytes = 0
  /// What is written here takes at most so many bytes packed; see `packedBytes(ofStructs:)`.
  @exclusivity(unchecked) private(set) var packedBytesAtMost = 0
  /// True once an allocation was refused: what was unpacked is then incomplete.
  public private(set) var isExhausted = false

  public convenience init(budgetBytes: Int = Arena.defaultBudgetBytes) {
    self.init(budgetBytes: budgetBytes, isZeroed: true)
  }

  private init(budgetBytes: Int, isZeroed: Bool) {
    precondition(budgetBytes > 0)
    self.budgetBytes = budgetBytes
    self.isZeroed = isZeroed
  }

  /// One to pack from: messages initialise each struct that they make, so nothing is zeroed.
  public static func forPacking() -> Arena { Arena(budgetBytes: Int.max, isZeroed: false) }

  deinit {
    for chunk in self.chunks { chunk.deallocate() }
  }

  /// Empties the arena for the next message. The first chunk stays, zeroed again where it was used.
  public func reset() {
    while self.chunks.count > 1 {
      self.chunks.removeLast().deallocate()
      self.offset = self.chunks[0].count
    }
    if self.isZeroed, let chunk = self.chunks.first, let base = chunk.baseAddress {
      UnsafeMutableRawBufferPointer(start: base, count: min(self.offset, chunk.count))
        .initializeMemory(as: UInt8.self, repeating: 0)
    }
    self.offset = 0
    self.usedBytes = 0
    self.packedBytesAtMost = 0
    self.isExhausted = false
  }

  /// Memory aligned to 16 bytes, zeroed but for packing; nil where the budget is used up.
  func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    let rounded = (max(size, 1) + Self.alignment - 1) & ~(Self.alignment - 1)
    guard rounded <= self.budgetBytes - self.usedBytes else {
      self.isExhausted = true
      return nil
    }
    if self.chunks.last.map({ self.offset + rounded > $0.count }) ?? true { self.grow(rounded) }
    guard let base = self.chunks.last?.baseAddress else { return nil }
    defer { self.offset += rounded }
    self.usedBytes += rounded
    return base + self.offset
  }

  private func grow(_ needed: Int) {
    let doubled = (self.chunks.last?.count ?? Self.firstChunkBytes / 2) * 2
    let chunk = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(needed, min(doubled, 1 << 20)), alignment: Self.alignment)
    if self.isZeroed { chunk.initializeMemory(as: UInt8.self, repeating: 0) }
    self.chunks.append(chunk)
    self.offset = 0
  }

  /// Runs `body` with protobuf-c's view of this arena; the view is valid only inside.
  func withAllocator<R>(_ body: (UnsafeMutablePointer<ProtobufCAllocator>) -> R) -> R {
    var allocator = ProtobufCAllocator(
      alloc: { context, size in
        guard let context else { return nil }
        // The caller keeps the arena: each allocation would else count a reference up and down.
        return Unmanaged<Arena>.fromOpaque(context)._withUnsafeGuaranteedRef { $0.allocate(size) }
      },
      free: { _, _ in },
      allocator_data: Unmanaged.passUnretained(self).toOpaque())
    return withExtendedLifetime(self) { withUnsafeMutablePointer(to: &allocator, body) }
  }
}

// Building messages to pack. An own reply is bounded where it is made, so here the budget is a
// precondition.
extension Arena {
  /// The most that structs or array elements of so many bytes take packed, what they point to aside.
  ///
  /// A field takes at least 4 bytes in its struct and at most 12 on the wire: a tag of 1 or 2 bytes,
  /// since the contract's field numbers stay below 2 048, and a varint of up to 10, or a length of up
  /// to 5. `proto/generate` refuses greater numbers and types for which this doesn't hold.
  private static func packedBytes(ofStructs bytes: Int) -> Int { 3 * bytes }

  /// Room for one C struct, which the caller initialises.
  @inline(__always)
  public func make<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
    self.packedBytesAtMost += Self.packedBytes(ofStructs: MemoryLayout<T>.stride)
    return self.room(MemoryLayout<T>.stride).assumingMemoryBound(to: T.self)
  }

  /// A copy of the text's bytes.
  public func copy(_ text: String) -> ProtobufCBinaryData {
    if text.isEmpty { return ProtobufCBinaryData(len: 0, data: nil) }
    let copied = text.utf8.withContiguousStorageIfAvailable {
      self.copy(UnsafeRawBufferPointer($0))
    }
    if let copied { return copied }
    var text = text
    return text.withUTF8 { self.copy(UnsafeRawBufferPointer($0)) }
  }

  /// A copy of the bytes.
  public func copy(_ bytes: [UInt8]) -> ProtobufCBinaryData {
    bytes.withUnsafeBytes { self.copy($0) }
  }

  private func copy(_ bytes: UnsafeRawBufferPointer) -> ProtobufCBinaryData {
    guard bytes.count > 0 else { return ProtobufCBinaryData(len: 0, data: nil) }
    self.packedBytesAtMost += bytes.count
    let room = self.room(bytes.count)
    room.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(room), byteCount: bytes.count)
    return ProtobufCBinaryData(len: bytes.count, data: room.assumingMemoryBound(to: UInt8.self))
  }

  /// An array of elements, or nil where there are none.
  public func array<S, T>(_ items: [S], _ each: (S) -> T) -> UnsafeMutablePointer<T>? {
    guard !items.isEmpty else { return nil }
    let bytes = items.count * MemoryLayout<T>.stride
    self.packedBytesAtMost += Self.packedBytes(ofStructs: bytes)
    let room = self.room(bytes).assumingMemoryBound(to: T.self)
    // By index: an enumeration copies each element once more.
    for index in items.indices { (room + index).initialize(to: each(items[index])) }
    return room
  }

  /// An array of pointers to elements, or nil where there are none.
  public func pointers<S, T>(_ items: [S], _ each: (S) -> UnsafeMutablePointer<T>)
    -> UnsafeMutablePointer<UnsafeMutablePointer<T>?>?
  {
    self.array(items) { Optional(each($0)) }
  }

  private func room(_ size: Int) -> UnsafeMutableRawPointer {
    guard let room = self.allocate(size) else {
      preconditionFailure("a message that this process makes exceeds its arena")
    }
    return room
  }
}
