// The doctor and config check refuse what a start refuses, warn of what it warns of, and pass the rest.

import BoundedTestSupport
import ExactJSON
import Foundation
import Logging
import OKRStore
import OKRTransport
import StoreTestSupport
import Testing

@testable import okrd

@Suite(.bounded) struct StartCheckTests {
  /// The doctor's finding of one check of the host, or of TLS.
  private func finding(_ check: String, _ words: [String], as account: String? = nil) throws
    -> (verdict: String, text: String)
  {
    let run = try Program.run(
      ["doctor", "--only", "host", "--only", "tls", "--format", "json"] + words, as: account)
    let json = try JSONReader.read(run.out)
    guard case .array(let findings) = json["findings"] else { return ("", run.err) }
    let found = findings.first { $0["check"]?.stringValue == check }
    let words = [found?["text"]?.stringValue, found?["advice"]?.stringValue].compactMap { $0 }
    return (found?["verdict"]?.stringValue ?? "", words.joined(separator: ": "))
  }

  private func start(_ data: String) throws -> Run {
    try Program.run(["--data", data, "--listen", "127.0.0.1:0", "--management", "none"])
  }

  @Test func aDirectoryThatOthersMayWriteToIsRefusedByBoth() throws {
    let folder = Folder()
    let open = "\(folder.path)/open"
    mkdir(open, 0o755)
    chmod(open, 0o1777)
    let found = try self.finding("directory", ["--data", open])
    #expect(found.verdict == "failure" && found.text.contains("mode 1777"), "\(found)")
    let run = try self.start(open)
    #expect(run.status == 1 && run.err.contains(found.text), "\(run.err)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: open) == [], "nothing was made")
  }

  @Test func aRestoreThatWasCutOffIsRefusedByBoth() throws {
    let folder = Folder()
    let data = "\(folder.path)/data"
    try FileManager.default.createDirectory(
      atPath: "\(data)/restore.new", withIntermediateDirectories: true)
    let found = try self.finding("directory", ["--data", data])
    #expect(found.verdict == "failure", "\(found)")
    #expect(found.text.contains("run okrd backup restore again"), "\(found)")
    let run = try self.start(data)
    #expect(run.status == 1 && run.err.contains("run okrd backup restore again"), "\(run.err)")
  }

  @Test func aFileInTheDirectorysPlaceIsRefused() throws {
    let folder = Folder()
    let file = try folder.write("", to: "file")
    let found = try self.finding("directory", ["--data", file])
    #expect(found.verdict == "failure" && found.text.contains("isn't a directory"), "\(found)")
  }

  /// A start gives an own directory its mode; so it is no fault that it is closed before.
  @Test(.enabled(if: geteuid() == 0, "other accounts need root")) func aClosedDirectoryIsOpened()
    throws
  {
    let folder = Folder()
    let data = "\(folder.path)/data"
    mkdir(data, 0o500)
    let nobody = try #require(getpwnam("nobody")).pointee
    chown(data, nobody.pw_uid, nobody.pw_gid)
    let words = ["--data", data]
    let place = try self.finding("directory", words, as: "nobody")
    #expect(place.verdict == "ok", "\(place)")
    let sync = try self.finding("disk sync", words, as: "nobody")
    #expect(sync.verdict == "skipped", "\(sync)")
    // It is another account's for everybody else.
    let other = try self.finding("directory", words, as: "daemon")
    #expect(other.verdict == "failure", "\(other)")
    #expect(other.text.contains("may not write to it"), "\(other)")
  }

  private static let day: Int64 = 86_400

  @Test func theTimeIsHeldAgainstACertificate() {
    let validity = CertificateValidity(notBefore: 1_000 * Self.day, notAfter: 1_100 * Self.day)
    func age(_ now: Int64) -> CertificateAge { CertificateAge(validity, now: now) }
    #expect(age(1_000 * Self.day - 1) == .notYetValid(begin: 1_000 * Self.day))
    #expect(age(1_000 * Self.day) == .valid(days: 100))
    #expect(age(1_070 * Self.day) == .valid(days: 30))
    #expect(age(1_070 * Self.day + 1) == .ending(days: 29, end: 1_100 * Self.day))
    #expect(age(1_100 * Self.day) == .expired(end: 1_100 * Self.day))
    #expect(age(1_100 * Self.day).words == "it expired on 1973-01-05: clients refuse it")
    #expect(age(0).isRefused && !age(1_080 * Self.day).isRefused)
    #expect(age(1_010 * Self.day).warning == nil && age(0).warning != nil)
  }

  @Test(arguments: [
    ("20200101000000Z", "20210101000000Z", "it expired on 2021-01-01"),
    ("20900101000000Z", "20910101000000Z", "it isn't valid before 2090-01-01T00:00:00Z"),
  ])
  func aCertificateThatClientsRefuseIsTold(_ begin: String, _ end: String, _ words: String) throws {
    let folder = Folder()
    let (chain, key) = try Certificate.make(in: folder, from: begin, to: end)
    let flags = ["--data", "\(folder.path)/data", "--tls-certificate", chain, "--tls-key", key]
    let found = try self.finding("expiry", flags)
    #expect(found.verdict == "failure" && found.text.hasPrefix(words), "\(found)")
    let file = try folder.write(
      "data = /d\ntls-certificate = \(chain)\ntls-key = \(key)\n", to: "okrd.conf")
    let check = try Program.run(["config", "check", file])
    #expect(check.status == 2 && check.out.isEmpty, "\(check)")
    #expect(check.err.hasPrefix("okrd: \(file):2: \(chain): \(words)"), "\(check.err)")
    // A start serves with it, and warns.
    let log = RecordedLog()
    try Settings(file: file).warnOfCertificate(log.logger)
    #expect(log.text.contains("clients refuse it"), "\(log.text)")
  }

  @Test func aCertificateThatEndsSoonIsNoFault() throws {
    let folder = Folder()
    let (chain, key) = try Certificate.make(in: folder, days: 10)
    let file = try folder.write(
      "data = /d\ntls-certificate = \(chain)\ntls-key = \(key)\n", to: "okrd.conf")
    let check = try Program.run(["config", "check", file])
    #expect(check.status == 0 && check.out.hasSuffix("nothing wrong but that.\n"), "\(check)")
    #expect(check.err.contains(#/it expires in (9|10) days, on 2/#), "\(check.err)")
  }
}
