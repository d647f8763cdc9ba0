// The commands of backups; what they rest on is tested with the store and the server.

import BoundedTestSupport
import Foundation
import Testing

@testable import okrd

@Suite(.bounded) struct BackupCommandTests {
  @Test(.tags(.long)) func aBackupIsMadeCheckedAndRestored() async throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let early = try Program.run(["backup", "create", "\(folder.path)/none", "--data", data])
    #expect(early.status == 1 && early.err.contains("holds no data"), "\(early.err)")

    // While the server runs, and when it doesn't.
    let daemon = try Daemon(["--data", data, "--listen", "127.0.0.1:0", "--pool-lanes", "1"])
    _ = try await daemon.ready()
    let hot = "\(folder.path)/hot"
    let made = try Program.run(["backup", "create", "hot", "--data", "data"], in: folder)
    #expect(made.status == 0, "\(made.err)")
    #expect(made.out.contains("okrd backup verify hot"))
    #expect(daemon.process.isRunning)
    #expect(daemon.stop() == 0)
    let cold = "\(folder.path)/cold"
    #expect(try Program.run(["backup", "create", cold, "--data", data]).status == 0)

    let checked = try Program.run(["backup", "verify", hot + "/"])
    #expect(checked.status == 0, "\(checked.err)")
    #expect(checked.out.contains("is whole") && checked.out.contains("0 organisations"))
    let over = try Program.run(["backup", "restore", hot, "--data", data])
    #expect(over.status == 1 && over.err.contains("isn't empty"), "\(over.err)")
    let target = "\(folder.path)/restored"
    let restored = try Program.run(["backup", "restore", cold, "--data", target])
    #expect(restored.status == 0, "\(restored.err)")
    #expect(restored.out.contains("restore generation 1"))
    let marked = try Program.run(["backup", "mark-restored", "--data", target])
    #expect(marked.out.contains("restore generation 2"), "\(marked.err)")
    let again = try Daemon(["--data", target, "--listen", "127.0.0.1:0", "--pool-lanes", "1"])
    _ = try await again.ready()
    #expect(again.stop() == 0)
  }

  /// The data of an okrd that has stopped, and a backup of it.
  private func makeBackup(in folder: Folder) async throws -> String {
    let data = "\(folder.path)/data"
    let daemon = try Daemon(["--data", data, "--listen", "127.0.0.1:0", "--pool-lanes", "1"])
    _ = try await daemon.ready()
    #expect(daemon.stop() == 0)
    let backup = "\(folder.path)/kept"
    #expect(try Program.run(["backup", "create", backup, "--data", data]).status == 0)
    return backup
  }

  @Test func anInterruptLeavesNothingBehind() async throws {
    let folder = Folder()
    let backup = try await self.makeBackup(in: folder)
    func copies() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasPrefix("kept.verify-") }
    }
    // A check may be over before the interrupt reaches it.
    for _ in 0..<5 {
      let check = try Daemon(["backup", "verify", backup])
      guard try await check.waits(for: { try !copies().isEmpty }) else { continue }
      check.signal(SIGINT)
      check.process.waitUntilExit()
      guard check.process.terminationStatus != 0 else { continue }
      #expect(check.process.terminationReason == .exit)
      #expect(check.process.terminationStatus == 130)
      #expect(try check.log().contains("it was interrupted"))
      #expect(try copies() == [])
      return
    }
    Issue.record("it was never interrupted")
  }

  @Test func anOwnPostgreSQLHasItsOwnTools() throws {
    let folder = Folder()
    let run = try Program.run(
      ["backup", "create", "\(folder.path)/b", "--database", "host=db.example"])
    #expect(run.status == 1)
    #expect(run.err.contains("pg_basebackup"))
  }
}
