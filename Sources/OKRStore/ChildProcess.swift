// Starting programs by posix_spawn: in a process group of their own, with a clean signal state and
// environment and no open files of ours, their output appended to a log file.

internal import CSpawn
internal import Glibc

/// A program that was started.
struct ChildProcess: Sendable {
  /// The process id.
  let processID: pid_t

  /// Starts the program at `arguments[0]` in `/`, as `account` when one is given, which needs root
  /// and util-linux's setpriv. The shell, which leaves a directory that the account may not enter,
  /// and setpriv execute the program in their place, so the process id stays.
  static func start(
    _ arguments: [String], as account: HostAccount?, log: String
  ) throws(EmbeddedPostgresError) -> ChildProcess {
    var line = ["/bin/sh", "-c", "cd / && exec \"$@\"", "sh"]
    if let account {
      line += [
        "/usr/bin/setpriv", "--reuid=\(account.userID)", "--regid=\(account.groupID)",
        "--clear-groups", "--",
      ]
    }
    line += arguments
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, 1, log, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // SwiftNIO's sockets are not closed on exec. A PostgreSQL that was started again while clients
    // are served would hold them and the port, even after this process is gone.
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    var attributes = Self.attributes()
    defer { posix_spawnattr_destroy(&attributes) }
    var words = line.map { strdup($0) } + [nil]
    var environment = Self.environment.map { strdup($0) } + [nil]
    defer { (words + environment).forEach { free($0) } }
    var processID: pid_t = 0
    let status = posix_spawn(
      &processID, line[0], &actions, &attributes, &words, &environment)
    guard status == 0 else {
      throw .failed(program: arguments[0], log: String(cString: strerror(status)))
    }
    return ChildProcess(processID: processID)
  }

  /// Waits for the end of the process and returns its wait status.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(self.processID, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// Waits for the end of the process; once `isUnwanted` is true, ends it and those that it started.
  /// - Parameter turn: called every time that it is looked at.
  /// - Returns: its wait status; nil where it was unwanted.
  func wait(unless isUnwanted: () -> Bool, turn: () -> Void = {}) -> Int32? {
    while true {
      if let status = self.poll() { return status }
      guard !isUnwanted() else {
        // Each program leads a process group.
        kill(-self.processID, SIGTERM)
        _ = self.wait()
        return nil
      }
      turn()
      usleep(Self.pollMicroseconds)
    }
  }

  private static let pollMicroseconds: UInt32 = 20_000

  /// The wait status where the process has ended, else nil. Once it was given, the process is gone.
  private func poll() -> Int32? {
    var status: Int32 = 0
    return waitpid(self.processID, &status, WNOHANG) == self.processID ? status : nil
  }

  /// Nothing is inherited: libpq's and PostgreSQL's variables would change the server.
  private static let environment = ["PATH=/usr/bin:/bin", "LC_ALL=C", "TZ=UTC"]

  /// A process group of its own, so that a terminal's interrupt reaches okrd alone; no blocked and
  /// no ignored signals.
  private static func attributes() -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    return attributes
  }
}
