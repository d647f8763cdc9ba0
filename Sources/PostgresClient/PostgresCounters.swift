// What became of connections and calls, for those who watch the program.

internal import Synchronization

/// Counts since the program's start, shared by its connectors and pools. From any thread.
public final class PostgresCounters: Sendable {
  private let opened = Atomic<UInt64>(0)
  private let refused = Atomic<UInt64>(0)
  private let timedOut = Atomic<UInt64>(0)
  private let notApplied = Atomic<UInt64>(0)
  private let retryable = Atomic<UInt64>(0)
  private let unknown = Atomic<UInt64>(0)
  private let connection = Atomic<UInt64>(0)

  public init() {}

  func countOpened() { self.opened.add(1, ordering: .relaxed) }

  func countRefused() { self.refused.add(1, ordering: .relaxed) }

  func countTimedOut() { self.timedOut.add(1, ordering: .relaxed) }

  /// Counts a call that failed.
  public func count(_ error: PostgresError) {
    switch error.disposition {
    case .definiteNotApplied: self.notApplied.add(1, ordering: .relaxed)
    case .retryable: self.retryable.add(1, ordering: .relaxed)
    case .unknown: self.unknown.add(1, ordering: .relaxed)
    case .connection: self.connection.add(1, ordering: .relaxed)
    }
  }

  /// The counts now.
  public var reading: PostgresReading {
    PostgresReading(
      opened: self.opened.load(ordering: .relaxed), refused: self.refused.load(ordering: .relaxed),
      timedOut: self.timedOut.load(ordering: .relaxed),
      notApplied: self.notApplied.load(ordering: .relaxed),
      retryable: self.retryable.load(ordering: .relaxed),
      unknown: self.unknown.load(ordering: .relaxed),
      connection: self.connection.load(ordering: .relaxed))
  }
}

/// The counts at one instant.
public struct PostgresReading: Sendable, Hashable {
  /// Connections that were opened, and attempts that failed.
  public var opened: UInt64
  public var refused: UInt64
  /// Calls that waited for a connection of a pool in vain.
  public var timedOut: UInt64
  /// Failed calls by what is known of their effect.
  public var notApplied: UInt64
  public var retryable: UInt64
  public var unknown: UInt64
  public var connection: UInt64
}
