// What metrics come to over scopes: by hand, and against the reference in random organisations.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import SeededRandom
internal import Testing

@Suite("Metric rollups", .bounded) struct MetricRollupTests {
  /// Regions world > emea and apac. Leads of 30 and 12 in emea, 8 in apac; visits of 100 and 400.
  private func desk() throws -> Desk {
    var desk = try Desk()
    try desk.put(.region(Region(id: "world"), .create))
    for region in ["emea", "apac"] {
      try desk.put(.region(Region(id: region, name: region, parent: "world"), .create))
      try desk.objective("o-\(region)", region: region)
    }
    for metric in [
      Metric(id: "leads", unit: "leads", rollup: "sum"), Metric(id: "visits", rollup: "sum"),
      Metric(
        id: "rate", unit: "%", rollup: "ratio", numerator: "leads", denominator: "visits", per: 100),
      Metric(id: "plain"),
    ] { try desk.put(.metric(metric, .create)) }
    for (id, region, metric, value) in [
      ("l1", "emea", "leads", "30"), ("l2", "emea", "leads", "12"), ("l3", "apac", "leads", "8"),
      ("v1", "emea", "visits", "100"), ("v2", "apac", "visits", "400"),
    ] {
      try desk.keyResult(id, try .metric("0", "100"), in: "o-\(region)")
      try desk.put(.keyResult(KeyResult(id: id, metric: metric), .update(mask: ["metric"])))
      try desk.checkIn(id, value)
    }
    return desk
  }

  private func rows(
    _ desk: Desk, _ metric: String, _ scope: QueryRollupRequest = QueryRollupRequest()
  ) throws -> [String: MetricRow] {
    let rows = try desk.organisation.metricRollup(QueryMetricRequest(metric: metric, scope: scope))
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.keys.joined(separator: "/"), $0) })
  }

  @Test func regionsHoldWhatIsBelowThem() throws {
    let rows = try self.rows(self.desk(), "leads", QueryRollupRequest(by: [.region]))
    #expect(
      rows.mapValues(\.value?.micros) == [
        "world": 50_000_000, "emea": 42_000_000, "apac": 8_000_000,
      ])
    #expect(rows["world"]?.words == "the sum of 3 values, in leads")
    #expect(rows["emea"]?.names == ["emea"] && rows["emea"]?.depth == 1)
    #expect(
      try self.rows(self.desk(), "leads", QueryRollupRequest(region: "emea"))[""]?.value?.micros
        == 42_000_000)
  }

  /// A rate of all is no mean of rates: 42 / 100 and 8 / 400 are 10 % together, and 22 % as a mean.
  @Test func aRatioIsOfSums() throws {
    let rows = try self.rows(self.desk(), "rate", QueryRollupRequest(by: [.region]))
    #expect(
      rows.mapValues(\.value?.micros) == [
        "world": 10_000_000, "emea": 42_000_000, "apac": 2_000_000,
      ])
    #expect(rows["world"]?.words == "leads 50 / visits 500 × 100, in %")
    #expect(rows["world"]?.numerator?.micros == 50_000_000)
    #expect(rows["world"]?.keyResults == 5)
  }

  @Test func eachRuleAddsUpInItsWay() throws {
    var desk = try self.desk()
    try desk.put(
      .keyResult(KeyResult(id: "l1", weight: Weight(thousandths: 3000)), .update(mask: ["weight"])))
    for (rule, micros, words) in [
      ("mean", Int64(22_000_000), "the mean of 3 values by weight, in leads"),
      ("min", 8_000_000, "the least of 3 values, in leads"),
      ("max", 30_000_000, "the greatest of 3 values, in leads"),
      ("latest", 8_000_000, "the newest of 3 values, in leads"),
    ] {
      try desk.put(.metric(Metric(id: "leads", rollup: rule), .update(mask: ["rollup"])))
      let row = try self.rows(desk, "leads")[""]
      #expect(
        row?.value?.micros == micros && row?.words == words, "\(rule): \(String(describing: row))")
    }
  }

  @Test func whatGivesNothingIsCounted() throws {
    var desk = try self.desk()
    try desk.keyResult("other", try .metric("0", "1"), in: "o-emea", unit: "EUR")
    try desk.keyResult(
      "made", .rollupValue(RollupValueKind(target: Value(micros: 1))), in: "o-emea")
    try desk.keyResult("none", try .metric("0", "1"), in: "o-emea", unit: "leads")
    try desk.keyResult("off", try .metric("0", "1"), in: "o-emea", state: .cancelled)
    for id in ["other", "made", "none", "off"] {
      try desk.put(.keyResult(KeyResult(id: id, metric: "leads"), .update(mask: ["metric"])))
    }
    try desk.checkIn("other", "7")
    try desk.checkIn("off", "7")
    let row = try #require(try self.rows(desk, "leads")[""])
    #expect((row.keyResults, row.measured, row.leftOut) == (4, 3, 2))
    #expect(row.value?.micros == 50_000_000)
    #expect(
      row.words
        == "the sum of 3 values, in leads; 1 key result has none; 2 left out: another unit, or made of others"
    )
  }

  @Test func absentIsNeverZero() throws {
    var desk = try self.desk()
    try desk.put(.metric(Metric(id: "new", rollup: "sum"), .create))
    #expect(try self.rows(desk, "new").isEmpty, "nothing measures it")
    try desk.keyResult("n", try .metric("0", "1"))
    try desk.put(.keyResult(KeyResult(id: "n", metric: "new"), .update(mask: ["metric"])))
    #expect(try self.rows(desk, "new")[""]?.value == nil)
    #expect(try self.rows(desk, "new")[""]?.words == "no key result has a value")
    for id in ["v1", "v2"] { try desk.checkIn(id, "0") }
    let rate = try #require(try self.rows(desk, "rate")[""])
    #expect(rate.value == nil && rate.denominator?.micros == 0)
    #expect(rate.words == "leads 50 / visits 0 × 100")
    try desk.checkIn("l1", "9000000000000")
    try desk.checkIn("l2", "9000000000000")
    let sum = try #require(try self.rows(desk, "leads")[""])
    #expect(sum.value == nil && sum.words == "the sum of 3 values lies beyond what is kept")
  }

  @Test(arguments: [
    (Metric(id: "m", rollup: "bogus"), "metric.rollup"),
    (Metric(id: "m", rollup: "ratio", denominator: "leads"), "metric.numerator"),
    (Metric(id: "m", rollup: "ratio", numerator: "leads"), "metric.denominator"),
    (
      Metric(id: "m", rollup: "ratio", numerator: "leads", denominator: "leads"),
      "metric.denominator"
    ),
    (Metric(id: "m", rollup: "ratio", numerator: "none", denominator: "leads"), "metric.numerator"),
    (Metric(id: "m", rollup: "ratio", numerator: "rate", denominator: "leads"), "metric.numerator"),
    (
      Metric(id: "m", rollup: "ratio", numerator: "leads", denominator: "visits", per: -1),
      "metric.per"
    ),
    (
      Metric(id: "m", rollup: "ratio", numerator: "leads", denominator: "visits", per: 1_000_001),
      "metric.per"
    ),
    (Metric(id: "m", rollup: "sum", numerator: "leads"), "metric.numerator"),
    (Metric(id: "m", rollup: "sum", per: 100), "metric.per"),
  ]) func rulesThatCannotBe(_ metric: Metric, field: String) throws {
    let refusal = try #require(try self.desk().refusal(.metric(metric, .create)), "accepted")
    #expect(refusal.status.violations.map(\.field) == [field])
  }

  @Test func aMetricWithoutARuleSaysSo() throws {
    var desk = try self.desk()
    // As documents have it; what it is of may be said later.
    try desk.put(.metric(Metric(id: "bare", rollup: "ratio"), .create))
    for (metric, scope, reason) in [
      ("plain", QueryRollupRequest(), Reason.metricWithoutRule),
      ("bare", QueryRollupRequest(), .metricWithoutRule),
      ("none", QueryRollupRequest(), .notFound),
      ("leads", QueryRollupRequest(region: "none"), .notFound),
      ("leads", QueryRollupRequest(by: [.region, .region]), .fieldInvalid),
    ] {
      #expect {
        try desk.organisation.metricRollup(QueryMetricRequest(metric: metric, scope: scope))
      } throws: { ($0 as? RequestError)?.status.reason == reason.rawValue }
    }
  }

  @Test("random organisations equal the reference", arguments: Array(1...300) as [UInt64])
  func equalsTheReference(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let generated = RandomOrganisation(seed: seed, size: 1 + Int(seed % 40))
    var twin = try Twin(filledBy: generated)
    var input = generated.input
    let rules = MetricRule.allCases.map(\.rawValue)
    var metrics = ["a", "b", "c"].map {
      Metric(id: $0, unit: Bool.random(using: &random) ? "EUR" : "", rollup: "sum")
    }
    for metric in metrics { _ = try twin.apply(.metric(metric, .create)) }
    for index in input.keyResults.indices {
      guard let metric = ["a", "a", "b", "c", ""].randomElement(using: &random), !metric.isEmpty
      else {
        continue
      }
      input.keyResults[index].metric = metric
      let id = input.keyResults[index].id
      _ = try twin.apply(.keyResult(KeyResult(id: id, metric: metric), .update(mask: ["metric"])))
    }
    for rule in rules {
      metrics[2].rollup = rule
      let isRatio = rule == "ratio"
      metrics[2].numerator = isRatio ? "a" : ""
      metrics[2].denominator = isRatio ? "b" : ""
      metrics[2].per = isRatio ? [0, 1, 100, 1000].randomElement(using: &random) ?? 0 : 0
      _ = try twin.apply(
        .metric(metrics[2], .update(mask: ["rollup", "numerator", "denominator", "per"])))
      let query = RollupCase.random(input, &random)
      let expected = ReferenceEvaluator(input).rollup(
        ofMetric: metrics[2], among: metrics, by: query.by, scope: query.scope)
      let actual = try twin.organisation.metricRollup(
        QueryMetricRequest(metric: "c", scope: query.query)
      ).map { ReferenceMetricRow($0) }.sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
      #expect(actual == expected, "seed \(seed), \(rule), \(query)")
    }
  }
}

extension ReferenceMetricRow {
  init(_ row: MetricRow) {
    self.init(keys: row.keys)
    self.value = row.value?.micros
    self.keyResults = row.keyResults
    self.measured = row.measured
    self.leftOut = row.leftOut
    self.numerator = row.numerator?.micros
    self.denominator = row.denominator?.micros
    self.latest = row.latest?.unixMicros
  }
}
