// Where a figure comes from: the provenance tree, in words with its numbers.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// The provenance of an item's figures, in display order.
  /// - Parameter limit: the most lines; an item stands under each of its parents.
  /// - Throws: NOT_FOUND where there is no such item, INVALID_ARGUMENT beyond the limit.
  public func explain(
    _ query: ExplainRequest, limit: Int = Int.max
  ) throws(RequestError) -> [ExplainNode] {
    guard let node = self.node(query.id) else {
      throw .notFound("objective or key result", query.id)
    }
    var explanation = Explanation(
      organisation: self, depth: try Limits.levels(query.depth), limit: limit)
    explanation.add(node, depth: 0, link: nil, leftOut: self.reasonItCountsNowhere(node))
    if explanation.lines.count > limit { throw .tooManyLines(limit) }
    return explanation.lines
  }

  /// What each counting child adds to a mean, so that the parts sum exactly to it.
  func contributions(_ links: [ChildLink], under node: NodeID) -> [NodeID: Int64] {
    let scored = links.filter {
      self.reasonLeftOut($0, under: node).isEmpty && self.graph.figures($0.node).score != nil
    }
    let weight = scored.reduce(Int64(0)) { $0 + $1.weight }
    guard weight > 0, let score = self.graph.figures(node).score else { return [:] }
    let products = scored.map { $0.weight * (self.graph.figures($0.node).score ?? 0) }
    let total = products.reduce(0, +)
    // A rollup_score may be capped below the mean: then each part is cut in proportion.
    let isCut = ExactRatio.rounded(total, weight) != score
    var parts: [NodeID: Int64] = [:]
    var (sum, given) = (Int64(0), Int64(0))
    for (link, product) in zip(scored, products) {
      sum += product
      let upTo =
        isCut
        ? Int64(ExactRatio.rounded(Int128(sum) * Int128(score), Int128(total)))
        : ExactRatio.rounded(sum, weight)
      parts[link.node] = upTo - given
      given = upTo
    }
    return parts
  }

  /// What each counting child, scored or not, adds to the coverage of a mean, so that the parts sum exactly to it.
  func coverageContributions(_ links: [ChildLink], under node: NodeID) -> [NodeID: Int64] {
    let counting = links.filter { self.reasonLeftOut($0, under: node).isEmpty }
    let shares = ScopeShares.shares(
      counting.map(\.weight), counting.map { self.graph.figures($0.node).coverage })
    var parts: [NodeID: Int64] = [:]
    for (link, share) in zip(counting, shares) { parts[link.node] = share }
    return parts
  }

  func reasonLeftOut(_ link: ChildLink, under parent: NodeID) -> String {
    if !link.isCountingEdge { return "the alignment is shown only (mode none)" }
    let own = self.ownReason(link.node)
    if !own.isEmpty || self.graph.counts(link.node, under: parent) { return own }
    return self.ownersReason(link.node)
  }

  /// Why an item counts in nothing, whatever it stands under; empty where it counts.
  fileprivate func reasonItCountsNowhere(_ node: NodeID) -> String {
    let own = self.ownReason(node)
    return own.isEmpty && node.isKeyResult ? self.ownersReason(node) : own
  }

  private func ownReason(_ node: NodeID) -> String {
    if self.isArchivedItself(node) { return "it is archived" }
    return self.graph.counts(node) ? "" : "its state is \(self.state(node).name)"
  }

  private func ownersReason(_ keyResult: NodeID) -> String {
    let owner = self.owner(keyResult)
    if self.isArchivedItself(owner) { return "its objective is archived" }
    return self.graph.counts(owner) ? "" : "its objective's state is \(self.state(owner).name)"
  }

  func state(_ node: NodeID) -> State {
    switch self.item(node) {
    case .objective(let index): self.objectives.rows[index].state
    case .keyResult(let index): self.keyResults.rows[index].state
    }
  }
}

/// Builds the lines of an explanation.
private struct Explanation {
  let organisation: Organisation
  let depth: Int
  let limit: Int
  var lines: [ExplainNode] = []

  private static let checkInsShown = 5

  /// - Parameter parts: what it adds above to the score and to the coverage.
  mutating func add(
    _ node: NodeID, depth: Int, link: ChildLink?,
    parts: (score: Int64?, coverage: Int64?) = (nil, nil), leftOut: String
  ) {
    let graph = self.organisation.graph
    var line = ExplainNode(
      id: self.organisation.id(node),
      type: node.isKeyResult ? .keyResult : .objective, depth: Int32(depth),
      title: self.organisation.title(node), figures: self.organisation.figures(node),
      weight: Weight(thousandths: link?.weight ?? graph.weight(node)),
      contribution: Organisation.ratio(parts.score), leftOut: leftOut)
    line.coverageContribution = Organisation.ratio(parts.coverage)
    line.override = self.organisation.overrideInForce(of: node)
    line.words = self.organisation.words(node)
    line.coverageWords = self.organisation.coverageWords(node)
    line.healthWords = self.organisation.healthWords(node)
    self.lines.append(line)
    guard depth < self.depth else { return }
    let links = graph.children(of: node)
    let averages = !node.isKeyResult || graph.rule(node) == .rollupScore
    let scores = averages ? self.organisation.contributions(links, under: node) : [:]
    let coverages = averages ? self.organisation.coverageContributions(links, under: node) : [:]
    for child in links {
      guard self.lines.count <= self.limit else { return }
      let reason = self.organisation.reasonLeftOut(child, under: node)
      let scoreless = averages && reason.isEmpty && scores[child.node] == nil
      // Where none has a part, all that have a score weigh nothing.
      let why = graph.figures(child.node).score == nil ? "it has no score" : "its weight is 0"
      self.add(
        child.node, depth: depth + 1, link: child,
        parts: (scores[child.node], coverages[child.node]), leftOut: scoreless ? why : reason)
    }
    if node.isKeyResult { self.addCheckIns(node, depth: depth + 1) }
  }

  private mutating func addCheckIns(_ node: NodeID, depth: Int) {
    let records = self.organisation.checkIns(ofKeyResult: self.organisation.id(node)) ?? []
    let inForce = records.filter(\.inForce)
    let all = self.organisation.graph.rule(node).period != nil
    let shown = inForce.prefix(all ? inForce.count : Self.checkInsShown)
    for record in shown {
      self.lines.append(
        ExplainNode(
          id: record.id, type: .checkIn, depth: Int32(depth), value: record.value,
          effectiveTime: record.effectiveTime, actor: record.actor, note: record.note))
    }
    if shown.count < inForce.count {
      self.lines[self.lines.count - 1].words = "and \(inForce.count - shown.count) earlier"
    }
  }
}
