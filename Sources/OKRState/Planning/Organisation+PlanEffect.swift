// Changes that took effect in the past. All that they touch must have stood then as it stands now:
// so what was checked against the present holds at every instant in between.

public import OKRModel
internal import ScoreEngine

extension Organisation {
  /// - Throws: EFFECTIVE_TIME_TOO_EARLY where the resource, or what it names, changed since.
  func checkEffect(_ change: Change, _ effect: PastEffect) throws(RequestError) {
    var bound = EffectBound(effect, self.effects)
    try self.gather(change, &bound)
    if let refusal = bound.refusal { throw refusal }
  }

  /// Notes all that a change touches.
  private func gather(_ change: Change, _ bound: inout EffectBound) throws(RequestError) {
    if self.effects.earlier.count >= Limits.earlierEffectsPerOrganisation {
      throw .limit(
        "changes that took effect before they were recorded", Limits.earlierEffectsPerOrganisation)
    }
    switch change.change {
    case .region(let region)?:
      bound.hold("region", region.id, self.regions.find(region.id)?.version)
      bound.hold("region", region.parent, self.regions.find(region.parent)?.version)
      if !region.parent.isEmpty { bound.holdLinks() }
    case .unit(let unit)?:
      bound.hold("unit", unit.id, self.units.find(unit.id)?.version)
      bound.hold("unit", unit.parent, self.units.find(unit.parent)?.version)
      bound.hold("region", unit.region, self.regions.find(unit.region)?.version)
      if !unit.parent.isEmpty { bound.holdLinks() }
    case .member(let member)?:
      bound.hold("member", member.id, self.members.find(member.id)?.version)
      bound.hold("unit", member.unit, self.units.find(member.unit)?.version)
    case .metric(let metric)?:
      for id in [metric.id, metric.numerator, metric.denominator] {
        bound.hold("metric", id, self.metrics.find(id)?.version)
      }
    case .cycle(let cycle)?:
      bound.hold("cycle", cycle.id, self.cycles.find(cycle.id)?.version)
      bound.hold("cycle", cycle.parent, self.cycles.find(cycle.parent)?.version)
      if !cycle.parent.isEmpty { bound.holdLinks() }
    case .objective(let objective)?: self.hold(objective, &bound)
    case .keyResult(let keyResult)?: self.hold(keyResult, &bound)
    case .alignment(let alignment)?, .alignmentRemoved(let alignment)?:
      self.hold(item: alignment.from, &bound)
      self.hold(item: alignment.to, &bound)
      bound.hold(
        "alignment", alignment.label, self.alignment(alignment.from, alignment.to)?.version)
      if case .alignment? = change.change { bound.holdLinks() }
    case .dependency(let dependency)?: self.hold(dependency, &bound)
    case .override(let row)?: self.hold(row, &bound)
    case .checkIn?, .documentNotes?, .grade?, .cycleClosed?, .cycleReopened?, nil:
      throw .field(
        "mutation.effective_time", "goes with changes of the structure", reason: .fieldInvalid)
    }
  }

  private func hold(_ objective: Objective, _ bound: inout EffectBound) {
    bound.hold(
      "objective", objective.id, self.objectives.find(objective.id)?.version)
    bound.hold("cycle", objective.cycle, self.cycles.find(objective.cycle)?.version)
    bound.hold("unit", objective.unit, self.units.find(objective.unit)?.version)
    bound.hold(
      "region", objective.region, self.regions.find(objective.region)?.version)
  }

  private func hold(_ keyResult: KeyResult, _ bound: inout EffectBound) {
    let existing = self.keyResults.find(keyResult.id)
    bound.hold("key result", keyResult.id, existing?.version)
    self.hold(item: keyResult.objective, &bound)
    bound.hold(
      "metric", keyResult.metric, self.metrics.find(keyResult.metric)?.version)
    // Another kind or unit must fit the edges of every instant since, which the present's tell only
    // where none was given up.
    if let existing,
      existing.objective != keyResult.objective || existing.kind != keyResult.kind
        || existing.unit != keyResult.unit
    {
      bound.holdLinks()
    }
  }

  private func hold(_ row: Dependency, _ bound: inout EffectBound) {
    bound.hold(
      "dependency", row.id, self.dependencies.find(row.id)?.version)
    self.hold(item: row.objective, &bound)
    let cycle = self.objectives.find(row.objective)?.cycle ?? ""
    bound.hold("cycle", cycle, self.cycles.find(cycle)?.version)
    bound.hold("unit", row.giver, self.units.find(row.giver)?.version)
  }

  private func hold(_ row: Override, _ bound: inout EffectBound) {
    guard let node = self.node(row.item) else { return }
    bound.hold("override", row.item, self.overrides[node]?.version)
    self.hold(item: row.item, &bound)
    self.hold(item: self.id(self.owner(node)), &bound)
    let cycle = self.cycles.rows[Int(self.graph.place(node).cycle)]
    bound.hold("cycle", cycle.id, cycle.version)
  }

  private func hold(item id: String, _ bound: inout EffectBound) {
    if let objective = self.objectives.find(id) {
      bound.hold("objective", id, objective.version)
    } else {
      bound.hold("key result", id, self.keyResults.find(id)?.version)
    }
  }
}

/// How early a change may take effect: not before anything that it touches did.
private struct EffectBound {
  private let effect: PastEffect
  private let effects: EffectTable
  /// Why it is too early; nil while it isn't.
  private var why: String?
  private var values: [(String, String)] = []
  /// The last revision that has to be recorded before it; 0 for none.
  private var revision: Int64 = 0
  /// The latest other instant, microseconds since 1970.
  private var instant = Int64.min

  init(_ effect: PastEffect, _ effects: EffectTable) {
    self.effect = effect
    self.effects = effects
  }

  /// - Parameter version: nil where there is no such resource yet.
  mutating func hold(_ type: String, _ id: String, _ version: Int64?) {
    guard let version, !self.effects.held(version, by: self.effect) else { return }
    if let earlier = self.effects.earlierEffect(of: version) {
      self.instant = max(self.instant, earlier)
    } else {
      self.revision = max(self.revision, version)
    }
    self.refuse("\(type) \"\(id)\" changed after it", [("type", type), ("id", id)])
  }

  /// New links close no circle at an instant since which none was given up.
  mutating func holdLinks() {
    let loosened = self.effects.linksLoosened
    guard self.effect.instant < loosened else { return }
    self.instant = max(self.instant, loosened)
    self.refuse(
      "an alignment or a place in a tree was given up after it, at "
        + InstantText.format(unixMicros: loosened), [])
  }

  /// The first reason is told, and what all of them come to.
  private mutating func refuse(_ why: String, _ values: [(String, String)]) {
    guard self.why == nil else { return }
    self.why = why
    self.values = values
  }

  var refusal: RequestError? {
    guard let why = self.why else { return nil }
    let time = InstantText.format(unixMicros: self.effect.instant)
    var values = self.values + [("effective_time", time)]
    if self.revision > 0 { values.append((RequestError.heldRevision, String(self.revision))) }
    let error = RequestError(
      .failedPrecondition, .effectiveTimeTooEarly, "This can't take effect at \(time): \(why).",
      values: values,
      violations: [FieldViolation(field: "mutation.effective_time", message: why)])
    return self.instant > Int64.min ? error.taking(earliest: self.instant) : error
  }
}

extension RequestError {
  fileprivate static let heldRevision = "held_revision"
  fileprivate static let earliestTime = "earliest_time"

  /// Of a refusal as too early: the revision at whose time the change could take effect, of which only the log knows
  /// when that was. Nil where the refusal names all that it can.
  public var heldRevision: Int64? {
    guard self.status.reason == Reason.effectiveTimeTooEarly.rawValue else { return nil }
    return self.value(Self.heldRevision).flatMap { Int64($0) }
  }

  private func value(_ key: String) -> String? {
    self.status.metadata.first { $0.key == key }?.value
  }

  /// Of two refusals together as too early: bound by what binds either.
  func bound(with other: RequestError) -> RequestError {
    var status = self.status
    if let revision = other.heldRevision, revision > self.heldRevision ?? 0 {
      status.metadata.removeAll { $0.key == Self.heldRevision }
      status.metadata.append(Metadata(key: Self.heldRevision, value: String(revision)))
    }
    let earliest = other.value(Self.earliestTime).flatMap { try? InstantText.parse($0) }
    return earliest.map { RequestError(status).taking(earliest: $0) } ?? RequestError(status)
  }

  /// The same with the earliest time that would be taken, the later of this one and of one that it names already.
  /// - Parameter earliest: microseconds since 1970.
  public func taking(earliest: Int64) -> RequestError {
    var status = self.status
    let named = self.value(Self.earliestTime)
    let before = named.flatMap { try? InstantText.parse($0) } ?? Int64.min
    guard earliest > before else { return self }
    let text = InstantText.format(unixMicros: earliest)
    let told = named.map { Self.sentence($0) } ?? ""
    status.message = status.message.dropLast(told.count) + Self.sentence(text)
    status.metadata.removeAll { $0.key == Self.earliestTime }
    status.metadata.append(Metadata(key: Self.earliestTime, value: text))
    for index in status.violations.indices { status.violations[index].limit = "from \(text) on" }
    return RequestError(status)
  }

  private static func sentence(_ time: String) -> String { " It can from \(time) on." }
}

// What a change gives up.
extension Organisation {
  /// True where an entry takes an edge or a place in a tree away, which may have kept others from
  /// being made.
  func loosensLinks(_ change: Change) -> Bool {
    switch change.change {
    case .region(let region)?:
      Self.leaves(self.regions.find(region.id)?.parent, for: region.parent)
    case .unit(let unit)?: Self.leaves(self.units.find(unit.id)?.parent, for: unit.parent)
    case .cycle(let cycle)?: Self.leaves(self.cycles.find(cycle.id)?.parent, for: cycle.parent)
    case .keyResult(let keyResult)?:
      self.keyResults.find(keyResult.id).map { $0.objective != keyResult.objective } ?? false
    case .alignment(let alignment)?:
      // Every mode counts for circles; `value` also keeps others from counting a key result twice.
      self.alignment(alignment.from, alignment.to)
        .map { $0.mode == .value && alignment.mode != .value } ?? false
    case .alignmentRemoved?: true
    case .member?, .metric?, .objective?, .checkIn?, .documentNotes?, .grade?, .cycleClosed?,
      .cycleReopened?, .dependency?, .override?, nil:
      false
    }
  }

  /// True where a place in a tree is left: a root's first parent gives nothing up.
  private static func leaves(_ parent: String?, for other: String) -> Bool {
    parent.map { !$0.isEmpty && $0 != other } ?? false
  }
}
