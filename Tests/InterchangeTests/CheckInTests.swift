// Check-ins: their times, values and what has none.

internal import BoundedTestSupport
internal import ExactJSON
internal import Interchange
internal import OKRModel
internal import Testing

@Suite(.bounded) struct CheckInTests {
  static let place = "objectives[0].key_results[0]"

  static func metric(_ checkIns: String, _ more: String = "") -> String {
    #"{"id":"k","kind":"metric","target":10,"check_ins":[\#(checkIns)]\#(more)}"#
  }

  @Test func valuesTimesAndTexts() throws {
    let result = try read(
      document(
        Self.metric(
          #"""
          {"at":"2026-07-10T10:00:00+09:00","value":"2.5","confidence":0.6,"note":"n"},
          {"date":"2026-07-11","score":3,"comment":"c","label":"x"},
          {"value":4}
          """#)))
    #expect(result.refused == [])
    #expect(result.warnings == ["UNKNOWN_FIELD_KEPT \(Self.place).check_ins[1].label"])
    let checkIns = result.document.checkIns
    #expect(checkIns.map(\.origin) == [.stated, .stated, .untimed])
    #expect(
      checkIns.map(\.checkIn) == [
        CheckIn(
          keyResult: "k", effectiveTime: Instant(unixMicros: try instant("2026-07-10T01:00:00Z")),
          value: Value(micros: 2_500_000), confidence: Ratio(ppm: 600_000), note: "n"),
        CheckIn(
          keyResult: "k", effectiveTime: Instant(unixMicros: try instant("2026-07-11T00:00:00Z")),
          value: Value(micros: 3_000_000), note: "c", notes: [Note(field: "label", json: "\"x\"")]),
        CheckIn(
          keyResult: "k", effectiveTime: Instant(unixMicros: try instant("2026-08-01T12:00:00Z")),
          value: Value(micros: 4_000_000)),
      ])
    #expect(checkIns[1].place == "\(Self.place).check_ins[1]")
  }

  /// An objective's own region, its unit's, that of the unit above; a region's own zone, or the one
  /// above.
  @Test(arguments: [
    (#""region":"jp","#, "2026-07-09T15:00:00Z"), (#""unit":"low","#, "2026-07-10T10:00:00Z"),
    (#""unit":"low","region":"jp","#, "2026-07-09T15:00:00Z"),
    (#""region":"osaka","#, "2026-07-09T15:00:00Z"), ("", "2026-07-10T00:00:00Z"),
    (#""region":"nowhere","#, "2026-07-10T00:00:00Z"),
  ]) func datesAreTheStartOfTheOwnersDay(home: String, expected: String) throws {
    let top = #"""
      "regions":[{"id":"osaka","parent":"jp"},{"id":"jp","time_zone":"Asia/Tokyo"},
        {"id":"hi","time_zone":"Pacific/Honolulu"},{"id":"nowhere"}],
      "units":[{"id":"low","parent":"mid"},{"id":"mid","parent":"high"},{"id":"high","region":"hi"}],
      """#
    let result = try read(
      document(
        Self.metric(#"{"date":"2026-07-10","value":1}"#), objective: home, top: top))
    #expect(result.refused == [])
    let micros = result.document.checkIns.first?.checkIn.effectiveTime?.unixMicros
    #expect(micros == (try instant(expected)))
  }

  @Test(arguments: [
    (#"{"at":"2026-07-10T10:00:00","value":1}"#, "TIME_MALFORMED", "at"),
    (#"{"date":"2021-04-31","value":1}"#, "DATE_IMPOSSIBLE", "date"),
    (#"{"date":"2021-04-31","value":null}"#, "DATE_IMPOSSIBLE", "date"),
    (#"{"date":"31.07.2026","value":1}"#, "DATE_IMPOSSIBLE", "date"),
    (#"{"at":"2026-02-30T00:00:00Z","value":1}"#, "DATE_IMPOSSIBLE", "at"),
    (#"{"at":20260710,"value":1}"#, "TYPE_WRONG", "at"),
    (#"{"at":"2026-08-01T12:00:00.000001Z","value":1}"#, "EFFECTIVE_TIME_IN_FUTURE", "at"),
    (#"{"date":"2026-08-02","value":1}"#, "EFFECTIVE_TIME_IN_FUTURE", "date"),
    (#"{"at":"2026-07-10T10:00:00Z","date":"2026-07-10","value":1}"#, "BOTH_SPELLINGS", "date"),
    (#"{"value":1,"score":1}"#, "BOTH_SPELLINGS", "score"),
    (#"{"value":1,"note":"a","comment":"b"}"#, "BOTH_SPELLINGS", "comment"),
    (#"{"value":1,"confidence":70}"#, "FIELD_OUT_OF_RANGE", "confidence"),
    (#"{"value":0.1234567}"#, "TOO_MANY_DIGITS", "value"),
    (#"{"value":"-9223372036854.775809"}"#, "FIELD_OUT_OF_RANGE", "value"),
    (#"{"value":1,"note":7}"#, "TYPE_WRONG", "note"),
  ]) func isRefused(checkIn: String, reason: String, field: String) throws {
    let result = try read(document(Self.metric(checkIn)))
    #expect(result.refused == ["\(reason) \(Self.place).check_ins[0].\(field)"])
  }

  /// What is recorded live and exported goes in again.
  @Test(arguments: ["-9223372036854.775808", "9223372036854.775807"])
  func theEndsOfTheRangeAreTaken(_ value: String) throws {
    for text in [value, "\"\(value)\""] {
      let result = try read(document(Self.metric(#"{"value":\#(text)}"#)))
      #expect(result.refused.isEmpty, "\(result.refused)")
    }
  }

  @Test func bothSpellingsOfTheListAreRefused() throws {
    let result = try read(document(Self.metric("", #","checkins":[{"value":1}]"#)))
    #expect(result.refused == ["BOTH_SPELLINGS \(Self.place).checkins"])
  }

  @Test func withoutAValueItIsANote() throws {
    let result = try read(
      document(
        Self.metric(
          #"""
          {"date":"2026-07-10","value":null,"comment":"away"},{"value":"NA"},{"value":"xxx"},
          {"value":"X %"},{"value":".7"},{}
          """#)))
    #expect(result.refused == [])
    #expect(
      result.warnings == [
        "CHECK_IN_WITHOUT_VALUE \(Self.place).check_ins[0].value",
        "NOT_A_NUMBER \(Self.place).check_ins[1].value",
        "NOT_A_NUMBER \(Self.place).check_ins[2].value",
        "NOT_A_NUMBER \(Self.place).check_ins[3].value",
        "CHECK_IN_WITHOUT_VALUE \(Self.place).check_ins[5].value",
      ])
    #expect(
      result.notes(ofKeyResult: "k") == [
        #"check_ins_without_value=[{"date":"2026-07-10","value":null,"comment":"away"},"#
          + #"{"value":"NA"},{"value":"xxx"},{"value":"X %"},{}]"#
      ])
    #expect(result.document.checkIns.map { $0.checkIn.value?.micros } == [700_000])
  }

  @Test func manyWithoutAValueFitSeveralNotes() throws {
    let text = String(repeating: "x", count: 3_000)
    let items = Array(repeating: #"{"value":null,"comment":"\#(text)"}"#, count: 9)
    let result = try read(document(Self.metric(items.joined(separator: ","))))
    #expect(result.refused == [])
    let notes = result.document.keyResults.first?.notes ?? []
    #expect(
      notes.map(\.field) == [
        "check_ins_without_value", "check_ins_without_value_2", "check_ins_without_value_3",
      ])
    #expect(notes.allSatisfy { $0.json.utf8.count <= Limits.noteBytes * 4 })
  }

  @Test(arguments: [
    // The import's time, the last day of a cycle that has ended, in the owner's zone.
    ("2026-08-01T12:00:00Z", "", "2026-08-01T12:00:00Z"),
    ("2026-09-30T23:59:59Z", "", "2026-09-30T23:59:59Z"),
    ("2026-10-01T00:00:00Z", "", "2026-09-30T00:00:00Z"),
    ("2026-09-30T15:00:00Z", #""region":"jp","#, "2026-09-29T15:00:00Z"),
  ]) func currentIsOneCheckIn(now: String, home: String, expected: String) throws {
    let result = try read(
      document(
        #"{"id":"k","kind":"metric","target":10,"current":2}"#, objective: home,
        top: #""regions":[{"id":"jp","time_zone":"Asia/Tokyo"}],"#), now: now)
    #expect(result.refused == [])
    #expect(result.document.checkIns.map(\.origin) == [.current])
    #expect(
      result.document.checkIns.first?.checkIn
        == CheckIn(
          keyResult: "k", effectiveTime: Instant(unixMicros: try instant(expected)),
          value: Value(micros: 2_000_000)))
  }

  @Test func currentBesideCheckInsIsANote() throws {
    let result = try read(document(Self.metric(#"{"value":1}"#, #","current":2"#)))
    #expect(result.warnings == ["CURRENT_KEPT \(Self.place).current"])
    #expect(result.notes(ofKeyResult: "k") == ["current=2"])
    #expect(result.document.checkIns.count == 1)
  }

  @Test(arguments: [
    #""kind":"milestone","stages":[{"name":"a"}]"#,
    #""kind":"recurring","per_period":1,"period":"week""#, #""kind":"rollup_value","target":1"#,
    #""kind":"rollup_score""#,
  ]) func currentOfOtherKindsIsANote(kind: String) throws {
    let result = try read(document(#"{"id":"k",\#(kind),"current":0.5}"#))
    #expect(result.refused == [])
    #expect(result.warnings == ["CURRENT_KEPT \(Self.place).current"])
    #expect(result.notes(ofKeyResult: "k") == ["current=0.5"])
    #expect(result.document.checkIns.isEmpty)
  }

  @Test(arguments: [#""kind":"rollup_value","target":1"#, #""kind":"rollup_score""#])
  func rollupsTakeNone(kind: String) throws {
    let result = try read(
      document(#"{"id":"k",\#(kind),"check_ins":[{"value":1},{"value":"NA"}]}"#))
    #expect(result.refused == ["CHECK_IN_NOT_TAKEN \(Self.place).check_ins[0].value"])
    #expect(result.warnings == ["NOT_A_NUMBER \(Self.place).check_ins[1].value"])
  }

  @Test func yesOrNoIsZeroOrOne() throws {
    func binary(_ value: String) throws -> ReadingResult {
      try read(document(#"{"id":"k","kind":"binary","check_ins":[{"value":\#(value)}]}"#))
    }
    for (value, micros) in [("1", 1_000_000), ("0", 0), ("true", 1_000_000), ("false", 0)] {
      let result = try binary(value)
      #expect(result.document.checkIns.first?.checkIn.value?.micros == Int64(micros))
    }
    #expect(try binary("0.5").refused == ["FIELD_OUT_OF_RANGE \(Self.place).check_ins[0].value"])
    let current = try read(document(#"{"id":"k","kind":"binary","current":2}"#))
    #expect(current.refused == ["FIELD_OUT_OF_RANGE \(Self.place).current"])
  }
}
