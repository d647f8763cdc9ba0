// Alignments by their ends, packed.

internal import OKRModel
internal import ScoreEngine

/// Alignments by the nodes that they join, at most one for each pair.
struct AlignmentTable: Sendable {
  private struct Ends: Hashable, Sendable {
    var lower: NodeID
    var upper: NodeID
  }

  /// Places of rows. Those of removed alignments stand in `free`, to be taken again.
  private var places: [Ends: UInt32] = [:]
  private var rows = PackedRows<Alignment>()
  private var free: [UInt32] = []

  var count: Int { self.places.count }
  var bytesCount: Int { self.rows.bytesCount }

  subscript(lower: NodeID, upper: NodeID) -> Alignment? {
    get { self.places[Ends(lower: lower, upper: upper)].map { self.rows[Int($0)] } }
    set {
      let ends = Ends(lower: lower, upper: upper)
      switch (self.places[ends], newValue) {
      case (let place?, let new?): self.rows.replace(Int(place), with: new)
      case (let place?, nil):
        self.rows.replace(Int(place), with: Alignment())
        self.places[ends] = nil
        self.free.append(place)
      case (nil, let new?): self.places[ends] = self.add(new)
      case (nil, nil): break
      }
    }
  }

  private mutating func add(_ alignment: Alignment) -> UInt32 {
    if let place = self.free.popLast() {
      self.rows.replace(Int(place), with: alignment)
      return place
    }
    self.rows.append(alignment)
    return UInt32(self.rows.count - 1)
  }

  /// Every alignment, in no particular order.
  var all: [Alignment] { self.places.values.map { self.rows[Int($0)] } }
}
