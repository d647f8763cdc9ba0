// Pages beside a plain array, and copies that stay what they were.

internal import BoundedTestSupport
internal import SeededRandom
internal import Testing

@testable internal import OKRState

@Suite(.bounded) struct PagedArrayTests {
  /// Elements of 8 KiB, so that a page holds eight.
  private struct Large: Sendable, Equatable {
    var number: Int
    private var rest = InlineArray<1_023, Int>(repeating: 0)

    init(_ number: Int) { self.number = number }

    static func == (left: Large, right: Large) -> Bool { left.number == right.number }
  }

  @Test(arguments: 0..<50) func itIsAnArrayAndCopiesAreValues(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var pages = PagedArray<Large>()
    var plain: [Int] = []
    var copy = (pages: pages, plain: plain)
    for step in 0..<200 {
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where !plain.isEmpty:
        let index = Int.random(in: 0..<plain.count, using: &random)
        pages[index].number = step
        plain[index] = step
      case 1 where step % 20 == 0: copy = (pages, plain)
      default:
        pages.append(Large(step))
        plain.append(step)
      }
      #expect(pages.count == plain.count)
    }
    #expect(pages.indices.map { pages[$0].number } == plain)
    #expect(copy.pages.indices.map { copy.pages[$0].number } == copy.plain)
  }
}
