// What a database holds: who serves it, whether its logs are whole, and whether this machine knows the
// zones that organisations live in.

internal import OKRModel
internal import OKRServer
internal import OKRStore
internal import PostgresClient
internal import Terminal
internal import ZoneFiles

enum OrganisationChecks {
  /// Reading them takes about a second.
  private static let mostChanges: Int64 = 100_000
  private static let namedAtMost = 3

  static func run(_ settings: Settings) -> [Finding] {
    do {
      guard let endpoint = try settings.runningDatabase() else {
        return Self.skipped("the embedded PostgreSQL doesn't run now")
      }
      try SchemaMigrator(endpoint: endpoint).check()
      let survey = try OrganisationSurvey.read(endpoint, atMost: Self.mostChanges)
      return [
        Self.lease(try Self.processes(endpoint)), Self.log(survey),
        Self.zones(survey.zones) { ZoneFiles().rules(named: $0) != nil },
      ]
    } catch {
      return Self.skipped("\(error)")
    }
  }

  private static func skipped(_ why: String) -> [Finding] {
    [DoctorCheck.lease, .log, .zones].map { Finding($0, .skipped, why) }
  }

  private static func processes(_ endpoint: PostgresEndpoint) throws -> [ServingProcess] {
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    return try store.processes()
  }

  static func lease(_ processes: [ServingProcess]) -> Finding {
    guard !processes.isEmpty else { return Finding(.lease, .ok, "no process serves now") }
    let names = processes.map { process in
      (process.address.isEmpty ? "a socket" : process.address)
        + (process.isDraining ? ", draining" : "")
    }
    let count = CountText.of(Int64(processes.count), "process", "processes")
    return Finding(
      .lease, .ok, "\(count) at \(Self.some(names.sorted()))")
  }

  static func log(_ survey: OrganisationSurvey) -> Finding {
    let read =
      "\(survey.lookedAtCount) of \(CountText.of(Int64(survey.organisationsCount), "organisation"))"
    guard survey.damage.isEmpty else {
      return Finding(
        .log, .failure, Self.some(survey.damage),
        advice: "stop okrd, keep the disk as it is, and restore a backup")
    }
    return Finding(
      .log, .ok, "\(read), \(CountText.of(survey.changesCount, "change")) read: every hash fits")
  }

  /// - Parameters:
  ///   - zones: each with an organisation that uses it.
  ///   - isKnown: whether this machine has a zone's rules.
  static func zones(_ zones: [String: String], isKnown: (String) -> Bool) -> Finding {
    let unknown = zones.filter { !isKnown($0.key) }.map { "\($0.key) (\($0.value))" }.sorted()
    guard unknown.isEmpty else {
      return Finding(
        .zones, .failure, "this machine has no rules of \(Self.some(unknown))",
        advice: "install or update the package tzdata: days there would begin as in UTC")
    }
    return Finding(
      .zones, .ok,
      zones.isEmpty
        ? "no region has a zone of its own"
        : "this machine knows \(CountText.of(Int64(zones.count), "zone")) of regions")
  }

  private static func some(_ texts: [String]) -> String {
    let more = texts.count - Self.namedAtMost
    return texts.prefix(Self.namedAtMost).joined(separator: "; ")
      + (more > 0 ? " and \(more) more" : "")
  }
}
