// What the tests of this target share: a seeded generator and a driver for the pure policy.

import Testing

@testable import WorkerPool

/// SplitMix64: small, and the same everywhere, so that a printed seed repeats a run.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    self.state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = self.state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension LanePolicy {
  /// Submits and says whether the job was refused, and why.
  mutating func refusal(
    of work: Work, organisation: Int64, cost: Int = 1, class jobClass: JobClass = .interactive,
    deadline: UInt64? = nil, now: UInt64 = 0
  ) -> WorkerPoolError? {
    let admission = self.submit(
      work, organisation: organisation, cost: cost, jobClass: jobClass, deadline: deadline,
      now: now)
    if case .refused(let error) = admission { return error }
    return nil
  }
}

extension LanePolicy.Action {
  var ranWork: Work? {
    if case .run(let work) = self { work } else { nil }
  }

  var slicedWork: Work? {
    if case .slice(let work, _) = self { work } else { nil }
  }

  var expiredWork: Work? {
    if case .expire(let work) = self { work } else { nil }
  }

  var isIdle: Bool {
    if case .idle = self { true } else { false }
  }

  var isDrained: Bool {
    if case .drained = self { true } else { false }
  }
}
