// The management listener beyond loopback: TLS, and nothing for those who speak plainly.

internal import Foundation
internal import Management
internal import OKRTransport
internal import ObservationTestSupport
internal import Testing

@Suite struct ManagementTLSTests {
  private static let openssl = "/usr/bin/openssl"

  @Test func onlyTLSIsAnswered() async throws {
    guard FileManager.default.isExecutableFile(atPath: Self.openssl) else {
      print("skipped: there is no \(Self.openssl) to make a certificate with")
      return
    }
    let folder = FileManager.default.temporaryDirectory.path + "/okr-tls-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (chain, key) = ("\(folder)/chain.pem", "\(folder)/key.pem")
    _ = try Self.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      "-keyout", key, "-out", chain,
    ])
    let listener = try ManagementListener(
      tls: TLSFiles(certificateChain: chain, privateKey: key), pages: OnePage())
    let port = try await listener.bind(host: "127.0.0.1", port: 0)

    let plain = try RawHTTP(port: port)
    plain.send("GET /page HTTP/1.1\r\nHost: test\r\n\r\n")
    #expect(!plain.readToEnd().contains("the page"))
    let answer = try Self.run(
      [
        "s_client", "-connect", "127.0.0.1:\(port)", "-servername", "localhost",
        "-verify_hostname", "localhost", "-CAfile", chain, "-verify_return_error", "-quiet",
      ], input: "GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("the page"), "\(answer)")
    await listener.close()
  }

  @Test func aCertificateThatIsNotThereIsNamed() {
    let files = TLSFiles(certificateChain: "/nowhere/chain.pem", privateKey: "/nowhere/key.pem")
    let error = #expect(throws: TransportError.self) {
      try ManagementListener(tls: files, pages: OnePage())
    }
    #expect("\(String(describing: error))".contains("/nowhere/chain.pem"))
  }

  @Test func anAddressThatIsTakenIsNamed() async throws {
    let first = try ManagementListener(pages: OnePage())
    let port = try await first.bind(host: "127.0.0.1", port: 0)
    let second = try ManagementListener(pages: OnePage())
    let error = await #expect(throws: TransportError.self) {
      try await second.bind(host: "127.0.0.1", port: port)
    }
    #expect("\(String(describing: error))".contains("127.0.0.1:\(port)"))
    await first.close()
  }

  /// Runs openssl and gives what it printed.
  private static func run(_ arguments: [String], input: String = "") throws -> String {
    let process = Process()
    let (given, printed) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Self.openssl)
    process.arguments = arguments
    process.standardInput = given
    process.standardOutput = printed
    process.standardError = FileHandle.nullDevice
    try process.run()
    given.fileHandleForWriting.write(Data(input.utf8))
    let output = printed.fileHandleForReading.readDataToEndOfFile()
    try given.fileHandleForWriting.close()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "openssl \(arguments[0])")
    return String(decoding: output, as: UTF8.self)
  }
}

private struct OnePage: ManagementPages {
  func page(_ path: String, reply: @escaping @Sendable (ManagementAnswer?) -> Void) {
    reply(ManagementAnswer(contentType: "text/plain", body: Array("the page".utf8)))
  }
}
