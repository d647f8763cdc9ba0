// Trees: each item's children once, in display order, however many steps the outline takes.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct TreeTests {
  /// A line in words, such as "o1 2 repeated".
  private static func lines(
    _ organisation: OKRState.Organisation, _ query: GetTreeRequest, steps: Int = 1_000_000
  ) throws -> [String] {
    var walk = try TreeWalk(query, in: organisation)
    while !walk.proceed(organisation, atMost: steps) {}
    let count = walk.outline.count
    let half = count / 2
    // Two pages, cut anywhere.
    return
      (organisation.lines(0..<half, of: walk.outline)
      + organisation.lines(half..<count, of: walk.outline)).map {
        "\($0.id) \($0.depth)\($0.repeatedAbove ? " repeated" : "")\($0.counts ? "" : " aside")"
      }
  }

  /// low and its key result stand under left and right.
  private static func shared() throws -> Desk {
    var desk = try Desk()
    for id in ["left", "right", "low", "lowest"] { try desk.objective(id) }
    try desk.keyResult("k", .metric("0", "10"), in: "low")
    try desk.align("left", "o")
    try desk.align("right", "o")
    try desk.align("low", "left")
    try desk.align("low", "right", AlignmentMode.none)
    try desk.align("lowest", "low")
    return desk
  }

  @Test func anItemOfTwoParentsHasItsChildrenUnderTheFirst() throws {
    let desk = try Self.shared()
    #expect(
      try Self.lines(desk.organisation, GetTreeRequest()) == [
        "o 0", "left 1", "low 2", "k 3", "lowest 3", "right 1", "low 2 repeated aside",
      ])
  }

  /// The first place may lie at the depth limit, where nothing is shown below: then the children
  /// stand at the next place that has room.
  @Test func childrenStandWhereTheDepthHasRoom() throws {
    let desk = try Self.shared()
    let query = GetTreeRequest(roots: ["o", "right"], depth: 2)
    #expect(
      try Self.lines(desk.organisation, query) == [
        "o 0", "left 1", "low 2", "right 1", "low 2 aside", "right 0 repeated",
      ])
    let lower = GetTreeRequest(roots: ["o", "low"], depth: 2)
    #expect(
      try Self.lines(desk.organisation, lower) == [
        "o 0", "left 1", "low 2", "right 1", "low 2 aside", "low 0", "k 1", "lowest 1",
      ])
  }

  @Test func rootsOfAScopeCountInNothingOfIt() throws {
    var desk = try Self.shared()
    try desk.put(.cycle(Cycle(id: "next", start: "2026-10-01", end: "2026-12-31"), .create))
    try desk.objective("late", cycle: "next")
    try desk.align("late", "low")
    let query = GetTreeRequest(cycle: "next")
    #expect(try Self.lines(desk.organisation, query) == ["late 0"])
    #expect(throws: RequestError.self) {
      try Self.lines(desk.organisation, GetTreeRequest(cycle: "never"))
    }
    #expect(throws: RequestError.self) {
      try Self.lines(desk.organisation, GetTreeRequest(roots: ["nobody"]))
    }
  }

  /// Random graphs against a walk by the definition, and in steps of any size.
  @Test(arguments: 0..<300) func outlinesAreTheWalkByDefinition(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let company = try RandomCompany(&random)
    for _ in 0..<4 {
      let query = company.query(&random)
      let lines = try Self.lines(
        company.desk.organisation, query, steps: Int.random(in: 1...9, using: &random))
      #expect(lines == company.lines(query), "seed \(seed), \(query)")
    }
  }
}

/// Objectives of two cycles with key results, aligned at random, and what is known of them.
private struct RandomCompany {
  private(set) var desk: Desk
  private var objectives = [(id: "o", cycle: "c")]
  private var keyResults: [(id: String, objective: String)] = []
  private var alignments: [(from: String, to: String, counts: Bool)] = []

  init(_ random: inout SeededGenerator) throws {
    self.desk = try Desk()
    try self.desk.put(.cycle(Cycle(id: "d", start: "2026-10-01", end: "2026-12-31"), .create))
    for number in 0..<Int.random(in: 1...9, using: &random) {
      let cycle = Bool.random(using: &random) ? "c" : "d"
      try self.desk.objective("o\(number)", cycle: cycle)
      self.objectives.append(("o\(number)", cycle))
    }
    for number in 0..<Int.random(in: 0...9, using: &random) {
      let objective = self.objectives.randomElement(using: &random)?.id ?? "o"
      let kind: KeyResult.Kind =
        number % 3 == 0 ? try .rollup() : try .metric("0", "10")
      try self.desk.keyResult("k\(number)", kind, in: objective)
      self.keyResults.append(("k\(number)", objective))
    }
    let ids = self.objectives.map(\.id) + self.keyResults.map(\.id)
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      let from = ids.randomElement(using: &random) ?? "o"
      let to = ids.randomElement(using: &random) ?? "o"
      let aside = Int.random(in: 0..<4, using: &random) == 0
      // Circles, double counts and pairs that don't go together are refused.
      guard (try? self.desk.align(from, to, aside ? .none : .unspecified)) != nil else { continue }
      let mode = self.desk.organisation.alignment(from, to)?.mode
      self.alignments.append((from, to, mode != AlignmentMode.none))
    }
  }

  func query(_ random: inout SeededGenerator) -> GetTreeRequest {
    var query = GetTreeRequest(depth: Int32.random(in: 0...4, using: &random))
    if Bool.random(using: &random) { query.cycle = Bool.random(using: &random) ? "c" : "d" }
    if Bool.random(using: &random) {
      query.roots = (0..<2).compactMap { _ in
        (self.objectives.map(\.id) + self.keyResults.map(\.id)).randomElement(using: &random)
      }
    }
    return query
  }

  // MARK: By the definition

  private func owner(_ id: String) -> String {
    self.keyResults.first { $0.id == id }?.objective ?? id
  }

  private func isIn(_ cycle: String, _ id: String) -> Bool {
    cycle.isEmpty || self.objectives.first { $0.id == id }.map { $0.cycle == cycle } ?? true
  }

  private func parents(_ id: String) -> [String] {
    (self.owner(id) == id ? [] : [self.owner(id)])
      + self.alignments.filter { $0.from == id }.map(\.to)
  }

  private func children(_ id: String, _ cycle: String) -> [(id: String, counts: Bool)] {
    let own = self.keyResults.filter { $0.objective == id }.map { (id: $0.id, counts: true) }
    let aligned = { (ids: [String]) in
      ids.compactMap { lower in
        self.alignments.first { $0.from == lower && $0.to == id }.map {
          (id: lower, counts: $0.counts)
        }
      }
    }
    let others = aligned(self.keyResults.map(\.id)) + aligned(self.objectives.map(\.id))
    return (own + others).filter { self.isIn(cycle, $0.id) }
  }

  func lines(_ query: GetTreeRequest) -> [String] {
    var roots = query.roots
    if roots.isEmpty {
      roots = self.objectives.map(\.id).filter { id in
        self.isIn(query.cycle, id)
          && !self.parents(id).contains { self.isIn(query.cycle, self.owner($0)) }
      }
    }
    var lines: [String] = []
    var expanded: Set<String> = []
    let limit = query.depth == 0 ? 64 : Int(query.depth)
    func visit(_ id: String, _ depth: Int, counts: Bool, isOwnPlace: Bool) {
      let children = self.children(id, query.cycle)
      let expands =
        !children.isEmpty && isOwnPlace && depth < limit && !expanded.contains(id)
      let isRepeated = !children.isEmpty && (!isOwnPlace || expanded.contains(id))
      lines.append("\(id) \(depth)\(isRepeated ? " repeated" : "")\(counts ? "" : " aside")")
      guard expands else { return }
      expanded.insert(id)
      for child in children {
        visit(
          child.id, depth + 1, counts: child.counts,
          isOwnPlace: self.owner(child.id) == child.id || self.owner(child.id) == id)
      }
    }
    for root in roots { visit(root, 0, counts: true, isOwnPlace: true) }
    return lines
  }
}
