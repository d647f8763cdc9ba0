// The parts of the server that log under names of their own, so that one can be heard and the others not.

public import Logging

/// A part of the server that logs.
public enum LogComponent: String, CaseIterable, Sendable {
  /// The program: its start, its settings, its end.
  case okrd
  /// Calls.
  case rpc
  /// PostgreSQL, the schema, the lease.
  case store
  /// Organisations in memory: their loads, commits and snapshots.
  case hosts
}

extension Logger {
  /// The logger of a part.
  public func of(_ component: LogComponent) -> Logger {
    var logger = self
    logger[metadataKey: "component"] = "\(component.rawValue)"
    return logger
  }
}
