// A call that takes long says so on a terminal, and leaves nothing behind.

import BoundedTestSupport
import OKRModel
import OKRWire
import Terminal
import Testing

@testable import okr

/// Answers once a word was said.
private struct SlowBackend: Backend {
  let welcome = Welcome(
    protocolVersion: 1, serverVersion: "1.0.0", capabilities: ["validate_only", "prune"])
  let filled = FilledBackend(.full)
  let err: MemorySink
  let word: String

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    for _ in 0..<30_000 where !self.err.text.contains(self.word) {
      try? await Task.sleep(for: .milliseconds(20))
    }
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
    while try await next() != nil {}
    return try await self.call(method, first, CallOptions())
  }

  func close() async {}
}

@Suite(.bounded) struct WaitingTests {
  /// What a command says on stderr whose answer comes after a word.
  private static func run(
    _ words: [String] = ["region", "get", "emea"], isTerminal: Bool, until word: String
  ) async -> String {
    let err = MemorySink()
    let surroundings = Surroundings(
      arguments: [], environment: ["OKR_SERVER": "127.0.0.1:7443"], input: -1, out: MemorySink(),
      err: err, outIsTerminal: false, errIsTerminal: isTerminal, columns: 80, rows: 24,
      now: { 1_782_900_000_000_000 }, makeRequestID: { testRequestID },
      connect: { _ in SlowBackend(err: err, word: word) }, probe: FakeProbe())
    _ = await Program.run(words, in: surroundings)
    return err.text
  }

  @Test func aTerminalIsToldAndCleared() async {
    let text = await Self.run(isTerminal: true, until: "waiting for the server … 2 s")
    #expect(text.hasPrefix("\r\u{1B}[Kwaiting for the server … 1 s"), "\(text)")
    #expect(text.hasSuffix("\r\u{1B}[K"))
  }

  @Test func aPipeHearsOfItEveryTenSeconds() async {
    let text = await Self.run(isTerminal: false, until: "\n")
    #expect(text == "waiting for the server … 10 s\n")
  }

  /// Once a document is sent, its answer is waited for as any other.
  @Test(arguments: [["import"], ["import", "--async"], ["diff", "-f"], ["plan", "-f"]])
  func anUploadsAnswerIsWaitedForToo(_ words: [String]) async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("company.json", "{}")
    let text = await Self.run(
      words + [file], isTerminal: true, until: "waiting for the server … 1 s")
    #expect(text.contains("\r\u{1B}[Kwaiting for the server … 1 s\r\u{1B}[K"), "\(text)")
  }
}
