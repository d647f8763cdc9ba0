// One key, three spellings: what wins, what is refused, and what is never shown.

import ArgumentParser
import BoundedTestSupport
import ExactJSON
import Glibc
import Logging
import OKRServer
import PostgresClient
import Testing

@testable import okrd

@Suite(.bounded) struct SettingsTests {
  /// A value that isn't the default.
  private func sample(_ key: SettingKey) -> String {
    switch key.setting.kind {
    case .text: "/tmp/some"
    case .connection: "host=db.example dbname=okr"
    case .address: "[::1]:7999"
    case .number(let range, _): String(range.upperBound - 1)
    case .top(let most): "top\(most)"
    case .levels: "error,store=debug"
    case .yesNo: "yes"
    }
  }

  private func problems(_ body: () throws(SettingsFailure) -> Void) -> [String] {
    do throws(SettingsFailure) {
      try body()
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test(arguments: SettingKey.allCases)
  func everyKeyHasThreeSpellings(_ key: SettingKey) throws {
    let folder = Folder()
    let text = self.sample(key)
    let file = try folder.write("\(key.rawValue) = \(text)\n", to: "okrd.conf")
    let words = key.setting.kind.isYesNo ? [key.flag] : [key.flag, text]
    let serve = try #require(try OKRD.parseAsRoot(words) as? Serve)
    let spellings = [
      (try serve.options.read(), SettingSource.flag),
      (try Settings(environment: [key.variable: text]), .environment),
      (try Settings(file: file), .file(file, line: 1)),
    ]
    for (settings, source) in spellings {
      #expect(settings.text(key) == text)
      #expect(settings.entries[key]?.source == source)
      for other in SettingKey.allCases where other != key {
        #expect(settings.text(other) == other.setting.standard)
      }
    }
  }

  @Test func aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws {
    let folder = Folder()
    let file = try folder.write("pool-lanes = 1\norganisation-rate=1\ndrain-seconds = 1", to: "f")
    let environment = ["OKRD_CONFIG": file, "OKRD_POOL_LANES": "2", "OKRD_ORGANISATION_RATE": "2"]
    let settings = try Settings(flags: [.poolLanes: "3"], environment: environment)
    #expect(settings.number(.poolLanes) == 3)
    #expect(settings.number(.organisationRate) == 2)
    #expect(settings.number(.drainSeconds) == 1)
    #expect(settings.text(.logLevel) == "info")
    // The flag --config wins over the variable, and an empty variable isn't set.
    let other = try folder.write("pool-lanes = 9", to: "other")
    let chosen = try Settings(
      environment: ["OKRD_CONFIG": file, "OKRD_POOL_LANES": ""], file: other)
    #expect(chosen.number(.poolLanes) == 9)
    #expect(chosen.number(.drainSeconds) == 30)
  }

  @Test func aFlagSaysNoToAFilesYes() throws {
    let folder = Folder()
    let file = try folder.write("allow-plaintext = yes", to: "okrd.conf")
    for (words, isOn) in [([], true), (["--no-allow-plaintext"], false)] {
      let serve = try #require(try OKRD.parseAsRoot(["--config", file] + words) as? Serve)
      #expect(try serve.options.read().isOn(.allowPlaintext) == isOn)
    }
  }

  @Test func everyProblemIsToldWithItsPlace() throws {
    let folder = Folder()
    let file = try folder.write(
      """
      # Comments and empty lines don't count.

      pool-lane = 4
      just words
      pool-lanes = 65
      listen = nowhere
        log-level=loud
      drain-seconds =
      socket = /run/a # here
      socket = /run/b
      socket = /run/c
      migrate = true
      """, to: "okrd.conf")
    let told = self.problems { () throws(SettingsFailure) in
      _ = try Settings(
        flags: [.organisationRate: "many"], environment: ["OKRD_POOL_LANS": "1", "OKRD_X": "1"],
        file: file)
    }
    #expect(
      Set(told) == [
        "--organisation-rate: organisation-rate takes a whole number from 0 to 1000000, in "
          + "requests a second, not \"many\".",
        "OKRD_POOL_LANS: There is no such setting; did you mean OKRD_POOL_LANES?",
        "OKRD_X: There is no such setting; unset it.",
        "\(file):3: There is no key \"pool-lane\"; did you mean pool-lanes?",
        "\(file):4: A line is \"key = value\", or a comment that begins with #.",
        "\(file):5: pool-lanes takes a whole number from 0 to 64, not \"65\".",
        "\(file):6: listen takes HOST:PORT, such as 127.0.0.1:7443, or none, not \"nowhere\".",
        "\(file):7: log-level takes trace, debug, info, notice, warning, error, critical, and others "
          + "for okrd, rpc, store, hosts behind it, such as info,store=debug, not \"loud\".",
        "\(file):8: drain-seconds takes a whole number from 0 to 3600, in seconds, and has no "
          + "value.",
        "\(file):9: A comment has a line of its own; this one is part of a value.",
        "\(file):11: socket stands in line 10 already.",
        "\(file):12: migrate takes yes or no, not \"true\".",
      ])
  }

  @Test func aFileIsTextOfBoundedLength() throws {
    let folder = Folder()
    let long = try folder.write(String(repeating: "#", count: 65_537), to: "long")
    let missing = "\(folder.path)/missing"
    for (path, word) in [(long, "longer than 65536 bytes"), (missing, "No such file")] {
      let told = self.problems { () throws(SettingsFailure) in _ = try Settings(file: path) }
      #expect(told.count == 1)
      #expect(told.first?.contains(word) == true, "\(told)")
    }
    let whole = try folder.write(String(repeating: "#", count: 65_536), to: "whole")
    #expect(try Settings(file: whole).text(.data) == nil)
  }

  @Test func whatTheyAskOfOneAnotherIsChecked() throws {
    let folder = Folder()
    let open = try folder.write("key", to: "open.key", mode: 0o644)
    let closed = try folder.write("key", to: "closed.key")
    func told(_ flags: [SettingKey: String]) throws -> String {
      let settings = try Settings(flags: flags)
      return self.problems { () throws(SettingsFailure) in try settings.checkServer() }
        .joined(separator: "\n")
    }
    #expect(try told([.data: "/d"]) == "")
    #expect(try told([:]).contains("Say where the data lies"))
    #expect(
      try told([.data: "/d", .database: "dbname=okr"]).hasPrefix(
        "--database: The data lies in one place"))
    let network = try told([.data: "/d", .listen: "0.0.0.0:1"])
    #expect(network.contains("TLS") && network.contains("--allow-plaintext"))
    #expect(try told([.data: "/d", .listen: "0.0.0.0:1", .allowPlaintext: "yes"]) == "")
    #expect(try told([.data: "/d", .listen: "none"]).contains("--socket"))
    #expect(try told([.data: "/d", .tlsKey: closed]).contains("--tls-certificate as well"))
    #expect(try told([.data: "/d", .tlsKey: closed, .tlsCertificate: "/c"]) == "")
    let exposed = try told([.data: "/d", .tlsKey: open, .tlsCertificate: "/c"])
    #expect(exposed.contains("mode 644") && exposed.contains("chmod 600 \(open)"))
    #expect(try told([.data: "/d", .databasePasswordFile: closed]).contains("has no password"))
  }

  @Test func twoListenersHaveTwoAddresses() throws {
    func told(_ listen: String, _ management: String?) -> [String] {
      self.problems { () throws(SettingsFailure) in
        var flags: [SettingKey: String] = [
          .data: "/tmp/none", .listen: listen, .allowPlaintext: "yes",
        ]
        flags[.management] = management
        try Settings(flags: flags).checkServer()
      }
    }
    for (listen, management) in [
      ("127.0.0.1:7999", "127.0.0.1:7999"), ("0.0.0.0:7999", "127.0.0.1:7999"),
      ("[::1]:7999", "[::]:7999"), ("127.0.0.1:7444", nil),
    ] {
      let problems = told(listen, management)
      #expect(problems.count == 1 && problems[0].contains("are one address"), "\(problems)")
    }
    for (listen, management) in [
      ("127.0.0.1:7999", "127.0.0.1:7998"), ("127.0.0.1:7999", "127.0.0.2:7999"),
      ("127.0.0.1:7999", "none"), ("127.0.0.1:0", "127.0.0.1:0"), ("127.0.0.1:7999", nil),
    ] {
      #expect(told(listen, management) == [])
    }
  }

  @Test func levelsAreOneForAllAndOthersForParts() throws {
    for (text, all, store, rpc) in [
      ("info", "info", "info", "info"), ("error,store=debug", "error", "debug", "error"),
      ("rpc=trace", "info", "info", "trace"),
      ("store=debug,error,rpc=info", "error", "debug", "info"),
    ] {
      let levels = try #require(LogLevels(text))
      #expect(levels.standard.rawValue == all, "\(text)")
      #expect(levels.level(of: "store").rawValue == store, "\(text)")
      #expect(levels.level(of: "rpc").rawValue == rpc, "\(text)")
    }
    for text in [
      "", "loud", "info,error", "shop=info", "store=loud", "store=info,store=debug", "info,",
    ] {
      #expect(LogLevels(text) == nil, "\(text)")
    }
    let threshold = LogThreshold(LogLevels(.error))
    let store = JSONLog.logger(threshold).of(.store)
    #expect(store.logLevel == .error)
    threshold.levels = try #require(LogLevels("store=trace"))
    #expect(store.logLevel == .trace && JSONLog.logger(threshold).logLevel == .info)
  }

  @Test(arguments: [
    ("off", 0), ("top1", 1), ("top20", 20), ("top100", 100), ("top101", nil), ("top0", nil),
    ("20", nil),
    ("top", nil), ("top+5", nil), ("top 5", nil), ("topten", nil), ("Top5", nil),
    ("top99999999999999999999", nil),
  ])
  func theFirstNAreBounded(_ text: String, _ number: Int?) {
    let settings = try? Settings(flags: [.metricsByOrganisation: text])
    #expect(settings?.number(.metricsByOrganisation) == number)
  }

  /// Nothing stands beyond the terminal's edge, and no value is cut.
  @Test(arguments: [40, 80, 200]) func theValuesFitTheTerminal(_ columns: Int) throws {
    let folder = Folder()
    let file = try folder.write("pool-lanes = 4\n", to: "okrd.conf")
    for words in [
      ["config", "show", "--config", file, "--database", "host=db.example dbname=okr"],
      ["config", "keys"], ["doctor", "--list"],
    ] {
      let run = try Program.run(words, environment: ["OKR_FORCE_TTY": "\(columns)"])
      #expect(run.status == 0, "\(run.err)")
      for line in run.out.split(separator: "\n") {
        #expect(line.count <= columns, "\(words): \(line)")
      }
      #expect(!run.out.contains("…"))
      let whole = run.out.filter { !$0.isWhitespace }
      if words[1] == "show" {
        #expect(whole.contains(file) && whole.contains("dbname=okr"), "\(run.out)")
      }
    }
  }

  @Test func aServiceIsShown() throws {
    let settings = try Settings(flags: [.database: "service=okr"])
    #expect(settings.shown(.database) == "service=okr")
  }

  @Test func aPasswordIsNeverShown() throws {
    let folder = Folder()
    for (url, words) in [
      (
        "postgresql://okr:geheim@db.example:5433/okr?sslmode=verify-full",
        "host=db.example port=5433 dbname=okr user=okr sslmode=verify-full password=(set)"
      ),
      (
        "host=db.example dbname=okr user='an na' password=geheim application_name=x",
        "host=db.example dbname=okr user='an na' application_name=x password=(set)"
      ),
      (
        "postgresql://a.example,b.example/okr?sslpassword=geheim&user=okr",
        "host=a.example,b.example dbname=okr user=okr sslpassword=(set)"
      ),
      ("service=okr sslmode=require", "service=okr sslmode=require"),
    ] {
      let settings = try Settings(flags: [.database: url])
      #expect(settings.shown(.database) == words)
      // What is shown can be given again, but for the password.
      let again = try Settings(flags: [.database: words])
      #expect(again.shown(.database) == words)
      let shown = try Program.run(["config", "show"], environment: ["OKRD_DATABASE": url])
      #expect(shown.status == 0)
      #expect(shown.out.contains(words) && !shown.out.contains("geheim"), "\(shown.out)")
    }
    let told = self.problems { () throws(SettingsFailure) in
      _ = try Settings(environment: ["OKRD_DATABASE": "host=db password=geheim nonsense"])
    }
    #expect(told.count == 1 && !told[0].contains("geheim"), "\(told)")
    // Without a password the file may be read by all; with one it may not.
    let text = "database = host=db.example password=geheim"
    let exposed = try folder.write(text, to: "exposed.conf", mode: 0o644)
    let words = self.problems { () throws(SettingsFailure) in _ = try Settings(file: exposed) }
    #expect(words.count == 1 && words[0].contains("chmod 600"), "\(words)")
    let plain = try folder.write("database = host=db.example", to: "plain.conf", mode: 0o644)
    #expect(try Settings(file: plain).shown(.database) == "host=db.example")
  }

  @Test func aPasswordsFileIsItsOwnersAlone() throws {
    let folder = Folder()
    let closed = try folder.write("geheim\nmore\n", to: "closed")
    let settings = try Settings(
      flags: [.database: "host=db.example user=okr", .databasePasswordFile: closed])
    #expect(try settings.databaseEndpoint()?.hasPassword == true)
    #expect(settings.endpoint?.hasPassword == false)
    let open = try folder.write("geheim", to: "open", mode: 0o640)
    #expect(throws: Failure.self) { try SecretFile.firstLine(open) }
    let empty = try folder.write("\n", to: "empty")
    #expect(throws: Failure.self) { try SecretFile.firstLine(empty) }
  }

  @Test func aFileIsCheckedWithoutAStart() throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    let right = try folder.write("data = \(data)\npool-lanes = 2\n", to: "right.conf")
    let fine = try Program.run(["config", "check", right])
    #expect(fine.status == 0)
    #expect(fine.out == "\(right): 2 settings, nothing wrong.\n")
    let wrong = try folder.write("data = \(data)\npool-lanes = 200\nx = 1\n", to: "wrong.conf")
    let found = try Program.run(["config", "check", wrong])
    #expect(found.status == 78)
    #expect(found.err.contains("okrd: \(wrong):2: pool-lanes takes"))
    #expect(found.err.contains("okrd: \(wrong):3: There is no key"))
    let start = try Program.run(["--config", wrong])
    #expect(start.status == 78)
    // A server's log is JSON, and this is a line of it.
    let lines = start.err.split(separator: "\n")
    #expect(lines.count == 2, "\(start.err)")
    for (line, problem) in zip(lines, found.err.split(separator: "\n")) {
      let event = try JSONReader.read(String(line))
      #expect(event["level"]?.stringValue == "critical")
      #expect(event["component"]?.stringValue == "okrd")
      #expect(event["msg"]?.stringValue.map { "okrd: \($0)" } == String(problem))
    }
    #expect(access(data, F_OK) != 0, "refused only after the data was touched")
  }

  /// What a start would refuse is found by the check, without a start.
  @Test func filesThatAFileNamesAreCheckedToo() throws {
    let folder = Folder()
    func check(_ lines: String) throws -> Run {
      let file = try folder.write(lines, to: "okrd.conf")
      return try Program.run(["config", "check", file])
    }
    let gone = try check("data = /d\ntls-certificate = /nope/c\ntls-key = /nope/k\n")
    #expect(gone.status == 78)
    #expect(gone.err.contains("okrd.conf:2: /nope/c: The file can't be read: No such file"))
    #expect(gone.err.contains("okrd.conf:3: /nope/k: The file can't be read"))
    let password = try check("database = host=db\ndatabase-password-file = /nope/password\n")
    #expect(password.status == 78 && password.err.contains("okrd.conf:2: /nope/password: "))
    let empty = try folder.write("\n", to: "empty")
    let blank = try check("database = host=db\ndatabase-password-file = \(empty)\n")
    #expect(blank.status == 78 && blank.err.contains("first line is empty"), "\(blank.err)")
    let (chain, key) = try Certificate.make(in: folder, days: 10)
    let tls = "data = /d\ntls-certificate = \(chain)\ntls-key = "
    #expect(try check(tls + "\(key)\n").status == 0)
    let stranger = Folder()
    let (_, foreign) = try Certificate.make(in: stranger, days: 10)
    let other = try check(tls + "\(foreign)\n")
    #expect(other.status == 78 && other.err.contains("okrd.conf:2: can't use certificate"))
  }

  /// A name may begin with 127 as well, and lead anywhere.
  @Test(arguments: [
    ("127.0.0.1", true), ("127.9.8.7", true), ("localhost", true), ("::1", true),
    ("127.example.com", false), ("127.0.0.1.example.com", false), ("128.0.0.1", false),
    ("0.0.0.0", false),
  ])
  func onlyThisMachinesAddressesAreLoopback(_ host: String, _ isLoopback: Bool) {
    #expect(HostAndPort(host: host, port: 1).isLoopback == isLoopback)
  }

  @Test func thePageIsTheTable() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let page = try SmallFile.text("/\(root)/docs/CONFIGURATION.md", mostBytes: 1 << 16)
    #expect(
      page == SettingsPage.markdown + "\n",
      "docs/CONFIGURATION.md is old: okrd config keys --markdown > docs/CONFIGURATION.md")
    #expect(Set(SettingKey.allCases.map(\.variable)).count == SettingKey.allCases.count)
  }
}
