// A postmaster that runs on a cluster: one that outlived its okrd, after a kill -9, is stopped cleanly
// before the next start.

internal import Glibc
internal import PostgresClient

/// The postmaster that a data directory's `postmaster.pid` names.
struct OrphanPostmaster {
  let processID: pid_t
  /// The directory of its unix socket; nil where it has none yet.
  let socketDirectory: String?

  /// The running postmaster of `cluster`, if there is one. A stale file, or a process that only
  /// happens to have the number, is none.
  static func find(cluster: String) -> OrphanPostmaster? {
    let lines = HostFile.lines("\(cluster)/postmaster.pid")
    guard let first = lines.first, let processID = pid_t(first), processID > 1 else { return nil }
    guard Self.isRunning(processID), Self.belongs(processID, to: cluster) else { return nil }
    // Its lines: process, data directory, start time, port, socket directory, address, memory.
    let socket = lines.count > 4 && !lines[4].isEmpty ? lines[4] : nil
    return OrphanPostmaster(processID: processID, socketDirectory: socket)
  }

  /// Ends it: fast shutdown first, then the immediate one.
  func stop() throws(EmbeddedPostgresError) {
    for (signal, milliseconds) in [(SIGINT, 60_000), (SIGQUIT, 10_000)] {
      kill(self.processID, signal)
      let deadline = Deadline.after(milliseconds: milliseconds)
      while !deadline.hasPassed {
        guard Self.isRunning(self.processID) else { return }
        usleep(10_000)
      }
    }
    throw .failed(
      program: "postgres", log: "process \(self.processID) of an earlier start does not stop")
  }

  /// Whether the process exists and is more than a zombie that nobody waited for.
  static func isRunning(_ processID: pid_t) -> Bool {
    guard kill(processID, 0) == 0 || errno == EPERM else { return false }
    let status = HostFile.lines("/proc/\(processID)/stat").first ?? ""
    return !(status.split(separator: ")").last ?? "").hasPrefix(" Z")
  }

  /// A postmaster's working directory is its data directory.
  private static func belongs(_ processID: pid_t, to cluster: String) -> Bool {
    guard HostFile.lines("/proc/\(processID)/comm").first == "postgres" else { return false }
    guard let directory = realpath("/proc/\(processID)/cwd", nil) else {
      // Another account's process hides its directory; its lock file still names ours.
      return true
    }
    defer { free(directory) }
    guard let place = realpath(cluster, nil) else { return false }
    defer { free(place) }
    return strcmp(directory, place) == 0
  }
}
