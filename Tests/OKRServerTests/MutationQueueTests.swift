// What waits for a commit: in order, and found by its key.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRStore
internal import PostgresClient
internal import SeededRandom
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct MutationQueueTests {
  private static func mutation(_ number: Int) throws -> OKRServer.Mutation {
    let text = "01920000-0000-7000-8000-00000000000\(number)"
    let digest = try #require(Digest256(bytes: [UInt8](repeating: UInt8(number), count: 32)))
    let time = Int64(0x0192_0000_0000) * 1_000
    return OKRServer.Mutation(
      key: try RequestKey(text, now: time), digest: digest, edits: [], actor: "", deadline: .max,
      complete: { _, _ in })
  }

  /// Beside a plain array, through whatever is done to it.
  @Test(arguments: 0..<200) func itIsAnArrayThatKnowsItsKeys(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pool = try (0..<10).map { try Self.mutation($0) }
    var queue = MutationQueue()
    var plain: [OKRServer.Mutation] = []
    for _ in 0..<60 {
      let mutation = pool[Int.random(in: 0..<10, using: &random)]
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        let some = Array(pool.shuffled(using: &random).prefix(3))
        queue.prepend(some)
        plain = some + plain
      case 1, 2:
        let count = Int.random(in: 0...plain.count, using: &random)
        queue.removeFirst(count)
        plain.removeFirst(count)
      case 3 where plain.count > 12:
        #expect(queue.takeAll().map(\.key) == plain.map(\.key))
        plain = []
      default:
        queue.append(mutation)
        plain.append(mutation)
      }
      #expect(queue.count == plain.count && queue.isEmpty == plain.isEmpty)
      #expect(queue.all.map(\.key) == plain.map(\.key))
      #expect(plain.indices.allSatisfy { queue[$0].key == plain[$0].key })
      for other in pool {
        let waits = plain.contains { $0.key == other.key }
        #expect(queue.digest(of: other.key.id) == (waits ? other.digest : nil))
      }
    }
  }
}
