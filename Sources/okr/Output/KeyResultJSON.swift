// Key results as JSON: the keys of the interchange document, the same ones for every kind.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// A key result's object. Parameters that its kind hasn't are null, so that a script reads one
/// shape.
enum KeyResultJSON {
  private static let parameters = [
    "baseline", "target", "checkpoints", "operator", "bound", "upper", "zero_at", "judge", "period",
    "stages", "per_period", "aggregate",
  ]

  static func object(_ keyResult: KeyResult) -> JSONValue {
    // Of the contract's fields all but the kind, which stands flat.
    var plain = keyResult
    plain.kind = nil
    var visitor = MessageVisitor(of: plain)
    plain.visitFields(&visitor)
    let stated = Self.measure(keyResult.kind)
    visitor.members.append(.init("kind", .text(Self.kindName(keyResult.kind))))
    for key in Self.parameters {
      visitor.members.append(.init(key, stated.first { $0.name == key }?.value ?? .null))
    }
    return .object(visitor.members)
  }

  /// The kind's name in the interchange document; empty where there is none.
  static func kindName(_ kind: KeyResult.Kind?) -> String {
    if case .metricKind? = kind { return KindName.metric.rawValue }
    return kind?.name ?? ""
  }

  private static func measure(_ kind: KeyResult.Kind?) -> [JSONMember] {
    switch kind {
    case .metricKind(let metric):
      [
        .init("baseline", MessageJSON.value(metric.baseline)),
        .init("target", MessageJSON.value(metric.target)),
      ]
    case .checkpoints(let checkpoints):
      [.init("checkpoints", .array(checkpoints.points.map { Self.point($0) }))]
    case .threshold(let threshold): Self.threshold(threshold)
    case .milestone(let milestone):
      [.init("stages", .array(milestone.stages.map { MessageJSON.object($0) }))]
    case .recurring(let recurring):
      [
        .init("per_period", .integer(recurring.perPeriod)),
        .init("period", MessageJSON.name(recurring.period)),
      ]
    case .rollupValue(let rollup):
      [
        .init("baseline", MessageJSON.value(rollup.baseline)),
        .init("target", MessageJSON.value(rollup.target)),
        .init("aggregate", MessageJSON.name(rollup.aggregate)),
      ]
    case .binary, .graded, .findBaseline, .rollupScore, nil: []
    }
  }

  private static func point(_ point: Checkpoint) -> JSONValue {
    .array([MessageJSON.value(point.value), MessageJSON.ratio(point.score)])
  }

  private static func threshold(_ threshold: ThresholdKind) -> [JSONMember] {
    let sign = threshold.comparison.rawValue == 0 ? "" : threshold.comparison.sign
    return [
      .init("operator", .text(sign)), .init("bound", MessageJSON.value(threshold.bound)),
      .init("upper", MessageJSON.value(threshold.upper)),
      .init("zero_at", MessageJSON.value(threshold.zeroAt)),
      .init("judge", MessageJSON.name(threshold.judge)),
      .init("period", MessageJSON.name(threshold.period)),
    ]
  }
}
