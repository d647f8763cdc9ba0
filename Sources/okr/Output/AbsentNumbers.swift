// Numbers of the contract that have no wrapper around them, and say by 0 that they aren't stated.

/// Which plain numbers may be absent: as JSON those are null, as whatever else isn't there.
enum AbsentNumbers {
  /// By message and field the least number that is stated; below it there is none. What isn't named counts or
  /// measures something, and its 0 is one.
  static let leastStated: [String: [String: Int64]] = [
    // Versions are revisions or counts from 1; what isn't made yet has none.
    "okr.v1.Region": ["version": 1, "number": 1],
    "okr.v1.Unit": ["version": 1], "okr.v1.Member": ["version": 1],
    "okr.v1.Metric": ["version": 1, "per": 1],
    "okr.v1.Cycle": ["version": 1], "okr.v1.Objective": ["version": 1],
    "okr.v1.KeyResult": ["version": 1], "okr.v1.Alignment": ["version": 1],
    "okr.v1.Dependency": ["version": 1], "okr.v1.Override": ["version": 1],
    "okr.v1.Token": ["version": 1], "okr.v1.Organisation": ["version": 1],
    "okr.v1.OrganisationChange": ["version": 1],
    // What was written has a revision.
    "okr.v1.Outcome": ["revision": 1], "okr.v1.CheckIn": ["revision": 1],
    "okr.v1.Grade": ["revision": 1], "okr.v1.DependencyStep": ["revision": 1],
    "okr.v1.OverrideStep": ["revision": 1], "okr.v1.CycleReopening": ["revision": 1],
    "okr.v1.CyclePolicy": ["number": 1, "revision": 1],
    "okr.v1.CycleClose": [
      "number": 1, "revision": 1, "policy_version": 1, "policy_number": 1, "engine_version": 1,
    ],
    "okr.v1.Policy": ["check_in_every": 1],
    "okr.v1.OperationProgress": ["total": 1],
    "okr.v1.Status": ["retry_after_microseconds": 1],
    // A database that never answered is silent since -1, and without a transaction none is the oldest.
    "okr.v1.DatabaseStats": ["silence_microseconds": 0, "oldest_transaction_microseconds": 1],
  ]
}
