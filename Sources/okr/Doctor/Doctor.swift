// Looks at everything between a command and its answer, in the order in which it would fail.

internal import Glibc
internal import OKRClient
internal import OKRModel
internal import Terminal

/// One examination. What rests on a thing that failed is skipped.
struct Doctor {
  /// All that is looked at, in order.
  static let names = [
    "profile", "address", "tcp", "certificate", "hello", "health", "clock", "sign-in", "versions",
  ]
  private static let dayMicros: Int64 = 86_400_000_000
  /// Days before a certificate's end in which it is warned of.
  static let certificateDays: Int64 = 30
  /// Days before a token's end in which it is warned of.
  static let tokenDays: Int64 = 14
  /// A clock that is further off is warned of, in microseconds.
  static let clockMicros: Int64 = 10_000_000

  let surroundings: Surroundings
  let choice: ConnectionChoice
  private(set) var checks: [CheckUp] = []
  /// What failed first.
  private(set) var failure: CommandFailure?
  /// When the welcome came, by this machine's clock.
  private var greetedMicros: Int64 = 0

  init(_ choice: ConnectionChoice, _ surroundings: Surroundings) {
    self.choice = choice
    self.surroundings = surroundings
  }

  /// Looks at everything.
  mutating func examine() async {
    guard let settings = self.profile() else { return self.skipRest() }
    guard await self.reach(settings) else { return self.skipRest() }
    guard let backend = await self.hello(settings) else { return self.skipRest() }
    await self.health(backend)
    await backend.close()
    self.clock(backend.welcome)
    await self.signIn(settings)
    self.versions(backend.welcome)
  }

  private mutating func add(
    _ name: String, _ level: CheckUp.Level, _ words: String, hint: String = ""
  ) {
    let check = CheckUp(name: name, level: level, words: words, hint: hint)
    self.checks.append(check)
    guard level == .failure, self.failure == nil else { return }
    self.failure = CommandFailure(
      .failed, .failedPrecondition, .checksFailed, "\(name): \(words)",
      hint: check.isCommand ? hint : "", remedy: check.isCommand ? "" : hint)
  }

  private mutating func fail(_ name: String, _ failure: CommandFailure) {
    if self.failure == nil { self.failure = failure }
    let facts = failure.facts.filter { $0.label == "why" }.map(\.text)
    let words = ([failure.message] + facts).joined(separator: " ")
    self.add(
      name, .failure, words, hint: failure.hint.isEmpty ? failure.remedy : failure.hint)
  }

  private mutating func skipRest() {
    for name in Self.names where !self.checks.contains(where: { $0.name == name }) {
      self.add(name, .skipped, "not looked at")
    }
  }

  // MARK: This machine

  private mutating func profile() -> ConnectionSettings? {
    do throws(CommandFailure) {
      let settings = try ConnectionSettings.resolve(self.choice, self.surroundings.environment)
      self.add("profile", .ok, self.origin(settings))
      return settings
    } catch {
      self.fail("profile", error)
      return nil
    }
  }

  /// Where the settings come from; the file's mode, since it holds secrets.
  private func origin(_ settings: ConnectionSettings) -> String {
    guard !settings.profile.isEmpty else { return "none; \(settings.server.text)" }
    let path = ProfileStore(self.surroundings.environment).path
    var info = stat()
    guard stat(path, &info) == 0 else { return settings.profile }
    let mode = String(info.st_mode & 0o777, radix: 8)
    return "\(settings.profile) (0\(mode)); \(settings.server.text)"
  }

  // MARK: The way to the server

  private mutating func reach(_ settings: ConnectionSettings) async -> Bool {
    do throws(CommandFailure) {
      if let address = try await self.surroundings.probe.resolve(settings) {
        self.add("address", .ok, address)
      } else {
        self.add("address", .ok, "a unix socket of this machine")
      }
    } catch {
      self.fail("address", Self.unreached(settings, error))
      return false
    }
    let begin = self.surroundings.now()
    do throws(CommandFailure) {
      try await self.surroundings.probe.connect(settings)
    } catch {
      self.fail("tcp", Self.unreached(settings, error))
      return false
    }
    self.add("tcp", .ok, "\(settings.server.text) in \(Self.span(self.surroundings.now() - begin))")
    return await self.certificate(settings)
  }

  private mutating func certificate(_ settings: ConnectionSettings) async -> Bool {
    let now = self.surroundings.now()
    do throws(CommandFailure) {
      guard
        let certificate = try await self.surroundings.probe.certificate(settings, nowMicros: now)
      else {
        let isLocal = settings.server.isLocal
        self.add(
          "certificate", isLocal ? .ok : .warning,
          isLocal
            ? "none: the server is on this machine"
            : "none: everything is sent in plain text, and anyone on the way can read the token",
          hint: isLocal ? "" : "leave out --plaintext, or okr profile edit NAME --no-plaintext")
        return true
      }
      return self.judge(certificate, settings, now)
    } catch {
      self.fail("certificate", error)
      return false
    }
  }

  private mutating func judge(
    _ certificate: ServerCertificate, _ settings: ConnectionSettings, _ now: Int64
  ) -> Bool {
    let end = Self.day(certificate.notAfterMicros)
    switch certificate.fault {
    case .expired: self.add("certificate", .failure, "expired on \(end)")
    case .notYetValid:
      let begin = Self.day(certificate.notBeforeMicros)
      self.add("certificate", .failure, "not valid before \(begin); is this machine's clock right?")
    case .otherName:
      self.add(
        "certificate", .failure, "for another name than that of \(settings.server.text)",
        hint: "connect by a name that stands in it")
    case .untrusted:
      self.add(
        "certificate", .failure, "no trusted authority leads to it",
        hint: "--ca-file with the authority's PEM file")
    case nil:
      let days = (certificate.notAfterMicros - now) / Self.dayMicros
      let words = "expires in \(CountText.of(days, "day")) (\(end))"
      self.add("certificate", days < Self.certificateDays ? .warning : .ok, words)
    }
    return certificate.fault == nil
  }

  // MARK: The server

  /// A hello that signs nobody in.
  private mutating func hello(_ settings: ConnectionSettings) async -> (any Backend)? {
    var stranger = settings
    stranger.token = ""
    stranger.organisation = ""
    do {
      let backend = try await self.surroundings.connect(stranger)
      self.greetedMicros = self.surroundings.now()
      let welcome = backend.welcome
      self.add("hello", .ok, "protocol \(welcome.protocolVersion)")
      return backend
    } catch {
      self.fail("hello", Self.failure(error))
      return nil
    }
  }

  private mutating func health(_ backend: any Backend) async {
    let begin = self.surroundings.now()
    do throws(CommandFailure) {
      let reply = try await backend.call(
        RPC.HealthService.check, CheckRequest(), CallOptions()
      ).message
      let span = Self.span(self.surroundings.now() - begin)
      let serves = reply.status == .serving
      self.add(
        "health", serves ? .ok : .failure,
        serves ? "serving, answered in \(span)" : "not serving: \(reply.detail)")
    } catch {
      self.fail("health", error)
    }
  }

  /// Keys of changes carry this machine's time, and a server refuses those that are too far off.
  private mutating func clock(_ welcome: Welcome) {
    guard welcome.unixMicros != 0 else {
      return self.add("clock", .skipped, "this server doesn't tell its time")
    }
    let ahead = self.greetedMicros - welcome.unixMicros
    let limit = Limits.idempotencyKeyAheadMicroseconds
    let words = "\(Self.span(abs(ahead))) \(ahead < 0 ? "behind" : "ahead of") the server's"
    let level: CheckUp.Level =
      ahead > limit ? .failure : abs(ahead) > Self.clockMicros ? .warning : .ok
    self.add("clock", level, words, hint: level == .ok ? "" : "set this machine's clock")
  }

  private mutating func signIn(_ settings: ConnectionSettings) async {
    guard !settings.token.isEmpty else {
      return self.add(
        "sign-in", .failure, "no token: no profile's, and neither OKR_TOKEN_FILE nor OKR_TOKEN",
        hint: "okr help profiles")
    }
    do {
      let backend = try await self.surroundings.connect(settings)
      let answer = try await backend.call(RPC.TokenService.whoAmI, WhoAmIRequest(), CallOptions())
      await backend.close()
      self.judge(answer.message.principal ?? Principal())
    } catch {
      self.fail("sign-in", Self.failure(error))
    }
  }

  private mutating func judge(_ principal: Principal) {
    var parts = [principal.name]
    if !principal.organisation.isEmpty { parts.append("organisation \(principal.organisation)") }
    parts.append(
      FigureText.role(principal.role, unit: principal.unit, region: principal.region))
    let end = principal.tokenExpiresUnixMicros
    guard end != 0 else {
      return self.add("sign-in", .ok, (parts + ["token without end"]).joined(separator: ", "))
    }
    parts.append("token until \(Self.day(end))")
    let isNear = end - self.surroundings.now() < Self.tokenDays * Self.dayMicros
    self.add(
      "sign-in", isNear ? .warning : .ok, parts.joined(separator: ", "),
      hint: isNear ? "ask an administrator for a new one: okr token create" : "")
  }

  private mutating func versions(_ welcome: Welcome) {
    let skew = VersionSkew(client: Version.client, server: welcome.serverVersion)
    let supported = VersionSkew.supported(by: Version.client)
    let words =
      "client \(Version.client), server \(welcome.serverVersion) (supported: \(supported))"
    switch skew {
    case .same, .compatible: self.add("versions", .ok, words)
    case .apart, .unknown: self.add("versions", .warning, words, hint: "okr version --connect")
    case .incompatible: self.add("versions", .failure, words, hint: "install the server's version")
    }
  }

  // MARK: Words

  /// A failure on the way, with the server that it is about.
  private static func unreached(
    _ settings: ConnectionSettings, _ failure: CommandFailure
  ) -> CommandFailure {
    var result = failure
    result.message = "\(settings.server.text): \(failure.message)"
    result.hint = ""
    result.remedy = "start okrd there, or name another place by --server"
    return result
  }

  private static func failure(_ error: any Error) -> CommandFailure {
    error as? CommandFailure ?? .configuration("\(error)")
  }

  private static func day(_ micros: Int64) -> String {
    String(InstantText.format(unixMicros: micros).prefix(10))
  }

  private static func span(_ micros: Int64) -> String {
    if micros < 1_000_000 { return DecimalText.rounded(micros, digits: 3, shown: 1) + " ms" }
    return DecimalText.rounded(micros, digits: 6, shown: 1) + " s"
  }
}
