// What a key result measures: this format's kinds, and the words that other documents use.

internal import ExactJSON
internal import OKRModel

extension FieldReader {
  /// Fields that belong to some kind; those that the kind at hand doesn't take are kept as notes.
  static let kindFields = [
    "baseline", "target", "direction", "checkpoints", "operator", "bound", "upper", "zero_at",
    "judge", "period", "stages", "per_period", "aggregate",
  ]

  /// The kind; nil, refused, where its word is unknown.
  /// - Parameters:
  ///   - hasScores: a check-in carries `score`.
  ///   - isParent: an objective names the key result as its `parent_kr`.
  mutating func kind(hasScores: Bool, isParent: Bool, _ log: inout FindingLog) -> KeyResult.Kind? {
    guard let field = self.take("kind") else {
      return isParent && !hasScores ? .rollupScore(RollupScoreKind()) : .graded(GradedKind())
    }
    guard case .string(let word) = field.value else {
      self.refuse("kind", .typeWrong, "A text belongs here, not \(field.value.typeName).")
      return nil
    }
    if let kind = self.ownKind(word, &log) { return kind }
    switch word {
    case "graded_0_1":
      self.keep(field, as: "source_kind")
      return .graded(GradedKind())
    case "numeric", "percent", "relative_change", "absolute_change":
      self.keep(field, as: "source_kind")
      return self.foreignKind(word, hasScores: hasScores)
    default:
      self.refuse("kind", .fieldInvalid, "\"\(word)\" is no kind of key result.")
      return nil
    }
  }

  /// A kind of this format, which stands whatever the check-ins carry.
  private mutating func ownKind(_ word: String, _ log: inout FindingLog) -> KeyResult.Kind? {
    switch word {
    case "metric":
      .metricKind(
        MetricKind(baseline: self.lenientValue("baseline"), target: self.lenientValue("target")))
    case "checkpoints": .checkpoints(CheckpointsKind(points: self.checkpoints()))
    case "threshold": .threshold(self.threshold())
    case "binary": .binary(BinaryKind())
    case "graded": .graded(GradedKind())
    case "milestone": .milestone(MilestoneKind(stages: self.stages(&log)))
    case "recurring":
      .recurring(
        RecurringKind(
          perPeriod: self.strictNumber("per_period", digits: 0) ?? 0, period: self.word("period")))
    case "find_baseline": .findBaseline(FindBaselineKind())
    case "rollup_value":
      .rollupValue(
        RollupValueKind(
          baseline: self.lenientValue("baseline"), target: self.lenientValue("target"),
          aggregate: self.word("aggregate")))
    case "rollup_score": .rollupScore(RollupScoreKind())
    default: nil
    }
  }

  /// A kind of other documents: measured where there is a target to reach, graded where people gave
  /// scores.
  private mutating func foreignKind(_ word: String, hasScores: Bool) -> KeyResult.Kind {
    if hasScores { return .graded(GradedKind()) }
    guard self.isNumber("target") else {
      self.warn(
        "kind", .kindGuessed, "\"\(word)\" without a target that is a number is taken as graded.")
      return .graded(GradedKind())
    }
    let isChange = word == "relative_change" || word == "absolute_change"
    // "At most" without a way to go is a bound to hold.
    if !isChange, self.isStated("direction", as: "at_most"), !self.isNumber("baseline") {
      return .threshold(
        ThresholdKind(comparison: .atMost, bound: self.lenientValue("target")))
    }
    let baseline = isChange ? nil : self.lenientValue("baseline")
    return .metricKind(MetricKind(baseline: baseline, target: self.lenientValue("target")))
  }

  /// Keeps the fields of other kinds. `direction` says what baseline and target say already.
  mutating func keepWhatKindLeft() {
    for name in Self.kindFields {
      guard let field = self.takeIfLeft(name) else { continue }
      self.keep(field)
      if name != "direction" {
        self.warn(name, .fieldNotOfKind, "The kind takes no \(name); it is kept as a note.")
      }
    }
  }

  private func isNumber(_ name: String) -> Bool {
    guard let index = self.index(of: name) else { return false }
    if case .notANumber = self.members[index].value.decimal(digits: DecimalText.microDigits) {
      return false
    }
    return true
  }

  private func isStated(_ name: String, as word: String) -> Bool {
    self.index(of: name).map { self.members[$0].value == .string(word) } ?? false
  }

  // MARK: Parts of kinds

  private mutating func threshold() -> ThresholdKind {
    ThresholdKind(
      comparison: self.comparison(), bound: self.lenientValue("bound"),
      upper: self.lenientValue("upper"), zeroAt: self.lenientValue("zero_at"),
      judge: self.word("judge"), period: self.word("period"))
  }

  private mutating func comparison() -> Comparison {
    guard let field = self.take("operator") else { return .unspecified }
    for comparison in Comparison.known {
      if let symbol = comparison.symbol, field.value == .string(symbol) { return comparison }
    }
    self.refuse(
      "operator", .fieldInvalid,
      "\(Self.shown(field.value)) is not one of >=, >, <=, <, within.")
    return .unspecified
  }

  private mutating func checkpoints() -> [Checkpoint] {
    var points: [Checkpoint] = []
    for (index, item) in self.items("checkpoints").enumerated() {
      let name = "checkpoints[\(index)]"
      guard case .array(let pair) = item, pair.count == 2 else {
        self.refuse(name, .typeWrong, "A pair belongs here: [value, score].")
        continue
      }
      guard let value = self.part(pair[0], "\(name)[0]"),
        let score = self.part(pair[1], "\(name)[1]")
      else { continue }
      points.append(Checkpoint(value: Value(micros: value), score: Ratio(ppm: score)))
    }
    return points
  }

  private mutating func part(_ value: JSONValue, _ name: String) -> Int64? {
    switch value.decimal(digits: DecimalText.microDigits) {
    case .number(let number): return number
    case .refused(let reason, let message): self.refuse(name, reason, message)
    case .notANumber: self.refuse(name, .fieldInvalid, "\(Self.shown(value)) is no number.")
    }
    return nil
  }

  private mutating func stages(_ log: inout FindingLog) -> [Stage] {
    let position = self.index(of: "stages") ?? 0
    var stages: [Stage] = []
    for (index, item) in self.items("stages").enumerated() {
      let inner = "stages[\(index)]"
      guard var fields = FieldReader(item, self.place(of: inner), &log) else { continue }
      fields.id = self.id
      stages.append(
        Stage(
          name: fields.text("name", atMostBytes: Limits.titleBytes), weight: fields.weight(),
          done: fields.flag("done")))
      self.adopt(fields.finish(&log), from: inner, at: position)
    }
    return stages
  }

  private mutating func flag(_ name: String) -> Bool {
    guard let field = self.take(name) else { return false }
    if case .bool(let flag) = field.value { return flag }
    self.refuse(name, .typeWrong, "true or false belongs here, not \(field.value.typeName).")
    return false
  }
}

extension Comparison {
  /// How documents write it; nil for numbers that stand for none.
  var symbol: String? {
    switch self {
    case .atLeast: ">="
    case .moreThan: ">"
    case .atMost: "<="
    case .lessThan: "<"
    case .within: "within"
    case .unspecified, .unrecognized: nil
    }
  }
}
