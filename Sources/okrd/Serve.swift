// Starting, draining, stopping.

internal import ArgumentParser
internal import Dispatch
internal import Glibc
internal import Logging
internal import OKRServer
internal import OKRTransport
internal import PostgresClient
internal import Synchronization

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Start the server (the default).")

  @OptionGroup(title: "Data") var database: DatabaseOptions
  @OptionGroup(title: "Observation") var observation: ObservationOptions

  @Option(help: "Listen on this host and port, or \"none\".")
  var listen = "127.0.0.1:7443"

  @Option(help: "Listen on a unix socket at this path as well.")
  var socket: String?

  @Option(help: "The certificate chain, PEM.")
  var tlsCertificate: String?

  @Option(help: "The private key, PEM.")
  var tlsKey: String?

  @Flag(help: "Serve plain TCP off loopback. Tokens then cross the network readable.")
  var allowPlaintext = false

  @Option(help: "Lanes of the worker pool; 0 means one a core.")
  var poolLanes = 0

  @Option(help: "MiB for loaded organisations together; 0 means half of the machine's memory.")
  var organisationMemory = 0

  @Option(help: "MiB that one organisation may fill before it takes nothing new; 0 means no limit.")
  var organisationMemoryEach = 0

  @Option(help: "Requests a second of each organisation; 0 means no limit.")
  var organisationRate = 0

  @Option(help: "Seconds that a drain may take.")
  var drainSeconds = 30

  @Option(help: "trace, debug, info, notice, warning, error or critical.")
  var logLevel: LogLevel = .info

  mutating func validate() throws {
    guard (self.tlsCertificate == nil) == (self.tlsKey == nil) else {
      throw ValidationError("--tls-certificate and --tls-key go together.")
    }
    let address = try self.address()
    if let host = address?.host, !ListenAddress.isLoopback(host), self.tlsCertificate == nil,
      !self.allowPlaintext
    {
      throw ValidationError(
        "\(host) can be reached from the network, so TLS is needed: give --tls-certificate and "
          + "--tls-key, or permit plain TCP with --allow-plaintext.")
    }
    try self.observation.check(
      hasTLS: self.tlsCertificate != nil, allowsPlaintext: self.allowPlaintext)
    guard (0...64).contains(self.poolLanes) else {
      throw ValidationError("--pool-lanes takes 0 to 64.")
    }
    guard (0...Self.mostMemory).contains(self.organisationMemory) else {
      throw ValidationError("--organisation-memory takes 0 to \(Self.mostMemory) MiB.")
    }
    guard (0...Self.mostMemory).contains(self.organisationMemoryEach) else {
      throw ValidationError("--organisation-memory-each takes 0 to \(Self.mostMemory) MiB.")
    }
    guard (0...1_000_000).contains(self.organisationRate) else {
      throw ValidationError("--organisation-rate takes 0 to 1000000.")
    }
  }

  /// 64 TiB, in MiB.
  private static let mostMemory = 1 << 26

  /// Bytes for loaded organisations.
  private var organisationBytes: Int {
    guard self.organisationMemory == 0 else { return self.organisationMemory << 20 }
    return max(1 << 28, sysconf(Int32(_SC_PHYS_PAGES)) / 2 * sysconf(Int32(_SC_PAGESIZE)))
  }

  private func configuration(_ opened: OpenDatabase) throws -> ServerConfiguration {
    var configuration = ServerConfiguration(
      endpoint: opened.endpoint, isAlone: opened.isEmbedded,
      version: ServerVersion(Version.text), listen: try self.address(), socketPath: self.socket,
      tls: self.tls,
      poolLanes: self.poolLanes > 0 ? self.poolLanes : Self.cores)
    configuration.slowRequestMilliseconds = self.observation.slowRequestMilliseconds
    configuration.organisationBytes = self.organisationBytes
    if self.organisationMemoryEach > 0 {
      configuration.organisationBytesEach = self.organisationMemoryEach << 20
    }
    configuration.quota.requestsPerSecond = self.organisationRate
    return configuration
  }

  private func address() throws -> (host: String, port: Int)? {
    if self.listen == "none" {
      guard self.socket != nil else {
        throw ValidationError("With --listen none give a --socket.")
      }
      return nil
    }
    return try ListenAddress.parse(self.listen, flag: "--listen", example: "127.0.0.1:7443")
  }

  private var tls: TLSFiles? {
    self.tlsCertificate.flatMap { chain in
      self.tlsKey.map { TLSFiles(certificateChain: chain, privateKey: $0) }
    }
  }

  func run() async throws {
    let start = DispatchTime.now().uptimeNanoseconds
    let logger = JSONLog.logger(level: self.logLevel.level)
    let signals = SignalSource()
    if let (host, port) = try self.address() {
      try ListenAddress.assertFree(host: host, port: port)
    }
    let lifecycle = Lifecycle()
    let management = try await self.observation.open(lifecycle, tls: self.tls)
    let opened = try OpenDatabase(self.database, logger: logger)
    defer { opened.close() }
    let server: Server
    do {
      server = try Server(self.configuration(opened), lifecycle: lifecycle, logger: logger)
    } catch {
      throw Failure("okrd can't start: \(error)")
    }
    management?.server.watch(server)
    let port: Int?
    do { port = try await server.start() } catch { throw Failure("okrd can't start: \(error)") }
    let milliseconds = (DispatchTime.now().uptimeNanoseconds - start) / 1_000_000
    self.announce(port, management, opened, milliseconds)
    await signals.first()
    logger.info("draining; a second signal stops at once")
    signals.onNext {
      opened.close(timeoutMilliseconds: 1_000)
      _exit(0)
    }
    await server.drain(grace: .seconds(self.drainSeconds))
    await management?.server.close()
    logger.info("drained")
  }

  private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  private func announce(
    _ port: Int?, _ management: OpenManagement?, _ opened: OpenDatabase, _ milliseconds: UInt64
  ) {
    let seconds = "\(milliseconds / 1000).\(milliseconds % 1000 / 100)"
    var lines = ["okrd \(Version.text) is ready in \(seconds) s"]
    if let port {
      let host = self.listen[..<(self.listen.lastIndex(of: ":") ?? self.listen.endIndex)]
      lines.append(
        "  listening  \(host):\(port)\(self.tlsCertificate == nil ? " (plain TCP)" : " (TLS)")")
    }
    if let socket = self.socket { lines.append("  socket     \(socket)") }
    if let management { lines.append("  management \(management.url)") }
    lines.append("  data       \(opened.description)")
    lines.append("  first use  \(opened.bootstrapCommand)")
    print(lines.joined(separator: "\n"))
    fflush(nil)
  }
}

/// A failure in words, without a usage text.
struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case trace, debug, info, notice, warning, error, critical

  var level: Logger.Level { Logger.Level(rawValue: self.rawValue) ?? .info }
}
