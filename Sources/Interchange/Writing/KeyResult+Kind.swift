// A key result's kind with its own fields.

internal import ExactJSON
internal import OKRModel

extension KeyResult {
  /// The kind's name in documents; empty without a kind.
  private var kindName: String {
    let name = self.kind?.name ?? ""
    return name == "metric_kind" ? "metric" : name
  }

  /// The fields that this kind takes.
  var kindFields: Set<String> {
    switch self.kind {
    case .metricKind: ["baseline", "target"]
    case .checkpoints: ["checkpoints"]
    case .threshold: ["operator", "bound", "upper", "zero_at", "judge", "period"]
    case .milestone: ["stages"]
    case .recurring: ["per_period", "period"]
    case .rollupValue: ["baseline", "target", "aggregate"]
    case .binary, .graded, .findBaseline, .rollupScore, nil: []
    }
  }

  func writeKind(to object: inout ObjectBuilder) {
    object.add("kind", self.kindName)
    switch self.kind {
    case .metricKind(let kind):
      object.add("baseline", kind.baseline)
      object.add("target", kind.target)
    case .checkpoints(let kind): object.add("checkpoints", kind.points.map(\.json))
    case .threshold(let kind): kind.write(to: &object)
    case .milestone(let kind): object.add("stages", kind.stages.map(\.json))
    case .recurring(let kind):
      object.add("per_period", .number(String(kind.perPeriod)))
      object.add("period", kind.period)
    case .rollupValue(let kind):
      object.add("baseline", kind.baseline)
      object.add("target", kind.target)
      object.add("aggregate", kind.aggregate)
    case .binary, .graded, .findBaseline, .rollupScore, nil: break
    }
  }
}

extension ThresholdKind {
  fileprivate func write(to object: inout ObjectBuilder) {
    if let symbol = self.comparison.symbol { object.add("operator", symbol) }
    object.add("bound", self.bound)
    object.add("upper", self.upper)
    object.add("zero_at", self.zeroAt)
    object.add("judge", self.judge)
    object.add("period", self.period)
  }
}

extension Checkpoint {
  fileprivate var json: JSONValue {
    .array([.decimal(self.value?.micros ?? 0), .decimal(self.score?.ppm ?? 0)])
  }
}

extension Stage {
  fileprivate var json: JSONValue {
    var object = ObjectBuilder()
    object.add("name", self.name)
    object.add("weight", self.weight)
    if self.done { object.add("done", .bool(true)) }
    return object.value
  }
}
