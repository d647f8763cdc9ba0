// Long output goes through the pager that the environment names, short output and pipes do not.

import BoundedTestSupport
import Glibc
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct PagerTests {
  private func regions(_ count: Int) -> FakeBackend {
    FakeBackend([
      "okr.v1.RegionService/ListRegions": { _ in
        ListRegionsResponse(regions: (0..<count).map { Region(id: "r-\($0)", name: "R") })
      }
    ])
  }

  @Test func longOutputIsPaged() async throws {
    let folder = try TemporaryFolder()
    let seen = folder.path + "/seen"
    let result = await runOKR(
      "okr region list -o id", self.regions(30), environment: ["OKR_PAGER": "cat > \(seen)"],
      columns: 80, rows: 24)
    #expect(result.status == .done && result.out.isEmpty, "\(result.err)")
    let text = try LocalFile.readText(seen, limitBytes: 4096)
    #expect(text == (0..<30).map { "r-\($0)\n" }.joined())
  }

  @Test(arguments: [(10, 24, 80), (30, nil, 80), (30, 24, nil)] as [(Int, Int?, Int?)])
  func shortOutputAndPipesAreNot(_ count: Int, _ rows: Int?, _ columns: Int?) async {
    let result = await runOKR(
      "okr region list -o id", self.regions(count), environment: ["OKR_PAGER": "exit 3"],
      columns: columns, rows: rows)
    #expect(result.status == .done)
    #expect(result.out == (0..<count).map { "r-\($0)\n" }.joined())
  }

  @Test func aReaderThatHasSeenEnoughIsNoFailure() async {
    let result = await runOKR(
      "okr region list -o id", self.regions(100_000),
      environment: ["OKR_PAGER": "head -n 1 >/dev/null"],
      columns: 80, rows: 24)
    #expect(result.status == .done && result.err.isEmpty)
  }

  @Test func aPagerThatIsNotThereIsNamed() async {
    let result = await runOKR(
      "okr region list -o id", self.regions(100_000),
      environment: ["OKR_PAGER": "okr-no-such-pager 2>/dev/null"], columns: 80, rows: 24)
    #expect(result.status == .configuration)
    #expect(result.err.contains("okr-no-such-pager") && result.err.contains("OKR_PAGER=cat"))
  }

  @Test func theEnvironmentChooses() throws {
    #expect(Pager.command(["OKR_PAGER": "more", "PAGER": "most"]) == "more")
    #expect(Pager.command(["PAGER": "most"]) == "most")
    #expect(Pager.command(["OKR_PAGER": "cat", "PATH": "/usr/bin"]) == nil)
    #expect(Pager.command(["OKR_PAGER": ""]) == nil)
    let folder = try TemporaryFolder()
    #expect(Pager.command(["PATH": folder.path]) == nil)
    _ = try folder.write("less", "#!/bin/sh\n")
    #expect(chmod(folder.path + "/less", 0o755) == 0)
    #expect(Pager.command(["PATH": "/nowhere:" + folder.path]) == "less -FIRX")
  }
}
