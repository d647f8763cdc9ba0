// Alignment edges as two linked lists in one pool: each node's edges upward and downward, without
// an allocation a node.

internal import OKRModel

/// How an edge counts.
enum EdgeMode: UInt8, Sendable {
  case none
  case average
  case value
}

struct Edge: Sendable {
  var lower: NodeID
  var upper: NodeID
  /// Thousandths.
  var weight: Int64
  var mode: EdgeMode
  var nextUp: UInt32
  var nextDown: UInt32
}

/// The pool of edges. One edge a pair.
struct EdgeTable: Sendable {
  private var edges: [Edge] = []
  private var free: [UInt32] = []
  private var firstUp: [UInt32] = []
  private var firstDown: [UInt32] = []
  private(set) var count = 0

  mutating func addNode() {
    self.firstUp.append(Absent.index)
    self.firstDown.append(Absent.index)
  }

  /// The edge of the pair, if there is one.
  func find(_ lower: NodeID, _ upper: NodeID) -> Edge? {
    var index = self.firstUp[lower.position]
    while index != Absent.index {
      let edge = self.edges[Int(index)]
      if edge.upper == upper { return edge }
      index = edge.nextUp
    }
    return nil
  }

  /// Adds the edge, or changes the pair's.
  /// - Returns: true where the edge is new.
  mutating func set(_ lower: NodeID, _ upper: NodeID, mode: EdgeMode, weight: Int64) -> Bool {
    var index = self.firstUp[lower.position]
    while index != Absent.index {
      if self.edges[Int(index)].upper == upper {
        self.edges[Int(index)].mode = mode
        self.edges[Int(index)].weight = weight
        return false
      }
      index = self.edges[Int(index)].nextUp
    }
    self.insert(
      Edge(
        lower: lower, upper: upper, weight: weight, mode: mode,
        nextUp: self.firstUp[lower.position], nextDown: self.firstDown[upper.position]))
    return true
  }

  private mutating func insert(_ edge: Edge) {
    let index: UInt32
    if let reused = self.free.popLast() {
      index = reused
      self.edges[Int(index)] = edge
    } else {
      index = UInt32(self.edges.count)
      self.edges.append(edge)
    }
    self.firstUp[edge.lower.position] = index
    self.firstDown[edge.upper.position] = index
    self.count += 1
  }

  /// - Returns: true where there was such an edge.
  mutating func remove(_ lower: NodeID, _ upper: NodeID) -> Bool {
    guard let index = self.unlinkUp(lower, upper) else { return false }
    self.unlinkDown(upper, index)
    self.free.append(index)
    self.count -= 1
    return true
  }

  private mutating func unlinkUp(_ lower: NodeID, _ upper: NodeID) -> UInt32? {
    var previous = Absent.index
    var index = self.firstUp[lower.position]
    while index != Absent.index, self.edges[Int(index)].upper != upper {
      previous = index
      index = self.edges[Int(index)].nextUp
    }
    guard index != Absent.index else { return nil }
    let next = self.edges[Int(index)].nextUp
    if previous == Absent.index {
      self.firstUp[lower.position] = next
    } else {
      self.edges[Int(previous)].nextUp = next
    }
    return index
  }

  private mutating func unlinkDown(_ upper: NodeID, _ target: UInt32) {
    let next = self.edges[Int(target)].nextDown
    var index = self.firstDown[upper.position]
    if index == target {
      self.firstDown[upper.position] = next
      return
    }
    while self.edges[Int(index)].nextDown != target { index = self.edges[Int(index)].nextDown }
    self.edges[Int(index)].nextDown = next
  }

  func forEachUp(_ node: NodeID, _ body: (Edge) -> Void) {
    var index = self.firstUp[node.position]
    while index != Absent.index {
      let edge = self.edges[Int(index)]
      body(edge)
      index = edge.nextUp
    }
  }

  func forEachDown(_ node: NodeID, _ body: (Edge) -> Void) {
    var index = self.firstDown[node.position]
    while index != Absent.index {
      let edge = self.edges[Int(index)]
      body(edge)
      index = edge.nextDown
    }
  }
}
