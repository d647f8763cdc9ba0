// What made a figure change between two states, as signed parts that sum exactly.

public import OKRModel
internal import ScoreEngine

/// The difference of an item's score and coverage between two states of one organisation.
public struct ChangeExplanation: Sendable {
  private static let checkInsShown = 5

  private let before: Organisation
  private let after: Organisation
  private let depth: Int
  private let limit: Int
  /// Only what moved, the item itself first.
  public private(set) var lines: [MovedNode] = []

  /// - Parameter limit: the most lines; an item stands under each of its parents.
  /// - Throws: NOT_FOUND where neither state has the item, INVALID_ARGUMENT beyond the limit.
  public init(
    of id: String, depth: Int32, before: Organisation, after: Organisation, limit: Int = Int.max
  ) throws(RequestError) {
    self.limit = limit
    self.before = before
    self.after = after
    self.depth = try Limits.levels(depth)
    guard before.node(id) != nil || after.node(id) != nil else {
      throw .notFound("objective or key result", id)
    }
    var root = self.line(id, depth: 0)
    root.moved = Self.difference(root.before?.score, root.after?.score)
    root.coverageMoved = Self.difference(root.before?.coverage, root.after?.coverage)
    self.add(root)
    if self.lines.count > limit { throw .tooManyLines(limit) }
  }

  /// The second less the first, an absent one as 0.
  fileprivate static func difference(_ old: Ratio?, _ new: Ratio?) -> Ratio {
    Ratio(ppm: (new?.ppm ?? 0) - (old?.ppm ?? 0))
  }

  private func line(_ id: String, depth: Int) -> MovedNode {
    let (old, new) = (self.before.node(id), self.after.node(id))
    let isKeyResult = (new ?? old)?.isKeyResult ?? false
    var line = MovedNode(
      id: id, type: isKeyResult ? .keyResult : .objective, depth: Int32(depth),
      before: old.map { self.before.figures($0) }, after: new.map { self.after.figures($0) })
    line.title = new.map { self.after.title($0) } ?? old.map { self.before.title($0) } ?? ""
    return line
  }

  private mutating func add(_ line: MovedNode) {
    var line = line
    line.words = self.words(line)
    self.lines.append(line)
    let depth = Int(line.depth)
    guard depth < self.depth else { return }
    var old = Side(self.before, line.id)
    var new = Side(self.after, line.id)
    if let first = old.averages, let second = new.averages, first != second {
      // A mean became a figure of its own, or the other way round: no parts explain that.
      old.forgetParts()
      new.forgetParts()
    }
    for child in new.children + old.children.filter({ !new.links.keys.contains($0) }) {
      guard self.lines.count <= self.limit else { return }
      var below = self.line(child, depth: depth + 1)
      below.takeParts(old, new, child)
      let changed = self.linkWords(old.links[child], new.links[child])
      let hasMoved = below.moved?.ppm ?? 0 != 0 || below.coverageMoved?.ppm ?? 0 != 0
      if !changed.isEmpty || Self.differs(below) || hasMoved {
        self.add(below, linkWords: changed)
      }
    }
    if line.type == .keyResult { self.addCheckIns(line.id, depth: depth + 1) }
  }

  /// Health and what is expected go on with the days.
  private static func differs(_ line: MovedNode) -> Bool {
    line.before?.score != line.after?.score || line.before?.value != line.after?.value
      || line.before?.attainment != line.after?.attainment
      || line.before?.coverage != line.after?.coverage
  }

  private mutating func add(_ line: MovedNode, linkWords: [String]) {
    let place = self.lines.count
    self.add(line)
    let words = linkWords + [self.lines[place].words].filter { !$0.isEmpty }
    self.lines[place].words = words.joined(separator: "; ")
  }

  // MARK: Words

  /// How an item hangs in the one above.
  private func linkWords(_ old: ChildLink?, _ new: ChildLink?) -> [String] {
    switch (old, new) {
    case (nil, nil): return []
    case (nil, _?): return ["new here"]
    case (_?, nil): return ["no longer here"]
    case (let old?, let new?):
      var words: [String] = []
      if old.weight != new.weight {
        words.append("weight \(Self.weight(old.weight)) → \(Self.weight(new.weight))")
      }
      if old.isCountingEdge != new.isCountingEdge {
        words.append(new.isCountingEdge ? "counts since" : "no longer counts")
      }
      return words
    }
  }

  private static func weight(_ thousandths: Int64) -> String {
    DecimalText.shortest(thousandths, digits: 3)
  }

  private func words(_ line: MovedNode) -> String {
    guard let old = self.before.node(line.id), let new = self.after.node(line.id) else { return "" }
    var words: [String] = []
    let (was, state) = (self.before.state(old), self.after.state(new))
    if was != state { words.append("state \(was.name) → \(state.name)") }
    let (wasArchived, isArchived) = (self.before.isArchived(old), self.after.isArchived(new))
    if wasArchived != isArchived { words.append(isArchived ? "archived" : "restored") }
    if line.type == .keyResult {
      let (first, second) = (self.before.words(old), self.after.words(new))
      if first != second { words.append("\(first), now \(second)") }
    }
    return words.joined(separator: "; ")
  }

  // MARK: Check-ins

  /// The records that are in force on one side only.
  private mutating func addCheckIns(_ id: String, depth: Int) {
    let old = self.before.recordsInForce(id)
    let new = self.after.recordsInForce(id)
    let known = Set(old.map(\.id))
    let kept = Set(new.map(\.id))
    for (records, words) in [
      (new.filter { !known.contains($0.id) }, "recorded"),
      (old.filter { !kept.contains($0.id) }, "out of force"),
    ] {
      for record in records.prefix(Self.checkInsShown) {
        self.lines.append(
          MovedNode(
            id: record.id, type: .checkIn, depth: Int32(depth), words: words, value: record.value,
            effectiveTime: record.effectiveTime, actor: record.actor, note: record.note))
      }
      if records.count > Self.checkInsShown {
        self.lines[self.lines.count - 1].words += "; \(records.count - Self.checkInsShown) more"
      }
    }
  }
}

extension MovedNode {
  /// What the item adds above on both sides, and what that makes of the change above.
  fileprivate mutating func takeParts(_ old: Side, _ new: Side, _ id: String) {
    let ratio = Organisation.ratio
    self.contributionBefore = ratio(old.contributions[id])
    self.contributionAfter = ratio(new.contributions[id])
    if self.contributionBefore != nil || self.contributionAfter != nil {
      self.moved = ChangeExplanation.difference(self.contributionBefore, self.contributionAfter)
    }
    self.coverageContributionBefore = ratio(old.coverages[id])
    self.coverageContributionAfter = ratio(new.coverages[id])
    if self.coverageContributionBefore != nil || self.coverageContributionAfter != nil {
      self.coverageMoved = ChangeExplanation.difference(
        self.coverageContributionBefore, self.coverageContributionAfter)
    }
  }
}

/// An item's children in one state.
private struct Side {
  /// In display order.
  var children: [String] = []
  var links: [String: ChildLink] = [:]
  /// What each adds to the score, and to the coverage.
  var contributions: [String: Int64] = [:]
  var coverages: [String: Int64] = [:]
  /// True where the item's score is the mean of its children's; nil where there is no item.
  var averages: Bool?

  init(_ organisation: Organisation, _ id: String) {
    guard let node = organisation.node(id) else { return }
    let graph = organisation.graph
    let links = graph.children(of: node)
    let averages = !node.isKeyResult || graph.rule(node) == .rollupScore
    self.averages = averages
    let scores = averages ? organisation.contributions(links, under: node) : [:]
    let coverages = averages ? organisation.coverageContributions(links, under: node) : [:]
    for link in links {
      let child = organisation.id(link.node)
      self.children.append(child)
      self.links[child] = link
      self.contributions[child] = scores[link.node]
      self.coverages[child] = coverages[link.node]
    }
  }

  mutating func forgetParts() {
    self.contributions = [:]
    self.coverages = [:]
  }
}

extension Organisation {
  /// A key result's records in force, the newest first.
  fileprivate func recordsInForce(_ id: String) -> [CheckIn] {
    (self.checkIns(ofKeyResult: id) ?? []).filter(\.inForce)
  }
}

extension RequestError {
  static func tooManyLines(_ limit: Int) -> RequestError {
    .field("depth", "makes too many lines: ask for fewer levels", limit: "\(limit) lines")
  }
}
