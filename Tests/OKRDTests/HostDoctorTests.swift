// The doctor's look at the kernel and at the time zones.

import BoundedTestSupport
import ExactJSON
import Foundation
import Testing

@testable import okrd

@Suite(.bounded) struct HostDoctorTests {
  @Test func randomNumbersThatAreAwaitedAreAWarning() {
    #expect(KernelChecks.entropy(taken: 32, error: 0).verdict == .ok)
    let waits = KernelChecks.entropy(taken: -1, error: EAGAIN)
    #expect(waits.verdict == .warning)
    #expect(waits.advice != nil)
    let closed = KernelChecks.entropy(taken: -1, error: ENOSYS)
    #expect(closed.verdict == .skipped)
    #expect(closed.text == "the kernel doesn't tell: Function not implemented")
  }

  @Test func aClockThatNothingKeepsInStepIsAWarning() {
    func finding(_ state: Int32, _ status: Int32, error: Int32 = 0) -> Finding {
      KernelChecks.timeSync(state: state, status: status, microseconds: 12_345, error: error)
    }
    let (inStep, leapSecond, unknown) = (Int32(0), Int32(1), Int32(5))
    let unsynchronised: Int32 = 0x40
    #expect(finding(inStep, 0x2001).text == "in step, at most 12.34 ms off")
    #expect(finding(leapSecond, 0x2001).verdict == .ok)
    #expect(finding(unknown, 0).verdict == .warning)
    #expect(finding(inStep, unsynchronised).verdict == .warning)
    #expect(finding(inStep, unsynchronised).advice?.contains("chrony") == true)
    #expect(finding(-1, 0, error: EPERM).verdict == .skipped)
  }

  @Test func zonesAreCountedAndOldOnesToldApart() {
    func finding(
      _ release: String?, listed: Int = 312, unreadable: [String] = [], year: Int = 2026
    ) -> Finding {
      ZoneChecks.zones(
        in: "/zones", release: release, listed: listed, unreadable: unreadable, year: year)
    }
    #expect(finding("2026b").text == "312 zones in /zones, release 2026b")
    #expect(finding("2024a").verdict == .ok)
    #expect(finding("2023d").verdict == .warning)
    #expect(finding(nil).verdict == .ok)
    #expect(finding(nil).text == "312 zones in /zones")
    #expect(finding(nil, listed: 0).verdict == .warning)
    let broken = finding("2026b", unreadable: ["A/A", "B/B", "C/C", "D/D", "UTC"])
    #expect(broken.verdict == .failure)
    #expect(broken.text == "/zones has no usable rules of A/A, B/B, C/C and 2 more")
    #expect(finding(nil, unreadable: ["UTC"]).text == "/zones has no usable rules of UTC")
  }

  /// The doctor's findings about the host, by their checks.
  private func examine(
    _ environment: [String: String]
  ) throws -> [String: JSONValue] {
    let run = try Program.run(
      ["doctor", "--database", "host=nowhere", "--only", "host", "--format", "json"],
      environment: environment)
    let json = try JSONReader.read(run.out)
    guard case .array(let findings) = json["findings"] else { return [:] }
    return Dictionary(
      findings.map { ($0["check"]?.stringValue ?? "", $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  @Test func theZonesOfThisMachineAreRead() throws {
    let found = try self.examine([:])
    #expect(found["time zones"]?["verdict"]?.stringValue == "ok", "\(found)")
    #expect(found["time zones"]?["text"]?.stringValue?.contains("/usr/share/zoneinfo") == true)
    // Whatever the kernel says here, it is said in words.
    for check in ["entropy", "time sync"] {
      #expect(found[check]?["text"]?.stringValue?.isEmpty == false, "\(found)")
    }
  }

  @Test func zonesThatAreMissingAreNamed() throws {
    let folder = Folder()
    let none = try self.examine(["TZDIR": folder.path])
    #expect(
      none["time zones"]?["text"]?.stringValue == "\(folder.path) has no usable rules of UTC")
    for name in ["UTC", "Japan"] {
      // Names may be links to one another.
      try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)"))
        .write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }
    #expect(
      try self.examine(["TZDIR": folder.path])["time zones"]?["verdict"]?.stringValue == "warning")
    _ = try folder.write("# version 2026a\n# more\n", to: "tzdata.zi")
    let table = "# a comment\nJP\t+353916+1394441\tJapan\tTokyo\n"
    _ = try folder.write(table, to: "zone1970.tab")
    let fine = try self.examine(["TZDIR": folder.path])["time zones"]
    #expect(fine?["text"]?.stringValue == "1 zone in \(folder.path), release 2026a")
    _ = try folder.write(table + "PL\t+5215+02100\tEurope/Warsaw\n", to: "zone1970.tab")
    _ = try folder.write("no zone\n", to: "Japan")
    let broken = try self.examine(["TZDIR": folder.path])["time zones"]
    #expect(broken?["verdict"]?.stringValue == "failure")
    #expect(
      broken?["text"]?.stringValue
        == "\(folder.path) has no usable rules of Japan, Europe/Warsaw")
  }
}
