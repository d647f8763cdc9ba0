// Thousands of seeded histories of the policy against invariants: each admitted job ends exactly
// once, each organisation's jobs begin in order, re-entries go first, no limit is passed.

import BoundedTestSupport
import SeededRandom
import Testing

@testable import WorkerPool

/// One random history. Work is a serial number; the books say whose it is.
private struct History {
  enum Kind { case interactive, long, reentry, timer }

  struct Entry {
    let organisation: Int64
    let kind: Kind
    var hasEnded = false
  }

  var generator: SeededGenerator
  var policy: LanePolicy<Int>
  var books: [Entry] = []
  var lastBegun: [Int64: Int] = [:]
  var now: UInt64 = 0
  var step: LongJobStep?
  var waitingReentries = 0
  var slicesInARow = 0
  var complaints: [String] = []

  init(seed: UInt64) {
    self.generator = SeededGenerator(seed: seed)
    var limits = WorkerPoolLimits()
    limits.queuedJobsPerLane = 12
    limits.queuedJobsPerOrganisation = 5
    limits.queuedLongJobsPerLane = 3
    limits.queuedLongJobsPerOrganisation = 2
    limits.timersPerLane = 6
    limits.jobCostUnits = 8
    limits.quantumCostUnits = 8
    limits.interactiveJobsPerLongSlice = 4
    self.policy = LanePolicy(limits: limits)
  }

  mutating func run(events: Int) {
    for _ in 0..<events {
      self.event()
      self.policy.checkInvariants()
    }
    if self.generator.next() % 2 == 0 { _ = self.policy.drain() } else { _ = self.policy.stop() }
    var turns = 0
    while self.ask(), turns < 10_000 { turns += 1 }
    self.policy.checkInvariants()
    if turns == 10_000 { self.complaints.append("the drain does not end") }
    let lost = self.books.contains { !$0.hasEnded && $0.kind != .timer }
    if lost { self.complaints.append("admitted work was lost") }
  }

  private mutating func event() {
    self.now += self.generator.next() % 3_000_000
    let organisation = Int64(self.generator.next() % 4)
    switch self.generator.next() % 10 {
    case 0, 1, 2: self.submit(.interactive, organisation)
    case 3: self.submit(.long, organisation)
    case 4:
      _ = self.policy.reenter(self.books.count)
      self.books.append(Entry(organisation: organisation, kind: .reentry))
      self.waitingReentries += 1
    case 5:
      let at = self.now + self.generator.next() % 5_000_000
      if case .scheduled = self.policy.schedule(
        self.books.count, organisation: organisation, at: at)
      {
        self.books.append(Entry(organisation: organisation, kind: .timer))
      }
    default:
      if self.policy.isAwake { _ = self.ask() } else { self.deliverWakeUp() }
    }
  }

  /// A sleeping lane with timers must have asked for a wake-up that comes in time.
  private mutating func deliverWakeUp() {
    guard let instant = self.policy.wakeUps.min() else {
      if self.policy.timers.count > 0 { self.complaints.append("timers without a wake-up") }
      return
    }
    self.now = max(self.now, instant)
    _ = self.policy.wakeUpCame(at: instant)
    _ = self.ask()
  }

  private mutating func submit(_ jobClass: JobClass, _ organisation: Int64) {
    let deadline =
      self.generator.next() % 3 == 0 ? self.now + self.generator.next() % 9_000_000 : nil
    let admission = self.policy.submit(
      self.books.count, organisation: organisation, cost: Int(self.generator.next() % 10),
      jobClass: jobClass, deadline: deadline, now: self.now)
    guard case .admitted = admission else { return }
    let kind = jobClass == .long ? Kind.long : .interactive
    self.books.append(Entry(organisation: organisation, kind: kind))
  }

  /// Asks for an action and books it; false when the lane is idle.
  private mutating func ask() -> Bool {
    let interactiveWaits = !self.policy.interactive.isEmpty
    let action = self.policy.next(now: self.now, step: self.step)
    self.step = nil
    switch action {
    case .run(let work): self.begin(work)
    case .slice(let work, _): self.slice(work, interactiveWaits: interactiveWaits)
    case .expire(let work): self.end(work)
    case .drained: break
    case .idle: return false
    }
    if action.slicedWork == nil { self.slicesInARow = 0 }
    return true
  }

  private mutating func begin(_ work: Int) {
    let entry = self.books[work]
    if entry.kind == .reentry {
      self.waitingReentries -= 1
    } else if self.waitingReentries > 0 {
      self.complaints.append("a job went before a re-entry")
    }
    if entry.kind == .interactive {
      if let last = self.lastBegun[entry.organisation], last > work {
        self.complaints.append("organisation \(entry.organisation) is out of order")
      }
      self.lastBegun[entry.organisation] = work
    }
    self.end(work)
  }

  private mutating func slice(_ work: Int, interactiveWaits: Bool) {
    self.slicesInARow += 1
    if interactiveWaits, self.slicesInARow > 1 {
      self.complaints.append("two slices in a row held up a job")
    }
    if self.waitingReentries > 0 { self.complaints.append("a slice went before a re-entry") }
    self.step = self.generator.next() % 3 == 0 ? .finished : .more
    if self.step == .finished { self.end(work) }
  }

  private mutating func end(_ work: Int) {
    if self.books[work].hasEnded { self.complaints.append("work \(work) ended twice") }
    self.books[work].hasEnded = true
  }
}

@Suite(.bounded) struct LanePolicyPropertyTests {
  @Test func randomHistoriesKeepThePromises() {
    var totals: [String: UInt64] = [:]
    for seed in UInt64(0)..<3_000 {
      var history = History(seed: seed)
      history.run(events: 80)
      #expect(history.complaints.isEmpty, "seed \(seed): \(history.complaints)")
      let figures = history.policy.statistics()
      totals["executed", default: 0] += figures.executed
      totals["yielded", default: 0] += figures.yielded
      totals["refused", default: 0] += figures.refused
      totals["expired", default: 0] += figures.expired
      totals["discarded", default: 0] += figures.discarded
    }
    // The histories prove nothing about paths that they do not take.
    for (path, count) in totals { #expect(count >= 1_000, "\(path) only \(count) times") }
  }
}
