// Where trees changed under what stands in them, until that is placed anew.

/// Units and regions below which places are to be resolved anew.
struct StalePlaces: Sendable {
  /// Beyond so many everything is: each costs a look at its whole tree.
  private static let namedAtMost = 16

  /// By their ids.
  private(set) var units: Set<String> = []
  private(set) var regions: Set<String> = []
  /// True where everything is stale.
  private(set) var isEverything = false

  var isEmpty: Bool { self.units.isEmpty && self.regions.isEmpty && !self.isEverything }

  mutating func add(unit id: String) {
    self.units.insert(id)
    self.look()
  }

  mutating func add(region id: String) {
    self.regions.insert(id)
    self.look()
  }

  private mutating func look() {
    guard self.units.count + self.regions.count > Self.namedAtMost else { return }
    (self.units, self.regions, self.isEverything) = ([], [], true)
  }
}
