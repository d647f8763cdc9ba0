// The policy of a lane, event by event, without threads or a clock.

import BoundedTestSupport
import Testing

@testable import WorkerPool

@Suite(.bounded) struct LanePolicyTests {
  private func small() -> WorkerPoolLimits {
    var limits = WorkerPoolLimits()
    limits.queuedJobsPerLane = 4
    limits.queuedJobsPerOrganisation = 3
    limits.queuedLongJobsPerLane = 3
    limits.queuedLongJobsPerOrganisation = 2
    limits.timersPerLane = 2
    limits.interactiveJobsPerLongSlice = 3
    return limits
  }

  @Test func refusalsNameTheLimit() {
    var policy = LanePolicy<Int>(limits: self.small())
    for work in 0..<3 { #expect(policy.refusal(of: work, organisation: 1) == nil) }
    #expect(policy.refusal(of: 3, organisation: 1) == .organisationFull(limit: 3))
    #expect(policy.refusal(of: 4, organisation: 2) == nil)
    #expect(policy.refusal(of: 5, organisation: 2) == .laneFull(limit: 4))
    #expect(policy.refusal(of: 6, organisation: 2, cost: 257) == .costTooHigh(limit: 256))
    #expect(policy.statistics().refused == 3)
    #expect(policy.statistics().queued == 4)
    #expect(policy.statistics().organisationsWithQueuedWork == 2)
    policy.checkInvariants()
  }

  @Test func aRunningSliceCountsAgainstTheLimits() {
    var policy = LanePolicy<Int>(limits: self.small())
    #expect(policy.refusal(of: 0, organisation: 1, class: .long) == nil)
    #expect(policy.next(now: 0).slicedWork == 0)
    #expect(policy.refusal(of: 1, organisation: 1, class: .long) == nil)
    #expect(policy.refusal(of: 2, organisation: 1, class: .long) == .organisationFull(limit: 2))
    #expect(policy.refusal(of: 3, organisation: 2, class: .long) == nil)
    #expect(policy.refusal(of: 4, organisation: 2, class: .long) == .laneFull(limit: 3))
    #expect(policy.statistics().queuedLong == 3)
    policy.checkInvariants()
  }

  @Test func aLaneIsSharedUntilOneHasHadItAloneForLong() {
    var limits = WorkerPoolLimits()
    limits.sharedForMicroseconds = 10
    var policy = LanePolicy<Int>(limits: limits)
    let submit = { (policy: inout LanePolicy<Int>, organisation: Int64, now: UInt64) in
      _ = policy.submit(
        0, organisation: organisation, cost: 1, jobClass: .interactive, deadline: nil, now: now)
    }
    submit(&policy, 1, 0)
    submit(&policy, 1, 1_000)
    #expect(!policy.isShared(now: 1_000), "one alone")
    submit(&policy, 2, 2_000)
    #expect(policy.isShared(now: 2_000) && policy.isShared(now: 11_999))
    #expect(!policy.isShared(now: 12_000))
    submit(&policy, 2, 12_000)
    #expect(!policy.isShared(now: 12_000), "the second alone")
    submit(&policy, 1, 13_000)
    #expect(policy.isShared(now: 13_000))
  }

  @Test func expiredAtItsTurnNotBefore() {
    var policy = LanePolicy<Int>(limits: self.small())
    #expect(policy.refusal(of: 1, organisation: 1, deadline: 10) == nil)
    #expect(policy.refusal(of: 2, organisation: 1, deadline: 11) == nil)
    #expect(policy.refusal(of: 3, organisation: 2, class: .long, deadline: 10) == nil)
    #expect(policy.next(now: 10).expiredWork == 1)
    #expect(policy.next(now: 10).ranWork == 2)
    #expect(policy.next(now: 12).expiredWork == 3)
    #expect(policy.statistics().expired == 2)
  }

  @Test func aBegunLongJobDoesNotExpire() {
    var policy = LanePolicy<Int>(limits: self.small())
    #expect(policy.refusal(of: 1, organisation: 1, class: .long, deadline: 10) == nil)
    #expect(policy.next(now: 5).slicedWork == 1)
    #expect(policy.next(now: 20, step: .more).slicedWork == 1)
    #expect(policy.next(now: 30, step: .finished).isIdle)
    #expect(policy.statistics().yielded == 1)
    #expect(policy.statistics().executed == 1)
  }

  @Test func slicesInterleaveAndMakeProgress() {
    var policy = LanePolicy<String>(limits: self.small())
    #expect(policy.refusal(of: "long", organisation: 9, class: .long) == nil)
    var order = ""
    var step: LongJobStep?
    for now in UInt64(0)..<12 {
      while policy.statistics().queued < 3 {
        _ = policy.refusal(of: "job", organisation: 1, now: now)
      }
      let action = policy.next(now: now, step: step)
      step = action.slicedWork == nil ? nil : .more
      order += action.slicedWork == nil ? "i" : "L"
    }
    #expect(order == "iiiLiiiLiiiL")
  }

  @Test func timeAloneMakesASliceDue() {
    var policy = LanePolicy<Int>(limits: self.small())
    _ = policy.refusal(of: 0, organisation: 9, class: .long)
    for work in 1...3 { _ = policy.refusal(of: work, organisation: 1) }
    #expect(policy.next(now: 6_000_000).ranWork == 1)
    #expect(policy.next(now: 6_000_001).slicedWork == 0)
    #expect(policy.next(now: 6_400_001, step: .more).ranWork == 2)
    #expect(policy.statistics().longestSliceMicroseconds == 400)
    #expect(policy.next(now: 6_400_002).ranWork == 3)
  }

  @Test func longJobsTakeTurnsByOrganisation() {
    var policy = LanePolicy<String>(limits: self.small())
    _ = policy.refusal(of: "a", organisation: 1, class: .long)
    _ = policy.refusal(of: "b", organisation: 1, class: .long)
    _ = policy.refusal(of: "c", organisation: 2, class: .long)
    var order = ""
    for _ in 0..<4 { order += policy.next(now: 0, step: .more).slicedWork ?? "?" }
    #expect(order == "acac")
  }

  @Test func reentriesGoFirstAndAreNeverRefused() {
    var policy = LanePolicy<Int>(limits: self.small())
    _ = policy.refusal(of: 1, organisation: 1)
    _ = policy.drain()
    for work in 100..<200 { _ = policy.reenter(work) }
    for work in 100..<200 { #expect(policy.next(now: 0).ranWork == work) }
    #expect(policy.next(now: 0).ranWork == 1)
    #expect(policy.next(now: 0).isDrained)
  }

  @Test func drainRefusesFinishesAndReportsOnce() {
    var policy = LanePolicy<Int>(limits: self.small())
    _ = policy.refusal(of: 1, organisation: 1)
    _ = policy.refusal(of: 2, organisation: 1, class: .long)
    #expect(policy.drain() == false)
    #expect(policy.refusal(of: 3, organisation: 1) == .draining)
    guard case .refused(.draining) = policy.schedule(4, organisation: 1, at: 0) else {
      Issue.record("a timer was taken while draining")
      return
    }
    #expect(policy.next(now: 0).ranWork == 1)
    #expect(policy.next(now: 0).slicedWork == 2)
    #expect(policy.next(now: 0, step: .more).slicedWork == 2)
    #expect(policy.next(now: 0, step: .finished).isDrained)
    #expect(policy.next(now: 0).isIdle)
    #expect(policy.drain() == true)
    #expect(policy.next(now: 0).isIdle)
  }

  @Test func stopDropsEvenABegunLongJob() {
    var policy = LanePolicy<Int>(limits: self.small())
    _ = policy.refusal(of: 1, organisation: 1, class: .long)
    #expect(policy.next(now: 0).slicedWork == 1)
    _ = policy.refusal(of: 2, organisation: 1)
    _ = policy.stop()
    #expect(policy.next(now: 0, step: .more).expiredWork == 2)
    #expect(policy.next(now: 0).expiredWork == 1)
    #expect(policy.next(now: 0).isDrained)
    #expect(policy.statistics().discarded == 2)
  }

  @Test func timersWakeOnTheGridAndAreBounded() {
    var policy = LanePolicy<Int>(limits: self.small())
    guard case .scheduled(let number, true) = policy.schedule(1, organisation: 1, at: 5_500_000),
      case .scheduled(_, false) = policy.schedule(2, organisation: 1, at: 5_400_000),
      case .refused(.timersFull(limit: 2)) = policy.schedule(3, organisation: 1, at: 1)
    else {
      Issue.record("scheduling answered otherwise")
      return
    }
    guard case .idle(wakeAt: 6_000_000) = policy.next(now: 0) else {
      Issue.record("no wake-up on the grid")
      return
    }
    #expect(policy.cancel(number: number) == true)
    #expect(policy.cancel(number: number) == false)
    #expect(policy.wakeUpCame(at: 6_000_000) == true)
    #expect(policy.next(now: 6_000_000).ranWork == 2)
    #expect(policy.next(now: 6_000_000).isIdle)
  }
}
