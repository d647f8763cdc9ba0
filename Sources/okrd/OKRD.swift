// okrd: the server. Everything it does stands in OKRServer; here are its words and its signals.

internal import ArgumentParser
internal import OKRServer

@main
struct OKRD: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okrd",
    abstract: "The central OKR service.",
    discussion: """
      EXAMPLES
        okrd --data /var/lib/okrd
            start with an embedded PostgreSQL in that directory, on 127.0.0.1:7443
        okrd --database postgresql://okr@db.example/okr --listen 0.0.0.0:7443 \\
             --tls-certificate server.pem --tls-key server.key
            start with an own PostgreSQL, for the network
        okrd admin bootstrap --data /var/lib/okrd --name anna
            make the first operator's token, on the server's host

      SIGNALS
        TERM, INT   drain: no new work, what runs finishes, then exit 0
        a second one  stop at once
      """,
    version: Version.text,
    subcommands: [Serve.self, Admin.self, MetricsCommand.self],
    defaultSubcommand: Serve.self)
}

enum Version {
  static let text = "1.0.0"
}

/// Where the data lies: one of the two.
struct DatabaseOptions: ParsableArguments {
  @Option(help: "Keep the data in an embedded PostgreSQL in this directory.")
  var data: String?

  @Option(help: "Use this PostgreSQL: a libpq connection string. Passwords belong in PGPASSFILE.")
  var database: String?

  @Flag(help: "Use a database that is unsafe: a superuser's login, or fsync off.")
  var allowUnsafeDatabase = false

  mutating func validate() throws {
    guard (self.data == nil) != (self.database == nil) else {
      throw ValidationError(
        "Say where the data lies: --data DIR for an embedded PostgreSQL, or --database URL.")
    }
  }
}
