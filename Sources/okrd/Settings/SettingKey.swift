// The one table of settings: their names, what they take, their defaults and what they mean. Flags,
// environment, configuration file, help and docs/CONFIGURATION.md are made from it. A new setting
// is a case and its row here.

internal import OKRServer

/// A setting, by the name that it has in a configuration file.
enum SettingKey: String, CaseIterable, Sendable {
  case data
  case database
  case databasePasswordFile = "database-password-file"
  case allowUnsafeDatabase = "allow-unsafe-database"
  case migrate
  case listen
  case socket
  case tlsCertificate = "tls-certificate"
  case tlsKey = "tls-key"
  case allowPlaintext = "allow-plaintext"
  case allowDemoData = "allow-demo-data"
  case management
  case poolLanes = "pool-lanes"
  case organisationMemory = "organisation-memory"
  case organisationMemoryEach = "organisation-memory-each"
  case organisationRate = "organisation-rate"
  case drainSeconds = "drain-seconds"
  case connectionAgeMinutes = "connection-age-minutes"
  case slowRequestMilliseconds = "slow-request-ms"
  case accessLogPercent = "access-log-percent"
  case metricsByOrganisation = "metrics-by-organisation"
  case logLevel = "log-level"

  /// The setting's row.
  var setting: Setting {
    switch self {
    case .data:
      Setting(.data, .text("DIR"), "Keep the data in an embedded PostgreSQL in this directory.")
    case .database:
      Setting(
        .data, .connection,
        "Use this PostgreSQL: a libpq connection string or URL. Keep its password elsewhere.")
    case .databasePasswordFile:
      Setting(
        .data, .text("FILE"),
        "Take the database's password from this file, which only its owner may read.")
    case .allowUnsafeDatabase:
      Setting(.data, .yesNo, "Use a login that is unsafe: a superuser's, or one with bypassrls.")
    case .migrate:
      Setting(.data, .yesNo, "Bring the schema of --database up to date at the start.")
    case .listen:
      Setting(
        .network, .address, standard: "127.0.0.1:7443",
        "Listen on this host and port, or \"none\".")
    case .socket:
      Setting(.network, .text("PATH"), "Listen on a unix socket at this path as well.")
    case .tlsCertificate: Setting(.network, .text("FILE"), "The certificate chain, PEM.")
    case .tlsKey:
      Setting(.network, .text("FILE"), "The private key, PEM; only its owner may read it.")
    case .allowPlaintext:
      Setting(
        .network, .yesNo, "Serve plain TCP off loopback. Tokens then cross the network readable.")
    case .allowDemoData:
      Setting(.network, .yesNo, "Serve the sample company of --demo to the network.")
    case .management:
      Setting(
        .network, .address, standard: "127.0.0.1:7444",
        "Show health, metrics and figures by HTTP on this host and port, or \"none\".")
    case .poolLanes:
      Setting(
        .work, .number(0...64), standard: "0",
        "Lanes of the worker pool; 0 means one a core.")
    case .organisationMemory:
      Setting(
        .work, .number(0...Setting.mostMebibytes, unit: "MiB"), standard: "0",
        "Memory for loaded organisations together; 0 means half of the machine's.")
    case .organisationMemoryEach:
      Setting(
        .work, .number(0...Setting.mostMebibytes, unit: "MiB"), standard: "0",
        "Memory that one organisation may fill before it takes nothing new; 0 means no limit.")
    case .organisationRate:
      Setting(
        .work, .number(0...1_000_000, unit: "requests a second"), standard: "0",
        "Requests a second of each organisation; 0 means no limit.")
    case .drainSeconds:
      Setting(
        .work, .number(0...3_600, unit: "seconds"), standard: "30", "How long a drain may take.")
    case .connectionAgeMinutes:
      Setting(
        .work, .number(0...10_080, unit: "minutes"), standard: "60",
        "A connection as old, give or take a tenth, goes away, so that clients spread; 0 for none.")
    case .slowRequestMilliseconds:
      Setting(
        .work, .number(0...3_600_000, unit: "milliseconds"), standard: "500",
        "Log calls that take at least so long; 0 logs none.")
    case .accessLogPercent:
      Setting(
        .work, .number(0...100, unit: "percent"), standard: "0",
        "Log so many of a hundred calls when they end, at most 100 lines a second.")
    case .metricsByOrganisation:
      Setting(
        .work, .top(ServerConfiguration.organisationsInMetrics), standard: "off",
        "Name the N busiest and biggest organisations in some metrics, all others as one.")
    case .logLevel:
      Setting(
        .work, .levels, standard: "info", "From which level on events are logged.")
    }
  }

  /// The flag that sets it.
  var flag: String { "--\(self.rawValue)" }

  /// The environment variable that sets it.
  var variable: String {
    Setting.variablePrefix + self.rawValue.uppercased().map { $0 == "-" ? "_" : $0 }
  }
}
