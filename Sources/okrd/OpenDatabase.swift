// The database that a command works on: started here where it is the embedded one.

internal import Dispatch
internal import Glibc
internal import Logging
internal import OKRStore
internal import PostgresClient
internal import Synchronization

/// An open database, and whom to tell how to get a first token.
final class OpenDatabase: Sendable {
  let endpoint: PostgresEndpoint
  let description: String
  let bootstrapCommand: String
  private let embedded: EmbeddedPostgres?
  private let restarter: Restarter
  private let closed = Atomic<Bool>(false)

  var isEmbedded: Bool { self.embedded != nil }

  init(_ settings: Settings, logger: Logger) throws {
    let restarter = Restarter(logger)
    self.restarter = restarter
    if let endpoint = try settings.databaseEndpoint() {
      self.endpoint = endpoint
      try Self.refuseDangers(of: endpoint, unlessAllowed: settings, logger)
      self.embedded = nil
      self.description = "PostgreSQL at \(self.endpoint) (durable)"
      self.bootstrapCommand = settings.command("admin bootstrap", "--token-file operator.token")
      return
    }
    let directory = settings.text(.data) ?? ""
    do {
      let embedded = try EmbeddedPostgres(dataDirectory: directory, onExit: restarter.restart)
      try embedded.start()
      restarter.watch(embedded)
      self.embedded = embedded
      self.endpoint = embedded.endpoint
    } catch {
      throw Failure("The embedded PostgreSQL can't start: \(error)")
    }
    self.description = "embedded PostgreSQL in \(directory) (durable)"
    self.bootstrapCommand = settings.command("admin bootstrap", "--token-file operator.token")
  }

  private static func refuseDangers(
    of endpoint: PostgresEndpoint, unlessAllowed settings: Settings, _ logger: Logger
  ) throws {
    let dangers: [DatabaseDanger]
    do { dangers = try DatabaseSafety.dangers(of: endpoint) } catch {
      throw Failure("--database: \(error)")
    }
    guard !dangers.isEmpty else { return }
    guard settings.isOn(.allowUnsafeDatabase) else {
      let lines = dangers.map { "\n  \($0.advice)" }.joined()
      throw Failure(
        "The database is unsafe to serve from:\(lines)\n"
          + "To use it all the same, give --allow-unsafe-database."
      )
    }
    for danger in dangers {
      logger.warning("the database is unsafe", metadata: ["danger": "\(danger.rawValue)"])
    }
  }

  /// Stops the embedded server, once. One that doesn't stop in time is ended, to recover at its
  /// next start; nothing acknowledged is lost by that.
  func close(timeoutMilliseconds: Int = 20_000) {
    guard !self.closed.exchange(true, ordering: .relaxed) else { return }
    self.restarter.end()
    self.embedded?.stop(timeoutMilliseconds: timeoutMilliseconds)
  }
}

extension Settings {
  /// A command of okrd on the same data, to copy.
  func command(_ words: String, _ more: String) -> String {
    let place =
      if let file = self.file {
        "--config \(file.shellQuoted)"
      } else if let directory = self.text(.data) {
        "--data \(directory.shellQuoted)"
      } else {
        "--database …"
      }
    return "okrd \(words) \(place) \(more)"
  }

  /// The endpoint of `database` with its password; nil where the data lies in a directory.
  func databaseEndpoint() throws(Failure) -> PostgresEndpoint? {
    guard let endpoint = self.endpoint else { return nil }
    guard let path = self.text(.databasePasswordFile) else { return endpoint }
    do {
      return endpoint.withPassword(try SecretFile.firstLine(path))
    } catch {
      throw Failure("database-password-file: \(error)", .configuration)
    }
  }
}

/// Starts the embedded server again when it was killed.
private final class Restarter: Sendable {
  private let embedded = Mutex<EmbeddedPostgres?>(nil)
  private let isEnded = Atomic<Bool>(false)
  private let logger: Logger

  init(_ logger: Logger) { self.logger = logger }

  /// Starts nothing from now on.
  func end() { self.isEnded.store(true, ordering: .relaxed) }

  func watch(_ embedded: EmbeddedPostgres) { self.embedded.withLock { $0 = embedded } }

  @Sendable func restart() {
    guard let embedded = self.embedded.withLock({ $0 }) else { return }
    self.logger.error("the embedded PostgreSQL ended; it is started again")
    while !self.isEnded.load(ordering: .relaxed) {
      do {
        try embedded.restart()
        self.logger.notice("the embedded PostgreSQL runs again")
        return
      } catch {
        self.logger.error(
          "the embedded PostgreSQL didn't start", metadata: ["error": "\(error)"])
        usleep(500_000)
      }
    }
  }
}
