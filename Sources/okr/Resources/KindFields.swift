// The flags that say how a key result is measured, laid over the kind that it has.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct KindFields: ParsableArguments {
  @Option(help: ArgumentHelp("How it is measured.", valueName: "kind"))
  var kind: KindName?

  // Numbers may be negative: what follows is the value, though it begins as an option does.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("metric, rollup_value: where the way begins; or none.", valueName: "value"))
  var baseline: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("metric, rollup_value: where the way ends.", valueName: "value"))
  var target: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "checkpoints: a value and its score; may be repeated.", valueName: "value=score"))
  var point: [String] = []

  @Option(help: ArgumentHelp("threshold: which side of the bound is held.", valueName: "sign"))
  var `operator`: ComparisonArgument?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("threshold: the bound, or the lower one of within.", valueName: "value"))
  var bound: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("threshold: the upper bound of within; or none.", valueName: "value"))
  var upper: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("threshold: where the way to the bound begins; or none.", valueName: "value")
  )
  var zeroAt: String?

  @Option(
    help: ArgumentHelp("threshold: by the latest value, or by periods held.", valueName: "how"))
  var judge: EnumArgument<Judge>?

  @Option(help: ArgumentHelp("threshold, recurring: the calendar period.", valueName: "period"))
  var period: EnumArgument<Period>?

  @Option(
    help: ArgumentHelp(
      "milestone: a stage, new or of a name that it has, which stays done or open unless stated; may be repeated.",
      valueName: "name=weight[:done|:open]"))
  var stage: [String] = []

  @Option(help: ArgumentHelp("milestone: marks a stage that it has as done.", valueName: "name"))
  var stageDone: [String] = []

  @Option(help: ArgumentHelp("milestone: takes a stage away.", valueName: "name"))
  var removeStage: [String] = []

  @Option(help: ArgumentHelp("recurring: how often a period, at least 1.", valueName: "n"))
  var perPeriod: Int64?

  @Option(
    help: ArgumentHelp("rollup_value: how the values below come together.", valueName: "rule"))
  var aggregate: EnumArgument<Aggregate>?

  /// The stated flags besides `--kind`, by name.
  private var stated: [String] {
    let all: [(String, Bool)] = [
      ("--baseline", self.baseline != nil), ("--target", self.target != nil),
      ("--point", !self.point.isEmpty), ("--operator", self.operator != nil),
      ("--bound", self.bound != nil), ("--upper", self.upper != nil),
      ("--zero-at", self.zeroAt != nil), ("--judge", self.judge != nil),
      ("--period", self.period != nil), ("--stage", !self.stage.isEmpty),
      ("--stage-done", !self.stageDone.isEmpty), ("--remove-stage", !self.removeStage.isEmpty),
      ("--per-period", self.perPeriod != nil),
      ("--aggregate", self.aggregate != nil),
    ]
    return all.filter(\.1).map(\.0)
  }

  var isStated: Bool { self.kind != nil || !self.stated.isEmpty }

  /// The flags that a kind takes.
  private static func flags(_ kind: KindName) -> [String] {
    switch kind {
    case .metric: ["--baseline", "--target"]
    case .checkpoints: ["--point"]
    case .threshold:
      ["--operator", "--bound", "--upper", "--zero-at", "--judge", "--period"]
    case .milestone: ["--stage", "--stage-done", "--remove-stage"]
    case .recurring: ["--per-period", "--period"]
    case .rollupValue: ["--baseline", "--target", "--aggregate"]
    case .binary, .graded, .findBaseline, .rollupScore: []
    }
  }

  /// The kind with the stated flags laid over what it was.
  /// - Throws: where no kind is known, or a flag belongs to another one.
  func laid(over current: KeyResult.Kind?) throws(CommandFailure) -> KeyResult.Kind {
    let present = KindName(rawValue: KeyResultJSON.kindName(current))
    guard let kind = self.kind ?? present else {
      throw .usage("\(self.stated.joined(separator: ", ")) needs a kind.", hint: "--kind metric")
    }
    let allowed = Self.flags(kind)
    if let foreign = self.stated.first(where: { !allowed.contains($0) }) {
      let those = allowed.isEmpty ? "takes no flags" : "takes \(allowed.joined(separator: ", "))"
      throw .usage("\(foreign) doesn't belong to the kind \(kind.rawValue), which \(those).")
    }
    return try self.build(kind, current)
  }

  private func build(_ kind: KindName, _ current: KeyResult.Kind?) throws(CommandFailure)
    -> KeyResult.Kind
  {
    switch kind {
    case .metric: .metricKind(try self.metric(current))
    case .checkpoints: .checkpoints(try self.checkpoints(current))
    case .threshold: .threshold(try self.threshold(current))
    case .binary: .binary(BinaryKind())
    case .graded: .graded(GradedKind())
    case .milestone: .milestone(try self.milestone(current))
    case .recurring: .recurring(self.recurring(current))
    case .findBaseline: .findBaseline(FindBaselineKind())
    case .rollupValue: .rollupValue(try self.rollup(current))
    case .rollupScore: .rollupScore(RollupScoreKind())
    }
  }

  private static func lay(_ field: inout Value?, _ text: String?, _ flag: String)
    throws(CommandFailure)
  {
    guard let text else { return }
    field = text == InputText.none ? nil : try InputText.value(text, field: flag)
  }

  private func metric(_ current: KeyResult.Kind?) throws(CommandFailure) -> MetricKind {
    var metric = MetricKind()
    if case .metricKind(let present)? = current { metric = present }
    try Self.lay(&metric.baseline, self.baseline, "--baseline")
    try Self.lay(&metric.target, self.target, "--target")
    return metric
  }

  private func rollup(_ current: KeyResult.Kind?) throws(CommandFailure) -> RollupValueKind {
    var rollup = RollupValueKind()
    if case .rollupValue(let present)? = current { rollup = present }
    try Self.lay(&rollup.baseline, self.baseline, "--baseline")
    try Self.lay(&rollup.target, self.target, "--target")
    if let aggregate = self.aggregate { rollup.aggregate = aggregate.value }
    return rollup
  }

  private func threshold(_ current: KeyResult.Kind?) throws(CommandFailure) -> ThresholdKind {
    var threshold = ThresholdKind()
    if case .threshold(let present)? = current { threshold = present }
    if let comparison = self.operator { threshold.comparison = comparison.value }
    try Self.lay(&threshold.bound, self.bound, "--bound")
    try Self.lay(&threshold.upper, self.upper, "--upper")
    try Self.lay(&threshold.zeroAt, self.zeroAt, "--zero-at")
    if let judge = self.judge { threshold.judge = judge.value }
    if let period = self.period { threshold.period = period.value }
    return threshold
  }

  private func recurring(_ current: KeyResult.Kind?) -> RecurringKind {
    var recurring = RecurringKind()
    if case .recurring(let present)? = current { recurring = present }
    if let count = self.perPeriod { recurring.perPeriod = count }
    if let period = self.period { recurring.period = period.value }
    return recurring
  }

  private func checkpoints(_ current: KeyResult.Kind?) throws(CommandFailure) -> CheckpointsKind {
    if self.point.isEmpty, case .checkpoints(let present)? = current { return present }
    var points: [Checkpoint] = []
    for text in self.point {
      let (value, score) = try InputText.pair(text, field: "--point")
      points.append(
        Checkpoint(
          value: try InputText.value(value, field: "--point"),
          score: try InputText.ratio(score, field: "--point")))
    }
    return CheckpointsKind(points: points)
  }

  private func milestone(_ current: KeyResult.Kind?) throws(CommandFailure) -> MilestoneKind {
    var milestone = MilestoneKind()
    if case .milestone(let present)? = current { milestone = present }
    for name in self.removeStage {
      milestone.stages.remove(at: try Self.place(of: name, in: milestone))
    }
    let known = milestone.stages.map(\.name)
    for text in self.stage {
      let (stage, done) = try Self.stage(text)
      // One that is named twice here is left to the server, which refuses it.
      if let index = known.firstIndex(of: stage.name) {
        milestone.stages[index].weight = stage.weight
        milestone.stages[index].done = done ?? milestone.stages[index].done
      } else {
        milestone.stages.append(stage)
      }
    }
    for name in self.stageDone {
      milestone.stages[try Self.place(of: name, in: milestone)].done = true
    }
    return milestone
  }

  private static func place(
    of name: String, in milestone: MilestoneKind
  ) throws(CommandFailure) -> Int {
    if let index = milestone.stages.firstIndex(where: { $0.name == name }) { return index }
    let names = milestone.stages.map(\.name).joined(separator: ", ")
    throw .input("There is no stage \(name); there are: \(names).", reason: .noSuchStage)
  }

  /// Reads `name=weight`, `name=weight:done` or `name=weight:open`.
  /// - Returns: a new stage, and whether it is stated to be done.
  private static func stage(_ text: String) throws(CommandFailure) -> (stage: Stage, done: Bool?) {
    let (name, rest) = try InputText.pair(text, field: "--stage")
    let (done, open) = (rest.droppingSuffix(":done"), rest.droppingSuffix(":open"))
    let weight = try InputText.weight(done ?? open ?? rest, field: "--stage")
    let stated = done != nil ? true : open != nil ? false : nil
    return (Stage(name: name, weight: weight, done: done != nil), stated)
  }
}
