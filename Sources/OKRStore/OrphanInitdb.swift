// An initdb that outlived its okrd, after a kill -9. Before its work is thrown away it is ended: it would
// go on writing into the next one's.

internal import Glibc
internal import PostgresClient

/// The initdb of an earlier start.
enum OrphanInitdb {
  private static let patienceMilliseconds = 10_000
  private static let childrenMilliseconds = 500

  /// Ends every initdb that makes a cluster at `directory`, with the processes that it started. Only the
  /// holder of the data directory's lock may: then all of them are of earlier starts.
  static func stop(making directory: String) throws(EmbeddedPostgresError) {
    for processID in Self.find(making: directory) {
      // Each program leads a process group. What it makes counts for nothing.
      kill(-processID, SIGKILL)
      let deadline = Deadline.after(milliseconds: Self.patienceMilliseconds)
      while OrphanPostmaster.isRunning(processID) {
        guard !deadline.hasPassed else {
          throw .failed(
            program: "initdb", log: "process \(processID) of an earlier start doesn't stop: end it")
        }
        usleep(10_000)
      }
      // Its children got the signal with it. A zombie that nobody waits for counts among them for ever.
      let end = Deadline.after(milliseconds: Self.childrenMilliseconds)
      while kill(-processID, 0) == 0, !end.hasPassed { usleep(10_000) }
    }
  }

  private static func find(making directory: String) -> [pid_t] {
    HostFile.names(in: "/proc").compactMap { pid_t($0) }.filter { processID in
      let words = HostFile.tail("/proc/\(processID)/cmdline").split(separator: "\0")
      return words.first?.hasSuffix("/initdb") == true && words.contains("--pgdata=\(directory)")
    }
  }
}
