// A quarter from nothing to its close, by the commands that `okr help quarter` shows, on a real
// server.

import BoundedTestSupport
import Testing

@testable import okr

@Suite(.bounded) struct QuarterTests {
  @Test func theHelpTopicLeadsToAClosedQuarter() async throws {
    let live = try await LiveServer.start()
    let folder = try ExampleFolder()
    try LocalFile.writePrivate("\(folder.path)/operator.token", live.token)
    let environment = folder.environment
    let topic = try #require(try HelpTopic.text(for: ["help", "quarter"]))
      .replacing(#/ \\\n */#, with: " ").replacing("127.0.0.1:7443", with: live.place)
      .replacing(/[a-z]+\.token/) { "\(folder.path)/\($0.output)" }
    let lines = topic.split(separator: "\n").map { $0.drop { $0 == " " } }
      .filter { $0.hasPrefix("okr ") }.map(String.init)
    #expect(lines.count >= 23)
    for line in lines {
      let result = await live.run(line, environment)
      let differs = line.contains("cycle diff")
      #expect(result.status == (differs ? .found : .done), "\(line)\n\(result.out)\(result.err)")
      if line.contains("readiness") {
        #expect(result.out.contains("1 without a grade"), "\(result.out)")
      }
    }
    let figures = await live.run(
      "okr cycle figures q3 --close 1 -o csv --fields id,objective,state,score,grade,value",
      environment)
    #expect(
      figures.outLines == [
        "id,objective,state,score,grade,value", "o-1,,active,0.600000,0.700000,",
        "kr-1,o-1,active,0.600000,,210",
      ], "\(figures.out)\(figures.err)")
    let refused = await live.run("okr checkin record kr-1 300", environment)
    #expect(refused.status == .forbiddenByState)
    let gate = await live.run("okr cycle readiness q3 --gate", environment)
    #expect(gate.status == .done, "\(gate.out)\(gate.err)")
    let verified = await live.run("okr server verify", environment)
    #expect(verified.status == .done, "\(verified.out)\(verified.err)")
    await live.stop()
  }
}
