// Key results.

internal import ExactJSON
internal import OKRModel

extension DocumentReading {
  mutating func readKeyResult(_ value: JSONValue, _ place: String, _ setting: ObjectiveSetting) {
    guard var fields = FieldReader(value, place, &self.log) else { return }
    var keyResult = KeyResult()
    keyResult.id = fields.ownID("id") ?? ""
    keyResult.objective = setting.id
    self.claim(keyResult.id, .keyResult(self.document.keyResults.count), &fields)
    self.readPlainFields(&keyResult, &fields)
    let checkInsName = fields.isStated("checkins") ? "checkins" : "check_ins"
    let checkIns = fields.items("check_ins", "checkins")
    keyResult.kind = fields.kind(
      hasScores: checkIns.contains { $0.stated("score") != nil },
      isParent: self.parentKeyResults.contains(keyResult.id), &self.log)
    fields.keepWhatKindLeft()
    fields.checkRule(of: keyResult)
    self.readCheckIns(checkIns, checkInsName, keyResult, setting, &fields)
    self.readEdges(from: keyResult, &fields)
    keyResult.archiveTime = fields.archiveTime()
    keyResult.notes = fields.finish(&self.log)
    self.document.keyResults.append(keyResult)
  }

  private mutating func readPlainFields(
    _ keyResult: inout KeyResult, _ fields: inout FieldReader
  ) {
    keyResult.title = fields.text("title", atMostBytes: Limits.titleBytes)
    keyResult.weight = fields.weight()
    keyResult.state = fields.word("state")
    keyResult.unit = fields.text("unit", atMostBytes: Limits.nameBytes)
    keyResult.metric = fields.text("metric", atMostBytes: Limits.idBytes)
    self.checkReference("metric", keyResult.metric, self.hasMetric(keyResult.metric), &fields)
    let existing = self.context.existing
    keyResult.owners = fields.owners(&self.log, was: existing.keyResult(keyResult.id)?.owners)
    keyResult.due = fields.day("due")
    keyResult.kpiFloor = fields.lenientValue("kpi_floor")
    keyResult.priority = fields.priority()
    keyResult.scorePublished = fields.lenientRatio("score_published")
    keyResult.phasedTargets = fields.phasedTargets(&self.log)
    for name in ["notes", "source_kind"] { fields.keepSilently(name) }
  }

  private mutating func readEdges(from keyResult: KeyResult, _ fields: inout FieldReader) {
    self.readAlignments(from: keyResult.id, isKeyResult: true, &fields)
    let name = fields.isStated("parent_kr") ? "parent_kr" : "parent_key_result"
    let to = fields.text("parent_key_result", "parent_kr", atMostBytes: Limits.idBytes)
    if to.isEmpty { return }
    self.edges.append(
      StatedEdge(
        from: keyResult.id, isKeyResult: true, to: to, source: .parentKeyResult,
        place: fields.place(of: name)))
  }
}

extension FieldReader {
  /// A text such as `P1`; a number's own text does too.
  fileprivate mutating func priority() -> String {
    guard let field = self.take("priority") else { return "" }
    if case .number(let text) = field.value { return text }
    return self.text(field, atMostBytes: Limits.nameBytes) ?? ""
  }

  fileprivate mutating func phasedTargets(_ log: inout FindingLog) -> [PhasedTarget] {
    let position = self.index(of: "phased_targets") ?? 0
    var targets: [PhasedTarget] = []
    for (index, item) in self.items("phased_targets").enumerated() {
      let inner = "phased_targets[\(index)]"
      guard var fields = FieldReader(item, self.place(of: inner), &log) else { continue }
      fields.id = self.id
      for name in ["day", "value"] where !fields.isStated(name) {
        fields.refuse(name, .fieldRequired, "A phased target needs its day and its value.")
      }
      let day = fields.day("day")
      let value = fields.strictNumber("value", digits: DecimalText.microDigits)
      targets.append(PhasedTarget(day: day, value: value.map { Value(micros: $0) }))
      self.adopt(fields.finish(&log), from: inner, at: position)
    }
    if targets.count > Limits.phasedTargetsPerKeyResult {
      self.refuse(
        "phased_targets", .limitReached,
        "\(targets.count) of them; at most \(Limits.phasedTargetsPerKeyResult) are kept.")
    }
    return targets
  }

  /// Refuses what the kind's own rule refuses, under the document's names of the fields.
  fileprivate mutating func checkRule(of keyResult: KeyResult) {
    if self.isRefused { return }
    do throws(RequestError) {
      let rule = try KeyResultRule(keyResult)
      if !keyResult.phasedTargets.isEmpty, !rule.judgesOneValue {
        self.warn(
          "phased_targets", .fieldNotOfKind,
          "The kind judges no single value: they are kept, and its pace is linear.")
      }
    } catch {
      self.refuse(error) { Self.documentName(of: $0) }
    }
  }

  /// Refuses what a metric's rule refuses.
  mutating func checkRule(of metric: Metric) {
    if self.isRefused { return }
    do throws(RequestError) {
      try metric.checkRule()
    } catch {
      self.refuse(error) { String($0.drop { $0 != "." }.dropFirst()) }
    }
  }

  /// - Parameter name: a field's name in the document.
  private mutating func refuse(_ error: RequestError, _ name: (String) -> String) {
    for violation in error.status.violations {
      let limit = violation.limit.isEmpty ? "" : " (\(violation.limit))"
      self.refuse(
        name(violation.field), .init(rule: error.status.reason), "\(violation.message)\(limit).")
    }
  }

  /// `key_result.metric_kind.target` is `target` here, `key_result.checkpoints.points[1].score` is
  /// `checkpoints[1].score`.
  private static func documentName(of field: String) -> String {
    let name = field.split(separator: ".").dropFirst(2).joined(separator: ".")
    if name.hasPrefix("points") { return "checkpoints" + name.dropFirst("points".count) }
    return name == "comparison" ? "operator" : String(name)
  }
}
