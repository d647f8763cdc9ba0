// Changes that took effect before they were recorded: which are refused, and that what is accepted
// leaves every instant of the past sound.

import BoundedTestSupport
import OKRModel
import OKRState
import ScoreEngine
import SeededRandom
import Testing

@Suite(.bounded) struct EffectTests {
  private static func effect(_ time: String, _ revision: Int64) throws -> PastEffect {
    PastEffect(instant: try micros(time), revision: revision)
  }

  private static func refusal(_ desk: Desk, _ edit: Edit, _ effect: PastEffect) -> RequestError? {
    do {
      _ = try desk.organisation.plan(edit, now: desk.organisation.instant, effect: effect)
      return nil
    } catch {
      return error
    }
  }

  @Test func nothingTakesEffectBeforeWhatItTouches() throws {
    var desk = try Desk()
    let base = desk.organisation.revision
    let half = Weight(thousandths: 500)
    let update = Edit.objective(Objective(id: "o", weight: half), .update(mask: ["weight"]))
    // The objective is there since revision `base`.
    #expect(Self.refusal(desk, update, try Self.effect("2026-08-01T00:00:00Z", base)) == nil)
    let early = Self.refusal(desk, update, try Self.effect("2026-08-01T00:00:00Z", base - 1))
    #expect(early?.status.reason == "EFFECTIVE_TIME_TOO_EARLY")
    #expect(early?.status.message.contains("\"o\"") == true)
    // A key result names it.
    let keyResult = Edit.keyResult(
      KeyResult(id: "k", objective: "o", kind: .binary(BinaryKind())), .create)
    #expect(Self.refusal(desk, keyResult, try Self.effect("2026-08-01T00:00:00Z", base)) == nil)
    #expect(
      Self.refusal(desk, keyResult, try Self.effect("2026-08-01T00:00:00Z", base - 1))?.status
        .reason
        == "EFFECTIVE_TIME_TOO_EARLY")
    // Check-ins and the like have times of their own.
    try desk.keyResult("k", .binary(BinaryKind()))
    let record = Edit.checkIn(CheckIn(keyResult: "k", value: try decimal("1")))
    #expect(
      Self.refusal(desk, record, try Self.effect("2026-08-01T00:00:00Z", base))?.status.violations
        .first?.field == "mutation.effective_time")
  }

  @Test func whatTookEffectEarlierCountsFromThen() throws {
    var desk = try Desk()
    let base = desk.organisation.revision
    let july = try Self.effect("2026-07-10T00:00:00Z", base)
    try desk.put(.objective(Objective(id: "p", cycle: "c"), .create), effect: july)
    let june = try Self.effect("2026-07-09T23:59:59Z", base)
    let keyResult = Edit.keyResult(
      KeyResult(id: "k", objective: "p", kind: .binary(BinaryKind())), .create)
    #expect(Self.refusal(desk, keyResult, june)?.status.reason == "EFFECTIVE_TIME_TOO_EARLY")
    #expect(Self.refusal(desk, keyResult, july) == nil)
    // A change of now moves the bound.
    try desk.put(.objective(Objective(id: "p", title: "t"), .update(mask: ["title"])))
    #expect(Self.refusal(desk, keyResult, july)?.status.reason == "EFFECTIVE_TIME_TOO_EARLY")
  }

  /// An edge that was there in July may have closed a circle with one that is to hold from July.
  @Test func noCircleIsMadeInThePast() throws {
    var desk = try Desk(now: "2026-07-05T00:00:00Z")
    try desk.objective("p")
    try desk.put(.alignment(Alignment(from: "p", to: "o"), .create))
    let base = desk.organisation.revision
    try desk.advance("2026-08-01T00:00:00Z")
    try desk.put(.removeAlignment(lower: "p", upper: "o"))
    let opposite = Edit.alignment(Alignment(from: "o", to: "p"), .create)
    let refused = Self.refusal(desk, opposite, try Self.effect("2026-07-10T00:00:00Z", base))
    #expect(refused?.status.reason == "EFFECTIVE_TIME_TOO_EARLY")
    #expect(refused?.status.message.contains("2026-08-01") == true)
    let after = try Self.effect("2026-08-01T00:00:00Z", desk.organisation.revision)
    #expect(Self.refusal(desk, opposite, after) == nil)
  }

  /// An edge that is gone may not have fitted the kind or unit that is to hold from before.
  @Test func noEdgeOfThePastStopsFitting() throws {
    var desk = try Desk(now: "2026-07-05T00:00:00Z")
    let sum = KeyResult.Kind.rollupValue(RollupValueKind(target: try decimal("10")))
    try desk.keyResult("sum", sum, unit: "EUR")
    try desk.keyResult("part", .metricKind(MetricKind(target: try decimal("5"))), unit: "EUR")
    try desk.put(.alignment(Alignment(from: "part", to: "sum"), .create))
    let base = desk.organisation.revision
    try desk.advance("2026-08-01T00:00:00Z")
    try desk.put(.removeAlignment(lower: "part", upper: "sum"))
    let july = try Self.effect("2026-07-10T00:00:00Z", base)
    for changed in [
      KeyResult(id: "sum", unit: "USD"),
      KeyResult(id: "sum", kind: .metricKind(MetricKind(target: try decimal("10")))),
    ] {
      let refused = Self.refusal(desk, .keyResult(changed, .update(mask: [])), july)
      #expect(refused?.status.reason == "EFFECTIVE_TIME_TOO_EARLY")
    }
    let title = KeyResult(id: "sum", title: "Sum")
    #expect(Self.refusal(desk, .keyResult(title, .update(mask: [])), july) == nil)
  }

  @Test func aSnapshotKeepsWhenThingsTookEffect() throws {
    var desk = try Desk()
    let base = desk.organisation.revision
    for number in 0..<5 {
      let effect = try Self.effect("2026-07-1\(number / 2)T00:00:00Z", base)
      try desk.put(.objective(Objective(id: "p\(number)", cycle: "c"), .create), effect: effect)
    }
    var copy = OKRState.Organisation(zones: Twin.zones, at: desk.organisation.instant)
    for part in SnapshotParts(desk.organisation, resources: 2) {
      let fits = copy.replay(part)
      #expect(fits)
    }
    copy.finishReplay(at: desk.organisation.instant, revision: desk.organisation.revision)
    for number in 0..<5 {
      for day in 9...13 {
        let effect = try Self.effect(
          day == 9 ? "2026-07-09T00:00:00Z" : "2026-07-\(day)T00:00:00Z", base)
        let edit = Edit.objective(Objective(id: "p\(number)", title: "t"), .update(mask: ["title"]))
        let planned = try? copy.plan(edit, now: copy.instant, effect: effect)
        #expect((planned != nil) == (day >= 10 + number / 2), "p\(number) on day \(day)")
      }
    }
  }

  @Test(.tags(.long)) func thereIsALimit() throws {
    var desk = try Desk()
    let base = desk.organisation.revision
    let start = try micros("2026-07-10T00:00:00Z")
    let limit = Limits.earlierEffectsPerOrganisation
    for number in 0...limit {
      let effect = PastEffect(instant: start + Int64(number), revision: base)
      let weight = Weight(thousandths: Int64(number % 1_000))
      let edit = Edit.objective(Objective(id: "o", weight: weight), .update(mask: ["weight"]))
      guard number < limit else {
        #expect(Self.refusal(desk, edit, effect)?.status.reason == "LIMIT_REACHED")
        return
      }
      try desk.put(edit, effect: effect)
    }
  }
}

// The past with changes that were recorded late.
extension EffectTests {
  /// One change of some kind, with the time at which it took effect, or now.
  private static func change(
    _ desk: Desk, _ step: Int, _ random: inout SeededGenerator
  ) -> Edit {
    let objective = "o\(Int.random(in: 0..<6, using: &random))"
    let other = "o\(Int.random(in: 0..<6, using: &random))"
    let weight = Weight(thousandths: Int64.random(in: 0...4_000, using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: return .objective(Objective(id: objective, cycle: "c", weight: weight), .create)
    case 2: return .objective(Objective(id: objective, weight: weight), .update(mask: ["weight"]))
    case 3:
      return .keyResult(
        KeyResult(id: "k\(step)", objective: objective, kind: .graded(GradedKind())), .create)
    case 4, 5: return .alignment(Alignment(from: objective, to: other, weight: weight), .create)
    case 6: return .removeAlignment(lower: objective, upper: other)
    default:
      let keyResult = desk.organisation.allKeyResults.randomElement(using: &random)?.id ?? "k"
      let value = Int64.random(in: 0...1_000_000, using: &random)
      return .checkIn(CheckIn(keyResult: keyResult, value: Value(micros: value)))
    }
  }

  private static func state(_ entries: [Entry], at instant: Int64) -> [String: Figures] {
    var organisation = OKRState.Organisation(zones: Twin.zones, at: instant)
    for entry in entries { organisation.replay(entry) }
    organisation.finishReplay(asOf: instant, revision: entries.map(\.revision).max() ?? 0)
    #expect(organisation.graph.checkInvariants().isEmpty)
    return Dictionary(
      uniqueKeysWithValues: organisation.allNodes.map {
        (organisation.id($0), organisation.figures($0))
      })
  }

  /// Whatever is accepted, each instant of the past has a state: what had taken effect by then can
  /// be applied in the order of the log, and in the order in which it took effect, with one result.
  @Test(arguments: 0..<300) func everyInstantOfThePastIsSound(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var desk = try Desk(now: "2026-07-02T00:00:00Z")
    var recorded: [(instant: Int64, revision: Int64)] = []
    var late = 0
    for step in 0..<60 {
      let now = try micros("2026-07-02T00:00:00Z") + Int64(step) * 3_600_000_000
      try desk.advance(InstantText.format(unixMicros: now))
      var effect: PastEffect?
      if Bool.random(using: &random), let bound = recorded.randomElement(using: &random) {
        effect = PastEffect(instant: bound.instant, revision: bound.revision)
      }
      let edit = Self.change(desk, step, &random)
      if !edit.isStructural { effect = nil }
      guard let revision = try? desk.put(edit, effect: effect), revision > 0 else { continue }
      if effect != nil { late += 1 }
      recorded.append((now, revision))
    }
    #expect(late > 0)
    for (instant, _) in recorded {
      let entries = desk.entries.filter {
        ($0.isCheckIn ? $0.recordedUnixMicros : $0.effect) <= instant
      }
      let sorted = entries.sorted { ($0.effect, $0.revision) < ($1.effect, $1.revision) }
      #expect(Self.state(entries, at: instant) == Self.state(sorted, at: instant))
    }
  }
}

extension Entry {
  fileprivate var effect: Int64 {
    self.effectiveUnixMicros != 0 ? self.effectiveUnixMicros : self.recordedUnixMicros
  }

  fileprivate var isCheckIn: Bool {
    if case .checkIn? = self.change?.change { return true }
    return false
  }
}
