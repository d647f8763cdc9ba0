// The engine's names for things: dense indices, given in order, never reused.

/// An objective or key result in a `ScoreGraph`: its kind and its row.
public struct NodeID: Hashable, Comparable, Sendable {
  private static let keyResultBit: UInt32 = 1 << 31

  @usableFromInline let bits: UInt32

  private init(bits: UInt32) { self.bits = bits }

  /// The objective that was added as number `row`, from 0.
  public static func objective(_ row: Int) -> NodeID { NodeID(bits: UInt32(row)) }

  /// The key result that was added as number `row`, from 0.
  public static func keyResult(_ row: Int) -> NodeID {
    NodeID(bits: UInt32(row) | Self.keyResultBit)
  }

  public var isKeyResult: Bool { self.bits & Self.keyResultBit != 0 }

  /// The node's number among those of its kind.
  public var row: Int { Int(self.bits & ~Self.keyResultBit) }

  /// A hash by Fibonacci's multiplier, whose upper half is good.
  @inlinable var hash: UInt64 { UInt64(self.bits) &* 0x9E37_79B9_7F4A_7C15 }

  /// Objectives before key results, each in the order they came.
  @inlinable
  public static func < (lhs: NodeID, rhs: NodeID) -> Bool { lhs.bits < rhs.bits }

  @inlinable
  public static func == (lhs: NodeID, rhs: NodeID) -> Bool { lhs.bits == rhs.bits }
}

/// An optional number in one word. The absent value lies outside every figure's range.
enum Absent {
  static let number = Int64.min
  static let index = UInt32.max
  /// For scores and confidences, which fit 32 bits.
  static let ppm = Int32.min

  static func wrap(_ value: Int64?) -> Int64 { value ?? number }
  static func unwrap(_ value: Int64) -> Int64? { value == number ? nil : value }
  static func wrapPpm(_ value: Int64?) -> Int32 { value.map { Int32($0) } ?? ppm }
  static func unwrapPpm(_ value: Int32) -> Int64? { value == ppm ? nil : Int64(value) }
}
