// The pool with its real queues: order, mutual exclusion, timers, drain. Runs under
// ThreadSanitizer.

import BoundedTestSupport
import Dispatch
import SeededRandom
import Synchronization
import Testing

@testable import WorkerPool

/// A list that several threads append to.
private final class Log: Sendable {
  private let entries = Mutex<[Int]>([])
  func append(_ entry: Int) { self.entries.withLock { $0.append(entry) } }
  var all: [Int] { self.entries.withLock { $0 } }
}

/// Counts down from `left`, one a slice.
private struct Countdown: LongJob {
  var left: Int
  let log: Log

  mutating func runSlice(deadline: UInt64) -> LongJobStep {
    self.left -= 1
    self.log.append(self.left)
    return self.left == 0 ? .finished : .more
  }
}

@Suite(.bounded) struct WorkerPoolTests {
  private func drained(_ pool: WorkerPool) async {
    await withCheckedContinuation { done in pool.drain { done.resume() } }
  }

  @Test func ordersEachOrganisationAndRunsOnItsLane() async throws {
    let pool = WorkerPool(laneCount: 3)
    let logs = (0..<8).map { _ in Log() }
    for number in 0..<200 {
      for organisation in 0..<8 {
        try pool.submit(organisation: Int64(organisation), cost: 1) {
          pool.assertOnLane(Int64(organisation))
          logs[organisation].append(number)
        }
      }
    }
    await self.drained(pool)
    for log in logs { #expect(log.all == Array(0..<200)) }
    #expect(pool.statistics().map(\.executed).reduce(0, +) == 1_600)
    #expect(throws: WorkerPoolError.draining) { try pool.submit(organisation: 1, cost: 1) {} }
  }

  @Test func reentryGoesBeforeWaitingWork() async throws {
    let pool = WorkerPool(laneCount: 1)
    let log = Log()
    // The gate holds the lane until both jobs wait behind it.
    let gate = DispatchSemaphore(value: 0)
    try pool.submit(organisation: 1, cost: 1) {
      gate.wait()
      pool.async(organisation: 1) { log.append(1) }
    }
    try pool.submit(organisation: 1, cost: 1) { log.append(2) }
    try pool.submitLong(organisation: 2, Countdown(left: 3, log: Log()))
    gate.signal()
    await self.drained(pool)
    #expect(log.all == [1, 2])
    #expect(pool.statistics()[0].yielded == 2)
  }

  @Test func expiredJobsAreToldInsteadOfRun() async throws {
    let pool = WorkerPool(laneCount: 1)
    let log = Log()
    try pool.submit(
      organisation: 1, cost: 1, deadline: WorkerPool.now(), onExpired: { log.append(1) },
      { log.append(2) })
    await self.drained(pool)
    #expect(log.all == [1])
    #expect(pool.statistics()[0].expired == 1)
  }

  @Test func timersRunInOrderAndCanBeCancelled() async throws {
    let pool = WorkerPool(laneCount: 2)
    let log = Log()
    let start = WorkerPool.now()
    let cancelled = try pool.schedule(organisation: 1, at: start + 20_000_000) { log.append(0) }
    _ = try pool.schedule(organisation: 1, at: start + 15_000_000) { log.append(2) }
    _ = try pool.schedule(organisation: 1, at: start + 5_000_000) { log.append(1) }
    #expect(pool.cancel(cancelled))
    #expect(!pool.cancel(cancelled))
    let end = await withCheckedContinuation { (done: CheckedContinuation<UInt64, Never>) in
      do {
        _ = try pool.schedule(organisation: 1, at: start + 30_000_000) {
          done.resume(returning: WorkerPool.now())
        }
      } catch {
        done.resume(returning: 0)
      }
    }
    #expect(end >= start + 30_000_000)
    #expect(log.all == [1, 2])
    await self.drained(pool)
  }

  @Test func stopNowEndsADrainOfEndlessWork() async throws {
    struct Endless: LongJob {
      mutating func runSlice(deadline: UInt64) -> LongJobStep { .more }
    }
    let pool = WorkerPool(laneCount: 2)
    let log = Log()
    try pool.submitLong(organisation: 1, onExpired: { log.append(1) }, Endless())
    await withCheckedContinuation { done in
      pool.drain { done.resume() }
      pool.stopNow()
    }
    #expect(log.all == [1])
    await self.drained(pool)
  }

  /// Many threads submit, re-enter, schedule and read figures; every admitted job ends once, and
  /// no two jobs of an organisation overlap.
  @Test func stress() async {
    var limits = WorkerPoolLimits()
    limits.queuedJobsPerLane = 256
    limits.queuedJobsPerOrganisation = 64
    let pool = WorkerPool(laneCount: 4, limits: limits)
    let tally = Tally(organisations: 16)
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      var generator = SeededGenerator(seed: UInt64(thread))
      for _ in 0..<3_000 { tally.act(on: pool, &generator) }
    }
    await self.drained(pool)
    #expect(tally.ended.load(ordering: .relaxed) == tally.admitted.load(ordering: .relaxed))
    #expect(tally.overlaps.load(ordering: .relaxed) == 0)
    for figures in pool.statistics() { #expect(figures.queued == 0 && figures.queuedLong == 0) }
  }
}

/// Books of the stress test.
private final class Tally: Sendable {
  let admitted = Atomic(0)
  let ended = Atomic(0)
  let overlaps = Atomic(0)
  private let busy: [Busy]

  private final class Busy: Sendable {
    let flag = Atomic(false)
  }

  init(organisations: Int) {
    self.busy = (0..<organisations).map { _ in Busy() }
  }

  func act(on pool: WorkerPool, _ generator: inout SeededGenerator) {
    let organisation = Int64(generator.next() % UInt64(self.busy.count))
    let late = generator.next() % 4 == 0
    let job: @Sendable () -> Void = { self.run(organisation) }
    do {
      switch generator.next() % 8 {
      case 0: try pool.submitLong(organisation: organisation, Once(job: job))
      case 1: pool.async(organisation: organisation, job)
      case 2:
        let token = try pool.schedule(organisation: organisation, at: WorkerPool.now()) {}
        pool.cancel(token)
        return
      case 3:
        _ = pool.statistics()
        return
      default:
        try pool.submit(
          organisation: organisation, cost: 3, deadline: late ? WorkerPool.now() : nil,
          onExpired: job, job)
      }
      self.admitted.add(1, ordering: .relaxed)
    } catch {
      // A refusal is an answer too: nothing was admitted, and nothing may end.
    }
  }

  private func run(_ organisation: Int64) {
    let flag = self.busy[Int(organisation)]
    if flag.flag.exchange(true, ordering: .relaxed) { self.overlaps.add(1, ordering: .relaxed) }
    self.ended.add(1, ordering: .relaxed)
    flag.flag.store(false, ordering: .relaxed)
  }

  /// Two slices: the job at the second.
  private struct Once: LongJob {
    let job: @Sendable () -> Void
    var isSecond = false

    init(job: @escaping @Sendable () -> Void) { self.job = job }

    mutating func runSlice(deadline: UInt64) -> LongJobStep {
      defer { self.isSecond = true }
      if self.isSecond { self.job() }
      return self.isSecond ? .finished : .more
    }
  }
}
