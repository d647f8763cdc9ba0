// The management listener as the settings ask for it: health, metrics and figures by HTTP.

internal import Logging
internal import OKRServer
internal import OKRTransport

/// The listener, and where it can be reached.
struct OpenManagement {
  let server: ManagementServer
  let url: String

  /// Listens, before anything else is done, so that probes see the start. Beyond loopback it speaks
  /// TLS with the server's files, where there are some.
  /// - Returns: nil where it is turned off, and where nobody asked for it and another server has the
  ///   standard address already: a second server on a machine isn't kept from starting.
  static func open(
    _ settings: Settings, _ lifecycle: Lifecycle, _ logger: Logger
  ) async throws -> OpenManagement? {
    guard let address = settings.address(.management) else { return nil }
    do {
      try ListenAddress.assertFree(
        host: address.host, port: address.port, flag: SettingKey.management.flag)
    } catch {
      guard settings.isStandard(.management) else { throw error }
      logger.warning("there is no management listener", metadata: ["why": "\(error)"])
      return nil
    }
    let tls = address.isLoopback ? nil : settings.tls
    do {
      let server = try ManagementServer(lifecycle, tls: tls)
      let port = try await server.start(host: address.host, port: address.port)
      let place = HostAndPort(host: address.host, port: port)
      return OpenManagement(server: server, url: "\(tls == nil ? "http" : "https")://\(place)")
    } catch {
      // Another one was faster.
      guard !settings.isStandard(.management) else {
        logger.warning("there is no management listener", metadata: ["why": "\(error)"])
        return nil
      }
      throw Failure("\(SettingKey.management.flag): \(error)")
    }
  }
}
