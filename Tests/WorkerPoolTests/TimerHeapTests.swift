// Order and removal of timers, against a sorted array.

import BoundedTestSupport
import SeededRandom
import Testing

@testable import WorkerPool

@Suite(.bounded) struct TimerHeapTests {
  @Test func agreesWithASortedArray() {
    for seed in UInt64(0)..<300 {
      var generator = SeededGenerator(seed: seed)
      var heap = TimerHeap<Int>()
      var model: [(at: UInt64, number: UInt64, element: Int)] = []
      for element in 0..<60 {
        if generator.next() % 4 == 0, let victim = model.randomElement(using: &generator) {
          #expect(heap.remove(number: victim.number) == true, "seed \(seed)")
          #expect(heap.remove(number: victim.number) == false, "seed \(seed)")
          model.removeAll { $0.number == victim.number }
        }
        let at = generator.next() % 20
        model.append((at, heap.insert(element, at: at), element))
        heap.checkInvariants()
      }
      model.sort { ($0.at, $0.number) < ($1.at, $1.number) }
      #expect(heap.earliest == model.first?.at, "seed \(seed)")
      var order: [Int] = []
      while let element = heap.popDue(now: 20) { order.append(element) }
      #expect(order == model.map(\.element), "seed \(seed)")
    }
  }

  @Test func nothingIsDueEarly() {
    var heap = TimerHeap<Int>()
    _ = heap.insert(1, at: 10)
    #expect(heap.popDue(now: 9) == nil)
    #expect(heap.popDue(now: 10) == 1)
  }
}
