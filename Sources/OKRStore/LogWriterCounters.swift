// What the writers put into the log, for those who watch the program.

internal import Synchronization

/// Counts since the program's start, shared by its writers. From any thread.
public final class LogWriterCounters: Sendable {
  private let commits = Atomic<UInt64>(0)
  private let appends = Atomic<UInt64>(0)
  private let rows = Atomic<UInt64>(0)

  public init() {}

  /// One commit of the database, that wrote so much.
  func countCommit(appends: Int, rows: Int) {
    self.commits.add(1, ordering: .relaxed)
    self.appends.add(UInt64(appends), ordering: .relaxed)
    self.rows.add(UInt64(rows), ordering: .relaxed)
  }

  /// Commits of the database, organisations' appends in them, and rows of the log in those.
  public var reading: (commits: UInt64, appends: UInt64, rows: UInt64) {
    (
      self.commits.load(ordering: .relaxed), self.appends.load(ordering: .relaxed),
      self.rows.load(ordering: .relaxed)
    )
  }
}
