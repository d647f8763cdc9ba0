// Overrides: what scores should be read as for a while, beside what is computed.

internal import ExactJSON
internal import OKRModel

extension DocumentReading {
  mutating func readOverrides(_ items: [JSONValue]) {
    for (index, item) in items.enumerated() {
      guard var fields = FieldReader(item, "overrides[\(index)]", &self.log) else { continue }
      var row = Override()
      row.item = fields.ownID("item") ?? ""
      row.score = fields.strictNumber("score", digits: DecimalText.microDigits, in: Limits.gradePpm)
        .map { Ratio(ppm: $0) }
      row.reason = fields.text("reason", atMostBytes: Limits.noteBytes)
      row.until = fields.day("until")
      self.check(row, &fields)
      let isNew = self.claim(
        row.item, self.document.overrides.count, in: \.overrides, &fields, named: "item")
      row.notes = fields.finish(&self.log)
      if isNew { self.document.overrides.append(row) }
    }
  }

  private func check(_ row: Override, _ fields: inout FieldReader) {
    for field in ["score", "until"] where !fields.isStated(field) {
      fields.refuse(field, .fieldRequired, "An override needs it.")
    }
    let objective = self.objective(ofItem: row.item)
    self.checkReference("item", row.item, objective != nil, &fields)
    if let until = CivilDate(row.until), let cycle = objective.flatMap({ self.cycle($0.cycle) }),
      let end = CivilDate(cycle.end), until > cycle.lastOverrideDay(from: end)
    {
      fields.warn(
        "until", .overrideDays,
        "\(row.until) lies more than \(Limits.overrideDaysAfterCycle) days after cycle \"\(cycle.id)\"."
      )
    }
  }

  /// The objective that an id names, or that its key result belongs to.
  private func objective(ofItem id: String) -> Objective? {
    switch self.items[id] {
    case .objective(let index)? where index < self.document.objectives.count:
      return self.document.objectives[index]
    case .keyResult(let index)? where index < self.document.keyResults.count:
      return self.objective(ofItem: self.document.keyResults[index].objective)
    default:
      let existing = self.context.existing
      return existing.objective(id)
        ?? existing.keyResult(id).flatMap { existing.objective($0.objective) }
    }
  }
}
