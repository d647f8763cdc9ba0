// The engine's names for things: dense indices, given in order, never reused.

/// An objective or key result in a `ScoreGraph`.
public struct NodeID: Hashable, Comparable, Sendable {
  public let index: UInt32

  init(_ index: Int) { self.index = UInt32(index) }

  var position: Int { Int(self.index) }

  public static func < (lhs: NodeID, rhs: NodeID) -> Bool { lhs.index < rhs.index }
}

/// An optional number in one word. The absent value lies outside every figure's range.
enum Absent {
  static let number = Int64.min
  static let index = UInt32.max

  static func wrap(_ value: Int64?) -> Int64 { value ?? number }
  static func unwrap(_ value: Int64) -> Int64? { value == number ? nil : value }
}
