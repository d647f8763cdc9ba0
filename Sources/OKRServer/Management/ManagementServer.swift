// The pages for those who run the server. They are there from before the database is opened until
// after the last commit, and hold nothing of an organisation.

internal import ExactJSON
public import Management
internal import Metrics
public import OKRTransport
internal import Synchronization

/// The management listener of a server.
public final class ManagementServer: Sendable {
  private let pages: Pages
  private let listener: ManagementListener

  /// - Parameters:
  ///   - lifecycle: of the server that will be watched.
  ///   - tls: nil for connections in the clear.
  public init(
    _ lifecycle: Lifecycle, limits: ManagementLimits = ManagementLimits(), tls: TLSFiles? = nil
  ) throws(TransportError) {
    self.pages = Pages(lifecycle)
    self.listener = try ManagementListener(limits: limits, tls: tls, pages: self.pages)
  }

  /// Listens; the pages tell of the start until there is a server to watch.
  /// - Parameter port: 0 for any.
  /// - Returns: the port that it listens on.
  public func start(host: String, port: Int) async throws(TransportError) -> Int {
    try await self.listener.bind(host: host, port: port)
  }

  /// From now on the pages tell of this server.
  public func watch(_ server: Server) { self.pages.watch(server) }

  /// Uses other files from the next connection on; in the clear it stays so.
  public func reloadTLS(_ files: TLSFiles) throws(TransportError) {
    try self.listener.reloadTLS(files)
  }

  public func close() async { await self.listener.close() }
}

/// The pages by their paths.
private final class Pages: ManagementPages {
  private let lifecycle: Lifecycle
  private let server = Mutex<Server?>(nil)

  init(_ lifecycle: Lifecycle) { self.lifecycle = lifecycle }

  func watch(_ server: Server) { self.server.withLock { $0 = server } }

  func page(_ path: String, reply: @escaping @Sendable (ManagementAnswer?) -> Void) {
    switch path {
    case "/livez": self.live(reply)
    case "/startupz": reply(ManagementAnswer(self.reading.startup))
    case "/readyz": reply(ManagementAnswer(self.reading.readiness))
    case "/metrics":
      let server = self.watched
      reply(.metrics(server?.observatory.read().metrics ?? self.lifecycle.phase.metricsOfStart))
    case "/statusz": self.status(reply)
    default: reply(nil)
    }
  }

  private func status(_ reply: @escaping @Sendable (ManagementAnswer?) -> Void) {
    guard let server = self.watched else {
      let phase = JSONValue.string(self.lifecycle.phase.name)
      reply(ManagementAnswer(.object([JSONMember("phase", phase)]), status: 503))
      return
    }
    server.observatory.readStats {
      reply(ManagementAnswer(StatusPage(stats: $0, storage: server.storage.reading).json))
    }
  }

  private var watched: Server? { self.server.withLock { $0 } }

  private var reading: HealthReading {
    self.watched?.observatory.health.reading ?? HealthReading(phase: self.lifecycle.phase)
  }

  private func live(_ reply: @escaping @Sendable (ManagementAnswer?) -> Void) {
    guard let server = self.watched else {
      reply(ManagementAnswer(self.reading.liveness))
      return
    }
    server.observatory.health.probe { reply(ManagementAnswer($0.liveness)) }
  }
}

extension ManagementAnswer {
  fileprivate static func metrics(_ families: [MetricFamily]) -> ManagementAnswer {
    ManagementAnswer(
      status: 200, contentType: PrometheusText.contentType, body: PrometheusText.write(families))
  }

  fileprivate init(_ report: HealthReport) {
    self.init(report.json, status: report.passes ? 200 : 503)
  }

  fileprivate init(_ json: JSONValue, status: Int = 200) {
    var writer = JSONWriter(.report)
    writer.write(json, indent: 0)
    writer.newLine(0)
    self.init(status: status, contentType: "application/json", body: writer.takeBytes())
  }
}
