// Ctrl-C on the program as it is built: the first ends a command in order, the second at once.

import BoundedTests
import Foundation
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
