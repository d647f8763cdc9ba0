// What the doctor says of each thing that may be wrong, and how it ends.

import BoundedTestSupport
import ExactJSON
import OKRClient
import OKRModel
import OKRWire
import Terminal
import Testing

@testable import okr

/// Steps towards a server that go as a test says.
struct FakeProbe: Probe {
  var address: String? = "10.0.0.7"
  var certificate: ServerCertificate?
  var failure: CommandFailure?

  func resolve(_ settings: ConnectionSettings) async throws(CommandFailure) -> String? {
    self.address
  }

  func connect(_ settings: ConnectionSettings) async throws(CommandFailure) {
    if let failure = self.failure { throw failure }
  }

  func certificate(
    _ settings: ConnectionSettings, nowMicros: Int64
  ) async throws(CommandFailure) -> ServerCertificate? {
    self.certificate
  }
}

/// A server that knows who one is, with a welcome that tests choose.
struct PatientBackend: Backend {
  var welcome = Welcome(
    protocolVersion: 1, serverVersion: Version.client, unixMicros: 1_782_900_000_000_000)
  var principal = Principal(organisation: "acme", name: "anna", role: .administrator)
  var isServing = true

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    let status: ServingStatus = self.isServing ? .serving : .notServing
    let reply: any WireMessage =
      request is CheckRequest
      ? CheckResponse(status: status, detail: "it drains")
      : WhoAmIResponse(principal: self.principal)
    guard let reply = reply as? Reply else { throw .usage("no \(method.path)") }
    return Answer(message: reply, revision: "", instantMicros: 0)
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {}

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    try await self.call(method, first, CallOptions())
  }

  func close() async {}
}

@Suite(.bounded) struct DoctorTests {
  private static let now: Int64 = 1_782_900_000_000_000
  private static let day: Int64 = 86_400_000_000
  private static let environment = [
    "OKR_SERVER": "okr.example:7443", "OKR_TOKEN": "okr_secret", "HOME": "/nowhere",
  ]

  private static func certificate(
    days: Int64, _ fault: ServerCertificate.Fault? = nil
  ) -> FakeProbe {
    FakeProbe(
      certificate: ServerCertificate(
        notBeforeMicros: Self.now - Self.day, notAfterMicros: Self.now + days * Self.day,
        fault: fault))
  }

  private static func run(
    _ backend: any Backend = PatientBackend(), _ probe: FakeProbe = Self.certificate(days: 90),
    _ line: String = "okr doctor", environment: [String: String] = Self.environment
  ) async -> RunResult {
    await runOKR(line, backend, environment: environment, probe: probe)
  }

  @Test func allIsWell() async {
    let result = await Self.run()
    #expect(result.status == .done && result.err.isEmpty, "\(result.err)")
    #expect(
      result.outLines == [
        "[ ok ]  profile      none; okr.example:7443",
        "[ ok ]  address      10.0.0.7",
        "[ ok ]  tcp          okr.example:7443 in 0.0 ms",
        "[ ok ]  certificate  expires in 90 days (2026-09-29)",
        "[ ok ]  hello        protocol 1",
        "[ ok ]  health       serving, answered in 0.0 ms",
        "[ ok ]  clock        0.0 ms ahead of the server's",
        "[ ok ]  sign-in      anna, organisation acme, administrator, token without end",
        "[ ok ]  versions     client 1.0.0, server 1.0.0 (supported: 1.0 – 1.1)",
      ], "\(result.out)")
  }

  @Test func warningsEndWithTwo() async {
    var backend = PatientBackend()
    backend.principal.tokenExpiresUnixMicros = Self.now + 3 * Self.day
    backend.welcome.unixMicros = Self.now + 60_000_000
    backend.welcome.serverVersion = "1.4.0"
    let result = await Self.run(backend, Self.certificate(days: 9))
    #expect(result.status == .found)
    let warned = result.outLines.filter { $0.hasPrefix("[warn]") }
    #expect(
      warned == [
        "[warn]  certificate  expires in 9 days (2026-07-10)",
        "[warn]  clock        60.0 s behind the server's",
        "[warn]  sign-in      anna, organisation acme, administrator, token until 2026-07-04",
        "[warn]  versions     client 1.0.0, server 1.4.0 (supported: 1.0 – 1.1)",
      ], "\(result.out)")
    #expect(result.err.hasPrefix("4 warnings; exit 2"))
  }

  @Test func whatRestsOnAFailureIsSkipped() async throws {
    let refused = CommandFailure(.unreachable, .unavailable, .fileFailed, "Connection refused.")
    let result = await Self.run(
      PatientBackend(), FakeProbe(failure: refused), "okr doctor -o json")
    #expect(result.status == .failed)
    guard case .array(let items)? = try JSONReader.read(result.out)["items"] else {
      Issue.record("\(result.out)")
      return
    }
    #expect(items.map { $0["name"]?.stringValue } == Doctor.names)
    let levels = items.map { $0["status"]?.stringValue ?? "" }
    #expect(levels.prefix(3) == ["ok", "ok", "failure"])
    #expect(levels.dropFirst(3).allSatisfy { $0 == "skipped" })
    #expect(result.err.contains("CHECKS_FAILED"))
  }

  @Test(arguments: [
    (ServerCertificate.Fault.expired, "expired on"), (.otherName, "for another name"),
    (.untrusted, "no trusted authority"), (.notYetValid, "not valid before 2026-06-30"),
  ])
  func certificatesThatAreRefused(_ fault: ServerCertificate.Fault, _ words: String) async {
    let result = await Self.run(PatientBackend(), Self.certificate(days: 9, fault))
    #expect(result.status == .failed)
    #expect(result.out.contains("[fail]  certificate  \(words)"), "\(result.out)")
  }

  /// Whoever just wanted an answer is told the same: no authority helps against the time.
  @Test(arguments: [
    (ServerCertificate.Fault.expired, "its certificate expired on 2026-07-10T10:00:00Z"),
    (.notYetValid, "its certificate isn't valid before 2026-06-30T10:00:00Z"),
    (.untrusted, "its certificate isn't of an authority that is trusted here; --ca-file names one"),
  ])
  func aCommandTellsWhyACertificateIsRefused(
    _ fault: ServerCertificate.Fault, _ words: String
  ) async throws {
    let settings = try ConnectionSettings.resolve(ConnectionChoice(server: "okr.example:7443"), [:])
    var surroundings = Surroundings.process()
    surroundings.probe = Self.certificate(days: 9, fault)
    let refused = RPCFailure(
      .unavailable, ClientReason.connectionFailed,
      "can't connect to it: handshakeFailed(sslError([CERTIFICATE_VERIFY_FAILED]))",
      outcome: .notBegun)
    let failure = await Surroundings.$current.withValue(surroundings) {
      await LiveBackend.explained(settings, refused)
    }
    #expect(failure.message == "The server okr.example:7443 can't be reached.")
    let why = failure.facts.filter { $0.label == "why" }.map(\.text)
    #expect(why.count == 1 && why[0].hasPrefix(words), "\(why)")
  }

  @Test func plainTextToElsewhereIsAWarning() async {
    let plain = await Self.run(PatientBackend(), FakeProbe(), "okr doctor --plaintext")
    #expect(plain.status == .found && plain.out.contains("[warn]  certificate"))
    let local = await Self.run(
      PatientBackend(), FakeProbe(address: nil),
      environment: ["OKR_SERVER": "unix:/run/okr.sock", "OKR_TOKEN": "okr_secret"])
    #expect(local.status == .done, "\(local.out)")
  }

  @Test func nobodySignedInAndADrainingServerFail() async {
    var environment = Self.environment
    environment["OKR_TOKEN"] = nil
    let stranger = await Self.run(environment: environment)
    #expect(stranger.status == .failed && stranger.out.contains("[fail]  sign-in      no token"))
    var backend = PatientBackend()
    backend.isServing = false
    backend.welcome.unixMicros = Self.now - 400_000_000
    let draining = await Self.run(backend)
    #expect(draining.out.contains("[fail]  health       not serving: it drains"))
    // More than the server takes: its changes would all be refused.
    #expect(draining.out.contains("[fail]  clock        400.0 s ahead"))
    #expect(draining.err.hasPrefix("2 failures; exit 1"))
  }

  @Test func anOpenFileOfProfilesIsNamedWithItsMode() async throws {
    let folder = try TemporaryFolder()
    try LocalFile.makeFolders(folder.path + "/okr")
    let text = #"{"current":"prod","profiles":{"prod":{"server":"okr.example","token":"okr_x"}}}"#
    _ = try folder.write("okr/profiles.json", text)
    let environment = ["XDG_CONFIG_HOME": folder.path]
    let sound = await Self.run(environment: environment)
    #expect(sound.outLines.first == "[ ok ]  profile      prod (0600); okr.example:7443")
    #expect(!sound.out.contains("okr_x"))
    _ = try folder.write("okr/profiles.json", text, mode: 0o644)
    let open = await Self.run(environment: environment)
    #expect(open.status == .failed && open.out.contains("its mode 644 lets others at it"))
  }

  @Test(arguments: [
    ("1.4.0", "1.4.9", VersionSkew.same), ("1.4.0", "1.5.0", .compatible),
    ("1.4.0", "1.3.2", .compatible), ("1.4.0", "1.6.0-rc1", .apart),
    ("1.4.0", "2.0.0", .incompatible),
    ("1.4.0", "test", .unknown), ("1.4.0", "1.5", .unknown),
  ])
  func skews(_ client: String, _ server: String, _ skew: VersionSkew) {
    #expect(VersionSkew(client: client, server: server) == skew)
  }

  @Test func ofARealServer() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    let well = await live.run("okr doctor", live.environment("acme"))
    #expect(well.status == .done, "\(well.out)\(well.err)")
    #expect(well.out.contains("operator, organisation acme, operator, token without end"))
    var environment = live.environment("acme")
    environment["OKR_TOKEN"] = "okr_unknown"
    let stranger = await live.run("okr doctor", environment)
    #expect(stranger.status == .failed && stranger.out.contains("[fail]  sign-in"))
    await live.stop()
    let gone = await live.run("okr doctor", live.environment("acme"))
    #expect(gone.out.contains("[fail]  tcp          \(live.place): Connection refused"))
    #expect(gone.out.contains("remedy  start okrd there"), "\(gone.out)")
  }
}
