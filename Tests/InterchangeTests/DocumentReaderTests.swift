// The document's own rules: ids, references, spellings, owners, policies, notes.

internal import BoundedTestSupport
internal import Interchange
internal import OKRModel
internal import Testing

@Suite(.bounded) struct DocumentReaderTests {
  @Test func defaultsStayUnstated() throws {
    let result = try read(document(#"{"id":"k"}"#))
    #expect(result.refused == [])
    #expect(result.warnings == [])
    let objective = Objective(id: "o", cycle: "c")
    #expect(result.document.objectives == [objective])
    #expect(
      result.document.keyResults == [
        KeyResult(id: "k", objective: "o", kind: .graded(GradedKind()))
      ])
    #expect(try read("{}").refused == [])
  }

  @Test func everyFieldOfAnItem() throws {
    let result = try read(
      document(
        #"""
        {"id":"k","title":"T","kind":"metric","baseline":-1,"target":1,"weight":"0.125","state":"achieved",
         "unit":"%","metric":"m","owner":"ada","due":"2026-07-31","kpi_floor":0.5,"priority":"P1",
         "score_published":1.2,"notes":["a",2],"phased_targets":[{"day":"2026-08-01","value":0.5}]}
        """#,
        objective: #"""
          "team":"t","region":"r","level":"company","commitment":"committed","category":"x",
          "weight":2,"state":"missed","title":"É","owners":["a","b"],"score_published":-0.1,
          "grade":"0.65","notes":"prose",
          """#,
        top: #""teams":["t"],"regions":[{"id":"r","name":"R"}],"metrics":[{"id":"m"}],"#))
    #expect(result.refused == [])
    #expect(result.warnings == [])
    #expect(
      result.document.objectives == [
        Objective(
          id: "o", cycle: "c", unit: "t", region: "r", level: .company, commitment: .committed,
          category: "x", weight: Weight(thousandths: 2_000), state: .missed, title: "É",
          owners: [Owner(name: "a"), Owner(name: "b")], scorePublished: Ratio(ppm: -100_000),
          grade: Ratio(ppm: 650_000), notes: [Note(field: "notes", json: "\"prose\"")])
      ])
    #expect(
      result.document.keyResults == [
        KeyResult(
          id: "k", objective: "o", title: "T", weight: Weight(thousandths: 125), state: .achieved,
          unit: "%", metric: "m", owners: [Owner(name: "ada")], due: "2026-07-31",
          kpiFloor: Value(micros: 500_000), priority: "P1",
          scorePublished: Ratio(ppm: 1_200_000), notes: [Note(field: "notes", json: "[\"a\",2]")],
          phasedTargets: [PhasedTarget(day: "2026-08-01", value: Value(micros: 500_000))],
          kind: .metricKind(
            MetricKind(baseline: Value(micros: -1_000_000), target: Value(micros: 1_000_000))))
      ])
  }

  @Test(arguments: [
    ("[]", "TYPE_WRONG "), ("{", "JSON_MALFORMED line 1, column 2"),
    (#"{"regions":{}}"#, "TYPE_WRONG regions"), (#"{"regions":[7]}"#, "TYPE_WRONG regions[0]"),
    (#"{"regions":[{"name":"r"}]}"#, "FIELD_REQUIRED regions[0].id"),
    (#"{"regions":[{"id":""}]}"#, "FIELD_REQUIRED regions[0].id"),
    (#"{"regions":[{"id":"r"},{"id":"r"}]}"#, "ID_DUPLICATE regions[1].id"),
    (#"{"regions":[{"id":"r","parent":"x"}]}"#, "ID_UNKNOWN regions[0].parent"),
    (#"{"regions":[{"id":"r","time_zone":"Mars/Olympus"}]}"#, "ZONE_UNKNOWN regions[0].time_zone"),
    (#"{"units":[{"id":"u","region":"x"}]}"#, "ID_UNKNOWN units[0].region"),
    (#"{"units":[{"id":"u","parent":"x"}]}"#, "ID_UNKNOWN units[0].parent"),
    (#"{"regions":[{"id":"r","parent":"r"}]}"#, "TREE_CIRCLE regions[0].parent"),
    (
      #"{"units":[{"id":"x","parent":"u"},{"id":"u","parent":"v"},{"id":"v","parent":"u"}]}"#,
      "TREE_CIRCLE units[1].parent"
    ),
    (
      #"{"cycles":[{"id":"q","start":"2026-07-01","parent":"y"},{"id":"y","start":"2026-01-01","parent":"q"}]}"#,
      "TREE_CIRCLE cycles[0].parent"
    ),
    (#"{"units":[{"id":"u"}],"teams":["u"]}"#, "ID_DUPLICATE teams[0]"),
    (#"{"teams":["u","u"]}"#, "ID_DUPLICATE teams[1]"),
    (#"{"teams":[7]}"#, "FIELD_INVALID teams[0]"),
    (#"{"members":[{"id":"m","unit":"x"}]}"#, "ID_UNKNOWN members[0].unit"),
    (#"{"members":[{"id":"m"},{"id":"m"}]}"#, "ID_DUPLICATE members[1].id"),
    (#"{"metrics":[{"id":"m"},{"id":"m"}]}"#, "ID_DUPLICATE metrics[1].id"),
    (#"{"metrics":[{"id":"m","unit":7}]}"#, "TYPE_WRONG metrics[0].unit"),
    (#"{"cycles":[{"start":"2026-07-01"}]}"#, "FIELD_REQUIRED cycles[0].id"),
    (#"{"cycles":[{"id":"c"}]}"#, "FIELD_REQUIRED cycles[0].start"),
    (#"{"cycles":[{"id":"c","name":"c","start":"2026-07-01"}]}"#, "BOTH_SPELLINGS cycles[0].name"),
    (
      #"{"cycles":[{"id":"c","start":"2021-02-01","end":"2021-04-31"}]}"#,
      "DATE_IMPOSSIBLE cycles[0].end"
    ),
    (
      #"{"cycles":[{"id":"c","start":"2021-02-01","end":"2021-01-31"}]}"#,
      "FIELD_INVALID cycles[0].end"
    ),
    (
      #"{"cycles":[{"id":"c","start":"2021-02-01","end":"2921-01-31"}]}"#,
      "FIELD_OUT_OF_RANGE cycles[0].end"
    ),
    (#"{"cycles":[{"id":"c","start":"2021-02-01","parent":"x"}]}"#, "ID_UNKNOWN cycles[0].parent"),
    (
      #"{"cycles":[{"id":"c","start":"2021-02-01","phase":"open"}]}"#,
      "FIELD_INVALID cycles[0].phase"
    ),
    (#"{"objectives":[{"id":"o"}]}"#, "FIELD_REQUIRED objectives[0].cycle"),
    (#"{"objectives":[{"id":"o","cycle":"x"}]}"#, "ID_UNKNOWN objectives[0].cycle"),
    (#"{"objectives":[7]}"#, "TYPE_WRONG objectives[0]"),
  ]) func isRefused(text: String, line: String) throws {
    #expect(try read(text).refused.contains(line))
  }

  /// Each way round is told once, and what stands below it or beside it isn't.
  @Test func circlesOfParentsAreToldOnce() throws {
    let parents = [("tail", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("leaf", "root"), ("x", "x")]
    let regions = parents.map { #"{"id":"\#($0)","parent":"\#($1)"}"# } + [#"{"id":"root"}"#]
    let result = try read(#"{"regions":[\#(regions.joined(separator: ","))]}"#)
    #expect(
      result.findings.map(\.message) == [
        "\"a\" would stand above itself: a → b → c → a.", "\"x\" would stand above itself: x → x.",
      ])
    #expect(result.refused == ["TREE_CIRCLE regions[1].parent", "TREE_CIRCLE regions[5].parent"])
  }

  @Test(arguments: [
    (#""unit":"x","#, "ID_UNKNOWN objectives[0].unit"),
    (#""team":"x","#, "ID_UNKNOWN objectives[0].team"),
    (#""unit":"t","team":"t","#, "BOTH_SPELLINGS objectives[0].team"),
    (#""region":"x","#, "ID_UNKNOWN objectives[0].region"),
    (#""level":"group","#, "FIELD_INVALID objectives[0].level"),
    (#""level":"unspecified","#, "FIELD_INVALID objectives[0].level"),
    (#""state":"done","#, "FIELD_INVALID objectives[0].state"),
    (#""commitment":"firm","#, "FIELD_INVALID objectives[0].commitment"),
    (#""weight":-1,"#, "FIELD_OUT_OF_RANGE objectives[0].weight"),
    (#""weight":1000.001,"#, "FIELD_OUT_OF_RANGE objectives[0].weight"),
    (#""weight":0.0001,"#, "TOO_MANY_DIGITS objectives[0].weight"),
    (#""weight":"heavy","#, "FIELD_INVALID objectives[0].weight"),
    (#""title":7,"#, "TYPE_WRONG objectives[0].title"),
    (#""score_published":0.1234567,"#, "TOO_MANY_DIGITS objectives[0].score_published"),
    (#""owners":"ada","#, "TYPE_WRONG objectives[0].owners"),
    (#""owners":["ada",7],"#, "TYPE_WRONG objectives[0].owners[1]"),
    (#""owner_shares":[{"share":1}],"#, "FIELD_REQUIRED objectives[0].owner_shares[0].owner"),
    (
      #""owner_shares":[{"owner":"a","share":0.7},{"owner":"b","share":0.4}],"#,
      "FIELD_OUT_OF_RANGE objectives[0].owner_shares"
    ),
    (
      #""owner_shares":[{"owner":"a","share":-0.1}],"#,
      "FIELD_OUT_OF_RANGE objectives[0].owner_shares"
    ),
    (#""id":7,"#, "JSON_MALFORMED line 2, column 43"),
  ]) func objectiveIsRefused(fields: String, line: String) throws {
    let result = try read(document(objective: fields, top: #""teams":["t"],"#))
    #expect(result.refused.contains(line), "\(result.refused)")
  }

  /// An export of what was taken in before shares had a limit can be imported where it came from.
  @Test func sharesThatAnItemHasAreKept() throws {
    let owners = ["a", "b"].map { Owner(name: $0, share: Ratio(ppm: 700_000)) }
    let stated = #""owner_shares":[{"owner":"a","share":0.7},{"owner":"b","share":0.7}]"#
    let text = document(#"{"id":"k",\#(stated)}"#, objective: stated + ",")
    #expect(
      try read(text).refused == [
        "FIELD_OUT_OF_RANGE objectives[0].key_results[0].owner_shares",
        "FIELD_OUT_OF_RANGE objectives[0].owner_shares",
      ])
    let existing = Existing(
      objectives: [Objective(id: "o", owners: owners)],
      keyResults: [KeyResult(id: "k", owners: owners)])
    #expect(try read(text, existing: existing).refused == [])
  }

  /// A cycle that comes closed has no frozen figures; one that is closed there has.
  @Test func aCycleThatComesClosedIsNamed() throws {
    let text = #"{"cycles":[{"id":"c","start":"2025-07-01","end":"2025-09-30","phase":"closed"}]}"#
    let result = try read(text)
    #expect(result.refused == [] && result.warnings == ["CYCLE_NOT_FROZEN cycles[0].phase"])
    #expect(result.findings.first?.message.contains("okr cycle reopen") == true)
    let there = Existing(cycles: [Cycle(id: "c", start: "2025-07-01", phase: .closed)])
    #expect(try read(text, existing: there).warnings == [])
  }

  @Test func objectivesAndKeyResultsShareOneSpaceOfIds() throws {
    #expect(
      try read(document(#"{"id":"o"}"#)).refused
        == ["ID_DUPLICATE objectives[0].key_results[0].id"])
    #expect(
      try read(document(#"{"id":"k"}"#, #"{"id":"k"}"#)).refused
        == ["ID_DUPLICATE objectives[0].key_results[1].id"])
    let existing = Existing(keyResults: [KeyResult(id: "o", objective: "p")])
    #expect(
      try read(document(), existing: existing).refused == ["ID_DUPLICATE objectives[0].id"])
  }

  /// Once a crash: the second of two units took the first one's place, at an index that was never
  /// filled.
  @Test func duplicatesLeaveTheFirstInPlace() throws {
    let result = try read(
      #"""
      {"regions":[7,{"id":"r"},{"id":"r","parent":"x"},{"id":"s","parent":"r"}],
       "units":[{"id":"u"},{"id":"u","parent":"u"},{"id":"v","parent":"u","region":"r"}],"teams":["v"],
       "cycles":[{"id":"c","start":"2026-07-01"},{"id":"c","start":"2026-08-01"},
         {"id":"d","start":"2026-07-01","parent":"c"}]}
      """#)
    #expect(
      result.refused == [
        "TYPE_WRONG regions[0]", "ID_DUPLICATE regions[2].id", "ID_DUPLICATE units[1].id",
        "ID_DUPLICATE teams[0]", "ID_UNKNOWN regions[2].parent", "ID_DUPLICATE cycles[1].id",
      ])
    #expect(result.document.units.map(\.id) == ["u", "v"])
    #expect(result.document.cycles.map(\.start) == ["2026-07-01", "2026-07-01"])
  }

  @Test func whatExistsMayBeReferredTo() throws {
    let existing = Existing(
      regions: [Region(id: "r", timeZone: "Asia/Tokyo")], units: [Unit(id: "u", region: "r")],
      metrics: [Metric(id: "m")],
      cycles: [Cycle(id: "c", start: "2026-07-01", end: "2026-07-31")],
      objectives: [Objective(id: "up")],
      keyResults: [KeyResult(id: "up-k", objective: "up", kind: .rollupScore(RollupScoreKind()))])
    let result = try read(
      #"""
      {"objectives":[{"id":"o","cycle":"c","unit":"u","parent_objective":"up","parent_kr":"up-k",
        "key_results":[{"id":"k","kind":"metric","metric":"m","target":1,"current":1}]}]}
      """#, existing: existing)
    #expect(result.refused == [])
    #expect(
      result.document.alignments == [
        Alignment(from: "o", to: "up", mode: .average),
        Alignment(from: "o", to: "up-k", mode: .average),
      ])
    let micros = result.document.checkIns.first?.checkIn.effectiveTime?.unixMicros
    #expect(micros == (try instant("2026-07-30T15:00:00Z")))
  }

  @Test func policies() throws {
    let result = try read(
      #"""
      {"cycles":[{"name":"c","start":"2026-07-01","title":"Third","phase":"draft","policy":{
        "missing":"zero_after_due","cap":"1.5","bands":{"amber":0.3,"green":0.6,
        "committed":{"amber":0.8,"green":1}},"pace":"weekdays","check_in_every":14,"grace_days":0,
        "display_digits":4}},{"id":"d","start":"2026-07-01","policy":{"bands":{"committed":{"amber":0,"green":0}}}}]}
      """#)
    #expect(result.refused == [])
    let policy = Policy(
      missing: .zeroAfterDue, cap: Ratio(ppm: 1_500_000),
      bands: Bands(amberPpm: 300_000, greenPpm: 600_000),
      committedBands: Bands(amberPpm: 800_000, greenPpm: 1_000_000), pace: .weekdays,
      checkInEvery: 14, grace: GraceDays(days: 0), display: DisplayDigits(digits: 4))
    #expect(
      result.document.cycles == [
        Cycle(id: "c", name: "Third", start: "2026-07-01", phase: .draft, policy: policy),
        Cycle(id: "d", start: "2026-07-01", policy: Policy(committedBands: Bands())),
      ])
  }

  @Test(arguments: [
    (#"{"missing":"skip"}"#, "FIELD_INVALID", "missing"),
    (#"{"cap":2.1}"#, "FIELD_OUT_OF_RANGE", "cap"),
    (#"{"pace":"fast"}"#, "FIELD_INVALID", "pace"),
    (#"{"check_in_every":0}"#, "FIELD_OUT_OF_RANGE", "check_in_every"),
    (#"{"check_in_every":"weekly"}"#, "FIELD_INVALID", "check_in_every"),
    (#"{"grace_days":367}"#, "FIELD_OUT_OF_RANGE", "grace_days"),
    (#"{"display_digits":7}"#, "FIELD_OUT_OF_RANGE", "display_digits"),
    (#"{"bands":{"amber":0.7,"green":0.4}}"#, "FIELD_OUT_OF_RANGE", "bands.green"),
    (#"{"bands":{"amber":0.7}}"#, "FIELD_REQUIRED", "bands.green"),
    (#"{"bands":{"amber":0.7,"green":0.8,"blue":1}}"#, "FIELD_UNKNOWN", "bands.blue"),
    (#"{"bands":{"committed":{"amber":0.1}}}"#, "FIELD_REQUIRED", "bands.committed.green"),
    (#"{"colour":"blue"}"#, "FIELD_UNKNOWN", "colour"),
  ]) func policyIsRefused(policy: String, reason: String, field: String) throws {
    let result = try read(#"{"cycles":[{"id":"c","start":"2026-07-01","policy":\#(policy)}]}"#)
    #expect(result.refused == ["\(reason) cycles[0].policy.\(field)"])
  }

  @Test(arguments: [
    (#""owner":"a""#, ["a"], []), (#""owners":["a","b"]"#, ["a", "b"], []),
    (#""owner":"a","owners":["a"]"#, ["a"], []),
    (#""owner":"@a","owners":["a"]"#, ["a"], ["owner=\"@a\""]),
    (
      #""owner":"a + b","owner_shares":[{"owner":"a","share":0.75},{"owner":"b","share":null}]"#,
      ["a 750000", "b"], ["owner=\"a + b\""]
    ),
    (
      #""owners":["b"],"owner_shares":[{"owner":"a","share":1,"since":"May"}]"#, ["a 1000000"],
      ["owners=[\"b\"]", "owner_shares[0].since=\"May\""]
    ),
    (#""owner_shares":[{"owner":"a","share":"half"}]"#, ["a"], ["owner_shares[0].share=\"half\""]),
    (#""owners":[],"owner":"a""#, ["a"], []),
  ]) func owners(fields: String, owners: [String], notes: [String]) throws {
    let result = try read(document(#"{"id":"k",\#(fields)}"#))
    #expect(result.refused == [])
    let read = result.document.keyResults.first?.owners ?? []
    #expect(read.map { $0.name + ($0.share.map { " \($0.ppm)" } ?? "") } == owners)
    #expect(result.notes(ofKeyResult: "k") == notes)
    #expect(result.warnings.count == notes.count)
  }

  @Test func unknownFieldsAreKeptInTheirOrderWithAWarningEach() throws {
    let result = try read(
      document(
        #"{"result_text":"ok","id":"k","redacted_value":true,"nothing":null,"score_published":"NA","z":{"a":[1.50]}}"#,
        top: #""source":{"repo":"x"},"#))
    #expect(result.refused == [])
    #expect(
      result.notes(ofKeyResult: "k") == [
        "result_text=\"ok\"", "redacted_value=true", "score_published=\"NA\"", "z={\"a\":[1.50]}",
      ])
    let place = "objectives[0].key_results[0]"
    #expect(
      Set(result.warnings) == [
        "UNKNOWN_FIELD_KEPT source", "UNKNOWN_FIELD_KEPT \(place).result_text",
        "UNKNOWN_FIELD_KEPT \(place).redacted_value", "NOT_A_NUMBER \(place).score_published",
        "UNKNOWN_FIELD_KEPT \(place).z",
      ])
    #expect(result.document.notes == [Note(field: "source", json: #"{"repo":"x"}"#)])
  }

  @Test func limitsAreRefusedNotCut() throws {
    let long = String(repeating: "x", count: Limits.titleBytes + 1)
    let place = "objectives[0].key_results[0]"
    #expect(
      try read(document(#"{"id":"k","title":"\#(long)"}"#)).refused
        == ["TEXT_TOO_LONG \(place).title"])
    #expect(
      try read(document(#"{"id":"\#(long.prefix(129))"}"#)).refused
        == ["TEXT_TOO_LONG \(place).id"])
    let note = String(repeating: "x", count: Limits.noteBytes * 4)
    #expect(
      try read(document(#"{"id":"k","why":"\#(note)"}"#)).refused
        == ["TEXT_TOO_LONG \(place).why"])
    let many = (0...Limits.notesPerResource).map { "\"n\($0)\":1" }.joined(separator: ",")
    #expect(
      try read(document(#"{"id":"k",\#(many)}"#)).refused == ["LIMIT_REACHED \(place).notes"])
  }

  @Test func allFindingsAreCollected() throws {
    let result = try read(
      document(
        #"{"id":"k","weight":-1,"state":"x"}"#, #"{"id":"k","kind":"y"}"#,
        objective: #""level":"z","#))
    #expect(result.refusedTotal == 5)
    #expect(result.findingsTotal == 5)
    #expect(Set(result.findings.map(\.id)) == ["o", "k"])
    #expect(result.findings.allSatisfy { !$0.message.isEmpty })
  }
}

/// An organisation that has something.
struct Existing: ExistingResources {
  var regions: [Region] = []
  var units: [Unit] = []
  var metrics: [Metric] = []
  var cycles: [Cycle] = []
  var objectives: [Objective] = []
  var keyResults: [KeyResult] = []

  func region(_ id: String) -> Region? { self.regions.first { $0.id == id } }
  func unit(_ id: String) -> Unit? { self.units.first { $0.id == id } }
  func member(_ id: String) -> Member? { nil }
  func metric(_ id: String) -> Metric? { self.metrics.first { $0.id == id } }
  func cycle(_ id: String) -> Cycle? { self.cycles.first { $0.id == id } }
  func objective(_ id: String) -> Objective? { self.objectives.first { $0.id == id } }
  func keyResult(_ id: String) -> KeyResult? { self.keyResults.first { $0.id == id } }
}
