// One objective or key result with its figures, for scripts and for people.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Figures beside an item's own fields.
enum FigureJSON {
  /// The figures' members without their id, which the item names; absent figures are null.
  static func members(_ figures: Figures?) -> [JSONMember] {
    let figures = figures ?? Figures()
    return [
      .init("score", MessageJSON.ratio(figures.score)),
      .init("attainment", MessageJSON.ratio(figures.attainment)),
      .init("coverage", MessageJSON.ratio(figures.coverage)),
      .init("health", MessageJSON.name(figures.health)),
      .init("colour", MessageJSON.name(figures.colour)),
      .init("value", MessageJSON.value(figures.value)),
      .init("confidence", MessageJSON.ratio(figures.confidence)),
      .init("expected", MessageJSON.ratio(figures.expected)),
    ]
  }

  static let names = Self.members(nil).map(\.name)

  /// An object with figures behind its own fields.
  static func object(_ json: JSONValue, _ figures: Figures?) -> JSONValue {
    guard case .object(let own) = json else { return json }
    return .object(own + Self.members(figures))
  }

  /// The figures in one line for people.
  static func line(_ figures: Figures?, _ presenter: Presenter) -> String {
    let figures = figures ?? Figures()
    let surface = presenter.surface
    var parts = [FigureText.ratio(figures.score, digits: FigureText.changeDigits)]
    if figures.score != nil, !surface.isAccessible {
      let bar = FigureText.bar(figures.score, figures.colour)
      parts.append(surface.paint(bar.text, bar.style))
    }
    if let status = FigureText.status(figures.health) {
      parts.append(surface.paint(status.text(isAccessible: surface.isAccessible), status.style))
    }
    parts.append("coverage \(FigureText.ratio(figures.coverage))")
    if let expected = figures.expected { parts.append("expected \(FigureText.ratio(expected))") }
    if let confidence = figures.confidence {
      parts.append("confidence \(FigureText.ratio(confidence))")
    }
    return parts.joined(separator: "  ")
  }
}

/// An objective with its key results.
struct ObjectiveView: Sendable {
  let objective: Objective
  let figures: Figures?
  let keyResults: [KeyResult]
  let keyResultFigures: [Figures]
  /// Those in force, of the objective and of its key results.
  let overrides: [OverrideInForce]

  private func figures(of keyResult: KeyResult) -> Figures? {
    self.keyResultFigures.first { $0.id == keyResult.id }
  }

  private func override(of item: String) -> OverrideInForce? {
    self.overrides.first { $0.item == item }
  }

  var json: JSONValue {
    let own = FigureJSON.object(MessageJSON.object(self.objective), self.figures)
    guard case .object(let members) = own else { return own }
    let children = self.keyResults.map { keyResult in
      KeyResultView(
        keyResult: keyResult, figures: self.figures(of: keyResult),
        override: self.override(of: keyResult.id)
      ).json
    }
    return .object(
      members + [
        OverrideText.json(self.override(of: self.objective.id)),
        .init("key_results", .array(children)),
      ])
  }

  func lines(_ presenter: Presenter) -> [String] {
    let surface = presenter.surface
    let head =
      surface.paint(self.objective.id.sanitised, .bold) + "  " + self.objective.title.sanitised
    let score =
      [FigureJSON.line(self.figures, presenter)]
      + OverrideText.line(self.override(of: self.objective.id), surface)
    let fields = DetailText.fields(
      Self.namingOwners(MessageJSON.object(self.objective), self.objective.owners),
      leavingOut: ["id", "title"])
    let keyResults = self.keyResults.isEmpty ? [] : [""] + self.table(presenter).lines(for: surface)
    return [head] + score + [""] + fields + keyResults
  }

  /// An item's object with its owners in words for people.
  static func namingOwners(_ json: JSONValue, _ owners: [Owner]) -> JSONValue {
    guard !owners.isEmpty, case .object(var members) = json,
      let index = members.firstIndex(where: { $0.name == "owners" })
    else { return json }
    let names = owners.map { owner in
      owner.share.map { "\(owner.name) \(FigureText.percent($0))" } ?? owner.name
    }
    members[index].value = .string(names.joined(separator: ", "))
    return .object(members)
  }

  private func table(_ presenter: Presenter) -> Table {
    let surface = presenter.surface
    let hasOverrides = self.keyResults.contains { self.override(of: $0.id) != nil }
    var table = Table(
      [
        Column("KEY RESULT"), Column("TITLE", isFlexible: true), Column("VALUE", .decimal),
        Column("SCORE", .decimal),
      ] + (hasOverrides ? [Column("OVERRIDE")] : []) + [
        Column("WEIGHT", .decimal, isSpare: hasOverrides), Column("HEALTH"),
      ])
    for keyResult in self.keyResults {
      let figures = self.figures(of: keyResult)
      let override = OverrideText.cell(self.override(of: keyResult.id), surface)
      table.append(
        [
          Cell(keyResult.id), Cell(keyResult.title), Cell(FigureText.value(figures?.value)),
          Cell(FigureText.ratio(figures?.score)),
        ] + (hasOverrides ? [override] : []) + [
          Cell(FigureText.weight(keyResult.weight)),
          FigureText.cell(FigureText.status(figures?.health ?? .unspecified), surface),
        ])
    }
    return table
  }
}

/// A key result with its figures.
struct KeyResultView: Sendable {
  let keyResult: KeyResult
  let figures: Figures?
  /// The one in force.
  let override: OverrideInForce?

  var json: JSONValue {
    let own = FigureJSON.object(KeyResultJSON.object(self.keyResult), self.figures)
    guard case .object(let members) = own else { return own }
    return .object(members + [OverrideText.json(self.override)])
  }

  func lines(_ presenter: Presenter) -> [String] {
    let surface = presenter.surface
    let head =
      surface.paint(self.keyResult.id.sanitised, .bold) + "  " + self.keyResult.title.sanitised
    let score =
      [FigureJSON.line(self.figures, presenter)] + OverrideText.line(self.override, surface)
    let unit = self.keyResult.unit.isEmpty ? "" : " " + self.keyResult.unit.sanitised
    let now = "value \(FigureText.value(self.figures?.value))\(unit)"
    let fields = DetailText.fields(
      ObjectiveView.namingOwners(KeyResultJSON.object(self.keyResult), self.keyResult.owners),
      leavingOut: ["id", "title"])
    return [head] + score + [now, ""] + fields
  }
}
