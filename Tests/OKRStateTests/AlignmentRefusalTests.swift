// The graph's rules: circles, values counted twice, one edge a pair, modes and units, and changes
// under edges.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import Testing

@Suite("Refusals of alignments and check-ins", .bounded)
struct AlignmentRefusalTests {
  private func expect(
    _ error: RequestError?, _ reason: Reason, _ words: String = "",
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(error?.status.reason == reason.rawValue, sourceLocation: location)
    #expect(error?.status.message.contains(words) ?? false, sourceLocation: location)
  }

  private func edge(
    _ from: String, _ to: String, _ mode: AlignmentMode = .unspecified
  ) -> Edit { .alignment(Alignment(from: from, to: to, mode: mode), .create) }

  @Test("a circle is refused with its path, through key results too") func circles() throws {
    var desk = try Desk()
    for id in ["a", "b"] { try desk.objective(id) }
    try desk.align("a", "b")
    try desk.keyResult("kb", .rollupScore(RollupScoreKind()), in: "b")
    try desk.align("o", "kb")
    self.expect(desk.refusal(self.edge("o", "o")), .alignmentCircle, "o → o")
    self.expect(desk.refusal(self.edge("b", "a", .none)), .alignmentCircle, "b → a → b")
    self.expect(desk.refusal(self.edge("b", "o")), .alignmentCircle, "b → o → kb → b")
    #expect(desk.refusal(self.edge("b", "o"))?.status.code == .failedPrecondition)
    // Moving a key result under what it feeds from is a circle as well.
    try desk.keyResult("ko", .graded(GradedKind()), in: "o")
    try desk.keyResult("v", try .rollup(), in: "o")
    try desk.keyResult("low", .graded(GradedKind()), in: "a")
    try desk.align("low", "v", .value)
    let moved = Edit.keyResult(KeyResult(id: "kb", objective: "o"), .update(mask: ["objective"]))
    self.expect(desk.refusal(moved), .alignmentCircle, "kb → o → kb")
  }

  @Test("a value counted twice is refused with both paths") func countedTwice() throws {
    var desk = try Desk()
    for id in ["low", "mid", "top"] {
      try desk.objective("o-\(id)")
      try desk.keyResult(id, try id == "low" ? .metric("0", "1") : .rollup(), in: "o-\(id)")
    }
    try desk.align("low", "mid", .value)
    try desk.align("mid", "top", .value)
    let error = desk.refusal(self.edge("low", "top", .value))
    self.expect(error, .valueCountedTwice, "low → mid → top")
    self.expect(error, .valueCountedTwice, "low → top")
    // Without counting it may stand, and then not be made to count.
    try desk.align("low", "top", AlignmentMode.none)
    let counting = Edit.alignment(
      Alignment(from: "low", to: "top", mode: .value), .update(mask: ["mode"]))
    self.expect(desk.refusal(counting), .valueCountedTwice)
    // A weight of the edge that counts may change.
    let heavier = Edit.alignment(
      Alignment(from: "low", to: "mid", weight: Weight(thousandths: 5)), .update(mask: ["weight"]))
    #expect(desk.refusal(heavier) == nil)
  }

  @Test("one edge a pair") func onePair() throws {
    var desk = try Desk()
    try desk.objective("a")
    try desk.align("a", "o", AlignmentMode.none)
    self.expect(desk.refusal(self.edge("a", "o", .average)), .alreadyExists, "a → o")
    try desk.put(.removeAlignment(lower: "a", upper: "o"))
    #expect(desk.refusal(self.edge("a", "o", .average)) == nil)
    #expect(desk.refusal(.removeAlignment(lower: "a", upper: "o")) == nil)
    #expect(desk.refusal(.removeAlignment(lower: "o", upper: "a")) == nil)
    self.expect(desk.refusal(.removeAlignment(lower: "a", upper: "x")), .notFound, "x")
  }

  @Test("modes fit their ends, and a value its unit") func modes() throws {
    var desk = try Desk()
    try desk.objective("a")
    try desk.keyResult("g", .graded(GradedKind()), unit: "%")
    try desk.keyResult("s", .rollupScore(RollupScoreKind()))
    try desk.keyResult("v", try .rollup(), unit: "EUR")
    try desk.keyResult("low", .graded(GradedKind()), in: "a", unit: "%")
    for (from, to, mode) in [
      ("a", "g", AlignmentMode.average), ("a", "v", .average), ("a", "o", .value),
      ("a", "s", .value), ("low", "g", .value), ("low", "s", .value), ("low", "v", .average),
      ("low", "o", .none), ("low", "o", .unspecified),
    ] {
      self.expect(desk.refusal(self.edge(from, to, mode)), .alignmentNotAllowed)
    }
    self.expect(desk.refusal(self.edge("low", "v", .value)), .alignmentNotAllowed, "\"EUR\"")
    self.expect(desk.refusal(self.edge("no", "o")), .notFound, "\"no\"")
    // A mode that isn't stated is the one that counts, else none.
    for (from, to, mode) in [
      ("a", "o", AlignmentMode.average), ("a", "s", .average), ("a", "g", .none),
      ("a", "v", .none), ("low", "v", .none),
    ] {
      try desk.align(from, to)
      #expect(desk.organisation.alignment(from, to)?.mode == mode)
      try desk.put(.removeAlignment(lower: from, upper: to))
    }
  }

  @Test("an edge holds the kind, and the unit of what it counts") func heldByEdges() throws {
    var desk = try Desk()
    try desk.objective("a")
    try desk.keyResult("s", .rollupScore(RollupScoreKind()))
    try desk.keyResult("v", try .rollup())
    try desk.keyResult("low", .graded(GradedKind()), in: "a")
    try desk.align("a", "s")
    try desk.align("low", "v")
    func update(_ keyResult: KeyResult, _ field: String) -> Edit {
      .keyResult(keyResult, .update(mask: [field]))
    }
    let graded = KeyResult.Kind.graded(GradedKind())
    self.expect(desk.refusal(update(KeyResult(id: "s", kind: graded), "kind")), .inUse, "a → s")
    self.expect(desk.refusal(update(KeyResult(id: "v", kind: graded), "kind")), .inUse, "low → v")
    self.expect(desk.refusal(update(KeyResult(id: "v", unit: "€"), "unit")), .inUse)
    self.expect(desk.refusal(update(KeyResult(id: "low", unit: "€"), "unit")), .inUse)
    // Another target is no other kind.
    #expect(desk.refusal(update(KeyResult(id: "v", kind: try .rollup(.max)), "kind")) == nil)
    try desk.put(.removeAlignment(lower: "low", upper: "v"))
    #expect(desk.refusal(update(KeyResult(id: "v", kind: graded), "kind")) == nil)
    // Records of its own bar a rollup.
    let record = try desk.checkIn("low", "0.5")
    self.expect(
      desk.refusal(update(KeyResult(id: "low", kind: try .rollup()), "kind")), .inUse, "check-ins")
    try desk.correct(record, nil)
    #expect(desk.refusal(update(KeyResult(id: "low", kind: try .rollup()), "kind")) == nil)
  }

  @Test("the cascade has 64 levels at most") func depth() throws {
    var desk = try Desk()
    for level in 1...63 {
      try desk.objective("d\(level)")
      if level > 1 { try desk.align("d\(level)", "d\(level - 1)") }
    }
    // 63 objectives and a key result below the lowest are 64 levels.
    try desk.keyResult("k", .graded(GradedKind()), in: "d63")
    self.expect(desk.refusal(self.edge("d1", "o")), .limitReached, "64")
    try desk.objective("d64")
    try desk.align("d64", "d63")
    let keyResult = KeyResult(id: "k64", objective: "d64", kind: .graded(GradedKind()))
    self.expect(desk.refusal(.keyResult(keyResult, .create)), .limitReached, "64")
    let moved = KeyResult(id: "k", objective: "d64")
    self.expect(desk.refusal(.keyResult(moved, .update(mask: []))), .limitReached, "64")
    try desk.put(.removeAlignment(lower: "d2", upper: "d1"))
    #expect(desk.refusal(.keyResult(keyResult, .create)) == nil)
  }

  // MARK: Check-ins

  private func record(
    _ keyResult: String, _ value: String? = "1", at time: String? = nil, replaces: String = "",
    confidence: Int64? = nil, note: String = ""
  ) throws -> CheckIn {
    CheckIn(
      keyResult: keyResult, effectiveTime: try time.map { Instant(unixMicros: try micros($0)) },
      value: try value.map { try decimal($0) },
      confidence: confidence.map { Ratio(ppm: $0) }, note: note, replaces: replaces)
  }

  @Test("check-ins that can't be") func checkIns() throws {
    var desk = try Desk(now: "2026-08-15T12:00:00Z")
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.keyResult("b", .binary(BinaryKind()))
    try desk.keyResult("v", try .rollup())
    try desk.keyResult("s", .rollupScore(RollupScoreKind()))
    for (record, reason) in [
      (try self.record("no"), Reason.notFound), (try self.record(""), .fieldRequired),
      (try self.record("k", nil), .fieldRequired),
      (try self.record("k", at: "2026-08-15T12:00:00.000001Z"), .effectiveTimeInFuture),
      (try self.record("v"), .checkInNotTaken), (try self.record("s"), .checkInNotTaken),
      (try self.record("b", "0.5"), .fieldInvalid),
      (try self.record("k", confidence: 1_000_001), .fieldOutOfRange),
      (try self.record("k", confidence: -1), .fieldOutOfRange),
      (try self.record("k", note: String(repeating: "n", count: 4_097)), .textTooLong),
      (try self.record("k", note: "a\0b"), .textInvalid),
      (try self.record("k", replaces: "c1"), .fieldInvalid),
    ] {
      self.expect(desk.refusal(.checkIn(record)), reason)
    }
    var ancient = try self.record("k")
    ancient.effectiveTime = Instant(unixMicros: .min)
    self.expect(desk.refusal(.checkIn(ancient)), .fieldOutOfRange)
    // The present itself is no future.
    #expect(desk.refusal(.checkIn(try self.record("k", at: "2026-08-15T12:00:00Z"))) == nil)
  }

  @Test("a replaced record isn't replaced again; the refusal names the one to correct")
  func replacedTwice() throws {
    var desk = try Desk()
    try desk.keyResult("k", .graded(GradedKind()))
    try desk.keyResult("l", .graded(GradedKind()))
    let first = try desk.checkIn("k", "0.5")
    let second = try desk.correct(first, "0.6")
    self.expect(
      desk.refusal(.correction(try self.record("k", replaces: first))), .checkInReplaced, second)
    self.expect(desk.refusal(.correction(try self.record("k", replaces: "c9999"))), .notFound)
    self.expect(desk.refusal(.correction(try self.record("k", replaces: "x1"))), .notFound)
    self.expect(desk.refusal(.correction(try self.record("k"))), .fieldRequired)
    self.expect(desk.refusal(.correction(try self.record("l", replaces: second))), .fieldInvalid)
    #expect(desk.refusal(.correction(try self.record("", replaces: second))) == nil)
  }

  @Test("a closed cycle takes no check-ins") func closed() throws {
    var desk = try Desk()
    try desk.keyResult("k", .graded(GradedKind()))
    let record = try desk.checkIn("k", "0.5")
    try desk.put(.closeCycle("c", nil))
    self.expect(desk.refusal(.checkIn(try self.record("k"))), .cycleClosed, "\"c\"")
    self.expect(desk.refusal(.correction(try self.record("k", replaces: record))), .cycleClosed)
  }
}
