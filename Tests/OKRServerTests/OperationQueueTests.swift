// The order of operations: one an organisation at a time, by turns, and none is lost.

internal import BoundedTestSupport
internal import PostgresClient
internal import SeededRandom
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct OperationQueueTests {
  private static func job(_ organisation: Int64, _ number: UInt64) -> OperationJob {
    OperationJob(
      organisation: OrganisationName(id: "o\(organisation)", number: organisation),
      id: UUID128(high: UInt64(organisation), low: number))
  }

  @Test func aQuietOrganisationWaitsForOneOfABusyOne() {
    var queue = OperationQueue(runningLimit: 1)
    for number in 0..<10 { queue.add(Self.job(1, UInt64(number))) }
    queue.add(Self.job(2, 0))
    let first = queue.next()
    #expect(first == Self.job(1, 0))
    #expect(queue.next() == nil)
    if let first { queue.finish(first) }
    #expect(queue.next() == Self.job(2, 0))
    queue.checkInvariants()
  }

  @Test func anOrganisationHasOneAtATime() {
    var queue = OperationQueue(runningLimit: 3)
    queue.add(Self.job(1, 0))
    queue.add(Self.job(1, 1))
    #expect(queue.next() == Self.job(1, 0))
    #expect(queue.next() == nil)
    // What runs or waits is taken in once.
    queue.add(Self.job(1, 0))
    queue.add(Self.job(1, 1))
    #expect((queue.runningCount, queue.waitingCount) == (1, 1))
    queue.finish(Self.job(1, 0))
    #expect(queue.next() == Self.job(1, 1))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func randomRunsKeepTheirOrderAndTheirTurns(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let limit = Int.random(in: 1...4, using: &random)
    var queue = OperationQueue(runningLimit: limit)
    var added: [Int64: [UInt64]] = [:]
    var begun: [Int64: [UInt64]] = [:]
    var running: [OperationJob] = []
    /// Operations of others that began since an organisation, which waits, had one begun.
    var passed: [Int64: Int] = [:]
    for step in 0..<400 {
      if step < 300, Bool.random(using: &random) {
        let organisation = Int64.random(in: 1...6, using: &random)
        let number = UInt64(added[organisation]?.count ?? 0)
        added[organisation, default: []].append(number)
        queue.add(Self.job(organisation, number))
      } else if let index = running.indices.randomElement(using: &random) {
        queue.finish(running.remove(at: index))
      }
      while let job = queue.next() {
        let organisation = job.organisation.number
        running.append(job)
        begun[organisation, default: []].append(job.id.low)
        passed[organisation] = 0
        let others = added.keys.filter { other in
          other != organisation && begun[other]?.count ?? 0 < added[other]?.count ?? 0
            && !running.contains { $0.organisation.number == other }
        }
        for other in others {
          passed[other, default: 0] += 1
          #expect(passed[other, default: 0] <= 6, "seed \(seed): \(other) is passed over")
        }
      }
      queue.checkInvariants()
      #expect(Set(running.map(\.organisation.number)).count == running.count, "seed \(seed)")
    }
    while !running.isEmpty || queue.waitingCount > 0 {
      for job in running { queue.finish(job) }
      running = []
      while let job = queue.next() {
        running.append(job)
        begun[job.organisation.number, default: []].append(job.id.low)
      }
      if running.isEmpty { break }
    }
    #expect(begun == added, "seed \(seed)")
  }
}
