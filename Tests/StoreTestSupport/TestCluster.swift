// A PostgreSQL for the tests: one cluster a test process, in a temporary folder, removed at exit.

internal import Glibc
public import OKRStore
public import PostgresClient
internal import Synchronization

/// The cluster that the tests of one process share. Each test takes a database of its own.
public final class TestCluster: Sendable {
  /// The running server.
  public let server: EmbeddedPostgres
  private let directory: String
  private let counter = Atomic<Int>(0)

  private static let running = Mutex<TestCluster?>(nil)

  /// The cluster, started at its first use and stopped when the process exits.
  public static func shared() throws -> TestCluster {
    try Self.running.withLock { running in
      if let running { return running }
      let cluster = try TestCluster()
      running = cluster
      atexit { TestCluster.stopShared() }
      return cluster
    }
  }

  private init() throws {
    self.directory = Self.temporaryDirectory()
    self.server = try EmbeddedPostgres(
      dataDirectory: self.directory, settings: ["max_connections=600", "shared_buffers=64MB"])
    try self.server.start()
  }

  private static func stopShared() {
    Self.running.withLock { running in
      running?.server.stop()
      if let directory = running?.directory { Self.remove(directory) }
    }
  }

  /// The endpoint of a new, empty database.
  public func makeDatabase() throws -> PostgresEndpoint {
    let number = self.counter.add(1, ordering: .relaxed).newValue
    let name = "test_\(number)"
    let admin = try PostgresConnection.connect(
      to: self.server.endpoint, deadline: .after(milliseconds: 10_000))
    defer { admin.close() }
    try admin.simple("create database \(name)", deadline: .after(milliseconds: 60_000))
    return self.server.endpoint.database(name)
  }

  /// A new directory under /tmp that any account may enter.
  public static func temporaryDirectory() -> String {
    var template = Array("/tmp/okr-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, chmod(template, 0o755) == 0 else {
      preconditionFailure("no temporary directory")
    }
    return template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  /// Removes a directory that `temporaryDirectory` made.
  public static func remove(_ directory: String) {
    precondition(directory.hasPrefix("/tmp/okr-test-"), "not a directory of the tests")
    var process = pid_t()
    let line = ["/bin/rm", "-rf", "--", directory]
    var words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    guard posix_spawn(&process, "/bin/rm", nil, nil, &words, environ) == 0 else { return }
    waitpid(process, nil, 0)
  }
}
