// What the tests of this target share: a driver for the pure policy.

import Testing

@testable import WorkerPool

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
