// A refusal as too early names the earliest time that is taken: of one change, and of a document as a whole.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct EarliestEffectTests {
  private static func document(_ rows: [(id: String, title: String)]) -> [UInt8] {
    let objectives = rows.map {
      "{\"id\": \"\($0.id)\", \"cycle\": \"c\", \"title\": \"\($0.title)\"}"
    }
    return Array(
      """
      {"cycles": [{"id": "c", "start": "2026-07-01"}],
       "objectives": [\(objectives.joined(separator: ", "))]}
      """.utf8)
  }

  private static func mutation(effective micros: Int64, isTrial: Bool = false) -> OKRModel.Mutation
  {
    var mutation = OKRModel.Mutation.new(validateOnly: isTrial)
    mutation.effectiveTime = Instant(unixMicros: micros)
    return mutation
  }

  private static func earliest(_ failure: RPCFailure?) throws -> Int64 {
    #expect(failure?.reason == "EFFECTIVE_TIME_TOO_EARLY")
    let text = try #require(
      failure?.status.metadata.first { $0.key == "earliest_time" }?.value,
      "\(String(describing: failure))")
    #expect(failure?.status.message.hasSuffix(" It can from \(text) on.") == true)
    return try InstantText.parse(text)
  }

  @Test func aDocumentIsBoundByAllThatItTouches() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    _ = try await acme.importDocument(Self.document([("a", "A"), ("b", "B")]))
    _ = try await acme.importDocument(Self.document([("b", "B2")]))
    func importing(_ rows: [(String, String)], at micros: Int64) async -> RPCFailure? {
      await refusal { () async throws(RPCFailure) in
        try await acme.importDocument(Self.document(rows), Self.mutation(effective: micros))
      }
    }
    let long = try InstantText.parse("2020-01-01T00:00:00Z")
    let one = try Self.earliest(await importing([("a", "A3")], at: long))
    // Of both it is the later one's, in whichever order they stand.
    let both = try Self.earliest(await importing([("a", "A3"), ("b", "B3")], at: long))
    #expect(both > one)
    #expect(try Self.earliest(await importing([("b", "B3"), ("a", "A3")], at: long)) == both)
    #expect(try Self.earliest(await importing([("a", "A3"), ("b", "B3")], at: both - 1)) == both)
    #expect(await importing([("a", "A3"), ("b", "B3")], at: both) == nil)
    // What took effect at a stated time binds from then on, and the log needn't be asked.
    #expect(try Self.earliest(await importing([("a", "A4")], at: both - 1)) == both)
    #expect(try await acme.verify().differences == 0)
    await server.stop()
  }

  @Test func aChangeIsBoundByAllThatItTouches() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    _ = try await acme.importDocument(Self.document([("a", "A"), ("b", "B")]))
    _ = try await acme.importDocument(Self.document([("b", "B2")]))
    func aligning(at micros: Int64, isTrial: Bool) async -> RPCFailure? {
      await refusal { () async throws(RPCFailure) in
        try await acme.call(
          RPC.AlignmentService.createAlignment,
          CreateAlignmentRequest(
            mutation: Self.mutation(effective: micros, isTrial: isTrial),
            alignment: Alignment(from: "a", to: "b")))
      }
    }
    let long = try InstantText.parse("2020-01-01T00:00:00Z")
    let named = try Self.earliest(await aligning(at: long, isTrial: true))
    #expect(try Self.earliest(await aligning(at: named - 1, isTrial: false)) == named)
    #expect(await aligning(at: named, isTrial: true) == nil)
    #expect(await aligning(at: named, isTrial: false) == nil)
    await server.stop()
  }

  /// A root's first parent and an edge's mode take no link away: what is aligned before them closes no circle.
  @Test func whatGivesNothingUpBindsNothing() async throws {
    let server = try await TestServer.start()
    let acme = try await server.connect(try await server.makeOrganisation("acme"))
    _ = try await acme.importDocument(
      Array(
        """
        {"units": [{"id": "u"}, {"id": "v"}], "cycles": [{"id": "c", "start": "2026-07-01"}],
         "objectives": [{"id": "a", "cycle": "c"}, {"id": "d", "cycle": "c"},
           {"id": "b", "cycle": "c", "alignments": [{"to": "d", "mode": "none"}]}]}
        """.utf8))
    func aligning(at micros: Int64) async -> RPCFailure? {
      await refusal { () async throws(RPCFailure) in
        try await acme.call(
          RPC.AlignmentService.createAlignment,
          CreateAlignmentRequest(
            mutation: Self.mutation(effective: micros, isTrial: true),
            alignment: Alignment(from: "a", to: "b")))
      }
    }
    func moving(_ unit: String, under parent: String) async throws {
      _ = try await acme.call(
        RPC.UnitService.updateUnit,
        UpdateUnitRequest(
          mutation: .new(), unit: Unit(id: unit, parent: parent), updateMask: ["parent"]))
    }
    let imported = try Self.earliest(
      await aligning(at: try InstantText.parse("2020-01-01T00:00:00Z")))
    try await moving("v", under: "u")
    for mode in [AlignmentMode.average, .none] {
      _ = try await acme.call(
        RPC.AlignmentService.updateAlignment,
        UpdateAlignmentRequest(
          mutation: .new(), alignment: Alignment(from: "b", to: "d", mode: mode),
          updateMask: ["mode"]))
    }
    #expect(await aligning(at: imported) == nil)

    try await moving("v", under: "")
    #expect(try Self.earliest(await aligning(at: imported)) > imported)
    await server.stop()
  }
}
