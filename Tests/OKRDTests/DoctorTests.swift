// The doctor: what it finds, how it says it, and how it ends.

import BoundedTestSupport
import ExactJSON
import Foundation
import OKRStore
import PostgresClient
import StoreTestSupport
import Terminal
import Testing

@testable import okrd

@Suite(.bounded) struct DoctorTests {
  private func json(_ run: Run) throws -> [String: JSONValue] {
    let json = try JSONReader.read(run.out)
    guard case .array(let findings) = json["findings"] else { return [:] }
    return Dictionary(
      findings.map { ($0["check"]?.stringValue ?? "", $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  @Test func aReportIsAlignedAndEndsWithItsWorst() {
    let fine = Finding(.openFiles, .ok, "many")
    let warned = Finding(.roundTrip, .warning, "9.0 ms", advice: "move")
    let failed = Finding(.certificate, .failure, "gone")
    #expect(Findings(all: [fine]).status == 0)
    #expect(Findings(all: [fine, warned]).status == 2)
    #expect(Findings(all: [warned, failed]).status == 1)
    #expect(
      Findings(all: [fine, warned, failed]).lines(for: .pipe) == [
        "[ ok ]  host        open files   many",
        "[warn]  postgresql  round trip   9.0 ms",
        "                                 → move",
        "[FAIL]  tls         certificate  gone",
        "", "1 ok, 1 warning, 1 failure, 0 skipped",
      ])
  }

  @Test func aReportWrapsBesideItsNamesAndOnANarrowTerminalBelowThem() {
    let findings = Findings(all: [
      Finding(
        .diskSync, .warning,
        "8.31 ms for a synced write in /var/lib/okrd, where a commit waits for one",
        advice: "put the data on a faster disk, or expect commits to take that long")
    ])
    #expect(
      findings.lines(for: Surface(columns: 40, isTerminal: true)) == [
        "[warn]  host: disk sync",
        "        8.31 ms for a synced write in",
        "        /var/lib/okrd, where a commit",
        "        waits for one",
        "        → put the data on a faster disk,",
        "          or expect commits to take that",
        "          long",
        "", "0 ok, 1 warning, 0 failures, 0 skipped",
      ])
    #expect(
      findings.lines(for: Surface(columns: 80, isTerminal: true)).prefix(4) == [
        "[warn]  host  disk sync  8.31 ms for a synced write in /var/lib/okrd, where a",
        "                         commit waits for one",
        "                         → put the data on a faster disk, or expect commits to",
        "                           take that long",
      ])
    #expect(findings.lines(for: Surface(columns: 200, isTerminal: true)).count == 4)
  }

  @Test(arguments: [(0, "0.00 ms"), (49, "0.04 ms"), (1_230, "1.23 ms"), (20_000, "20.00 ms")])
  func timesAreMilliseconds(_ microseconds: Int, _ text: String) {
    #expect(DoctorText.milliseconds(microseconds) == text)
  }

  @Test func aDatabaseIsExamined() throws {
    let endpoint = try TestCluster.shared().makeDatabase()
    let url = "\(endpoint) user=\(EmbeddedPostgres.user)"
    let words = ["doctor", "--database", url, "--only", "postgresql", "--only", "schema"]
    let strict = try Program.run(words + ["--format", "json"])
    #expect(strict.status == 1)
    let found = try self.json(strict)
    #expect(found["login"]?["verdict"]?.stringValue == "failure")
    #expect(found["level"]?["verdict"]?.stringValue == "failure")
    #expect(found["level"]?["advice"]?.stringValue?.contains("okrd migrate up") == true)
    #expect(found["row security"]?["verdict"]?.stringValue == "skipped")
    #expect(found["encoding"]?["text"]?.stringValue == "UTF8")
    #expect(found["open files"] == nil)

    // Looking changed nothing. Once it is migrated, and the login permitted, nothing is wrong.
    let migrator = SchemaMigrator(endpoint: endpoint)
    #expect(try migrator.databaseLevel() == 0)
    _ = try migrator.migrate()
    let permitted = try Program.run(words + ["--allow-unsafe-database", "--format", "json"])
    #expect(permitted.status == 2)
    let after = try self.json(permitted)
    #expect(after["login"]?["verdict"]?.stringValue == "warning")
    for check in ["connection", "version", "row security", "durability", "encoding", "level"] {
      #expect(after[check]?["verdict"]?.stringValue == "ok", "\(check): \(permitted.out)")
    }

    // A table whose policies don't bind its owner is named.
    let connection = try PostgresConnector(endpoint: endpoint).connect()
    defer { connection.close() }
    try connection.simple(
      "alter table snapshot no force row level security", deadline: .after(milliseconds: 10_000))
    let loose = try self.json(try Program.run(words + ["--format", "json"]))
    #expect(loose["row security"]?["text"]?.stringValue == "not forced on snapshot")
  }

  @Test func theHostIsExaminedWithoutData() throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let run = try Program.run(["doctor", "--data", data, "--skip", "network", "--format", "json"])
    let found = try self.json(run)
    #expect(found["disk sync"]?["verdict"] != nil && found["disk space"]?["verdict"] != nil)
    #expect(found["disk sync"]?["text"]?.stringValue?.contains(folder.path) == true)
    #expect(found["connection"]?["text"]?.stringValue?.contains("holds no data yet") == true)
    #expect(found["address"] == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func memoryIsHeldAgainstTheMachines() throws {
    for (memory, verdict) in [("1", "ok"), (String(Setting.mostMebibytes), "warning")] {
      let run = try Program.run([
        "doctor", "--data", "/tmp/none", "--organisation-memory", memory, "--only", "configuration",
        "--format", "json",
      ])
      #expect(try self.json(run)["memory"]?["verdict"]?.stringValue == verdict, "\(run.out)")
    }
  }

  @Test func wrongSettingsAndUnreachableServersAreFailures() throws {
    let folder = Folder()
    let wrong = try folder.write("pool-lanes = 99\n", to: "okrd.conf")
    let settings = try Program.run(["doctor", "--config", wrong])
    #expect(settings.status == 1)
    #expect(settings.out.hasPrefix("[FAIL]  configuration  settings  \(wrong):1: pool-lanes takes"))
    let gone = try Program.run(
      ["doctor", "--only", "postgresql"],
      environment: ["OKRD_DATABASE": "host=\(folder.path) password=geheim"])
    #expect(gone.status == 1)
    #expect(gone.out.contains("[FAIL]  postgresql  connection"))
    #expect(!(gone.out + gone.err).contains("geheim"))
  }

  @Test func certificatesAreExamined() throws {
    let folder = Folder()
    let (chain, key) = try Certificate.make(in: folder, days: 10)
    func run() throws -> [String: JSONValue] {
      try self.json(
        try Program.run([
          "doctor", "--data", folder.path, "--tls-certificate", chain, "--tls-key", key, "--only",
          "tls", "--format", "json",
        ]))
    }
    let fine = try run()
    #expect(fine["certificate"]?["verdict"]?.stringValue == "ok")
    #expect(fine["key"]?["verdict"]?.stringValue == "ok")
    #expect(fine["expiry"]?["verdict"]?.stringValue == "warning")
    let gone = try Program.run([
      "doctor", "--data", folder.path, "--tls-certificate", chain, "--tls-key", "/nope/key",
      "--only", "tls",
    ])
    #expect(gone.out.contains("[FAIL]  tls  key          The file can't be read"), "\(gone.out)")
    chmod(key, 0o644)
    #expect(try run()["key"]?["verdict"]?.stringValue == "failure")
    let other = Folder()
    let (_, foreign) = try Certificate.make(in: other, days: 10)
    try FileManager.default.removeItem(atPath: key)
    try FileManager.default.copyItem(atPath: foreign, toPath: key)
    #expect(try run()["certificate"]?["verdict"]?.stringValue == "failure")
  }

  /// Addresses that are taken are fine where the very server that is asked about has them.
  @Test func takenAddressesAreHeldAgainstTheServersInTheDatabase() throws {
    let endpoint = try TestCluster.shared().makeDatabase()
    _ = try SchemaMigrator(endpoint: endpoint).migrate()
    let (listen, management) = (try TakenPort(), try TakenPort())
    func found(listen: Int = listen.number) throws -> [String: JSONValue] {
      try self.json(
        try Program.run([
          "doctor", "--database", "\(endpoint) user=\(EmbeddedPostgres.user)", "--listen",
          "127.0.0.1:\(listen)", "--management", "127.0.0.1:\(management.number)", "--only",
          "network", "--format", "json",
        ]))
    }
    let foreign = try found()
    #expect(foreign["address"]?["verdict"]?.stringValue == "failure")
    #expect(foreign["management"]?["verdict"]?.stringValue == "failure")
    #expect(
      foreign["management"]?["text"]?.stringValue?.contains(
        "(process \(getpid())) listens on 127.0.0.1:\(management.number) already") == true)
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    try store.heartbeat(
      ServingProcess(
        incarnation: .random(), address: "127.0.0.1:\(listen.number)", version: 1),
      lifetimeMilliseconds: 3_600_000)
    let own = try found()
    for check in ["address", "management"] {
      #expect(own[check]?["verdict"]?.stringValue == "ok", "\(own)")
      #expect(own[check]?["text"]?.stringValue?.contains("this data is being served") == true)
      #expect(own[check]?["text"]?.stringValue?.contains("(process \(getpid()))") == true)
    }
    listen.free()
    #expect(
      try TakenPort.isFreeAgain {
        try found(listen: $0)["address"]?["text"]?.stringValue?.contains("is free") == true
      })
  }

  /// A server on a socket alone has no address in the database: any that lives there speaks for the
  /// management listener.
  @Test func aServerOnASocketAloneIsRecognised() throws {
    let endpoint = try TestCluster.shared().makeDatabase()
    _ = try SchemaMigrator(endpoint: endpoint).migrate()
    let folder = Folder()
    let management = try TakenPort()
    func found(management: Int = management.number) throws -> [String: JSONValue] {
      try self.json(
        try Program.run([
          "doctor", "--database", "\(endpoint) user=\(EmbeddedPostgres.user)", "--listen", "none",
          "--socket", "\(folder.path)/okr.sock", "--management", "127.0.0.1:\(management)",
          "--only", "network", "--format", "json",
        ]))
    }
    let foreign = try found()
    #expect(foreign["address"]?["verdict"]?.stringValue == "skipped", "\(foreign)")
    #expect(foreign["address"]?["text"]?.stringValue == "--listen is none")
    #expect(foreign["management"]?["verdict"]?.stringValue == "failure")
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    try store.heartbeat(
      ServingProcess(incarnation: .random(), address: "", version: 1),
      lifetimeMilliseconds: 3_600_000)
    #expect(try found()["management"]?["verdict"]?.stringValue == "ok")
    #expect(foreign["socket"]?["text"]?.stringValue == "\(folder.path)/okr.sock is free")
    management.free()
    #expect(
      try TakenPort.isFreeAgain {
        try found(management: $0)["management"]?["text"]?.stringValue?.contains("is free") == true
      })
  }

  @Test func filesWithSecretsAreTakenFromOthersWhereThatIsAskedFor() throws {
    let folder = Folder()
    let password = try folder.write("geheim\n", to: "password", mode: 0o644)
    func found(_ more: [String]) throws -> (run: Run, finding: JSONValue?) {
      let run = try Program.run(
        [
          "doctor", "--database", "host=nowhere", "--database-password-file", password, "--only",
          "configuration", "--format", "json",
        ] + more)
      return (run, try self.json(run)["secret files"])
    }
    let open = try found([])
    #expect(open.run.status == 1 && open.finding?["verdict"]?.stringValue == "failure")
    #expect(open.finding?["advice"]?.stringValue?.contains("--fix") == true)
    #expect(SecretFile.exposure(of: password) != nil, "looking changes nothing")
    let fixed = try found(["--fix"])
    #expect(fixed.run.status == 2 && fixed.finding?["verdict"]?.stringValue == "warning")
    #expect(fixed.finding?["text"]?.stringValue == "mode 600 now: \(password)")
    #expect(SecretFile.exposure(of: password) == nil)
    #expect(try found(["--fix"]).finding?["verdict"]?.stringValue == "ok")
  }

  @Test func everyCheckIsListed() throws {
    let list = try Program.run(["doctor", "--list"])
    #expect(list.status == 0)
    #expect(list.out.split(separator: "\n").count == DoctorCheck.allCases.count + 1)
  }
}
