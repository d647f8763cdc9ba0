// Commands over a real socket: sign-in, a call, an upload, a stream and a refusal.

import BoundedTestSupport
import ExactJSON
import OKRModel
import OKRTransport
import OKRWire
import Synchronization
import Testing

@testable import okr

/// Answers a few methods.
private final class SmallServer: ServerHandler {
  let welcome = Welcome(serverVersion: "9.9.9")

  func signIn(
    _ hello: Hello, peer: PeerAddress,
    answer: @escaping @Sendable (Result<SignIn, StatusError>) -> Void
  ) {
    guard hello.bearerToken == "okr_good" else {
      answer(.failure(StatusError(.unauthenticated, .tokenInvalid, "The token is not known.")))
      return
    }
    answer(
      .success(SignIn(principal: Principal(organisation: "acme", name: "anna", role: .member))))
  }

  func begin(_ call: ServerCall) {
    switch call.method {
    case RPC.RegionService.getRegion.path:
      let reply = GetRegionResponse(region: Region(id: "emea", name: "EMEA"))
      call.finish(payload: reply.encoded(), revision: "r7")
    case RPC.ImportService.exportDocument.path:
      for piece in ["{", "}"] {
        _ = call.send(ExportDocumentResponse(chunk: Array(piece.utf8)).encoded())
      }
      call.finish(payload: nil)
    case RPC.ImportService.importDocument.path: Self.take(call)
    case RPC.RegionService.createRegion.path:
      let names = call.metadata.filter { $0.key == "request-id" }.map(\.value)
      call.finish(
        StatusError(.failedPrecondition, .inUse, "named \(names.joined(separator: ","))"))
    default: call.finish(StatusError(.notFound, .notFound, "There is nothing."))
    }
  }

  private static func take(_ call: ServerCall) {
    let count = PieceCounter()
    count.add(call.payload)
    call.onMessage { payload, isLast in
      count.add(payload)
      call.grant(1)
      if isLast { call.finish(payload: ImportDocumentResponse(created: count.bytes).encoded()) }
    }
  }
}

private final class PieceCounter: Sendable {
  private let sum = Mutex<Int64>(0)

  var bytes: Int64 { self.sum.withLock { $0 } }

  func add(_ payload: [UInt8]) {
    let size = (try? ImportDocumentRequest(decoding: payload))?.chunk.count ?? 0
    self.sum.withLock { $0 += Int64(size) }
  }
}

@Suite(.bounded) struct LiveTests {
  private func run(_ line: String, token: String = "okr_good", _ server: String) async -> RunResult
  {
    let out = MemorySink()
    let err = MemorySink()
    var surroundings = Surroundings.process()
    surroundings.environment = ["OKR_SERVER": server, "OKR_TOKEN": token]
    surroundings.out = out
    surroundings.err = err
    surroundings.outIsTerminal = false
    surroundings.errIsTerminal = false
    let status = await Program.run(ShellWords.split(line), in: surroundings)
    return RunResult(status: status, out: out.text, err: err.text)
  }

  @Test func overAUnixSocket() async throws {
    let folder = try TemporaryFolder()
    let place = "unix:\(folder.path)/okr.sock"
    let server = try TransportServer(handler: SmallServer())
    try await server.bind(unixSocket: folder.path + "/okr.sock")
    let get = await self.run("okr region get emea -o ndjson --fields id,name -v", place)
    #expect(get.out == "{\"id\":\"emea\",\"name\":\"EMEA\"}\n", "\(get.err)")
    #expect(get.err.contains("r7"))
    let export = await self.run("okr export", place)
    #expect(export.out == "{}", "\(export.err)")
    let document = try folder.write("big.json", String(repeating: "x", count: 20 * 1024 * 1024))
    let imported = await self.run("okr import \(document)", place)
    #expect(imported.out.contains("20\u{A0}971\u{A0}520 new"), "\(imported.out)\(imported.err)")
    let missing = await self.run("okr unit get u", place)
    #expect(missing.status == .notThere)
    let refused = await self.run("okr region get emea", token: "okr_bad", place)
    #expect(refused.status == .notSignedIn, "\(refused.err)")
    let version = await self.run("okr version --connect -o json", place)
    #expect(version.out.contains("\"server_version\": \"9.9.9\""))
    let key = testRequestID
    let named = await self.run(
      "okr region create apac --name APAC --time-zone Asia/Tokyo --request-id \(key)", place)
    #expect(named.err.contains("named \(key)"), "\(named.err)")
    await server.closeNow()
    let gone = await self.run("okr region get emea", place)
    #expect(gone.status == .unreachable)
  }
}
