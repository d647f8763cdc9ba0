// Values by node, for the few thousand nodes that one commit touches. The nodes are dense numbers,
// so their hash is one multiplication, where the standard one is a hundred instructions.

/// A table from nodes to values that keeps the order in which they came.
public struct NodeTable<Value: Sendable>: Sendable {
  public struct Entry: Sendable {
    public let node: NodeID
    public var value: Value
  }

  public private(set) var entries: [Entry] = []
  /// Indices of entries, or -1; a power of two of them, at most half of them taken.
  private var slots: [Int32]

  /// - Parameter capacity: how many nodes there may be before it grows.
  public init(capacity: Int = 16) {
    var count = 32
    while count < 2 * capacity { count *= 2 }
    self.slots = Array(repeating: -1, count: count)
    self.entries.reserveCapacity(capacity)
  }

  public var count: Int { self.entries.count }

  /// The value of a node; nil where it has none.
  public subscript(node: NodeID) -> Value? {
    let index = self.slots[self.slot(of: node)]
    return index < 0 ? nil : self.entries[Int(index)].value
  }

  /// Adds a node with the value that `make` gives, unless it is there.
  /// - Returns: true where it was added.
  @discardableResult
  public mutating func insert(_ node: NodeID, _ make: () -> Value) -> Bool {
    let slot = self.slot(of: node)
    guard self.slots[slot] < 0 else { return false }
    self.slots[slot] = Int32(self.entries.count)
    self.entries.append(Entry(node: node, value: make()))
    if 2 * self.entries.count > self.slots.count { self.grow() }
    return true
  }

  /// The node's slot, or the free one that it would take.
  private func slot(of node: NodeID) -> Int {
    let mask = self.slots.count - 1
    var slot = Int(truncatingIfNeeded: node.hash >> 32) & mask
    while self.slots[slot] >= 0, self.entries[Int(self.slots[slot])].node != node {
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    self.slots = Array(repeating: -1, count: 2 * self.slots.count)
    for (index, entry) in self.entries.enumerated() {
      self.slots[self.slot(of: entry.node)] = Int32(index)
    }
  }
}
