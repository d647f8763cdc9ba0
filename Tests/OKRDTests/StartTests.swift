// Starting: what is said when it is ready, what is warned of, and what is refused.

import Glibc
import OKRStore
import StoreTestSupport
import Testing

@testable import okrd

@Suite struct StartTests {
  @Test func aPersonReadsABannerAndALogAnEvent() {
    let news = Announcement(
      title: "okrd 1 is ready in 0.4 s",
      lines: [
        Announcement.Line(label: "listening", name: "listen", text: "127.0.0.1:1 (TLS)"),
        Announcement.Line(label: "data", name: "data", text: "a \"b\""),
      ])
    #expect(
      news.banner == """
        okrd 1 is ready in 0.4 s
          listening  127.0.0.1:1 (TLS)
          data       a "b"
        """)
    #expect(news.event.hasPrefix("{\"time\":\"20"))
    #expect(news.event.contains("\"listen\":\"127.0.0.1:1 (TLS)\",\"data\":\"a \\\"b\\\"\""))
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
    #expect(news["listen"]?.hasSuffix(" (plain TCP)") == true)
    #expect(news["data"] == "embedded PostgreSQL in \(data) (durable)")
    #expect(news["protocol"] == "version 1")
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
