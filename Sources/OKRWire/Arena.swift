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
  // Several allocations a message, each short and none within another: the run-time's check that
  // accesses don't overlap would cost as much as they do.
  @exclusivity(unchecked) private var chunks: [UnsafeMutableRawBufferPointer] = []
  @exclusivity(unchecked) private var offset = 0
  @exclusivity(unchecked) private(set) var usedBytes = 0
  /// True once an allocation was refused: what was unpacked is then incomplete.
  public private(set) var isExhausted = false

  public init(budgetBytes: Int = Arena.defaultBudgetBytes) {
    precondition(budgetBytes > 0)
    self.budgetBytes = budgetBytes
  }

  deinit {
    for chunk in self.chunks { chunk.deallocate() }
  }

  /// Empties the arena for the next message. The first chunk stays, zeroed again where it was used.
  public func reset() {
    while self.chunks.count > 1 {
      self.chunks.removeLast().deallocate()
      self.offset = self.chunks[0].count
    }
    if let chunk = self.chunks.first, let base = chunk.baseAddress {
      UnsafeMutableRawBufferPointer(start: base, count: min(self.offset, chunk.count))
        .initializeMemory(as: UInt8.self, repeating: 0)
    }
    self.offset = 0
    self.usedBytes = 0
    self.isExhausted = false
  }

  /// Zeroed memory, aligned to 16 bytes; nil where the budget is used up.
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
    chunk.initializeMemory(as: UInt8.self, repeating: 0)
    self.chunks.append(chunk)
    self.offset = 0
  }

  /// Runs `body` with protobuf-c's view of this arena; the view is valid only inside.
  func withAllocator<R>(_ body: (UnsafeMutablePointer<ProtobufCAllocator>) -> R) -> R {
    var allocator = ProtobufCAllocator(
      alloc: { context, size in
        guard let context else { return nil }
        return Unmanaged<Arena>.fromOpaque(context).takeUnretainedValue().allocate(size)
      },
      free: { _, _ in },
      allocator_data: Unmanaged.passUnretained(self).toOpaque())
    return withExtendedLifetime(self) { withUnsafeMutablePointer(to: &allocator, body) }
  }
}

// Building messages to pack. An own reply is bounded where it is made, so here the budget is a
// precondition.
extension Arena {
  /// Room for one C struct.
  public func make<T>(_ type: T.Type) -> UnsafeMutablePointer<T> {
    self.room(MemoryLayout<T>.stride).assumingMemoryBound(to: T.self)
  }

  /// A copy of the text's bytes.
  public func copy(_ text: String) -> ProtobufCBinaryData {
    var text = text
    return text.withUTF8 { self.copy(UnsafeRawBufferPointer($0)) }
  }

  /// A copy of the bytes.
  public func copy(_ bytes: [UInt8]) -> ProtobufCBinaryData {
    bytes.withUnsafeBytes { self.copy($0) }
  }

  private func copy(_ bytes: UnsafeRawBufferPointer) -> ProtobufCBinaryData {
    guard bytes.count > 0 else { return ProtobufCBinaryData(len: 0, data: nil) }
    let room = self.room(bytes.count)
    room.copyMemory(from: bytes.baseAddress ?? UnsafeRawPointer(room), byteCount: bytes.count)
    return ProtobufCBinaryData(len: bytes.count, data: room.assumingMemoryBound(to: UInt8.self))
  }

  /// An array of elements, or nil where there are none.
  public func array<S, T>(_ items: [S], _ each: (S) -> T) -> UnsafeMutablePointer<T>? {
    guard !items.isEmpty else { return nil }
    let room = self.room(items.count * MemoryLayout<T>.stride).assumingMemoryBound(to: T.self)
    for (index, item) in items.enumerated() { (room + index).initialize(to: each(item)) }
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
