// What an import moved is told as its trial tells it, over however many commits it goes.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct ImportMovedTests {
  /// More changes than one commit takes, and more scores than an answer names.
  private static let count = ServerLimits.importChangesPerCommit + 90

  private static func document(_ value: String?) -> [UInt8] {
    let keyResults = (0..<Self.count).map { number in
      let checkIns = value.map { #", "check_ins": [{"value": \#($0)}]"# } ?? ""
      return #"{"id": "k\#(number)", "title": "k", "kind": "graded"\#(checkIns)}"#
    }
    return Array(
      """
      {"cycles": [{"id": "q", "start": "2020-01-01", "end": "2099-12-31"}],
       "objectives": [{"id": "top", "cycle": "q", "title": "t",
         "key_results": [\(keyResults.joined(separator: ", "))]}]}
      """.utf8)
  }

  @Test func allIsCountedAndTheFirstAreNamed() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    _ = try await acme.importDocument(Self.document(nil))
    let trial = try await acme.importDocument(
      Self.document("0.5"), .new(validateOnly: true)
    ).outcome
    let key = OKRModel.Mutation.new()
    let live = try await acme.importDocument(Self.document("0.5"), key).outcome
    #expect(live?.scoreChangesTotal == Int32(Self.count + 1))
    #expect(live?.scoreChanges.count == Limits.scoreChangesPerOutcome)
    #expect(live?.scoreChanges == trial?.scoreChanges)
    #expect(live?.scoreChangesTotal == trial?.scoreChangesTotal)
    #expect(live?.scoreChanges.first?.scoreAfter == Ratio(ppm: 500_000))
    let again = try await acme.importDocument(Self.document("0.5"), .new()).outcome
    #expect(again?.scoreChanges == [] && again?.scoreChangesTotal == 0)
    await server.stop()
  }
}
