// The flags of a key result: its own fields, and those of its kind.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct KeyResultFields: FieldOptions {
  @Option(
    help: ArgumentHelp("The objective it belongs to.", valueName: "id"),
    completion: IDCompletion.objective.kind)
  var objective: String?

  @Option(help: ArgumentHelp("What is measured.", valueName: "text"))
  var title: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Its weight in the objective, 0 to 1000.", valueName: "number"))
  var weight: String?

  @Option(help: ArgumentHelp("Its state.", valueName: "state"))
  var state: EnumArgument<OKRModel.State>?

  @Option(help: ArgumentHelp("The unit of measure, such as % or USD.", valueName: "unit"))
  var unit: String?

  @Option(
    help: ArgumentHelp("The metric it measures.", valueName: "id"),
    completion: IDCompletion.metric.kind)
  var metric: String?

  @Option(
    help: ArgumentHelp(
      "An owner, with a share where stated: 0.4 or 40%, together at most 1. May be repeated.",
      valueName: "who[=share]"))
  var owner: [String] = []

  @Option(help: ArgumentHelp("The day its first check-in is due.", valueName: "day"))
  var due: String?

  @Option(help: ArgumentHelp("The minimum that its metric must hold; or none.", valueName: "value"))
  var kpiFloor: String?

  @Option(help: ArgumentHelp("Its priority.", valueName: "word"))
  var priority: String?

  @Option(help: ArgumentHelp("A score that somebody published; or none.", valueName: "ratio"))
  var scorePublished: String?

  @Option(
    help: ArgumentHelp("What is expected from a day on; may be repeated.", valueName: "day=value"))
  var phased: [String] = []

  @OptionGroup(title: "Kind") var kind: KindFields

  var needsCurrent: Bool { self.kind.isStated && self.kind.kind == nil }

  func apply(to message: inout KeyResult, _ mask: inout FieldMask) throws(CommandFailure) {
    mask.set(&message.objective, self.objective, "objective")
    mask.set(&message.title, self.title, "title")
    mask.set(&message.state, self.state?.value, "state")
    mask.set(&message.unit, self.unit, "unit")
    mask.set(&message.metric, self.metric, "metric")
    mask.set(&message.priority, self.priority, "priority")
    if let due = self.due?.nonEmpty { _ = try InputText.day(due, field: "--due") }
    mask.set(&message.due, self.due, "due")
    try mask.set(&message.weight, self.weight, "weight", "--weight", InputText.weight)
    try mask.set(&message.kpiFloor, self.kpiFloor, "kpi_floor", "--kpi-floor", InputText.value)
    try mask.set(
      &message.scorePublished, self.scorePublished, "score_published", "--score-published",
      InputText.ratio)
    try self.applyLists(to: &message, &mask)
    if self.kind.isStated {
      message.kind = try self.kind.laid(over: message.kind)
      mask.insert("kind")
    }
  }

  private func applyLists(to message: inout KeyResult, _ mask: inout FieldMask)
    throws(CommandFailure)
  {
    if !self.owner.isEmpty {
      message.owners = try InputText.owners(self.owner, field: "--owner")
      mask.insert("owners")
    }
    guard !self.phased.isEmpty else { return }
    message.phasedTargets = []
    for text in self.phased where text != InputText.none {
      let (day, value) = try InputText.pair(text, field: "--phased")
      message.phasedTargets.append(
        PhasedTarget(
          day: try InputText.day(day, field: "--phased"),
          value: try InputText.value(value, field: "--phased")))
    }
    mask.insert("phased_targets")
  }
}
