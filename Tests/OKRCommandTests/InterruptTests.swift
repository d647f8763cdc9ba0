// Ctrl-C on the program as it is built: the first ends a command in order, the second at once.

import BoundedTestSupport
import Foundation
import PostgresClient
import Testing

@testable import okr

@Suite(.bounded) struct InterruptTests {
  /// The built program, which lies beside the tests' own.
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("okr")

  /// A run of it whose input and output are pipes that nobody closes.
  private struct Run {
    let process = Process()
    let input = Pipe()
    let out = Pipe()
    let err = Pipe()

    init(_ words: [String], _ environment: [String: String] = [:]) throws {
      self.process.executableURL = InterruptTests.program
      self.process.arguments = words
      self.process.environment = environment
      self.process.standardInput = self.input
      self.process.standardOutput = self.out
      self.process.standardError = self.err
      try self.process.run()
    }

    func interrupt() { kill(self.process.processIdentifier, SIGINT) }

    func status() -> Int32 {
      self.process.waitUntilExit()
      return self.process.terminationStatus
    }
  }

  @Test func anImportFromASilentPipeTellsHowToGoOn() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    let run = try Run(["import", "-"], live.environment("acme"))
    // More than a piece and what a pipe holds: once it is written, the program reads, and waits for more.
    let spaces = Data(repeating: UInt8(ascii: " "), count: DocumentReader.pieceBytes + (256 << 10))
    try run.input.fileHandleForWriting.write(contentsOf: spaces)
    run.interrupt()
    #expect(run.status() == ExitStatus.interrupted.rawValue)
    let told = String(
      decoding: run.err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(told.hasPrefix("Interrupted."), "\(told)")
    #expect(told.contains("512.0 KiB sent; nothing is taken in before"), "\(told)")
    #expect(told.contains("okr import - --request-id "), "\(told)")
    await live.stop()
  }

  /// A server that can't commit keeps an import waiting; whoever waits for it isn't kept.
  @Test func anImportThatIsWaitedForTellsHowToGoOn() async throws {
    let live = try await LiveServer.start()
    await live.prepare("okr org create acme", live.environment())
    let acme = live.environment("acme")
    await live.prepare("okr region create emea", acme)
    let folder = try TemporaryFolder()
    let file = folder.path + "/acme.json"
    await live.prepare("okr export -f \(file)", acme)
    await live.prepare("okr org create globex", live.environment())
    let locker = try PostgresConnector(endpoint: live.endpoint).connect()
    let deadline = Deadline.after(milliseconds: 60_000)
    try locker.simple("begin; lock table log in access exclusive mode", deadline: deadline)
    let run = try Run(["import", file], live.environment("globex"))
    let waiting = PostgresStatement(
      name: "waiting", sql: "select count(*)::bigint from pg_locks where not granted")
    var isWaiting = false
    for _ in 0..<3_000 where !isWaiting {
      let rows = try locker.pipeline(
        [waiting.bind()], deadline: .after(milliseconds: 60_000))
      isWaiting = rows[0].int8(0, 0) > 0
      if !isWaiting { try await Task.sleep(for: .milliseconds(20)) }
    }
    #expect(isWaiting)
    run.interrupt()
    #expect(run.status() == ExitStatus.interrupted.rawValue)
    let told = String(
      decoding: run.err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(told.hasPrefix("Interrupted.") && told.contains("sent; the server may have"), "\(told)")
    #expect(told.contains("okr import \(file) --request-id "), "\(told)")
    locker.close()
    await live.stop()
  }

  /// A command whose output nobody reads can't end in order. The first Ctrl-C would give it two seconds;
  /// on a busy machine even the second one may take so long, so that some attempts are allowed.
  @Test func theSecondStopsAtOnce() throws {
    var isAtOnce = false
    for _ in 0..<10 where !isAtOnce {
      let run = try Run(["help", "commands", "--markdown"])
      // The first bytes: its signals are set up, and the rest doesn't fit.
      let first = try run.out.fileHandleForReading.read(upToCount: 1)
      #expect(first?.count == 1)
      run.interrupt()
      Thread.sleep(forTimeInterval: 0.05)
      let begin = ContinuousClock.now
      run.interrupt()
      #expect(run.status() == ExitStatus.interrupted.rawValue)
      isAtOnce = ContinuousClock.now - begin < .milliseconds(Interrupts.graceMilliseconds / 2)
    }
    #expect(isAtOnce)
  }
}
