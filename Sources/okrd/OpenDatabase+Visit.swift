// Work on the data beside the server: on the PostgreSQL that it runs, or on one started for the work.

internal import Logging
internal import OKRServer
internal import OKRStore
internal import PostgresClient

extension OpenDatabase {
  /// Runs `body` on the database of the settings. The embedded one may be running for a server; else
  /// it is started, and stopped afterwards, after an interrupt too.
  static func visit<Value>(
    _ settings: Settings, _ body: (PostgresEndpoint) throws -> Value
  ) throws -> Value {
    if let directory = settings.text(.data),
      let endpoint = EmbeddedPostgres.running(in: directory), OperatorToken.answers(endpoint)
    {
      return try body(endpoint)
    }
    let opened = try OpenDatabase(
      settings, logger: JSONLog.logger(LogThreshold(LogLevels(.warning))),
      isUnwanted: Interruption.watch())
    defer { opened.close() }
    return try body(opened.endpoint)
  }
}

extension Settings {
  /// Whether a start may change the schema: that of the embedded PostgreSQL is okrd's own.
  var mayMigrate: Bool { self.text(.data) != nil || self.isOn(.migrate) }

  /// Fails where the data directory holds no data yet: only a start makes some.
  func assertHasData() throws(Failure) {
    guard let directory = self.text(.data), !EmbeddedPostgres.hasCluster(in: directory) else {
      return
    }
    throw Failure(
      "\(directory) holds no data of okrd yet: okrd --data makes it at its first start.")
  }
}

extension StoreError {
  /// The error in words, with what okrd offers against it.
  var withAdvice: String {
    guard case .schemaOlder(let database, let program) = self else { return self.description }
    return "the database's schema is at \(database), this program needs \(program): "
      + "look at okrd migrate up --dry-run, then run okrd migrate up, or give --migrate"
  }
}
