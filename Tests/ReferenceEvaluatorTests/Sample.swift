// Small hand-made organisations for the tests.
internal import Foundation
internal import OKRModel
internal import ReferenceEvaluator

/// One objective "o" in one cycle, to which tests add what they are about.
struct Sample {
  var input = ReferenceInput()
  private var revision: Int64 = 0

  init(start: String = "2026-07-01", end: String = "2026-09-30", today: String = "2026-08-15") {
    self.input.cycles = [Cycle(id: "c", start: start, end: end)]
    self.input.objectives = [Objective(id: "o", cycle: "c")]
    self.input.instantMicros = micros(today + "T12:00:00Z")
  }

  @discardableResult
  mutating func add(
    _ id: String, _ kind: KeyResult.Kind, in objective: String = "o", weight: Int64? = nil
  ) -> Self {
    var keyResult = KeyResult(id: id, objective: objective)
    keyResult.kind = kind
    keyResult.weight = weight.map { Weight(thousandths: $0) }
    self.input.keyResults.append(keyResult)
    return self
  }

  /// Appends a record; hands back its id.
  @discardableResult
  mutating func record(
    _ keyResult: String, _ value: Double?, at time: String = "2026-08-14T00:00:00Z",
    replaces: String = "", confidence: Int64? = nil
  ) -> String {
    self.revision += 1
    var checkIn = CheckIn(id: "x\(self.revision)", keyResult: keyResult)
    checkIn.effectiveTime = Instant(unixMicros: micros(time))
    checkIn.value = value.map { Value(micros: Int64(($0 * 1_000_000).rounded())) }
    checkIn.confidence = confidence.map { Ratio(ppm: $0) }
    checkIn.replaces = replaces
    checkIn.revision = self.revision
    self.input.checkIns.append(checkIn)
    return checkIn.id
  }

  func figures(_ id: String) -> ReferenceFigures { ReferenceEvaluator(self.input).figures(of: id) }
}

/// Microseconds since 1970 of an ISO 8601 text with Z; 0 for any other.
func micros(_ text: String) -> Int64 {
  Int64((ISO8601DateFormatter().date(from: text)?.timeIntervalSince1970 ?? 0) * 1_000_000)
}

func value(_ number: Double) -> Value { Value(micros: Int64((number * 1_000_000).rounded())) }

func metric(_ baseline: Double, _ target: Double) -> KeyResult.Kind {
  .metricKind(MetricKind(baseline: value(baseline), target: value(target)))
}
