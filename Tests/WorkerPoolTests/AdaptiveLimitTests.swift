// Overload of a lane, simulated job by job: waits stay bounded, quiet organisations get in, and
// bursts are left alone.

internal import BoundedTestSupport
internal import Testing

@testable internal import WorkerPool

@Suite(.bounded) struct AdaptiveLimitTests {
  private static let millisecond: UInt64 = 1_000_000

  /// A lane whose jobs take 100 µs each, and what came of the jobs sent to it.
  private struct Lane {
    static let serviceNanoseconds: UInt64 = 100_000

    var policy = LanePolicy<UInt64>(limits: WorkerPoolLimits())
    var now: UInt64 = 1
    var shed: [Int64: Int] = [:]
    /// Waits in nanoseconds of the jobs that ran, in their order.
    var waits: [UInt64] = []

    mutating func send(_ organisation: Int64, isPrivileged: Bool = false) {
      let admission = self.policy.submit(
        self.now, organisation: organisation, cost: 100, jobClass: .interactive, deadline: nil,
        isPrivileged: isPrivileged, now: self.now)
      if case .refused = admission { self.shed[organisation, default: 0] += 1 }
    }

    /// Runs a job, or lets so much time pass.
    mutating func step() {
      if self.policy.isAwake, let sent = self.policy.next(now: self.now).ranWork {
        self.waits.append(self.now - sent)
      }
      self.now += Self.serviceNanoseconds
    }

    /// The longest wait of the last so many jobs, in milliseconds.
    func longestWait(ofLast count: Int) -> UInt64 {
      (self.waits.suffix(count).max() ?? 0) / AdaptiveLimitTests.millisecond
    }
  }

  @Test func anOverloadedLaneKeepsWaitsShort() {
    var lane = Lane()
    // Twice of what it can do, by ten organisations, for 20 s.
    for step in 0..<200_000 {
      lane.send(Int64(step % 10))
      lane.send(Int64((step + 5) % 10))
      lane.step()
    }
    // What may wait however long: 1 024 jobs of 100 µs. Without the limit it would be 819 ms.
    #expect(lane.longestWait(ofLast: 50_000) < 150)
    #expect(lane.waits.count == 200_000, "the lane never idled")
    let shares = (0..<10).map { lane.shed[$0] ?? 0 }
    #expect((shares.min() ?? 0) * 10 > (shares.max() ?? 0) * 9, "\(shares)")
    lane.policy.checkInvariants()
  }

  @Test func aQuietOrganisationIsNeverShed() {
    var lane = Lane()
    for step in 0..<200_000 {
      for _ in 0..<3 { lane.send(1) }
      if step % 100 == 0 { lane.send(2) }
      lane.step()
    }
    #expect((lane.shed[1] ?? 0) > 300_000)
    #expect(lane.shed[2] == nil)
  }

  @Test func aPrivilegedJobIsLetIn() {
    var lane = Lane()
    for _ in 0..<100_000 {
      lane.send(1)
      lane.send(1)
      lane.step()
    }
    let before = lane.shed[1] ?? 0
    #expect(before > 0)
    lane.send(1, isPrivileged: true)
    #expect(lane.shed[1] == before)
  }

  @Test func aBurstIsLeftAlone() {
    var lane = Lane()
    // 1 500 at once, every 200 ms: the lane is idle for a quarter of the time.
    for _ in 0..<50 {
      for _ in 0..<1_500 { lane.send(1) }
      for _ in 0..<2_000 { lane.step() }
    }
    #expect(lane.shed.isEmpty)
    #expect(lane.waits.count == 75_000)
  }

  @Test func theLimitComesBack() {
    var lane = Lane()
    for _ in 0..<100_000 {
      lane.send(1)
      lane.send(1)
      lane.step()
    }
    #expect(lane.policy.statistics().limit < 2_000)
    for step in 0..<100_000 {
      if step.isMultiple(of: 2) { lane.send(1) }
      lane.step()
    }
    #expect(lane.policy.statistics().limit == WorkerPoolLimits().queuedJobsPerLane)
  }
}
