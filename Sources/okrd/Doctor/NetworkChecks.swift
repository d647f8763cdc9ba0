// Certificates, and the addresses to listen on.

internal import Glibc
internal import OKRStore
internal import OKRTransport

enum NetworkChecks {
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
    let key = Self.key(files.privateKey)
    do throws(TransportError) {
      try files.check()
      let pair = Finding(.certificate, .ok, "\(files.certificateChain) and its key belong together")
      return [pair, key, Self.expiry(CertificateAge(try files.validity()))]
    } catch {
      return [
        Finding(
          .certificate, .failure, "\(error)",
          advice: "name the certificate's own key, both as PEM: tls-certificate and tls-key"), key,
      ]
    }
  }

  private static func key(_ path: String) -> Finding {
    if let obstacle = SecretFile.obstacle(to: path) {
      return Finding(
        .key, .failure, obstacle, advice: "give \(path) to the account that okrd runs as")
    }
    let flaw = SecretFile.exposure(of: path)
    return Finding(.key, flaw == nil ? .ok : .failure, flaw ?? "only its owner may read \(path)")
  }

  private static func expiry(_ age: CertificateAge) -> Finding {
    let verdict: Verdict = age.isRefused ? .failure : age.advice == nil ? .ok : .warning
    return Finding(.expiry, verdict, age.words, advice: age.advice)
  }

  static func addresses(_ settings: Settings) -> [Finding] {
    let listen = AddressLook(.listen, settings)
    let management = AddressLook(.management, settings)
    // Whoever has the addresses may be the very server that the settings are for.
    let isServed =
      (listen.problem ?? management.problem) != nil && Self.isServed(settings)
    return [
      Self.finding(.address, listen, settings, isServed: isServed),
      // Another program's, where both are known and differ: that server goes without.
      Self.finding(
        .management, management, settings,
        isServed: isServed && !management.isHeldByAnother(than: listen)),
      Self.socket(settings),
    ]
  }

  private static func socket(_ settings: Settings) -> Finding {
    guard let path = settings.text(.socket) else {
      return Finding(.socket, .skipped, "--socket isn't given")
    }
    do throws(Failure) {
      try ListenAddress.assertFree(socket: path)
      return Finding(.socket, .ok, "\(path) is free")
    } catch {
      guard Self.isServed(settings) else { return Finding(.socket, .failure, error.description) }
      return Finding(.socket, .ok, "\(path) is in use, while this data is being served")
    }
  }

  private static func finding(
    _ check: DoctorCheck, _ look: AddressLook, _ settings: Settings, isServed: Bool
  ) -> Finding {
    guard let address = look.address else {
      return Finding(check, .skipped, "\(look.key.flag) is none")
    }
    guard let problem = look.problem else { return Finding(check, .ok, "\(address) is free") }
    if isServed {
      let holder = look.holder.map { "by \($0), " } ?? ""
      return Finding(check, .ok, "\(address) is in use, \(holder)while this data is being served")
    }
    guard look.key == .management, settings.isStandard(look.key) else {
      return Finding(check, .failure, problem)
    }
    return Finding(
      check, .warning, problem,
      advice:
        "give \(look.key.flag) another, or none: a start goes without it, so without probes and "
        + "metrics")
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

/// An address that is to be listened on, and what is in the way.
private struct AddressLook {
  let key: SettingKey
  /// Nil where none is asked for.
  let address: HostAndPort?
  /// Why it can't be listened on; nil where it can.
  let problem: String?
  /// Who listens there, as far as this account is told.
  let holder: PortHolder?

  init(_ key: SettingKey, _ settings: Settings) {
    self.key = key
    self.address = settings.address(key)
    guard let address = self.address else {
      (self.problem, self.holder) = (nil, nil)
      return
    }
    do {
      try ListenAddress.assertFree(host: address.host, port: address.port, flag: key.flag)
      (self.problem, self.holder) = (nil, nil)
    } catch {
      self.problem = "\(error)"
      self.holder = PortHolder.find(host: address.host, port: address.port)
    }
  }

  /// True where it is known that another process listens here than there.
  func isHeldByAnother(than other: AddressLook) -> Bool {
    guard let own = self.holder, let there = other.holder else { return false }
    return own.processID != there.processID
  }
}
