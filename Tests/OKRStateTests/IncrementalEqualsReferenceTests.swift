// The figures that an organisation keeps current equal those that the reference forms from scratch,
// bit for bit: after every batch, in any order, over time, and after a restart. Each failure names
// the seed that repeats it.

internal import BoundedTestSupport
internal import Dispatch
internal import Foundation
internal import Testing

@Suite("The incremental figures equal the reference's", .bounded)
struct IncrementalEqualsReferenceTests {
  private static let chunk = 50
  /// Small seeds; OKR_PROPERTY_SEEDS asks for more or fewer.
  static let seeds = Self.number("OKR_PROPERTY_SEEDS") ?? 1_000
  static let firstSeed = Self.number("OKR_PROPERTY_FIRST_SEED") ?? 1

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  static let chunks = Array(stride(from: firstSeed, to: firstSeed + seeds, by: chunk))

  @Test("small organisations", .tags(.long), arguments: chunks)
  func small(_ first: Int) async {
    let problems = await Self.offThePool {
      for seed in first..<min(first + Self.chunk, Self.firstSeed + Self.seeds) {
        let size = seed % 40 == 0 ? 150 : 1 + seed % 23
        let problems = Self.problems(seed: UInt64(seed), size: size, edits: 40)
        guard problems.isEmpty else { return problems }
      }
      return []
    }
    Self.record(problems)
  }

  @Test("larger organisations", .tags(.long), arguments: [(11, 600), (12, 1_500), (13, 10_000)])
  func large(_ seed: UInt64, _ size: Int) async {
    print("seed \(seed)")
    let edits = size > 2_000 ? 2 : 10
    Self.record(await Self.offThePool { Self.problems(seed: seed, size: size, edits: edits) })
  }

  private static func problems(seed: UInt64, size: Int, edits: Int) -> [String] {
    var run = PropertyRun(seed: seed, size: size)
    run.run(edits: edits)
    return run.problems.map { "\($0)" }
  }

  private static func record(_ problems: [String]) {
    for problem in problems.prefix(3) { Issue.record("\(problem)") }
  }

  /// Runs long arithmetic on a thread of its own: Swift's few shared ones are also what every
  /// test with a socket or a timer waits for.
  private static func offThePool<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async { continuation.resume(returning: work()) }
    }
  }
}
