// TLS with a certificate made on the spot: a trusted server is talked to, others are not.

internal import BoundedTestSupport
internal import Foundation
internal import OKRClient
internal import OKRModel
internal import OKRTransport
internal import Testing
internal import TransportTestSupport

@Suite(.bounded) struct TLSTests {
  private struct Certificate {
    let folder: String
    var chain: String { "\(self.folder)/chain.pem" }
    var key: String { "\(self.folder)/key.pem" }
  }

  /// A self-signed certificate for localhost; nil, with the reason printed, where none can be made.
  private func makeCertificate() throws -> Certificate? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl") else {
      print("skipped: there is no /usr/bin/openssl to make a certificate with")
      return nil
    }
    let folder = FileManager.default.temporaryDirectory.path + "/okr-tls-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let certificate = Certificate(folder: folder)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost", "-keyout", certificate.key, "-out",
      certificate.chain,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return certificate
  }

  @Test func onlyTrustedServersAreTalkedTo() async throws {
    guard let certificate = try self.makeCertificate() else { return }
    defer { try? FileManager.default.removeItem(atPath: certificate.folder) }
    let files = TLSFiles(certificateChain: certificate.chain, privateKey: certificate.key)
    let server = try TransportServer(
      tls: files, handler: ScriptedHandler(onBegin: { $0.echoCheck() }))
    let port = try await server.bind(host: "127.0.0.1", port: 0)
    for (host, name) in [("localhost", nil), ("127.0.0.1", "localhost")] {
      let connection = try await OKRConnection.connect(
        to: .tcp(host: host, port: port), tls: .authority(file: certificate.chain, serverName: name)
      )
      let reply = try await connection.call(RPC.HealthService.check, CheckRequest(service: host))
      #expect(reply.reply.detail == host)
      try server.reloadTLS(files)
      connection.close()
    }
    // For two days.
    let left = try #require(server.certificateExpiry) - Int64(Date().timeIntervalSince1970)
    #expect((86_400...172_800).contains(left))
    let strangers: [ClientTLS] = [
      .systemRoots(), .off, .authority(file: certificate.chain, serverName: "okr.example"),
    ]
    for tls in strangers {
      let found = await failure { () async throws(RPCFailure) in
        try await OKRConnection.connect(
          to: .tcp(host: "localhost", port: port), tls: tls, timeout: .seconds(2))
      }
      #expect(found?.code == .unavailable, "\(tls)")
    }
    await server.closeNow()
  }

  /// What `okr doctor` looks at: the certificate's end, and why it isn't trusted.
  @Test func aProbeTellsWhyACertificateIsRefused() async throws {
    guard let certificate = try self.makeCertificate() else { return }
    defer { try? FileManager.default.removeItem(atPath: certificate.folder) }
    let files = TLSFiles(certificateChain: certificate.chain, privateKey: certificate.key)
    let server = try TransportServer(tls: files, handler: ScriptedHandler())
    let port = try await server.bind(host: "127.0.0.1", port: 0)
    let now = Int64(Date().timeIntervalSince1970) * 1_000_000
    let probe = ServerProbe(.tcp(host: "localhost", port: port))
    #expect(["127.0.0.1", "::1"].contains(try probe.resolve()))
    try await probe.connect()
    let authority = ClientTLS.authority(file: certificate.chain)
    let sound = try #require(try await probe.certificate(authority, nowMicros: now))
    #expect(sound.fault == nil)
    let day: Int64 = 86_400_000_000
    #expect((now + day...now + 3 * day).contains(sound.notAfterMicros))
    let other = ClientTLS.authority(file: certificate.chain, serverName: "okr.example")
    #expect(try await probe.certificate(other, nowMicros: now)?.fault == .otherName)
    let stranger = try await probe.certificate(.systemRoots(), nowMicros: now)
    #expect(stranger?.fault == .untrusted)
    let late = try await probe.certificate(.systemRoots(), nowMicros: now + 3 * day)
    #expect(late?.fault == .expired)
    #expect(try await probe.certificate(.off, nowMicros: now) == nil)
    await server.closeNow()
    let plain = try TransportServer(handler: ScriptedHandler())
    let open = try await plain.bind(host: "127.0.0.1", port: 0)
    let found = await failure { () async throws(RPCFailure) in
      try await ServerProbe(.tcp(host: "localhost", port: open)).certificate(
        authority, nowMicros: now)
    }
    #expect(found?.code == .unavailable)
    await plain.closeNow()
  }

  @Test func missingFilesAreNamed() async {
    let files = TLSFiles(certificateChain: "/nowhere/chain.pem", privateKey: "/nowhere/key.pem")
    #expect {
      try TransportServer(tls: files, handler: ScriptedHandler())
    } throws: { error in
      "\(error)".contains("/nowhere/chain.pem")
    }
    let found = await failure { () async throws(RPCFailure) in
      try await OKRConnection.connect(
        to: .tcp(host: "localhost", port: 1), tls: .authority(file: "/nowhere/ca.pem"))
    }
    #expect(found?.reason == "TLS_SETTINGS")
  }
}
