// SHA-256 digests as values: four words, hashed and compared without touching the heap.

internal import Crypto

/// A SHA-256 digest: 32 bytes.
public struct Digest256: Hashable, Sendable, CustomStringConvertible {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  public static let byteCount = 32

  /// All bits zero: the hash before the first row.
  public static let zero = Digest256(words: (0, 0, 0, 0))

  private init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// Reads 32 bytes; `nil` when there are more or fewer.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self = bytes.withUnsafeBytes { Self(raw: $0) }
  }

  /// Reads exactly 32 bytes.
  init(raw: UnsafeRawBufferPointer) {
    precondition(raw.count == Self.byteCount, "a digest has 32 bytes")
    self.words = raw.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self)
  }

  /// The SHA-256 of `bytes`.
  public static func hash(_ bytes: [UInt8]) -> Digest256 {
    var function = SHA256()
    bytes.withUnsafeBytes { function.update(bufferPointer: $0) }
    return function.finalize().withUnsafeBytes { Self(raw: $0) }
  }

  /// The SHA-256 of bytes that come piece by piece.
  public struct Running: Sendable {
    private var function = SHA256()

    public init() {}

    /// Takes the next piece.
    public mutating func update(_ bytes: [UInt8]) {
      bytes.withUnsafeBytes { self.function.update(bufferPointer: $0) }
    }

    /// The digest of all pieces so far.
    public var digest: Digest256 { self.function.finalize().withUnsafeBytes { Digest256(raw: $0) } }
  }

  /// The SHA-256 of this digest followed by `next`: one link of a chain.
  public func chained(with next: Digest256) -> Digest256 {
    var function = SHA256()
    self.withUnsafeBytes { function.update(bufferPointer: $0) }
    next.withUnsafeBytes { function.update(bufferPointer: $0) }
    return function.finalize().withUnsafeBytes { Self(raw: $0) }
  }

  /// Calls `body` with the 32 bytes.
  public func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    Swift.withUnsafeBytes(of: self.words, body)
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { self.withUnsafeBytes { Array($0) } }

  /// 64 hexadecimal digits.
  public var description: String {
    self.bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  public static func == (left: Digest256, right: Digest256) -> Bool {
    left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(self.words.0)
    hasher.combine(self.words.1)
  }
}
