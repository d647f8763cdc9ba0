// How long an organisation's commits take, from their start until they are applied and answered:
// what waits behind them is bounded by time, not by a number alone.

/// The pace of one organisation's commits. Spans are in nanoseconds.
struct CommitPace: Sendable {
  /// A new commit counts for one in so many.
  private static let memory: UInt64 = 8

  /// Of one commit; 0 where none was seen yet.
  private(set) var spanNanoseconds: UInt64 = 0

  mutating func applied(afterNanoseconds span: UInt64) {
    if self.spanNanoseconds == 0 {
      self.spanNanoseconds = span
    } else {
      let kept = self.spanNanoseconds / Self.memory * (Self.memory - 1)
      self.spanNanoseconds = kept + span / Self.memory
    }
  }

  /// How many changes may wait where a commit takes `changesPerCommit` of them: what is through
  /// within the patience, and never less than a burst of people at once.
  func limit(changesPerCommit: Int) -> Int {
    guard self.spanNanoseconds > 0 else { return ServerLimits.waitingMutationsPerOrganisation }
    let patience = UInt64(ServerLimits.commitPatienceMilliseconds) * 1_000_000
    let commits = Int(clamping: patience / self.spanNanoseconds)
    let (changes, overflow) = commits.multipliedReportingOverflow(by: changesPerCommit)
    let most = ServerLimits.waitingMutationsPerOrganisation
    return overflow ? most : min(max(changes, ServerLimits.waitingMutationsAtLeast), most)
  }
}
