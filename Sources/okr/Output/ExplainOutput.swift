// Explanations as a tree in words.

internal import OKRModel
internal import Terminal

/// An explanation's lines.
enum ExplainOutput {
  static let listing = Listing<ExplainNode>(columns: [], json: { Self.json($0) }, id: { $0.id })

  /// The least columns that words are wrapped in.
  private static let leastWords = 24

  /// Each step on a line with its figures, its words below.
  static func lines(_ nodes: [ExplainNode], _ context: CellContext) -> [String] {
    let surface = context.surface
    let leads = TreeLines.leads(
      depths: nodes.map { Int($0.depth) }, isAccessible: surface.isAccessible)
    var table = Table([
      Column("ITEM", isFlexible: true), Column("SCORE", .decimal), Column("WEIGHT", .decimal),
      Column("ADDS", .decimal), Column("HEALTH"),
    ])
    table.mayBeRecords = false
    for (node, lead) in zip(nodes, leads) { table.append(Self.row(node, lead, context)) }
    let rows = table.lines(for: surface)
    var lines = Array(rows.prefix(1))
    for (index, node) in nodes.enumerated() {
      lines.append(rows[index + 1])
      let hasChildren = index + 1 < nodes.count && nodes[index + 1].depth > node.depth
      let below = Self.below(leads[index], hasChildren: hasChildren, surface)
      lines += Self.words(node, below, surface)
    }
    return lines
  }

  private static func row(_ node: ExplainNode, _ lead: String, _ context: CellContext) -> [Cell] {
    let figures = node.figures
    let style: Style = node.leftOut.isEmpty ? [] : .grey
    if node.type == .checkIn {
      return [Cell(Self.checkIn(node, context), style, lead: lead), "", "", "", ""]
    }
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

  private static func checkIn(_ node: ExplainNode, _ context: CellContext) -> String {
    let time = FigureText.instant(node.effectiveTime, context.surface, now: context.nowMicros)
    let note = node.note.isEmpty ? "" : " «\(node.note)»"
    let actor = node.actor.isEmpty ? "" : " by \(node.actor)"
    return "check-in \(FigureText.value(node.value)), \(time)\(actor)\(note)"
  }

  /// The lead of the lines under an item: its own branch ended, its children's begun.
  private static func below(_ lead: String, hasChildren: Bool, _ surface: Surface) -> String {
    if surface.isAccessible { return lead + "  " }
    let own = lead.replacing("├─ ", with: "│  ").replacing("└─ ", with: "   ")
    return own + (hasChildren ? "│  " : "   ")
  }

  private static func words(_ node: ExplainNode, _ lead: String, _ surface: Surface) -> [String] {
    let columns = max((surface.columns ?? .max) - lead.displayWidth, Self.leastWords)
    var lines: [String] = []
    if !node.words.isEmpty { lines += node.words.sanitised.wrapped(to: columns) }
    if !node.leftOut.isEmpty { lines += "left out: \(node.leftOut.sanitised)".wrapped(to: columns) }
    return lines.map { lead + surface.paint($0, .grey) }
  }

  private static func json(_ node: ExplainNode) -> JSONValue {
    let isCheckIn = node.type == .checkIn
    var figures = FigureJSON.members(node.figures)
    if isCheckIn, let index = figures.firstIndex(where: { $0.key == "value" }) {
      figures[index].value = MessageJSON.value(node.value)
    }
    return .object(
      [
        .init("depth", .integer(node.depth)), .init("id", .text(node.id)),
        .init("type", MessageJSON.name(node.type)), .init("title", .text(node.title)),
      ] + figures + [
        .init("weight", MessageJSON.weight(node.weight)),
        .init("contribution", MessageJSON.ratio(node.contribution)),
        .init("words", .text(node.words)), .init("left_out", .text(node.leftOut)),
        .init("effective_time", MessageJSON.instant(node.effectiveTime)),
        .init("actor", .text(node.actor)), .init("note", .text(node.note)),
      ])
  }
}
