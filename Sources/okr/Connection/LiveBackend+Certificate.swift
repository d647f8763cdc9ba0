// Why a server's certificate was refused: the handshake says only that it was, so it is looked at once
// more.

internal import OKRClient
internal import OKRModel

extension LiveBackend {
  /// A failure to connect; where the certificate was refused for its time, with that.
  static func explained(
    _ settings: ConnectionSettings, _ failure: RPCFailure
  ) async -> CommandFailure {
    var result = Self.connecting(settings, failure)
    guard failure.status.message.contains(Self.certificateRefused) else { return result }
    let surroundings = Surroundings.current
    let found = try? await surroundings.probe.certificate(settings, nowMicros: surroundings.now())
    guard let certificate = found ?? nil, let words = Self.words(certificate) else { return result }
    result.facts.removeAll { $0.label == "why" }
    result.facts.insert(.init(label: "why", text: words), at: 0)
    return result
  }

  /// What is wrong with a certificate's time; nil where that isn't it.
  private static func words(_ certificate: ServerCertificate) -> String? {
    switch certificate.fault {
    case .expired:
      "its certificate expired on \(InstantText.format(unixMicros: certificate.notAfterMicros)); "
        + "whoever runs it has to renew it"
    case .notYetValid:
      "its certificate isn't valid before "
        + "\(InstantText.format(unixMicros: certificate.notBeforeMicros)); is this machine's clock "
        + "right?"
    case .otherName, .untrusted, nil: nil
    }
  }
}
