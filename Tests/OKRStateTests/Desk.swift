// A small organisation for tests that state their case in a few lines: every edit goes through plan
// and apply.

internal import OKRModel
internal import OKRState
internal import Testing
internal import ZoneFiles

/// One cycle "c" and one objective "o", to which tests add what they are about.
struct Desk {
  private(set) var organisation: OKRState.Organisation
  /// What was applied.
  private(set) var entries: [Entry] = []

  /// - Parameters:
  ///   - end: the cycle's last day; empty for none.
  ///   - now: the present, as RFC 3339 with an offset.
  init(
    start: String = "2026-07-01", end: String = "2026-09-30", zone: String = "",
    now: String = "2026-08-15T12:00:00Z", policy: Policy? = nil,
    commitment: Commitment = .aspirational
  ) throws {
    self.organisation = OKRState.Organisation(zones: Twin.zones, at: try micros(now))
    if !zone.isEmpty { try self.put(.region(Region(id: "r", timeZone: zone), .create)) }
    try self.put(.cycle(Cycle(id: "c", start: start, end: end, policy: policy), .create))
    try self.objective("o", commitment: commitment, region: zone.isEmpty ? "" : "r")
  }

  /// One that goes on from a state.
  init(_ organisation: OKRState.Organisation) { self.organisation = organisation }

  /// Plans and applies; a refusal is thrown.
  /// - Returns: the revision; 0 where nothing changed.
  @discardableResult
  mutating func put(
    _ edit: Edit, expectedVersion: Int64 = 0, effect: PastEffect? = nil, isImport: Bool = false
  ) throws(RequestError) -> Int64 {
    let organisation = self.organisation
    guard
      let planned = try organisation.plan(
        edit, expectedVersion: expectedVersion, now: organisation.instant, isImport: isImport,
        effect: effect)
    else { return 0 }
    let revision = organisation.revision + 1
    let entry = Entry(
      revision: revision, recordedUnixMicros: organisation.instant, actor: "ada",
      change: planned.change, effectiveUnixMicros: planned.earlierEffect ?? 0)
    self.organisation.apply(entry)
    self.entries.append(entry)
    return revision
  }

  /// Plans edits each on top of those before it, and applies them as one commit.
  mutating func putTogether(_ edits: [Edit], effect: PastEffect? = nil) throws(RequestError) {
    let trial = try self.organisation.planTogether(
      edits, now: self.organisation.instant, isImport: false, effect: effect, actor: "ada"
    ).get()
    let entries = trial.changes.enumerated().map { offset, planned in
      Entry(
        revision: self.organisation.revision + Int64(offset) + 1,
        recordedUnixMicros: self.organisation.instant, actor: "ada", change: planned.change,
        effectiveUnixMicros: planned.earlierEffect ?? 0)
    }
    self.organisation.apply(entries)
    self.entries += entries
  }

  mutating func putTogether(_ edit: Edit) throws(RequestError) { try self.putTogether([edit]) }

  mutating func objective(
    _ id: String, cycle: String = "c", commitment: Commitment = .aspirational,
    weight: Int64? = nil, state: State = .active, region: String = "", unit: String = ""
  ) throws {
    var objective = Objective(id: id, cycle: cycle, unit: unit, region: region)
    objective.commitment = commitment
    objective.weight = weight.map { Weight(thousandths: $0) }
    objective.state = state
    try self.put(.objective(objective, .create))
  }

  mutating func keyResult(
    _ id: String, _ kind: KeyResult.Kind, in objective: String = "o", weight: Int64? = nil,
    state: State = .active, unit: String = "", due: String = "", phases: [PhasedTarget] = []
  ) throws {
    try self.put(
      .keyResult(
        KeyResult(
          id: id, objective: objective, weight: weight.map { Weight(thousandths: $0) },
          state: state, unit: unit, due: due, phasedTargets: phases, kind: kind), .create))
  }

  /// - Returns: the record's id.
  @discardableResult
  mutating func checkIn(
    _ keyResult: String, _ value: String, at time: String? = nil, confidence: Int64? = nil
  ) throws -> String {
    let instant = try time.map { Instant(unixMicros: try micros($0)) }
    let revision = try self.put(
      .checkIn(
        CheckIn(
          keyResult: keyResult, effectiveTime: instant, value: try decimal(value),
          confidence: confidence.map { Ratio(ppm: $0) })))
    return "c\(revision)"
  }

  /// Replaces a record, or voids it where no value is given.
  @discardableResult
  mutating func correct(_ id: String, _ value: String?, at time: String? = nil) throws -> String {
    let instant = try time.map { Instant(unixMicros: try micros($0)) }
    let revision = try self.put(
      .correction(
        CheckIn(effectiveTime: instant, value: try value.map { try decimal($0) }, replaces: id)))
    return "c\(revision)"
  }

  mutating func align(
    _ from: String, _ to: String, _ mode: AlignmentMode = .unspecified, weight: Int64? = nil
  ) throws {
    try self.put(
      .alignment(
        Alignment(
          from: from, to: to, mode: mode, weight: weight.map { Weight(thousandths: $0) }), .create))
  }

  mutating func advance(_ time: String) throws { self.advance(micros: try micros(time)) }

  mutating func advance(micros instant: Int64) { self.organisation.advance(to: instant) }

  func figures(_ id: String) throws -> Figures {
    self.organisation.figures(try #require(self.organisation.node(id)))
  }

  func score(_ id: String) throws -> Int64? { try self.figures(id).score?.ppm }
  func attainment(_ id: String) throws -> Int64? { try self.figures(id).attainment?.ppm }

  /// The refusal that an edit gets; nil where it is accepted.
  func refusal(_ edit: Edit, expectedVersion: Int64 = 0) -> RequestError? {
    do throws(RequestError) {
      _ = try self.organisation.plan(
        edit, expectedVersion: expectedVersion, now: self.organisation.instant)
      return nil
    } catch { return error }
  }
}

func micros(_ text: String) throws -> Int64 { try InstantText.parse(text) }

func decimal(_ text: String) throws -> Value { Value(micros: try DecimalText.parse(text)) }

extension KeyResult.Kind {
  static func metric(_ baseline: String, _ target: String) throws -> KeyResult.Kind {
    .metricKind(MetricKind(baseline: try decimal(baseline), target: try decimal(target)))
  }

  static func checkpoints(_ points: [(String, String)]) throws -> KeyResult.Kind {
    .checkpoints(
      CheckpointsKind(
        points: try points.map { value, score in
          Checkpoint(value: try decimal(value), score: Ratio(ppm: try DecimalText.parse(score)))
        }))
  }

  static func stages(_ stages: [(weight: Int64, done: Bool)]) -> KeyResult.Kind {
    .milestone(
      MilestoneKind(
        stages: stages.map { Stage(weight: Weight(thousandths: $0.weight), done: $0.done) }))
  }

  static func rollup(
    _ aggregate: Aggregate = .sum, _ baseline: String = "0", _ target: String = "100"
  ) throws -> KeyResult.Kind {
    .rollupValue(
      RollupValueKind(
        baseline: try decimal(baseline), target: try decimal(target), aggregate: aggregate))
  }
}

extension ResourceFilter {
  /// The numbers of those rows that fit, in their order.
  func select(_ numbers: [UInt32], of organisation: OKRState.Organisation) -> [UInt32] {
    numbers.filter(self.over(organisation))
  }
}
