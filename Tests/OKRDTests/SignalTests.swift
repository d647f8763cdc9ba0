// HUP and USR1, on a running server.

import BoundedTestSupport
import Foundation
import OKRStore
import Testing

@testable import okrd

@Suite(.bounded) struct SignalTests {
  /// The serial number of the certificate that a server shows.
  private func serial(port: Substring) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c",
      "openssl s_client -connect localhost:\(port) </dev/null 2>/dev/null | openssl x509 -noout -serial",
    ]
    let out = Pipe()
    process.standardOutput = out
    try process.run()
    process.waitUntilExit()
    return String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  @Test func aHangUpReloadsTheCertificateAndTheLogLevel() async throws {
    let folder = Folder()
    let (chain, key) = try Certificate.make(in: folder, days: 10)
    let base = """
      data = \(folder.path)/data
      listen = localhost:0
      pool-lanes = 1
      tls-certificate = \(chain)
      tls-key = \(key)

      """
    let file = try folder.write(base, to: "okrd.conf")
    let daemon = try Daemon(["--config", file])
    let listen = try #require(try await daemon.ready()["listen"])
    let port = try #require(listen.split(separator: ":").last)
    let first = try self.serial(port: port)
    #expect(first.hasPrefix("serial="))
    #expect(try daemon.log().contains("\"msg\":\"the certificate expires soon\""))

    // Wrong settings change nothing.
    _ = try folder.write(base + "pool-lanes = 1\n", to: "okrd.conf")
    daemon.signal(SIGHUP)
    #expect(try await daemon.waits { try daemon.log().contains("nothing was reloaded") })
    #expect(try daemon.log().contains("okrd.conf:6: pool-lanes stands in line 3 already"))
    #expect(try self.serial(port: port) == first)

    // Another certificate under the same name, another level, and a setting that waits.
    _ = try Certificate.make(in: folder, days: 10)
    let changed = "log-level = error\norganisation-rate = 7\naccess-log-percent = 40\n"
    _ = try folder.write(base + changed, to: "okrd.conf")
    daemon.signal(SIGHUP)
    #expect(
      try await daemon.waits {
        try daemon.log().contains("\"wait_for_a_restart\":\"organisation-rate\"")
      })
    #expect(try daemon.log().contains("\"access_log_percent\":\"40\""))
    #expect(try self.serial(port: port) != first)
    // At this level the drain isn't told.
    #expect(daemon.stop() == 0)
    #expect(try !daemon.log().contains("drain"))
  }

  @Test func aHangUpMakesAPartOfTheServerHeard() async throws {
    let folder = Folder()
    let base = "data = \(folder.path)/data\nlisten = 127.0.0.1:0\npool-lanes = 1\n"
    let file = try folder.write(base, to: "okrd.conf")
    let daemon = try Daemon(["--config", file, "--management", "none"])
    _ = try await daemon.ready()
    #expect(try !daemon.log().contains("\"level\":\"debug\""))
    _ = try folder.write(base + "log-level = error,store=debug\n", to: "okrd.conf")
    daemon.signal(SIGHUP)
    // Each second.
    #expect(try await daemon.waits { try daemon.log().contains("the lease was renewed") })
    let lines = try daemon.log().split(separator: "\n")
    #expect(
      lines.filter { $0.contains("\"level\":\"debug\"") }
        .allSatisfy { $0.contains("\"component\":\"store\"") })
    #expect(daemon.stop() == 0)
  }

  /// A supervisor may send two in a row: nothing is left running by that.
  @Test func twoSignalsAtOnceLeaveNothingBehind() async throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    for _ in 0..<3 {
      let daemon = try Daemon([
        "--data", data, "--listen", "127.0.0.1:0", "--management", "none", "--pool-lanes", "1",
      ])
      _ = try await daemon.ready()
      daemon.signal(SIGTERM)
      daemon.signal(SIGINT)
      daemon.process.waitUntilExit()
      #expect(daemon.process.terminationStatus == 0)
      #expect(EmbeddedPostgres.running(in: data) == nil)
    }
  }

  @Test func aDumpTellsTheServersState() async throws {
    let folder = Folder()
    let daemon = try Daemon([
      "--data", "\(folder.path)/data", "--listen", "127.0.0.1:0", "--pool-lanes", "2",
    ])
    _ = try await daemon.ready()
    daemon.signal(SIGUSR1)
    #expect(
      try await daemon.waits {
        try daemon.log().split(separator: "\n").count { $0.contains("a lane's state") } == 2
      })
    let state = try daemon.log().split(separator: "\n").first { $0.contains("the server's state") }
    #expect(state?.contains("\"version\":\"\(Version.text)\"") == true)
    for field in [
      "\"connections\":0,", "\"lease_failures\":0,", "\"ready\":true,",
      "\"commit\":\"\(Version.commit)\"", "\"resident_bytes\":",
      "\"database_silence_microseconds\":",
    ] { #expect(state?.contains(field) == true, "\(field) in \(state ?? "")") }
    #expect(daemon.stop() == 0)
  }
}
