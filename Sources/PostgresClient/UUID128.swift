// A 16-byte identifier as PostgreSQL's uuid carries it: no Foundation, and cheap to hash.

/// A 16-byte identifier, in network byte order: the first eight bytes are `high`.
public struct UUID128: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Bytes 0 to 7, big-endian.
  public var high: UInt64
  /// Bytes 8 to 15, big-endian.
  public var low: UInt64

  /// The identifier with the given halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// All bits zero: "nobody", where a holder is named.
  public static let zero = UUID128(high: 0, low: 0)

  /// Reads 16 bytes; `nil` when there are more or fewer.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      if index < 8 {
        high = high << 8 | UInt64(byte)
      } else {
        low = low << 8 | UInt64(byte)
      }
    }
    self.init(high: high, low: low)
  }

  /// A random (version 4) identifier from the system's generator.
  public static func random() -> UUID128 {
    var generator = SystemRandomNumberGenerator()
    let high = (generator.next() as UInt64) & ~0xF000 | 0x4000
    let low = (generator.next() as UInt64) & ~(3 << 62) | (2 << 62)
    return UUID128(high: high, low: low)
  }

  /// The 16 bytes in network order.
  public var bytes: [UInt8] {
    (0..<16).map { index in
      let half = index < 8 ? self.high : self.low
      return UInt8(truncatingIfNeeded: half >> UInt64(56 - 8 * (index % 8)))
    }
  }

  /// The usual form with hyphens, in lower case.
  public var description: String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in self.bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { text.append(UInt8(ascii: "-")) }
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  public static func < (left: UUID128, right: UUID128) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}
