// The words for looking at a server: its management listener.

internal import ArgumentParser
internal import OKRServer
internal import OKRTransport

/// Where health, metrics and figures are shown.
struct ObservationOptions: ParsableArguments {
  @Option(help: "Show health, metrics and figures by HTTP on this host and port, or \"none\".")
  var management = "127.0.0.1:7444"

  @Option(
    name: .customLong("slow-request-ms"),
    help: "Log calls that take at least so many milliseconds; 0 logs none.")
  var slowRequestMilliseconds = 500

  /// Fails where it would speak plain HTTP to the network without a permit.
  func check(hasTLS: Bool, allowsPlaintext: Bool) throws {
    guard (0...3_600_000).contains(self.slowRequestMilliseconds) else {
      throw ValidationError("--slow-request-ms takes 0 to 3600000.")
    }
    guard let (host, _) = try self.address(), !ListenAddress.isLoopback(host), !hasTLS,
      !allowsPlaintext
    else { return }
    throw ValidationError(
      "--management \(host) can be reached from the network, so TLS is needed: give "
        + "--tls-certificate and --tls-key, or permit plain HTTP with --allow-plaintext.")
  }

  /// Listens, before anything else is done, so that probes see the start.
  /// - Parameter tls: the server's files; used where others than this machine can connect.
  /// - Returns: nil where it is turned off.
  func open(_ lifecycle: Lifecycle, tls: TLSFiles?) async throws -> OpenManagement? {
    guard let (host, port) = try self.address() else { return nil }
    try ListenAddress.assertFree(host: host, port: port, flag: "--management")
    let tls = ListenAddress.isLoopback(host) ? nil : tls
    do {
      let server = try ManagementServer(lifecycle, tls: tls)
      let port = try await server.start(host: host, port: port)
      let name = host.contains(":") ? "[\(host)]" : host
      return OpenManagement(
        server: server, url: "\(tls == nil ? "http" : "https")://\(name):\(port)")
    } catch {
      throw Failure("--management: \(error)")
    }
  }

  private func address() throws -> (host: String, port: Int)? {
    try ListenAddress.parse(self.management, flag: "--management", example: "127.0.0.1:7444")
  }
}

/// The listener, and where it can be reached.
struct OpenManagement {
  let server: ManagementServer
  let url: String
}
