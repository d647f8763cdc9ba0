// Fairness and order of the deficit round robin.

import BoundedTestSupport
import SeededRandom
import Testing

@testable import WorkerPool

@Suite(.bounded) struct FairQueueTests {
  @Test func floodDoesNotDelayAQuietOrganisation() {
    var queue = FairQueue<Int>(quantum: 16)
    for number in 0..<100_000 { queue.append(number, organisation: 1, cost: 1) }
    for round in 0..<200 {
      queue.append(-1, organisation: 2, cost: 1)
      var wait = 0
      while let item = queue.popFirst(), item.organisation != 2 { wait += 1 }
      #expect(wait <= 31, "round \(round)")
    }
    queue.checkInvariants()
  }

  @Test func costsCountNotJobs() {
    var queue = FairQueue<Int>(quantum: 10)
    for number in 0..<1_000 {
      queue.append(number, organisation: 1, cost: 10)
      queue.append(number, organisation: 2, cost: 1)
    }
    var served: [Int64: Int] = [:]
    for _ in 0..<550 {
      guard let item = queue.popFirst() else { break }
      served[item.organisation, default: 0] += 1
    }
    #expect(served == [1: 50, 2: 500])
  }

  @Test func putBackComesFirstOfItsOrganisation() {
    var queue = FairQueue<String>(quantum: 1)
    queue.append("a", organisation: 1, cost: 1)
    queue.append("b", organisation: 1, cost: 1)
    queue.append("c", organisation: 2, cost: 1)
    guard let item = queue.popFirst() else {
      Issue.record("the queue is empty")
      return
    }
    queue.putBack(item)
    queue.checkInvariants()
    var order: [String] = []
    while let next = queue.popFirst() { order.append(next.element) }
    #expect(order == ["c", "a", "b"])
  }

  @Test func ringQueueKeepsOrderAcrossGrowth() {
    var generator = SeededGenerator(seed: 7)
    var ring = RingQueue<Int>()
    var model: [Int] = []
    for number in 0..<5_000 {
      switch generator.next() % 5 {
      case 0, 1:
        ring.append(number)
        model.append(number)
      case 2:
        ring.prepend(number)
        model.insert(number, at: 0)
      default:
        #expect(ring.popFirst() == (model.isEmpty ? nil : model.removeFirst()))
      }
      #expect(ring.count == model.count)
    }
    ring.checkInvariants()
  }
}
