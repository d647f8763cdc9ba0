// Certificates, and the addresses to listen on.

internal import Glibc
internal import OKRStore
internal import OKRTransport

enum NetworkChecks {
  private static let leastDays = 30

  static func tls(_ settings: Settings) -> [Finding] {
    guard let files = settings.tls else {
      let isReachable = settings.address(.listen).map { !$0.isLoopback } ?? false
      return [
        .bounded(
          .certificate,
          isReachable ? "none, and the network is served" : "none; TCP is loopback only",
          isFine: !isReachable, advice: "give tls-certificate and tls-key")
      ]
    }
    let exposure = SecretFile.exposure(of: files.privateKey)
    let key = Finding(
      .key, exposure == nil ? .ok : .failure,
      exposure ?? "only its owner may read \(files.privateKey)")
    do throws(TransportError) {
      try files.check()
      let pair = Finding(.certificate, .ok, "\(files.certificateChain) and its key belong together")
      return [pair, key, Self.expiry(at: try files.expiry())]
    } catch {
      return [Finding(.certificate, .failure, "\(error)"), key]
    }
  }

  /// - Parameter seconds: since 1970.
  private static func expiry(at seconds: Int64) -> Finding {
    let days = (seconds - Int64(time(nil))) / 86_400
    if seconds <= Int64(time(nil)) {
      return Finding(.expiry, .failure, "it has expired", advice: "get another certificate")
    }
    return .bounded(
      .expiry, "in \(days) days", isFine: days >= Self.leastDays,
      advice: "renew it, then send okrd a HUP")
  }

  static func addresses(_ settings: Settings) -> [Finding] {
    let problems = [SettingKey.listen, .management].map { Self.problem($0, settings) }
    // Whoever has the addresses may be the very server that the settings are for.
    let isServed = problems.contains { $0 != nil } && Self.isServed(settings)
    return [
      Self.finding(.address, .listen, settings, problem: problems[0], isServed),
      Self.finding(.management, .management, settings, problem: problems[1], isServed),
    ]
  }

  /// Why an address can't be listened on; nil where it can, or isn't asked for.
  private static func problem(_ key: SettingKey, _ settings: Settings) -> String? {
    guard let address = settings.address(key) else { return nil }
    do {
      try ListenAddress.assertFree(host: address.host, port: address.port, flag: key.flag)
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static func finding(
    _ check: DoctorCheck, _ key: SettingKey, _ settings: Settings, problem: String?,
    _ isServed: Bool
  ) -> Finding {
    guard let address = settings.address(key) else {
      return Finding(check, .skipped, "\(key.flag) is none")
    }
    guard let problem else { return Finding(check, .ok, "\(address) is free") }
    if isServed {
      return Finding(check, .ok, "\(address) is in use, while this data is being served")
    }
    guard key == .management, settings.isStandard(key) else {
      return Finding(check, .failure, problem)
    }
    return Finding(check, .warning, problem, advice: "a start would go without the listener")
  }

  /// True where a process that lives says in the database that it listens on the settings' address;
  /// without one, where any lives.
  private static func isServed(_ settings: Settings) -> Bool {
    guard let endpoint = try? settings.runningDatabase() else { return false }
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    let processes = (try? store.processes()) ?? []
    guard let address = settings.address(.listen) else { return !processes.isEmpty }
    return processes.contains { $0.address == "\(address.host):\(address.port)" }
  }
}
