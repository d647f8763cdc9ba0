// Zones from files: found, not found, never outside their directory.

internal import BoundedTestSupport
internal import OKRModel
internal import Testing

@testable internal import ZoneFiles

@Suite(.bounded) struct ZoneFilesTests {
  @Test func findsTheZonesOfTheMachine() throws {
    let files = ZoneFiles()
    for _ in 0..<2 {
      let kathmandu = try #require(files.rules(named: "Asia/Kathmandu"))
      #expect(kathmandu.offsetSeconds(atUnixSeconds: 1_780_000_000) == 20_700)
      #expect(files.rules(named: "Asia/Nowhere") == nil)
    }
    #expect(files.rules(named: "Etc/GMT+5")?.offsetSeconds(atUnixSeconds: 0) == -18_000)
  }

  @Test func directoriesAndOtherFilesAreNoZones() {
    let files = ZoneFiles()
    #expect(files.rules(named: "America") == nil)
    #expect(files.rules(named: "tzdata.zi") == nil)
    #expect(ZoneFiles(directory: "/dev").rules(named: "zero") == nil)
  }

  @Test(arguments: [
    "", "/etc/passwd", "../zoneinfo/UTC", "Asia/../UTC", "Asia//Tokyo", "Asia/Tokyo/", "./UTC",
    "Asia/Tokyo\0", "Ásia/Tokyo", String(repeating: "a", count: 129),
  ]) func refusesNamesThatLeadElsewhere(name: String) {
    #expect(!ZoneFiles.isZoneName(name))
    #expect(ZoneFiles().rules(named: name) == nil)
  }
}
