// Everything that is looked at before, or beside, a start.

internal import Glibc
internal import OKRTransport
internal import Terminal

/// Runs the checks of groups.
struct Doctor {
  private static let mostMemoryPercent = 80

  let groups: [DoctorGroup]
  /// Whether what is safe to put right is put right first.
  let mayFix: Bool

  /// - Parameter read: the settings, or what is wrong with them; then nothing else can be looked at.
  func examine(_ read: Result<Settings, SettingsFailure>) -> Findings {
    switch read {
    case .failure(let failure):
      return Findings(all: Self.problems(failure))
    case .success(let settings):
      // Before anything else is looked at.
      let secrets = SecretChecks.run(settings, mayFix: self.mayFix)
      let found =
        self.groups.contains { [.postgresql, .schema].contains($0) }
        ? DatabaseChecks.run(settings) : []
      return Findings(
        all: self.groups.flatMap { group in
          switch group {
          case .host:
            HostChecks.run(
              directory: settings.text(.data), connections: TransportLimits().connections)
          case .configuration: Self.configuration(settings) + [secrets]
          case .postgresql, .schema: found.filter { $0.check.group == group }
          case .organisations: OrganisationChecks.run(settings)
          case .tls: NetworkChecks.tls(settings)
          case .network: NetworkChecks.addresses(settings)
          }
        })
    }
  }

  private static func problems(_ failure: SettingsFailure) -> [Finding] {
    failure.problems.map { Finding(.settings, .failure, $0.description) }
  }

  private static func configuration(_ settings: Settings) -> [Finding] {
    var findings: [Finding] = []
    do throws(SettingsFailure) {
      try settings.checkServer()
      findings.append(Finding(.settings, .ok, "nothing wrong; okrd config show lists them"))
    } catch {
      findings += Self.problems(error)
    }
    let wanted = settings.number(.organisationMemory)
    let machine = (sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) >> 20
    let size = CountText.bytes(Int64(machine) << 20)
    findings.append(
      .bounded(
        .memory,
        wanted == 0
          ? "half of the machine's \(size)" : "\(CountText.bytes(Int64(wanted) << 20)) of \(size)",
        isFine: wanted <= machine * Self.mostMemoryPercent / 100,
        advice: "set organisation-memory to at most \(machine * Self.mostMemoryPercent / 100): "
          + "PostgreSQL and the system need the rest"))
    return findings
  }
}
