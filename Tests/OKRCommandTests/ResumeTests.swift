// An import that broke off: the command that is printed goes on with it, and nothing is taken in
// twice.

import BoundedTestSupport
import OKRModel
import OKRServer
import StoreTestSupport
import Testing

@testable import okr

@Suite(.bounded) struct ResumeTests {
  /// More changes than one commit takes, each with a check-in that has no time of its own.
  private static let objectives = 700

  private static var document: String {
    let rows = (1...Self.objectives).map { number in
      """
      {"id": "o-\(number)", "cycle": "q", "title": "Aim \(number)", "key_results": [
        {"id": "kr-\(number)", "kind": "metric", "target": 10, "title": "T", "current": 5}]}
      """
    }
    return """
      {"cycles": [{"id": "q", "start": "2020-01-01", "end": "2020-03-31"}],
       "objectives": [\(rows.joined(separator: ",\n"))]}
      """
  }

  private struct Scene {
    let folder: TemporaryFolder
    let live: LiveServer
    let proxy: CuttingProxy
    let file: String
    /// By the proxy.
    var environment: [String: String]

    static func make() async throws -> Scene {
      let folder = try TemporaryFolder()
      let live = try await LiveServer.start(socket: folder.path + "/okr.sock")
      await live.prepare("okr org create acme", live.environment())
      let proxy = try CuttingProxy(serverSocket: folder.path + "/okr.sock")
      var environment = live.environment("acme")
      environment["OKR_SERVER"] = "unix:" + proxy.path
      return Scene(
        folder: folder, live: live, proxy: proxy,
        file: try folder.write("big.json", ResumeTests.document), environment: environment)
    }

    /// Runs the command that a failure printed.
    func goOn(_ broken: RunResult, on live: LiveServer) async throws -> RunResult {
      let line = try #require(broken.err.split(separator: "\n").first { $0.contains("  try  ") })
      let command = String(line.drop { $0 == " " }.dropFirst(3).drop { $0 == " " })
      #expect(command.hasPrefix("okr import \(self.file)") && command.contains("--request-id "))
      return await live.run(command, live.environment("acme"))
    }

    /// All of the document is there, once.
    func check(_ live: LiveServer) async {
      let environment = live.environment("acme")
      let ids = await live.run("okr objective list --all -o id", environment)
      #expect(ids.outLines.count == ResumeTests.objectives)
      for number in [1, 300, ResumeTests.objectives] {
        let records = await live.run("okr checkin list kr-\(number) -o id", environment)
        #expect(records.outLines.count == 1, "kr-\(number): \(records.out)")
      }
      let diff = await live.run("okr diff -f \(self.file)", environment)
      #expect(diff.status == .done, "\(diff.out)")
      #expect(await live.run("okr server verify", environment).status == .done)
    }
  }

  @Test func theReplyIsLost() async throws {
    let scene = try await Scene.make()
    // The welcome is the first one.
    scene.proxy.cutReply(2)
    let broken = await scene.live.run(
      "okr import \(scene.file) --effective 2021-01-01T00:00:00Z", scene.environment)
    #expect(broken.status == .unreachable, "\(broken.out)\(broken.err)")
    #expect(broken.err.contains("may have taken in all of it"))
    // What was said beside the file is part of the request.
    #expect(broken.err.contains("--effective 2021-01-01T00:00:00Z --request-id"))
    let resumed = try await scene.goOn(broken, on: scene.live)
    #expect(resumed.status == .done, "\(resumed.err)")
    await scene.check(scene.live)
    scene.proxy.close()
    await scene.live.stop()
  }

  @Test func theDocumentIsCutOff() async throws {
    let scene = try await Scene.make()
    scene.proxy.cutRequest(afterBytes: 40_000)
    let broken = await scene.live.run("okr import \(scene.file)", scene.environment)
    #expect(broken.status == .unreachable, "\(broken.out)\(broken.err)")
    let none = await scene.live.run("okr objective list -o id", scene.live.environment("acme"))
    #expect(none.outLines.isEmpty)
    let resumed = try await scene.goOn(broken, on: scene.live)
    #expect(resumed.status == .done && resumed.out.contains("new"), "\(resumed.err)")
    await scene.check(scene.live)
    scene.proxy.close()
    await scene.live.stop()
  }

  /// However far it came: another server goes on with the same request.
  @Test func theServerStopsInTheMiddle() async throws {
    let scene = try await Scene.make()
    let direct = scene.live.environment("acme")
    let (live, line, environment) = (scene.live, "okr import \(scene.file)", scene.environment)
    let running = Task { await live.run(line, environment) }
    // An import that fails before anything is there goes on below, too.
    for _ in 0..<400 {
      try await Task.sleep(for: .milliseconds(20))
      let ids = await scene.live.run("okr objective list -o id --limit 1", direct)
      if !ids.outLines.isEmpty { break }
    }
    // Its news is lost in any case.
    scene.proxy.cutNextReply()
    await scene.live.server.drain(grace: .milliseconds(1))
    let broken = await running.value
    let next = try await LiveServer.start(over: scene.live.endpoint)
    if broken.status != .done {
      let resumed = try await scene.goOn(broken, on: next)
      #expect(resumed.status == .done, "\(resumed.err)")
    }
    await scene.check(next)
    scene.proxy.close()
    await next.stop()
  }
}
