// The management listener beyond loopback: TLS, and nothing for those who speak plainly.

internal import BoundedTestSupport
internal import Foundation
internal import Management
internal import OKRTransport
internal import ObservationTestSupport
internal import Testing

@Suite(.bounded) struct ManagementTLSTests {
  private static let openssl = "/usr/bin/openssl"

  @Test func onlyTLSIsAnswered() async throws {
    guard FileManager.default.isExecutableFile(atPath: Self.openssl) else {
      print("skipped: there is no \(Self.openssl) to make a certificate with")
      return
    }
    let folder = FileManager.default.temporaryDirectory.path + "/okr-tls-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let files = try Self.makeCertificate(folder, "first")
    let listener = try ManagementListener(tls: files, pages: OnePage())
    let port = try await listener.bind(host: "127.0.0.1", port: 0)

    let plain = try RawHTTP(port: port)
    plain.send("GET /page HTTP/1.1\r\nHost: test\r\n\r\n")
    #expect(!plain.readToEnd().contains("the page"))
    let answer = try Self.get(port, trusting: files)
    #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
    #expect(answer?.hasSuffix("the page") == true)

    let others = try Self.makeCertificate(folder, "second")
    #expect(try Self.get(port, trusting: others) == nil)
    try listener.reloadTLS(others)
    #expect(try Self.get(port, trusting: others)?.hasSuffix("the page") == true)
    await listener.close()
  }

  @Test func inTheClearItStaysSo() async throws {
    guard FileManager.default.isExecutableFile(atPath: Self.openssl) else { return }
    let folder = FileManager.default.temporaryDirectory.path + "/okr-tls-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let listener = try ManagementListener(pages: OnePage())
    let port = try await listener.bind(host: "127.0.0.1", port: 0)
    try listener.reloadTLS(try Self.makeCertificate(folder, "any"))
    #expect(try await RawHTTP.get("/page", port: port).body == "the page")
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

  /// A self-signed certificate for localhost.
  private static func makeCertificate(_ folder: String, _ name: String) throws -> TLSFiles {
    let files = TLSFiles(
      certificateChain: "\(folder)/\(name).pem", privateKey: "\(folder)/\(name).key")
    let made = try Self.run([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
      "-keyout", files.privateKey, "-out", files.certificateChain,
    ])
    #expect(made != nil, "openssl makes a certificate")
    return files
  }

  /// The page over TLS; nil where the certificate isn't trusted.
  private static func get(_ port: Int, trusting files: TLSFiles) throws -> String? {
    try Self.run(
      [
        "s_client", "-connect", "127.0.0.1:\(port)", "-servername", "localhost",
        "-verify_hostname", "localhost", "-CAfile", files.certificateChain,
        "-verify_return_error", "-quiet",
      ], input: "GET /page HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
  }

  /// Runs openssl and gives what it printed; nil where it failed.
  private static func run(_ arguments: [String], input: String = "") throws -> String? {
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
    return process.terminationStatus == 0 ? String(decoding: output, as: UTF8.self) : nil
  }
}

private struct OnePage: ManagementPages {
  func page(_ path: String, reply: @escaping @Sendable (ManagementAnswer?) -> Void) {
    reply(ManagementAnswer(contentType: "text/plain", body: Array("the page".utf8)))
  }
}
