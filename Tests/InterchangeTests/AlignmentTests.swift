// Alignments: modes stated and inferred, what may be aligned to what, one edge a pair.

internal import BoundedTestSupport
internal import Interchange
internal import OKRModel
internal import Testing

@Suite(.bounded) struct AlignmentTests {
  /// A lower objective `low` with key result `low-k` (unit %), and above it `up` with one key
  /// result of each kind.
  static func document(_ objective: String = "", keyResult: String = "") -> String {
    #"""
    {"cycles":[{"id":"c","start":"2026-07-01"}],"objectives":[
      {"id":"low","cycle":"c",\#(objective)"key_results":[
        {"id":"low-k","kind":"metric","target":1,"unit":"%"\#(keyResult)}]},
      {"id":"up","cycle":"c","key_results":[
        {"id":"graded","kind":"graded"},{"id":"scores","kind":"rollup_score"},
        {"id":"values","kind":"rollup_value","target":1,"unit":"%"},
        {"id":"euros","kind":"rollup_value","target":1,"unit":"EUR"}]}]}
    """#
  }

  @Test(arguments: [
    ("up", AlignmentMode.average), ("scores", .average), ("graded", .none), ("values", .none),
  ]) func objectivesModes(to: String, mode: AlignmentMode) throws {
    let stated = try read(Self.document(#""alignments":[{"to":"\#(to)"}],"#))
    #expect(stated.refused == [])
    #expect(stated.document.alignments == [Alignment(from: "low", to: to, mode: mode)])
    let field = to == "up" ? "parent_objective" : "parent_kr"
    let parent = try read(Self.document(#""\#(field)":"\#(to)","#))
    #expect(parent.document.alignments == stated.document.alignments)
  }

  @Test(arguments: [
    ("values", AlignmentMode.value), ("euros", .none), ("graded", .none), ("scores", .none),
  ]) func keyResultsModes(to: String, mode: AlignmentMode) throws {
    let stated = try read(
      Self.document(keyResult: #","alignments":[{"to":"\#(to)","weight":0.5}]"#))
    #expect(stated.refused == [])
    #expect(
      stated.document.alignments == [
        Alignment(from: "low-k", to: to, mode: mode, weight: Weight(thousandths: 500))
      ])
    let parent = try read(Self.document(keyResult: #","parent_key_result":"\#(to)""#))
    #expect(parent.document.alignments == [Alignment(from: "low-k", to: to, mode: mode)])
  }

  @Test(arguments: [
    (#"{"to":"up","mode":"none"}"#, AlignmentMode.none),
    (#"{"to":"up","mode":"average"}"#, .average),
    (#"{"to":"scores","mode":"none"}"#, .none),
  ]) func aStatedModeStands(alignment: String, mode: AlignmentMode) throws {
    let result = try read(Self.document(#""alignments":[\#(alignment)],"#))
    #expect(result.document.alignments.map(\.mode) == [mode])
  }

  @Test(arguments: [
    (#"{"to":"up","mode":"value"}"#, "ALIGNMENT_NOT_ALLOWED", "to"),
    (#"{"to":"graded","mode":"average"}"#, "ALIGNMENT_NOT_ALLOWED", "to"),
    (#"{"to":"values","mode":"value"}"#, "ALIGNMENT_NOT_ALLOWED", "to"),
    (#"{"to":"nowhere"}"#, "ID_UNKNOWN", "to"), (#"{"mode":"none"}"#, "FIELD_REQUIRED", "to"),
    (#"{"to":"up","mode":"sum"}"#, "FIELD_INVALID", "mode"),
    (#"{"to":"up","weight":-1}"#, "FIELD_OUT_OF_RANGE", "weight"),
  ]) func objectivesAreRefused(alignment: String, reason: String, field: String) throws {
    let result = try read(Self.document(#""alignments":[\#(alignment)],"#))
    #expect(result.refused == ["\(reason) objectives[0].alignments[0].\(field)"])
  }

  @Test(arguments: [
    #"{"to":"euros","mode":"value"}"#, #"{"to":"values","mode":"average"}"#, #"{"to":"up"}"#,
    #"{"to":"up","mode":"none"}"#,
  ]) func keyResultsAreRefused(alignment: String) throws {
    let result = try read(Self.document(keyResult: #","alignments":[\#(alignment)]"#))
    #expect(
      result.refused == ["ALIGNMENT_NOT_ALLOWED objectives[0].key_results[0].alignments[0].to"])
  }

  @Test func parentsOfTheWrongKindAreRefused() throws {
    let result = try read(Self.document(#""parent_objective":"scores","parent_kr":"up","#))
    #expect(
      result.refused == [
        "ALIGNMENT_NOT_ALLOWED objectives[0].parent_objective",
        "ALIGNMENT_NOT_ALLOWED objectives[0].parent_kr",
      ])
  }

  @Test func alignmentsWinOverParents() throws {
    let result = try read(
      Self.document(#""parent_objective":"up","alignments":[{"to":"up","weight":3}],"#))
    #expect(result.refused == [])
    #expect(
      result.document.alignments == [
        Alignment(from: "low", to: "up", mode: .average, weight: Weight(thousandths: 3_000))
      ])
  }

  @Test func twoEdgesOfAPairAreRefused() throws {
    let result = try read(Self.document(#""alignments":[{"to":"up"},{"to":"up","mode":"none"}],"#))
    #expect(result.refused == ["ALIGNMENT_DUPLICATE objectives[0].alignments[1].to"])
  }

  @Test func anItemMayStandUnderTwoParents() throws {
    let result = try read(Self.document(#""parent_objective":"up","parent_kr":"scores","#))
    #expect(
      result.document.alignments == [
        Alignment(from: "low", to: "up", mode: .average),
        Alignment(from: "low", to: "scores", mode: .average),
      ])
  }
}
