// Values by node, for the few thousand nodes that one commit touches. The nodes are dense numbers,
// so their hash is one multiplication, where the standard one is a hundred instructions. All of it
// is inlinable: another module's values would else be looked up by their types at run time.

/// A table from nodes to values that keeps the order in which they came.
public struct NodeTable<Value: Sendable>: Sendable {
  /// The nodes in the order in which they came, and their values.
  @usableFromInline var list: [NodeID] = []
  @usableFromInline var values: [Value] = []
  /// Indices of nodes, or -1; a power of two of them, at most half of them taken.
  @usableFromInline var slots: [Int32]

  /// - Parameter capacity: how many nodes there may be before it grows.
  @inlinable
  public init(capacity: Int = 16) {
    var count = 32
    while count < 2 * capacity { count *= 2 }
    self.slots = Array(repeating: -1, count: count)
    self.values.reserveCapacity(capacity)
  }

  @inlinable public var count: Int { self.values.count }
  @inlinable public var nodes: [NodeID] { self.list }

  /// The value of a node; nil where it has none.
  @inlinable
  public subscript(node: NodeID) -> Value? {
    let index = self.slots[self.slot(of: node)]
    return index < 0 ? nil : self.values[Int(index)]
  }

  /// The value of the node that came as number `index`.
  @inlinable
  public func value(at index: Int) -> Value { self.values[index] }

  /// Adds a node with the value that `make` gives, unless it is there.
  /// - Returns: true where it was added.
  @inlinable
  @discardableResult
  public mutating func insert(_ node: NodeID, _ make: () -> Value) -> Bool {
    let slot = self.slot(of: node)
    guard self.slots[slot] < 0 else { return false }
    self.slots[slot] = Int32(truncatingIfNeeded: self.values.count)
    self.list.append(node)
    self.values.append(make())
    if 2 * self.values.count > self.slots.count { self.grow() }
    return true
  }

  /// The node's slot, or the free one that it would take.
  @inlinable
  func slot(of node: NodeID) -> Int {
    let mask = self.slots.count - 1
    var slot = Int(truncatingIfNeeded: node.hash >> 32) & mask
    while self.slots[slot] >= 0, self.list[Int(self.slots[slot])] != node {
      slot = (slot + 1) & mask
    }
    return slot
  }

  @inlinable
  mutating func grow() {
    self.slots = Array(repeating: -1, count: 2 * self.slots.count)
    for (index, node) in self.list.enumerated() { self.slots[self.slot(of: node)] = Int32(index) }
  }
}
