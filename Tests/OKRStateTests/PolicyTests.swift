// The policies of cycles: random lives held against a simple list, whichever way the state came about.

internal import BoundedTestSupport
internal import OKRModel
internal import SeededRandom
internal import Testing

@testable internal import OKRState

@Suite(.bounded) struct PolicyTests {
  @Test func theListIsThatOfTheEdits() throws {
    var numbers: Set<Int> = []
    var refused = 0
    for seed in 0..<60 as Range<UInt64> {
      var life = try PolicyLife(seed: seed)
      for step in 0..<60 {
        try life.step()
        let found = life.desk.organisation.policies(ofCycle: "c")
        #expect(found == life.policies, "seed \(seed), step \(step)")
        guard found == life.policies else { return }
      }
      numbers.insert(life.policies.count)
      refused += life.refusals
      try self.expectReplays(life, seed)
    }
    // Lives in which nothing happened say nothing.
    #expect(numbers.count > 5 && refused > 20)
  }

  private func expectReplays(_ life: PolicyLife, _ seed: UInt64) throws {
    let present = life.desk.organisation
    var replayed = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for entry in life.desk.entries { replayed.replay(entry) }
    replayed.finishReplay(at: present.instant)
    #expect(replayed.allPolicies == present.allPolicies, "seed \(seed), the log")
    #expect(replayed.allCloses == present.allCloses, "seed \(seed), the log")

    // Rows from before closes named the policy.
    var older = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for var entry in life.desk.entries {
      if case .cycleClosed(var closed)? = entry.change?.change {
        closed.close?.policyNumber = 0
        entry.change = Change(change: .cycleClosed(closed))
      }
      older.replay(entry)
    }
    older.finishReplay(at: present.instant)
    #expect(older.allCloses == present.allCloses, "seed \(seed), older rows")

    var loaded = OKRState.Organisation(zones: Twin.zones, at: present.instant)
    for part in SnapshotParts(present, resources: 1 + Int(seed % 5), bytes: 2_000) {
      let fits = loaded.replay(part)
      #expect(fits)
    }
    loaded.finishReplay(at: present.instant, revision: present.revision)
    #expect(loaded.allPolicies == present.allPolicies, "seed \(seed), the snapshot")
    #expect(loaded.estimatedBytes == present.estimatedBytes)
  }

  @Test func aReasonGoesWithItsPolicy() throws {
    var desk = try Desk(policy: Policy(missing: .exclude))
    func update(_ cycle: Cycle, _ mask: [String]) throws -> Int64 {
      try desk.put(.cycle(cycle, .update(mask: mask)))
    }
    let alone = desk.refusal(
      .cycle(Cycle(id: "c", policyReason: "why"), .update(mask: ["policy_reason"])))
    #expect(alone?.status.reason == "FIELD_INVALID")
    let long = String(repeating: "x", count: Limits.noteBytes + 1)
    let tooLong = desk.refusal(
      .cycle(
        Cycle(id: "c", policy: Policy(missing: .zero), policyReason: long), .update(mask: [])))
    #expect(tooLong?.status.reason == "TEXT_TOO_LONG")
    let first = Cycle(id: "c", policy: Policy(missing: .zero), policyReason: "why")
    #expect(try update(first, ["policy", "policy_reason"]) > 0)
    #expect(desk.organisation.cycle("c")?.policyReason == "why")
    // The same again changes nothing, nor does leaving the reason out, and another policy doesn't inherit it.
    #expect(try update(first, []) == 0)
    #expect(try update(Cycle(id: "c"), ["policy_reason"]) == 0)
    var whole = try #require(desk.organisation.cycle("c"))
    whole.name = "C"
    whole.policyReason = ""
    #expect(try update(whole, ["*"]) > 0)
    #expect(desk.organisation.cycle("c")?.policyReason == "why")
    let second = Cycle(id: "c", policy: Policy(missing: .exclude), policyReason: "not named")
    #expect(try update(second, ["policy"]) > 0)
    #expect(desk.organisation.cycle("c")?.policyReason == "")
    let policies = try #require(desk.organisation.policies(ofCycle: "c"))
    #expect(policies.map(\.reason) == ["", "why", ""])
    #expect(policies.map(\.before?.missing) == [nil, .exclude, .zero])
  }

  @Test func policiesOfOneCycleHaveALimit() throws {
    var desk = try Desk()
    for number in 1..<Limits.policiesPerCycle {
      let policy = Policy(checkInEvery: Int32(1 + number % 2))
      try desk.put(.cycle(Cycle(id: "c", policy: policy), .update(mask: ["policy"])))
    }
    let next = Edit.cycle(
      Cycle(id: "c", policy: Policy(checkInEvery: 30)), .update(mask: ["policy"]))
    #expect(desk.refusal(next)?.status.reason == "LIMIT_REACHED")
    // What isn't about the policy goes on.
    #expect(try desk.put(.cycle(Cycle(id: "c", name: "C"), .update(mask: ["name"]))) > 0)
    #expect(desk.organisation.policies(ofCycle: "c")?.count == Limits.policiesPerCycle)
  }
}

/// One cycle's life, and the list of its policies as whoever makes the edits keeps it.
private struct PolicyLife {
  private(set) var desk: Desk
  private(set) var policies: [CyclePolicy]
  private(set) var refusals = 0
  private var random: SeededGenerator

  init(seed: UInt64) throws {
    self.random = SeededGenerator(seed: seed)
    self.desk = try Desk(now: "2026-07-02T12:00:00Z")
    let made = try #require(self.desk.entries.first)
    let time = Instant(unixMicros: made.recordedUnixMicros)
    self.policies = [
      CyclePolicy(
        cycle: "c", number: 1, policy: Policy(), effectiveTime: time, recordedTime: time,
        actor: "ada", revision: made.revision)
    ]
  }

  mutating func step() throws {
    switch Int.random(in: 0..<10, using: &self.random) {
    case 0..<5: try self.changePolicy()
    case 5:
      self.put(.cycle(Cycle(id: "c", name: "\(self.desk.entries.count)"), .update(mask: ["name"])))
    case 6: self.put(.closeCycle("c", nil))
    case 7: self.put(.reopenCycle(CycleReopening(cycle: "c", reason: "again")))
    default:
      let days = Int64.random(in: 0...3, using: &self.random)
      self.desk.advance(micros: self.desk.organisation.instant + days * 86_400_000_000)
    }
    if let close = self.desk.organisation.closes(ofCycle: "c")?.last,
      close.revision == self.desk.entries.last?.revision
    {
      #expect(close.policyNumber == Int32(self.policies.count))
      #expect(close.policy ?? Policy() == self.policies.last?.policy)
    }
  }

  /// - Returns: the revision; 0 where it was refused or changed nothing.
  @discardableResult
  private mutating func put(_ edit: Edit, _ effect: PastEffect? = nil) -> Int64 {
    do throws(RequestError) { return try self.desk.put(edit, effect: effect) } catch {
      self.refusals += 1
      return 0
    }
  }

  private mutating func changePolicy() throws {
    let policies = [
      Policy(), Policy(missing: .exclude), Policy(cap: Ratio(ppm: 1_200_000)),
      Policy(bands: Bands(amberPpm: 300_000, greenPpm: 700_000), pace: .weekdays),
    ]
    let policy = try #require(policies.randomElement(using: &self.random))
    let isSame = policy == self.policies.last?.policy
    let reason = isSame ? "" : try #require(["", "a", "b"].randomElement(using: &self.random))
    let effect = self.effect()
    let mask = isSame ? ["policy"] : ["policy", "policy_reason"]
    let edit = Edit.cycle(
      Cycle(id: "c", name: "p", policy: policy, policyReason: reason),
      .update(mask: mask + (Bool.random(using: &self.random) ? ["name"] : [])))
    // A trial leaves nothing behind.
    _ = self.desk.refusal(edit)
    let revision = self.put(edit, effect)
    guard revision > 0, !isSame else { return }
    let recorded = Instant(unixMicros: self.desk.organisation.instant)
    let effective = effect.map { Instant(unixMicros: $0.instant) } ?? recorded
    self.policies.append(
      CyclePolicy(
        cycle: "c", number: Int32(self.policies.count + 1), policy: policy,
        effectiveTime: effective, recordedTime: recorded, actor: "ada", reason: reason,
        revision: revision, before: self.policies.last?.policy))
  }

  /// Now and then a moment of the past, with what was recorded by then.
  private mutating func effect() -> PastEffect? {
    guard Int.random(in: 0..<3, using: &self.random) == 0,
      let entry = self.desk.entries.suffix(6).randomElement(using: &self.random)
    else { return nil }
    let instant = entry.recordedUnixMicros
    let last = self.desk.entries.last { $0.recordedUnixMicros <= instant }
    return PastEffect(instant: instant, revision: last?.revision ?? 0)
  }
}
