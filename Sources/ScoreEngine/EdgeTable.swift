// Alignment edges as two linked lists in one pool: each node's edges upward and downward, without
// an allocation a node. The lists' heads stand with the nodes.

internal import OKRModel

/// How an edge counts.
enum EdgeMode: UInt8, Sendable {
  case none
  case average
  case value
}

/// 24 bytes.
struct Edge: Sendable {
  var lower: NodeID
  var upper: NodeID
  /// Thousandths.
  var weight: Int32
  var nextUp: UInt32
  var nextDown: UInt32
  var mode: EdgeMode
}

/// The pool of edges. One edge a pair.
struct EdgeTable: Sendable {
  private(set) var edges: [Edge] = []
  private var free: [UInt32] = []

  subscript(_ index: UInt32) -> Edge {
    get { self.edges[Int(index)] }
    _modify { yield &self.edges[Int(index)] }
  }

  /// Puts an edge into the pool.
  mutating func insert(_ edge: Edge) -> UInt32 {
    if let reused = self.free.popLast() {
      self.edges[Int(reused)] = edge
      return reused
    }
    self.edges.append(edge)
    return UInt32(self.edges.count - 1)
  }

  /// Takes an edge out of the list of its lower end that starts at `head`.
  /// - Returns: its index; nil where the list doesn't hold the pair.
  mutating func unlinkUp(from head: inout UInt32, to upper: NodeID) -> UInt32? {
    var previous = Absent.index
    var index = head
    while index != Absent.index, self[index].upper != upper {
      previous = index
      index = self[index].nextUp
    }
    guard index != Absent.index else { return nil }
    let next = self[index].nextUp
    if previous == Absent.index { head = next } else { self[previous].nextUp = next }
    return index
  }

  /// Takes an edge out of the list of its upper end that starts at `head`, and gives its place up.
  mutating func unlinkDown(from head: inout UInt32, _ target: UInt32) {
    let next = self[target].nextDown
    if head == target {
      head = next
    } else {
      var index = head
      while self[index].nextDown != target { index = self[index].nextDown }
      self[index].nextDown = next
    }
    self.free.append(target)
  }
}
