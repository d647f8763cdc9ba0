// What made a score and its coverage change, as a tree of signed parts.

internal import ExactJSON
internal import OKRModel
internal import Terminal

enum MovedOutput {
  static let listing = Listing<MovedNode>(columns: [], json: { Self.json($0) }, id: { $0.id })

  /// Each item on a line, its words below. Parts that only rounding moved are counted in a last line.
  static func lines(_ all: [MovedNode], _ context: CellContext) -> [String] {
    let surface = context.surface
    let nodes = all.indices.filter { !Self.isRounding(all, $0) }.map { all[$0] }
    let leads = TreeLines.leads(
      depths: nodes.map { Int($0.depth) }, isAccessible: surface.isAccessible)
    let coverageMoved = nodes.contains { ($0.coverageMoved?.ppm ?? 0) != 0 }
    var table = Table(
      [
        Column("ITEM", isFlexible: true), Column("BEFORE", .decimal), Column("AFTER", .decimal),
        Column("MOVED", .decimal),
      ] + (coverageMoved ? [Column("COVERAGE", .decimal, isSpare: true)] : []))
    table.mayBeRecords = false
    table.leastFlexibleColumns = TreeOutput.leastTitle
    for (node, lead) in zip(nodes, leads) where node.type != .checkIn {
      table.append(
        [
          Cell(
            node.title, lead: "\(lead)\(node.id)  ",
            leadStyle: node.type == .objective ? .bold : []),
          Cell(Self.score(node.before)), Cell(Self.score(node.after)),
          Self.moved(node.moved, surface),
        ] + (coverageMoved ? [Self.moved(node.coverageMoved, surface)] : []))
    }
    guard let grouped = table.grouped(for: surface) else { return [] }
    var rows = grouped.rows.makeIterator()
    var lines = [grouped.head]
    for (index, node) in nodes.enumerated() {
      let lead = leads[index]
      let hasChildren = index + 1 < nodes.count && nodes[index + 1].depth > node.depth
      if node.type == .checkIn {
        let end = " (\(node.words.sanitised))"
        let text = CheckInText.cut(node, behind: lead, before: end, context)
        lines.append(lead + surface.paint(text, .grey))
      } else if let row = rows.next() {
        lines += row
        if !node.words.isEmpty {
          let below = ExplainOutput.below(lead, hasChildren: hasChildren, surface)
          lines.append(below + surface.paint(node.words.sanitised, .grey))
        }
      }
    }
    if nodes.count < all.count {
      let parts = CountText.of(Int64(all.count - nodes.count), "part")
      lines.append(
        surface.paint("\(parts) more by rounding alone, each 0.000001 at most", .grey))
    }
    return lines
  }

  /// True where nothing changed but what of the sum above falls to it when that is rounded.
  private static func isRounding(_ nodes: [MovedNode], _ index: Int) -> Bool {
    let node = nodes[index]
    let isLeaf = index + 1 == nodes.count || nodes[index + 1].depth <= node.depth
    return index > 0 && isLeaf && node.type != .checkIn && node.words.isEmpty
      && node.before?.score == node.after?.score && node.before?.coverage == node.after?.coverage
      && abs(node.moved?.ppm ?? 0) <= 1 && abs(node.coverageMoved?.ppm ?? 0) <= 1
  }

  private static func score(_ figures: Figures?) -> String {
    FigureText.ratio(figures?.score, digits: FigureText.changeDigits)
  }

  /// A signed part; up and down by words where symbols aren't wanted.
  static func moved(_ ratio: Ratio?, _ surface: Surface) -> Cell {
    guard let ratio, ratio.ppm != 0 else { return "" }
    let text = FigureText.ratio(Ratio(ppm: abs(ratio.ppm)), digits: 6)
    if surface.isAccessible { return Cell((ratio.ppm > 0 ? "up " : "down ") + text) }
    return ratio.ppm > 0 ? Cell("+" + text, .green) : Cell("−" + text, .red)
  }

  private static func json(_ node: MovedNode) -> JSONValue {
    .object([
      .init("depth", .integer(node.depth)), .init("id", .text(node.id)),
      .init("type", MessageJSON.name(node.type)), .init("title", .text(node.title)),
      .init("score_before", MessageJSON.ratio(node.before?.score)),
      .init("score_after", MessageJSON.ratio(node.after?.score)),
      .init("contribution_before", MessageJSON.ratio(node.contributionBefore)),
      .init("contribution_after", MessageJSON.ratio(node.contributionAfter)),
      .init("moved", MessageJSON.ratio(node.moved)),
      .init("coverage_before", MessageJSON.ratio(node.before?.coverage)),
      .init("coverage_after", MessageJSON.ratio(node.after?.coverage)),
      .init("coverage_contribution_before", MessageJSON.ratio(node.coverageContributionBefore)),
      .init("coverage_contribution_after", MessageJSON.ratio(node.coverageContributionAfter)),
      .init("coverage_moved", MessageJSON.ratio(node.coverageMoved)),
      .init("words", .text(node.words)),
      .init("value", MessageJSON.value(node.value)),
      .init("effective_time", MessageJSON.instant(node.effectiveTime)),
      .init("actor", .text(node.actor)), .init("note", .text(node.note)),
    ])
  }
}
