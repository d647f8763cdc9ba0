// What differs between an organisation as it is served and the same one computed anew.

internal import OKRModel
internal import ScoreEngine

/// Two states of one revision and instant beside each other: every figure, rollup, dependency, grade,
/// policy and override.
public struct StateComparison: Sendable {
  /// The first 100 are kept in words.
  public static let examplesKept = 100

  public private(set) var differences: Int64 = 0
  public private(set) var examples: [String] = []
  public private(set) var nodes: Int64 = 0
  public private(set) var dependencies: Int64 = 0
  public private(set) var grades: Int64 = 0
  public private(set) var policies: Int64 = 0
  public private(set) var overrides: Int64 = 0

  public init(served: Organisation, replayed: Organisation) {
    self.compareNodes(served, replayed)
    self.compareRollups(served, replayed)
    self.compareDependencies(served, replayed)
    self.compareGrades(served, replayed)
    self.comparePolicies(served, replayed)
    self.compareOverrides(served, replayed)
  }

  /// Counts a difference.
  public mutating func add(_ difference: String) {
    self.differences += 1
    if self.examples.count < Self.examplesKept { self.examples.append(difference) }
  }

  private mutating func compareNodes(_ served: Organisation, _ replayed: Organisation) {
    for node in served.allNodes {
      self.nodes += 1
      let id = served.id(node)
      let figures = served.figures(node)
      let again = replayed.node(id).map { replayed.figures($0) }
      if again != figures {
        self.add("\(id): served \(figures), replayed \(String(describing: again))")
      }
    }
    for node in replayed.allNodes where served.node(replayed.id(node)) == nil {
      self.add("\(replayed.id(node)): replayed, not served")
    }
  }

  private mutating func compareRollups(_ served: Organisation, _ replayed: Organisation) {
    for dimension in Dimension.known where dimension != .unspecified {
      let query = QueryRollupRequest(by: [dimension])
      let (rows, again) = (try? served.rollup(query), try? replayed.rollup(query))
      if rows != again { self.add("the rollup by \(dimension.name) differs") }
    }
  }

  /// With the steps that led to what they are, and what follows from the day.
  private mutating func compareDependencies(_ served: Organisation, _ replayed: Organisation) {
    for row in served.allDependencies {
      self.dependencies += 1
      if replayed.dependency(row.id) != row { self.add("dependency \(row.id) differs") }
    }
    for row in replayed.allDependencies where served.dependency(row.id) == nil {
      self.add("dependency \(row.id): replayed, not served")
    }
  }

  private mutating func compareGrades(_ served: Organisation, _ replayed: Organisation) {
    let objectives = served.allNodes.filter { !$0.isKeyResult }.map { served.id($0) }
    for id in objectives {
      let own = served.grades(ofObjective: id) ?? []
      self.grades += Int64(own.count)
      if replayed.grades(ofObjective: id) ?? [] != own { self.add("the grades of \(id) differ") }
    }
  }

  /// Every policy that a cycle has had, with since when, by whom and why.
  private mutating func comparePolicies(_ served: Organisation, _ replayed: Organisation) {
    for cycle in served.allCycles {
      let own = served.policies(ofCycle: cycle.id) ?? []
      self.policies += Int64(own.count)
      if replayed.policies(ofCycle: cycle.id) ?? [] != own {
        self.add("the policies of \(cycle.id) differ")
      }
    }
    for cycle in replayed.allCycles where served.cycle(cycle.id) == nil {
      self.add("cycle \(cycle.id): replayed, not served")
    }
  }

  /// With every statement about an item, and what follows from the day.
  private mutating func compareOverrides(_ served: Organisation, _ replayed: Organisation) {
    for row in served.allOverrides {
      self.overrides += 1
      if replayed.override(ofItem: row.item) != row {
        self.add("the override of \(row.item) differs")
      }
    }
    for row in replayed.allOverrides where served.override(ofItem: row.item) == nil {
      self.add("the override of \(row.item): replayed, not served")
    }
  }
}
