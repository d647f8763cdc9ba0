// Starting: what is said when it is ready, what is warned of, and what is refused.

import BoundedTestSupport
import ExactJSON
import Foundation
import Logging
import OKRServer
import OKRStore
import PostgresClient
import StoreTestSupport
import Testing

@testable import okrd

@Suite(.bounded) struct StartTests {
  @Test func aPersonReadsABannerAndALogAnEvent() {
    let news = Announcement(
      title: "okrd 1 is ready in 0.4 s",
      lines: [
        Announcement.Line(
          label: "listening", text: "127.0.0.1:1 (TLS)",
          fields: [("listen", "127.0.0.1:1"), ("tls", .stringConvertible(true))]),
        Announcement.Line(label: "data", name: "data", text: "a \"b\""),
      ], warning: "no probes")
    #expect(
      news.banner == """
        okrd 1 is ready in 0.4 s
          listening  127.0.0.1:1 (TLS)
          data       a "b"
          WARNING    no probes
        """)
    #expect(news.event.hasPrefix("{\"time\":\"20"))
    #expect(news.event.contains("\"level\":\"warning\""))
    #expect(news.event.contains("\"msg\":\"okrd 1 is ready in 0.4 s; no probes\""))
    #expect(
      news.event.hasSuffix("\"listen\":\"127.0.0.1:1\",\"tls\":true,\"data\":\"a \\\"b\\\"\"}"))
  }

  @Test func theBannerSaysWhetherTheStorageIsDurable() {
    func text(_ fsync: String, _ commit: String) -> String {
      Announcement.storage(
        DatabaseDurability(fsync: fsync, fullPageWrites: "on", synchronousCommit: commit)
      ).text
    }
    #expect(text("on", "on") == "durable: fsync on, synchronous_commit on")
    #expect(text("on", "remote_apply").hasPrefix("durable: "))
    #expect(text("off", "on").hasPrefix("NOT durable: fsync off"))
    #expect(text("on", "off").hasPrefix("NOT durable: "))
  }

  @Test func aDrainSaysWhatItCut() {
    let log = RecordedLog()
    DrainReport(cutCalls: 0, isFinished: true).tell(log.logger)
    DrainReport(cutCalls: 3, isFinished: true).tell(log.logger)
    DrainReport(cutCalls: 0, isFinished: false).tell(log.logger)
    #expect(
      log.text == """
        info drained
        warning the time of the drain was over: 3 calls cut off cut_calls=3 finished=true
        warning the time of the drain was over: 0 calls cut off, and work was left unfinished \
        cut_calls=0 finished=false

        """)
  }

  /// Whoever reads a server's log reads all of it as JSON, be it that the start fails.
  @Test func aFailedStartIsALineOfTheLog() throws {
    let folder = Folder()
    let taken = try TakenPort()
    let run = try Program.run([
      "--data", "\(folder.path)/data", "--listen", "127.0.0.1:\(taken.number)",
      "--management", "none",
    ])
    #expect(run.status == 1)
    let lines = run.err.split(separator: "\n")
    let event = try JSONReader.read(String(try #require(lines.last)))
    #expect(lines.count == 1 && event["level"]?.stringValue == "critical", "\(run.err)")
    #expect(event["msg"]?.stringValue?.contains("already") == true)
    // Other commands talk to people.
    let other = try Program.run(["backup", "verify", "\(folder.path)/none"])
    #expect(other.err.hasPrefix("okrd: The backup: "), "\(other.err)")
  }

  @Test func theVersionIsToldWithItsCommit() throws {
    #expect(try #require(Version.commit.wholeMatch(of: /[A-Za-z0-9-]+/)).output == Version.commit)
    let run = try Program.run(["version"])
    #expect(run.status == 0)
    #expect(
      run.out == """
        version   \(Version.text)
        commit    \(Version.commit)
        protocol  1
        schema    \(SchemaMigrator.newestLevel)

        """)
    #expect(try Program.run(["--version"]).out == "\(Version.text)\n")
  }

  @Test(arguments: [
    ("/var/lib/okrd", "/var/lib/okrd"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("", "''"),
    ("$x", "'$x'"),
  ])
  func commandsToCopyAreQuoted(_ text: String, _ quoted: String) {
    #expect(text.shellQuoted == quoted)
  }

  @Test func itSaysWhatItServesAndWarnsOfWhatItPermits() async throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let file = try folder.write(
      "data = \(data)\nlisten = 127.0.0.1:0\nallow-plaintext = yes\npool-lanes = 1\n",
      to: "okrd.conf"
    )
    let daemon = try Daemon(["--config", file])
    let news = try await daemon.ready()
    #expect(news["msg"]?.hasPrefix("okrd \(Version.text) is ready in ") == true)
    #expect(news["version"] == Version.text)
    #expect(news["commit"] == Version.commit)
    #expect(news["listen"]?.wholeMatch(of: /127\.0\.0\.1:[0-9]+/) != nil)
    #expect(news["tls"] == "false" && (news["ready_ms"].flatMap { Int($0) } ?? 0) > 0)
    #expect(news["data"] == data)
    #expect(news["durable"] == "true" && news["fsync"] == "on", "\(news)")
    #expect(news["synchronous_commit"] == "on")
    #expect(news["protocol"] == "1")
    #expect(news["sign_in"]?.hasPrefix("okr whoami --server 127.0.0.1:") == true)
    let permit = try daemon.log().split(separator: "\n").first { $0.contains("allow-plaintext") }
    #expect(permit?.contains("\"level\":\"warning\"") == true)
    #expect(permit?.contains("\"source\":\"\(file):3\"") == true)
    // The command that it names makes the token.
    let words = try #require(news["bootstrap"]).split(separator: " ").dropFirst().map(String.init)
    let token = "\(folder.path)/operator.token"
    let made = try Program.run(words.map { $0 == "operator.token" ? token : $0 })
    #expect(made.status == 0, "\(made.err)")
    #expect(access(token, R_OK) == 0)
    #expect(daemon.stop() == 0)
  }

  @Test func anUnusableCertificateIsToldBeforeTheDataIsTouched() throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let key = try folder.write("no key", to: "key.pem")
    let run = try Program.run([
      "--data", data, "--listen", "127.0.0.1:0", "--tls-certificate", key, "--tls-key", key,
    ])
    #expect(run.status == 78)
    #expect(run.err.contains("can't use certificate \(key)"))
    #expect(access(data, F_OK) != 0)
  }

  @Test func aSocketThatCantBeMadeIsToldBeforeTheDataIsTouched() async throws {
    let folder = Folder()
    let path = "\(folder.path)/okr.sock"
    func start(_ name: String, at path: String) -> [String] {
      [
        "--data", "\(folder.path)/\(name)", "--listen", "none", "--socket", path, "--management",
        "none", "--pool-lanes", "1",
      ]
    }
    let daemon = try Daemon(start("first", at: path))
    _ = try await daemon.ready()
    let taken = try Program.run(start("second", at: path))
    #expect(taken.status == 1)
    #expect(taken.err.contains("can't listen on \(path): another process listens there"))
    let doctor = try Program.run(["doctor", "--only", "network"] + start("second", at: path))
    #expect(doctor.out.contains("[FAIL]  network  socket"), "\(doctor.out)")
    let own = try Program.run(["doctor", "--only", "network"] + start("first", at: path))
    #expect(own.out.contains("is in use, while this data is being served"), "\(own.out)")
    #expect(daemon.stop() == 0)
    let nowhere = try Program.run(start("second", at: "/nowhere/okr.sock"))
    #expect(nowhere.status == 1 && nowhere.err.contains("/nowhere: No such file"), "\(nowhere.err)")
    #expect(access("\(folder.path)/second", F_OK) != 0)
  }

  @Test func aSignalDuringTheStartEndsIt() async throws {
    // A start may be over before the signal reaches it.
    for _ in 0..<5 {
      let folder = Folder()
      let data = "\(folder.path)/data"
      let daemon = try Daemon(["--data", data, "--listen", "127.0.0.1:0", "--pool-lanes", "1"])
      #expect(try await daemon.waits { access("\(data)/initdb.log", F_OK) == 0 })
      #expect(daemon.stop() == 0)
      guard try daemon.log().contains("stopped before it was ready") else { continue }
      #expect(EmbeddedPostgres.running(in: data) == nil)
      return
    }
    Issue.record("no start was ended")
  }

  /// Whoever restores a database under a running server gets no answers from what it held before.
  @Test func aServerEndsWhereItsDatabaseIsRestored() async throws {
    let endpoint = try TestCluster.shared().makeDatabase()
    let place = [
      "--database", "\(endpoint) user=\(EmbeddedPostgres.user)", "--allow-unsafe-database",
    ]
    let daemon = try Daemon(
      place + ["--migrate", "--listen", "127.0.0.1:0", "--management", "none", "--pool-lanes", "1"])
    _ = try await daemon.ready()
    #expect(try Program.run(["backup", "mark-restored"] + place).status == 0)
    daemon.process.waitUntilExit()
    #expect(daemon.process.terminationStatus == 1)
    let log = try daemon.log()
    #expect(log.contains("the database holds another history: it was restored"))
    #expect(log.contains("Start okrd again."))
  }

  @Test func theCommandToCopySaysWhatWasSaid() throws {
    let folder = Folder()
    let file = try folder.write("data = /var/lib/okrd\n", to: "okrd.conf")
    let other = try folder.write("pool-lanes = 2\n", to: "lanes.conf")
    func command(_ settings: Settings) -> String { settings.command("x", "--y") }
    #expect(command(try Settings(file: file)) == "okrd x --config \(file) --y")
    let flags: [SettingKey: String] = [.data: "/var/lib/other okrd"]
    #expect(
      command(try Settings(flags: flags, file: other)) == "okrd x --data '/var/lib/other okrd' --y")
    let own = [
      "OKRD_DATABASE": "service=okr", "OKRD_ALLOW_UNSAFE_DATABASE": "yes", "OKRD_CONFIG": other,
    ]
    #expect(
      command(try Settings(environment: own))
        == "okrd x --database service=okr --allow-unsafe-database --y")
    let secret: [SettingKey: String] = [.database: "host=db password=geheim"]
    #expect(command(try Settings(flags: secret)) == "okrd x --database … --y")
    // The password's file stands in the configuration, the database beside it.
    let mixed = try folder.write("database-password-file = \(other)\n", to: "password.conf")
    #expect(
      command(try Settings(flags: [.database: "host=db"], file: mixed))
        == "okrd x --config \(mixed) --database host=db --y")
  }

  @Test func aDirectoryOfOthersIsRefusedAndLeftAsItIs() throws {
    let folder = Folder()
    let open = "\(folder.path)/open"
    mkdir(open, 0o755)
    chmod(open, 0o1777)
    let file = try folder.write("", to: "file")
    for (path, word) in [(open, "mode 1777"), (file, "isn't a directory")] {
      let run = try Program.run(["--data", path, "--listen", "127.0.0.1:0"])
      #expect(run.status == 1)
      #expect(run.err.contains(word), "\(run.err)")
    }
    // A directory with files of others keeps its mode.
    let home = "\(folder.path)/home"
    mkdir(home, 0o755)
    _ = try folder.write("", to: "home/letter")
    chmod(home, 0o755)
    _ = try EmbeddedPostgres(dataDirectory: home)
    var status = stat()
    stat(home, &status)
    #expect(status.st_mode & 0o7777 == 0o755)
  }
}
