// The database that a command works on: started here where it is the embedded one.

internal import Dispatch
internal import Glibc
internal import Logging
internal import OKRServer
internal import OKRStore
internal import PostgresClient
internal import Synchronization

/// An open database, and whom to tell how to get a first token.
final class OpenDatabase: Sendable {
  let endpoint: PostgresEndpoint
  let description: String
  /// The directory of the embedded one, or where the other one is.
  let place: String
  let bootstrapCommand: String
  private let embedded: EmbeddedPostgres?
  private let restarter: Restarter

  var isEmbedded: Bool { self.embedded != nil }

  /// - Parameter isUnwanted: asked again and again while the embedded one starts; once it is true,
  ///   that ends with `Failure.interrupted`.
  init(_ settings: Settings, logger: Logger, isUnwanted: @Sendable () -> Bool) throws {
    let restarter = Restarter(logger)
    self.restarter = restarter
    if let endpoint = try settings.databaseEndpoint() {
      self.endpoint = endpoint
      try Self.refuseDanger(of: endpoint, unlessAllowed: settings, logger)
      self.embedded = nil
      self.place = "\(endpoint)"
      self.description = "PostgreSQL at \(endpoint)"
      self.bootstrapCommand = settings.command("admin bootstrap", "--token-file operator.token")
      return
    }
    let directory = settings.text(.data) ?? ""
    do {
      let embedded = try EmbeddedPostgres(dataDirectory: directory, onExit: restarter.restart)
      try embedded.start(isUnwanted: isUnwanted)
      restarter.watch(embedded)
      self.embedded = embedded
      self.endpoint = embedded.endpoint
    } catch EmbeddedPostgresError.interrupted {
      throw Failure.interrupted
    } catch {
      throw Failure("The embedded PostgreSQL can't start: \(error)")
    }
    self.place = directory
    self.description = "embedded PostgreSQL in \(directory)"
    self.bootstrapCommand = settings.command("admin bootstrap", "--token-file operator.token")
  }

  private static func refuseDanger(
    of endpoint: PostgresEndpoint, unlessAllowed settings: Settings, _ logger: Logger
  ) throws {
    let found: DatabaseDanger?
    do { found = try DatabaseSafety.danger(of: endpoint) } catch {
      throw Failure("--database: \(error)")
    }
    guard let danger = found else { return }
    guard settings.isOn(.allowUnsafeDatabase) else {
      throw Failure(
        "The database is unsafe to serve from:\n  \(danger.advice)\n"
          + "To use it all the same, give --allow-unsafe-database."
      )
    }
    logger.warning("the database is unsafe", metadata: ["danger": "\(danger.rawValue)"])
  }

  /// Stops the embedded server, and returns once it has ended, also where another thread stops it
  /// already: the shorter time counts. One that doesn't stop in time is ended, to recover at its next
  /// start; nothing acknowledged is lost by that.
  func close(timeoutMilliseconds: Int = 20_000) {
    self.restarter.end()
    self.embedded?.stop(timeoutMilliseconds: timeoutMilliseconds)
  }
}

extension Settings {
  /// A command of okrd on the same data, to copy: the file is named where it says something of the
  /// data, and what flags and variables say stands beside it.
  func command(_ words: String, _ more: String) -> String {
    var places: [String] = []
    for key in SettingGroup.data.keys {
      guard let entry = self.entries[key] else { continue }
      switch entry.source {
      case .standard: continue
      case .file(let file, line: _):
        let place = "--config \(file.shellQuoted)"
        if places.first != place { places.insert(place, at: 0) }
      case .credential(let path):
        let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let place = "--credentials \(directory.joined(separator: "/").shellQuoted)"
        if !places.contains(place) { places.append(place) }
      case .flag, .environment: places.append(Self.flag(key, entry))
      }
    }
    return (["okrd", words] + places + [more]).joined(separator: " ")
  }

  /// A setting as a flag. What holds a password is left for the reader to fill in.
  private static func flag(_ key: SettingKey, _ entry: Entry) -> String {
    switch entry.value {
    case .yesNo(let isOn): isOn ? key.flag : "--no-\(key.rawValue)"
    case .connection(let endpoint) where endpoint.hasPassword: "\(key.flag) …"
    default: "\(key.flag) \(entry.text.shellQuoted)"
    }
  }

  /// Where the database of the settings answers, or would; nil where the embedded one doesn't run.
  func runningDatabase() throws(Failure) -> PostgresEndpoint? {
    if let directory = self.text(.data) { return EmbeddedPostgres.running(in: directory) }
    return try self.databaseEndpoint()
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

  init(_ logger: Logger) { self.logger = logger.of(.store) }

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
