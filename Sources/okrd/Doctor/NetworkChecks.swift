// Certificates, and the address to listen on.

internal import Glibc
internal import OKRServer
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

  static func address(_ settings: Settings) -> [Finding] {
    guard let address = settings.address(.listen) else {
      return [Finding(.address, .skipped, "TCP is off")]
    }
    do {
      try ListenAddress.assertFree(host: address.host, port: address.port)
      return [Finding(.address, .ok, "\(address) is free")]
    } catch {
      guard let directory = settings.text(.data), EmbeddedPostgres.hasCluster(in: directory),
        let server = try? EmbeddedPostgres(dataDirectory: directory),
        OperatorToken.answers(server.endpoint)
      else { return [Finding(.address, .failure, "\(error)")] }
      return [Finding(.address, .ok, "\(address) is in use, and this data is being served")]
    }
  }
}
