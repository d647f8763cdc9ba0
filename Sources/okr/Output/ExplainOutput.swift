// Explanations as a tree in words.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// An explanation's lines.
enum ExplainOutput {
  static let listing = Listing<ExplainNode>(columns: [], json: { Self.json($0) }, id: { $0.id })

  /// Each step on a line with its figures, its words below.
  static func lines(_ nodes: [ExplainNode], _ context: CellContext) -> [String] {
    let surface = context.surface
    let leads = TreeLines.leads(
      depths: nodes.map { Int($0.depth) }, isAccessible: surface.isAccessible)
    var table = Table([
      Column("ITEM", isFlexible: true), Column("SCORE", .decimal),
      Column("WEIGHT", .decimal, isSpare: true),
      Column("ADDS", .decimal), Column("HEALTH", isSpare: true),
    ])
    table.mayBeRecords = false
    table.leastFlexibleColumns = TreeOutput.leastTitle
    for (node, lead) in zip(nodes, leads) where node.type != .checkIn {
      table.append(Self.row(node, lead, context))
    }
    guard let grouped = table.grouped(for: surface) else { return [] }
    var rows = grouped.rows.makeIterator()
    var lines = [grouped.head]
    for (index, node) in nodes.enumerated() {
      let lead = leads[index]
      let hasChildren = index + 1 < nodes.count && nodes[index + 1].depth > node.depth
      if node.type == .checkIn {
        let text = CheckInText.cut(node, behind: lead, context)
        lines.append(lead + surface.paint(text, node.leftOut.isEmpty ? [] : .grey))
      } else if let row = rows.next() {
        lines += row
      }
      lines += Self.words(node, Self.below(lead, hasChildren: hasChildren, surface), surface)
    }
    return lines
  }

  private static func row(_ node: ExplainNode, _ lead: String, _ context: CellContext) -> [Cell] {
    let figures = node.figures
    let style: Style = node.leftOut.isEmpty ? [] : .grey
    return [
      Cell(
        node.title, style, lead: "\(lead)\(node.id)  ",
        leadStyle: node.type == .objective ? .bold : []),
      Cell(FigureText.ratio(figures?.score, digits: FigureText.changeDigits)),
      Cell(node.depth == 0 ? "" : FigureText.weight(node.weight)),
      Cell(
        node.contribution == nil
          ? "" : FigureText.ratio(node.contribution, digits: FigureText.changeDigits)),
      FigureText.cell(FigureText.status(figures?.health ?? .unspecified), context.surface),
    ]
  }

  /// The lead of the lines under an item: its own branch ended, its children's begun.
  static func below(_ lead: String, hasChildren: Bool, _ surface: Surface) -> String {
    if surface.isAccessible { return lead + "  " }
    return TreeLines.below(lead) + (hasChildren ? "│  " : "   ")
  }

  private static func words(_ node: ExplainNode, _ lead: String, _ surface: Surface) -> [String] {
    var lines: [String] = []
    if let override = node.override { lines.append("overridden: \(OverrideText.words(override))") }
    if !node.words.isEmpty { lines.append(node.words.sanitised) }
    if node.depth == 0 {
      for (what, words) in [("coverage", node.coverageWords), ("health", node.healthWords)]
      where !words.isEmpty {
        lines.append("\(what): \(words.sanitised)")
      }
    }
    if !node.leftOut.isEmpty { lines.append("left out: \(node.leftOut.sanitised)") }
    return lines.map { lead + surface.paint($0, .grey) }
  }

  private static func json(_ node: ExplainNode) -> JSONValue {
    let isCheckIn = node.type == .checkIn
    var figures = FigureJSON.members(node.figures)
    if isCheckIn, let index = figures.firstIndex(where: { $0.name == "value" }) {
      figures[index].value = MessageJSON.value(node.value)
    }
    return .object(
      [
        .init("depth", .integer(node.depth)), .init("id", .text(node.id)),
        .init("type", MessageJSON.name(node.type)), .init("title", .text(node.title)),
      ] + figures + [
        OverrideText.json(node.override),
        .init("weight", MessageJSON.weight(node.weight)),
        .init("contribution", MessageJSON.ratio(node.contribution)),
        .init("coverage_contribution", MessageJSON.ratio(node.coverageContribution)),
        .init("words", .text(node.words)),
        .init("coverage_words", .text(node.coverageWords)),
        .init("health_words", .text(node.healthWords)), .init("left_out", .text(node.leftOut)),
        .init("effective_time", MessageJSON.instant(node.effectiveTime)),
        .init("actor", .text(node.actor)), .init("note", .text(node.note)),
      ])
  }
}
