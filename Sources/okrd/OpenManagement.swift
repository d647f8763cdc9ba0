// The management listener as the settings ask for it: health, metrics and figures by HTTP.

internal import Logging
internal import OKRServer
internal import OKRTransport

/// What became of the listener.
enum OpenManagement {
  case open(ManagementServer, url: String)
  case turnedOff
  /// Nobody asked for it, and another program has the standard address: a second server on a machine
  /// isn't kept from starting, and says what it goes without.
  case missing(why: String)

  var server: ManagementServer? {
    guard case .open(let server, _) = self else { return nil }
    return server
  }

  /// What the server goes without, in words; nil where nothing that was to be there is missing.
  var warning: String? {
    guard case .missing(let why) = self else { return nil }
    return "there is no management listener, so no probes and no metrics: \(why)"
  }

  /// Listens, before anything else is done, so that probes see the start. Beyond loopback it speaks
  /// TLS with the server's files, where there are some.
  static func open(
    _ settings: Settings, _ lifecycle: Lifecycle, _ logger: Logger
  ) async throws -> OpenManagement {
    guard let address = settings.address(.management) else { return .turnedOff }
    do {
      return try await Self.listen(address, settings, lifecycle)
    } catch {
      guard settings.isStandard(.management) else { throw error }
      let missing = OpenManagement.missing(why: "\(error)")
      logger.warning("\(missing.warning ?? "")")
      return missing
    }
  }

  private static func listen(
    _ address: HostAndPort, _ settings: Settings, _ lifecycle: Lifecycle
  ) async throws -> OpenManagement {
    try ListenAddress.assertFree(
      host: address.host, port: address.port, flag: SettingKey.management.flag)
    let tls = address.isLoopback ? nil : settings.tls
    do {
      let server = try ManagementServer(lifecycle, tls: tls)
      // Another one may be faster.
      let port = try await server.start(host: address.host, port: address.port)
      let place = HostAndPort(host: address.host, port: port)
      return .open(server, url: "\(tls == nil ? "http" : "https")://\(place)")
    } catch {
      throw Failure("\(SettingKey.management.flag): \(error)")
    }
  }
}
