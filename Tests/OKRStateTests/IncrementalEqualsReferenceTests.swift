// The figures that an organisation keeps current equal those that the reference forms from scratch,
// bit for bit: after every batch, in any order, over time, and after a restart. Each failure names
// the seed that repeats it.

internal import Foundation
internal import Testing

@Suite("The incremental figures equal the reference's")
struct IncrementalEqualsReferenceTests {
  private static let chunk = 50
  /// Small seeds; OKR_PROPERTY_SEEDS asks for more or fewer.
  static let seeds = Self.number("OKR_PROPERTY_SEEDS") ?? 2_000
  static let firstSeed = Self.number("OKR_PROPERTY_FIRST_SEED") ?? 1

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  static let chunks = Array(stride(from: firstSeed, to: firstSeed + seeds, by: chunk))

  @Test("small organisations", arguments: chunks)
  func small(_ first: Int) {
    for seed in first..<min(first + Self.chunk, Self.firstSeed + Self.seeds) {
      let size = seed % 40 == 0 ? 150 : 1 + seed % 23
      guard Self.holds(seed: UInt64(seed), size: size, edits: 40) else { return }
    }
  }

  @Test("larger organisations", arguments: [(11, 600), (12, 1_500), (13, 10_000)])
  func large(_ seed: UInt64, _ size: Int) {
    print("seed \(seed)")
    _ = Self.holds(seed: seed, size: size, edits: size > 2_000 ? 2 : 10)
  }

  private static func holds(seed: UInt64, size: Int, edits: Int) -> Bool {
    var run = PropertyRun(seed: seed, size: size)
    run.run(edits: edits)
    for problem in run.problems.prefix(3) { Issue.record("\(problem)") }
    return run.problems.isEmpty
  }
}
