// Starting, draining, stopping.

internal import ArgumentParser
internal import Dispatch
internal import Glibc
internal import Logging
internal import OKRServer
internal import OKRStore
internal import OKRTransport
internal import Synchronization
internal import Terminal

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Start the server (the default).",
    discussion: """
      EXAMPLES
        okrd serve --data /var/lib/okrd
            as okrd --data /var/lib/okrd does
        okrd serve --config /etc/okrd.conf --log-level info,store=debug
            with settings from a file, and a flag on top
      """)

  @Flag(
    name: .customLong("demo"),
    help: "Fill an empty --data with a sample company, and say how to look at it.")
  var isDemo = false

  @OptionGroup var options: ServerOptions

  /// Tells what is unsafe, and fails where a start could only fail, before the data is touched.
  private static func check(_ settings: Settings, _ logger: Logger) throws {
    settings.warnOfPermits(logger)
    try settings.checkFiles()
    settings.warnOfCertificate(logger)
    if let address = settings.address(.listen) {
      try ListenAddress.assertFree(host: address.host, port: address.port)
    }
    if let path = settings.text(.socket) { try ListenAddress.assertFree(socket: path) }
  }

  func run() async throws {
    let start = DispatchTime.now().uptimeNanoseconds
    let settings = try self.options.settled()
    let threshold = LogThreshold(settings.logLevels)
    let logger = JSONLog.logger(threshold)
    let signals = SignalSource()
    // A PostgreSQL that is left behind so is stopped by the next start.
    signals.onNext { _exit(0) }
    try Self.check(settings, logger)
    let demo = self.isDemo ? try Demo(settings) : nil
    let lifecycle = Lifecycle()
    let management = try await OpenManagement.open(settings, lifecycle, logger)
    let opened: OpenDatabase
    do {
      opened = try OpenDatabase(settings, logger: logger, isUnwanted: { signals.hasArrived })
    } catch let failure as Failure where failure.status == .interrupted {
      logger.notice("stopped before it was ready")
      return
    }
    defer { opened.close() }
    // Before the first signal, since two may come at once.
    signals.onNext {
      opened.close(timeoutMilliseconds: 1_000)
      _exit(0)
    }
    let isReplaced = Atomic<Bool>(false)
    var configuration = ServerConfiguration(settings, opened)
    configuration.warning = management.warning
    configuration.onOtherHistory = {
      isReplaced.store(true, ordering: .relaxed)
      signals.end()
    }
    let server: Server
    do {
      server = try Server(configuration, lifecycle: lifecycle, logger: logger)
    } catch {
      throw Failure("okrd can't start: \((error as? StoreError)?.withAdvice ?? "\(error)")")
    }
    management.server?.watch(server)
    try demo?.check(opened.endpoint)
    let port: Int?
    do { port = try await server.start() } catch { throw Failure("okrd can't start: \(error)") }
    let place = ServingPlace(settings, port: port)
    try await demo?.fill(opened.endpoint, place.address)
    let milliseconds = (DispatchTime.now().uptimeNanoseconds - start) / 1_000_000
    let reloader = Reloader(
      self.options, settings, server: server, management: management.server,
      threshold: threshold, logger: logger)
    signals.on(SIGHUP) { reloader.reload() }
    signals.on(SIGUSR1) { server.logState() }
    Announcement(
      settings, opened, place, management, demo,
      durability: try? DatabaseSafety.durability(of: opened.endpoint),
      readyMilliseconds: milliseconds
    ).publish()
    await signals.first()
    logger.info("draining; a second signal stops at once")
    let isOther = isReplaced.load(ordering: .relaxed)
    // What is served is no longer true then: nobody is better off for waiting.
    let report = await server.drain(
      grace: .seconds(isOther ? 0 : settings.number(.drainSeconds)))
    await management.server?.close()
    report.tell(logger)
    guard !isOther else {
      throw Failure(
        "The database was restored while it was served: what was served is no longer its history. "
          + "Start okrd again.")
    }
  }
}

extension DrainReport {
  /// Tells how the drain went: what was cut off is no drain.
  func tell(_ logger: Logger) {
    guard !self.isWhole else { return logger.info("drained") }
    let calls = CountText.of(Int64(self.cutCalls), "call")
    let words = self.isFinished ? "" : ", and work was left unfinished"
    logger.warning(
      "the time of the drain was over: \(calls) cut off\(words)",
      metadata: [
        "cut_calls": .stringConvertible(self.cutCalls),
        "finished": .stringConvertible(self.isFinished),
      ])
  }
}
