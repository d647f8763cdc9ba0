// A call that takes long says so on a terminal, and leaves nothing behind.

import OKRModel
import OKRWire
import Terminal
import Testing

@testable import okr

/// Answers after a while.
private struct SlowBackend: Backend {
  let welcome = Welcome(protocolVersion: 1, serverVersion: "1.0.0")
  let filled = FilledBackend(.full)

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    try? await Task.sleep(for: .milliseconds(1_500))
    return try await self.filled.call(method, request, options)
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {}

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    try await self.call(method, first, CallOptions())
  }

  func close() async {}
}

@Suite struct WaitingTests {
  private static func run(isTerminal: Bool, _ environment: [String: String] = [:]) async -> String {
    let err = MemorySink()
    let surroundings = Surroundings(
      arguments: [], environment: ["OKR_SERVER": "127.0.0.1:7443"].merging(environment) { $1 },
      input: -1, out: MemorySink(), err: err, outIsTerminal: false, errIsTerminal: isTerminal,
      columns: 80, rows: 24, now: { 1_782_900_000_000_000 },
      makeRequestID: { testRequestID }, connect: { _ in SlowBackend() }, probe: FakeProbe())
    _ = await Program.run(["region", "get", "emea"], in: surroundings)
    return err.text
  }

  @Test func aTerminalIsToldAndCleared() async {
    let text = await Self.run(isTerminal: true)
    #expect(text.contains("waiting for the server … 1 s"))
    #expect(text.hasSuffix("\r\u{1B}[K"))
  }

  @Test func aPipeHearsOfItLaterAlone() async {
    #expect(await Self.run(isTerminal: false) == "")
  }
}
