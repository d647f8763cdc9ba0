// From settings to what OKRServer is started with.

internal import Glibc
internal import Logging
internal import OKRServer
internal import OKRStore
internal import OKRTransport

extension ServerConfiguration {
  /// The configuration of a server over an open database.
  init(_ settings: Settings, _ opened: OpenDatabase) {
    let lanes = settings.number(.poolLanes)
    self.init(
      endpoint: opened.endpoint, isAlone: opened.isEmbedded,
      version: ServerVersion(Version.text, commit: Version.commit),
      listen: settings.address(.listen).map { ($0.host, $0.port) },
      socketPath: settings.text(.socket), tls: settings.tls,
      poolLanes: lanes > 0 ? lanes : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    self.migrates = settings.mayMigrate
    if let directory = settings.text(.data) { self.space = { VolumeSpace.read(directory) } }
    self.organisationBytes = settings.organisationBytes
    let each = settings.number(.organisationMemoryEach)
    if each > 0 { self.organisationBytesEach = each << 20 }
    self.connectionAgeMinutes = settings.number(.connectionAgeMinutes)
    self.slowRequestMilliseconds = settings.number(.slowRequestMilliseconds)
    self.accessLogPercent = settings.number(.accessLogPercent)
    self.metricsByOrganisation = settings.number(.metricsByOrganisation)
    self.quota.requestsPerSecond = settings.number(.organisationRate)
  }
}

extension Settings {
  /// The least memory for loaded organisations where the machine's size decides, in bytes.
  private static let leastOrganisationBytes = 1 << 28

  /// Memory for loaded organisations, in bytes.
  fileprivate var organisationBytes: Int {
    let mebibytes = self.number(.organisationMemory)
    guard mebibytes == 0 else { return mebibytes << 20 }
    let machine = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    return max(Self.leastOrganisationBytes, machine / 2)
  }

  /// The certificate and its key; nil where the server speaks in the clear.
  var tls: TLSFiles? {
    guard let chain = self.text(.tlsCertificate), let key = self.text(.tlsKey) else { return nil }
    return TLSFiles(certificateChain: chain, privateKey: key)
  }

  /// From which levels on events are logged.
  var logLevels: LogLevels {
    guard case .levels(let levels) = self.entries[.logLevel]?.value else { return LogLevels() }
    return levels
  }
}
