// PostgreSQL and its schema, as the server will find them.

internal import OKRStore
internal import PostgresClient

enum DatabaseChecks {
  private static let mostRoundTripMicroseconds = 5_000
  private static let mostCommitMicroseconds = 20_000
  private static let mostClockMicroseconds = 500_000

  /// Looks at the database of the settings. The embedded one is not started for it.
  static func run(_ settings: Settings) -> [Finding] {
    if let directory = settings.text(.data) { return Self.embedded(directory) }
    do {
      guard let endpoint = try settings.databaseEndpoint() else {
        return [Finding(.connection, .skipped, "no database is set")]
      }
      return Self.ask(endpoint, settings)
    } catch {
      return [Finding(.connection, .failure, "\(error)")]
    }
  }

  private static func embedded(_ directory: String) -> [Finding] {
    do throws(EmbeddedPostgresError) {
      let programs = try EmbeddedPostgres.installedMajor(for: directory)
      let version = Finding(.version, .ok, "PostgreSQL \(programs) is installed")
      guard EmbeddedPostgres.hasCluster(in: directory) else {
        return [version, Finding(.connection, .skipped, "\(directory) holds no data yet")]
      }
      guard let endpoint = EmbeddedPostgres.running(in: directory) else {
        return [version, Finding(.connection, .skipped, "the embedded PostgreSQL doesn't run now")]
      }
      return Self.ask(endpoint, nil)
    } catch {
      return [.failed(.version, error)]
    }
  }

  /// - Parameter settings: nil for the embedded one, whose login is its owner.
  private static func ask(_ endpoint: PostgresEndpoint, _ settings: Settings?) -> [Finding] {
    do throws(StoreError) {
      let report = try DatabaseReport.ask(endpoint)
      return [Finding(.connection, .ok, "\(endpoint) answers"), Self.version(report)]
        + (settings.map { [Self.login(report, $0)] } ?? [])
        + [Self.rowSecurity(report), Self.durability(report), Self.encoding(report)]
        + Self.times(report)
        + [Self.level(endpoint, report, mayMigrate: settings?.mayMigrate ?? true)]
    } catch {
      return [
        Finding(
          .connection, .failure, "\(error)",
          advice: "start PostgreSQL, or correct the setting database")
      ]
    }
  }

  private static func version(_ report: DatabaseReport) -> Finding {
    let isFine = report.major >= EmbeddedPostgres.oldestMajor
    return Finding(
      .version, isFine ? .ok : .failure, "PostgreSQL \(report.version)",
      advice: isFine ? nil : "use PostgreSQL \(EmbeddedPostgres.oldestMajor) or later")
  }

  private static func login(_ report: DatabaseReport, _ settings: Settings) -> Finding {
    let danger: DatabaseDanger? =
      report.isSuperuser ? .superuser : report.bypassesRowSecurity ? .bypassesRowSecurity : nil
    guard let danger else { return Finding(.login, .ok, "row-level security binds it") }
    let isPermitted = settings.isOn(.allowUnsafeDatabase)
    return Finding(
      .login, isPermitted ? .warning : .failure,
      danger.fact + (isPermitted ? "; allow-unsafe-database permits it" : ""),
      advice: danger.remedy)
  }

  private static func rowSecurity(_ report: DatabaseReport) -> Finding {
    guard report.schemaLevel != 0 else {
      return Finding(.rowSecurity, .skipped, "there are no tables yet")
    }
    let tables = report.unforcedTables.joined(separator: ", ")
    return Finding(
      .rowSecurity, tables.isEmpty ? .ok : .failure,
      tables.isEmpty ? "forced on every table of an organisation" : "not forced on \(tables)",
      advice: tables.isEmpty
        ? nil
        : "alter table \(report.unforcedTables[0]) enable row level security, force row level "
          + "security; the same for each other one")
  }

  private static func durability(_ report: DatabaseReport) -> Finding {
    let texts = DatabaseReport.durabilitySettings.map { "\($0) \(report.settings[$0] ?? "?")" }
    let off = DatabaseReport.durabilitySettings.filter { report.settings[$0] == "off" }
    // okrd sets this one for its own sessions.
    let isFailure = off.contains { $0 != "synchronous_commit" }
    return Finding(
      .durability, isFailure ? .failure : off.isEmpty ? .ok : .warning,
      texts.joined(separator: ", "),
      advice: off.isEmpty
        ? nil : "set \(off.map { "\($0) = on" }.joined(separator: ", ")) there, and reload it")
  }

  private static func encoding(_ report: DatabaseReport) -> Finding {
    let isFine = report.encoding == "UTF8"
    return Finding(
      .encoding, isFine ? .ok : .failure, report.encoding,
      advice: isFine
        ? nil : "use another database: create database … encoding 'UTF8' template template0")
  }

  private static func times(_ report: DatabaseReport) -> [Finding] {
    let ahead = report.clockAheadMicroseconds
    let distance = DoctorText.milliseconds(Int(ahead.magnitude))
    return [
      .bounded(
        .roundTrip, DoctorText.milliseconds(Int(report.roundTripMicroseconds)),
        isFine: report.roundTripMicroseconds <= Self.mostRoundTripMicroseconds,
        advice: "run okrd nearer to PostgreSQL"),
      .bounded(
        .commit, DoctorText.milliseconds(Int(report.commitMicroseconds)),
        isFine: report.commitMicroseconds <= Self.mostCommitMicroseconds,
        advice: "look at PostgreSQL's disk and standbys: every acknowledgement waits so long"),
      .bounded(
        .databaseClock, "\(distance) \(ahead < 0 ? "behind" : "ahead of") this machine's",
        isFine: ahead.magnitude <= UInt64(Self.mostClockMicroseconds),
        advice: "keep both clocks in step, by chrony or systemd-timesyncd"),
    ]
  }

  private static func level(
    _ endpoint: PostgresEndpoint, _ report: DatabaseReport, mayMigrate: Bool
  ) -> Finding {
    let program = SchemaMigrator(endpoint: endpoint).programLevel
    guard let level = report.schemaLevel else {
      return Finding(
        .level, .failure, report.schemaProblem,
        advice: "use the version of okrd that served it last, or a later one")
    }
    if level == program { return Finding(.level, .ok, "\(level), as this program's") }
    let text = "\(level), and this program needs \(program)"
    guard mayMigrate else {
      return Finding(
        .level, .failure, text, advice: "okrd migrate up --dry-run, then okrd migrate up")
    }
    return Finding(.level, .ok, "\(text): the next start brings it up to date")
  }
}
