// Trees of items for people and for scripts.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// A tree's lines.
enum TreeOutput {
  /// Columns that are left of a title at the least.
  static let leastTitle = 8

  static let listing = Listing<TreeNode>(
    columns: [.text("ID") { $0.id }], json: { TreeJSON.row($0) }, id: { $0.id })

  /// The tree as a table: the item's lines, id and title in front, its figures in columns behind.
  static func table(_ nodes: [TreeNode], isWide: Bool, _ surface: Surface) -> Table {
    let leads = TreeLines.leads(
      depths: nodes.map { Int($0.depth) }, isAccessible: surface.isAccessible)
    let shown = Shown(
      isWide: isWide, bars: !surface.isAccessible,
      overrides: nodes.contains { $0.override != nil }, isTight: OverrideText.isTight(surface))
    var table = Table(Self.columns(shown))
    table.mayBeRecords = false
    table.leastFlexibleColumns = Self.leastTitle
    let places = Self.places(nodes)
    for (index, (node, lead)) in zip(nodes, leads).enumerated() {
      let place = node.repeatedAbove ? places[node.id] : nil
      let remark = place.map { $0 < index ? "(shown above)" : "(shown below)" }
      table.append(Self.row(node, lead, remark, shown, surface))
    }
    return table
  }

  /// The line below which each item's children stand, of those that have some in what is shown.
  private static func places(_ nodes: [TreeNode]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (index, (node, next)) in zip(nodes, nodes.dropFirst()).enumerated()
    where next.depth > node.depth && places[node.id] == nil {
      places[node.id] = index
    }
    return places
  }

  /// What is shown beside item, score and health.
  private struct Shown {
    let isWide: Bool
    let bars: Bool
    let overrides: Bool
    let isTight: Bool
  }

  private static func columns(_ shown: Shown) -> [Column] {
    var columns = [Column("ITEM", isFlexible: true), Column("SCORE", .decimal)]
    if shown.bars { columns.append(Column("", isSpare: true)) }
    if shown.overrides { columns.append(Column("OVERRIDE")) }
    // An override is always said; what is narrow gives up the health for it.
    let isHealthSpare = shown.overrides && shown.isTight
    columns += [
      Column("COVER", .decimal, isSpare: true), Column("HEALTH", isSpare: isHealthSpare),
    ]
    if shown.isWide {
      columns += [
        Column("VALUE", .decimal), Column("WEIGHT", .decimal), Column("STATE"), Column("KIND"),
        Column("UNIT"), Column("REGION"), Column("CYCLE"),
      ]
    }
    return columns
  }

  private static func row(
    _ node: TreeNode, _ lead: String, _ remark: String?, _ shown: Shown, _ surface: Surface
  ) -> [Cell] {
    let figures = node.figures ?? Figures()
    let digits = node.displayDigits > 0 ? Int(node.displayDigits) : FigureText.defaultDigits
    var cells = [
      Self.item(node, lead, remark), Cell(FigureText.ratio(figures.score, digits: digits)),
    ]
    if shown.bars { cells.append(FigureText.bar(figures.score, figures.colour)) }
    if shown.overrides { cells.append(OverrideText.cell(node.override, surface)) }
    cells += [
      Cell(FigureText.ratio(figures.coverage)),
      FigureText.cell(FigureText.status(figures.health), surface),
    ]
    if shown.isWide {
      let unit = node.unitOfMeasure.isEmpty || figures.value == nil ? "" : " " + node.unitOfMeasure
      cells += [
        Cell(node.type == .keyResult ? FigureText.value(figures.value) + unit : ""),
        Cell(FigureText.weight(node.weight)), Cell(FigureText.name(node.state)),
        Cell(node.kind.replacing("_", with: " ")), Cell(node.unit), Cell(node.region),
        Cell(node.cycle),
      ]
    }
    return cells
  }

  /// The item's id in front of its title, with what is odd about it behind.
  /// - Parameter remark: where its children stand, if not below it.
  private static func item(_ node: TreeNode, _ lead: String, _ remark: String?) -> Cell {
    var title = node.title
    if !node.counts, node.depth > 0 { title += " (not counted)" }
    if let remark { title += " " + remark }
    if node.state != .active, node.state.rawValue != 0 {
      title += " (\(FigureText.name(node.state)))"
    }
    if node.archiveTime != nil { title += " (archived)" }
    let isPale = node.archiveTime != nil || (!node.counts && node.depth > 0)
    let style: Style = isPale ? .grey : []
    return Cell(
      title, style, lead: "\(lead)\(node.id)  ", leadStyle: node.type == .objective ? .bold : [])
  }
}

/// Trees as JSON.
enum TreeJSON {
  /// The fields of a node in a document.
  static let names = Self.members(TreeNode()).map(\.name) + ["children"]

  /// The nodes in one another, each with its `children`.
  static func roots(_ nodes: [TreeNode]) -> [JSONValue] {
    var position = 0
    return Self.siblings(nodes, &position, above: -1)
  }

  /// The nodes deeper than `above`, up to the first that isn't. A node that lies several levels
  /// deeper than the one before it stands directly under it.
  private static func siblings(_ nodes: [TreeNode], _ position: inout Int, above: Int32)
    -> [JSONValue]
  {
    var result: [JSONValue] = []
    while position < nodes.count, nodes[position].depth > above {
      let node = nodes[position]
      position += 1
      let children = Self.siblings(nodes, &position, above: node.depth)
      result.append(.object(Self.members(node) + [.init("children", .array(children))]))
    }
    return result
  }

  /// A node by itself, with its depth in place of children.
  static func row(_ node: TreeNode) -> JSONValue {
    .object([.init("depth", .integer(node.depth))] + Self.members(node))
  }

  private static func members(_ node: TreeNode) -> [JSONMember] {
    let own: [JSONMember] = [
      .init("id", .string(node.id)), .init("type", MessageJSON.name(node.type)),
      .init("title", .text(node.title)),
    ]
    return own + FigureJSON.members(node.figures) + [
      OverrideText.json(node.override),
      .init("weight", MessageJSON.weight(node.weight)),
      .init("state", MessageJSON.name(node.state)),
      .init("counts", .bool(node.counts)), .init("repeated_above", .bool(node.repeatedAbove)),
      .init("kind", .text(node.kind)), .init("unit_of_measure", .text(node.unitOfMeasure)),
      .init("level", MessageJSON.name(node.level)),
      .init("commitment", MessageJSON.name(node.commitment)), .init("cycle", .text(node.cycle)),
      .init("unit", .text(node.unit)), .init("region", .text(node.region)),
      .init("archive_time", MessageJSON.instant(node.archiveTime)),
    ]
  }
}
