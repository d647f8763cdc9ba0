// The policies of cycles: each list oldest first, the last one holds.

internal import OKRModel

struct PolicyTable: Sendable {
  private var policies: [Int: [CyclePolicy]] = [:]
  /// About the bytes that they take.
  private(set) var bytesCount = 0

  /// A cycle's policies, the oldest first.
  subscript(cycle: Int) -> [CyclePolicy] { self.policies[cycle] ?? [] }

  mutating func append(_ policy: CyclePolicy, cycle: Int) {
    self.policies[cycle, default: []].append(policy)
    self.bytesCount += 400 + policy.reason.utf8.count
  }

  /// All policies, by cycle.
  var all: [CyclePolicy] {
    self.policies.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
