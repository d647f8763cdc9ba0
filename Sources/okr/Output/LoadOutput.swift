// A load's result for people and for scripts.

internal import ExactJSON
internal import OKRLoad
internal import OKRModel
internal import Terminal

/// A load's report with the instant it began at.
struct LoadOutput: Sendable {
  let report: LoadReport
  let beganMicros: Int64

  // MARK: For people

  func lines(_ surface: Surface) -> [String] {
    var lines = [self.headline]
    for rate in self.report.rates {
      lines += ["", self.rateLine(rate)]
      lines += self.table(rate).lines(for: surface)
    }
    lines += [""] + self.verdict(surface)
    return lines
  }

  var headline: String {
    let plan = self.report.plan
    return [
      plan.profile.rawValue, CountText.of(Int64(plan.organisations), "organisation"),
      CountText.of(Int64(plan.organisations * plan.keyResults), "key result"),
      CountText.of(Int64(plan.connections), "connection"),
    ].joined(separator: " · ")
  }

  func rateLine(_ rate: RateResult) -> String {
    let achieved = CountText.grouped(Int64(rate.achieved.rounded()))
    let asked = CountText.grouped(Int64(rate.asked))
    let span = InstantTextSpan.text(Int64(rate.seconds.rounded()))
    return "\(achieved) of \(asked) calls a second over \(span)"
  }

  private static let titles = [
    "CALL", "DONE", "FAILED", "RETRIED", "P50", "P90", "P99", "P99.9", "MAX",
  ]

  private func table(_ rate: RateResult) -> Table {
    var table = Table(Self.titles.enumerated().map { Column($1, $0 == 0 ? .left : .right) })
    for result in rate.operations {
      let latencies = result.latencies
      let counts = [result.done, result.failed, result.retried].map {
        Cell(CountText.grouped(Int64($0)))
      }
      let spans = [
        latencies.median, latencies.p90, latencies.p99, latencies.p999, latencies.most,
      ]
      table.append(
        [Cell(result.operation.name)] + counts + spans.map { Cell(LatencyText.of($0)) })
    }
    return table
  }

  /// What was checked, each line with its sign.
  func verdict(_ surface: Surface) -> [String] {
    self.checks.map { check in
      let status: Terminal.Status =
        check.holds
        ? .init(symbol: "●", word: "holds", style: .green)
        : .init(symbol: "■", word: "fails", style: .red)
      let word = surface.paint(status.text(isAccessible: surface.isAccessible), status.style)
      return "\(word)  \(check.text)"
    } + self.failureLines
  }

  /// What was checked, in words.
  var checks: [(holds: Bool, text: String)] {
    let readBack = self.report.readBack
    let proof = self.report.proof
    let failed = self.report.failed
    let acknowledged = CountText.of(Int64(readBack.acknowledged), "acknowledged check-in")
    let found =
      readBack.missing + readBack.different == 0
      ? "all are there"
      : "\(CountText.grouped(Int64(readBack.missing))) missing, "
        + "\(CountText.grouped(Int64(readBack.different))) with another value"
    let calls = failed == 0 ? "no call" : CountText.of(Int64(failed), "call")
    return [
      (failed == 0, "\(calls) failed"),
      (readBack.missing + readBack.different == 0, "\(acknowledged) read back: \(found)"),
      (
        proof.differences == 0,
        "\(CountText.of(proof.itemsCompared, "item")) computed anew from "
          + "\(CountText.of(proof.changesReplayed, "change")): "
          + CountText.of(proof.differences, "difference")
      ),
    ]
  }

  private var failureLines: [String] {
    self.report.failures.map {
      let what = "\($0.operation.name) \($0.reason): \($0.example.sanitised)"
      return "  \(CountText.grouped(Int64($0.count))) × \(what)"
    } + self.report.proof.examples.map { "  \($0.sanitised)" }
  }

  // MARK: For scripts

  var json: JSONValue {
    let plan = self.report.plan
    return .object([
      .init("profile", .string(plan.profile.rawValue)),
      .init("began", .string(InstantText.format(unixMicros: self.beganMicros))),
      .init("server_version", .text(self.report.serverVersion)),
      .init("organisations", .integer(plan.organisations)),
      .init("key_results_each", .integer(plan.keyResults)),
      .init("regions_each", .integer(plan.regions)),
      .init("connections", .integer(plan.connections)), .init("seed", .integer(plan.seed)),
      .init("holds", .bool(self.report.holds)),
      .init("rates", .array(self.report.rates.map(Self.rate))),
      .init("points", .array(self.report.points.map(Self.point))),
      .init("failures", .array(self.report.failures.map(Self.failure))),
      .init("read_back", Self.readBack(self.report.readBack)),
      .init("proof", Self.proof(self.report.proof)),
    ])
  }

  private static func rate(_ rate: RateResult) -> JSONValue {
    .object([
      .init("asked_per_second", .integer(rate.asked)),
      .init("achieved_per_second", .integer(Int(rate.achieved.rounded()))),
      .init("milliseconds", .integer(Int((rate.seconds * 1_000).rounded()))),
      .init("calls", .array(rate.operations.map(Self.operation))),
    ])
  }

  private static func operation(_ result: OperationResult) -> JSONValue {
    .object([
      .init("call", .string(result.operation.name)), .init("done", .integer(result.done)),
      .init("failed", .integer(result.failed)), .init("retried", .integer(result.retried)),
      .init("latency_microseconds", Self.latencies(result.latencies)),
    ])
  }

  private static func latencies(_ latencies: LatencyPercentiles) -> JSONValue {
    .object([
      .init("p50", .integer(latencies.median)), .init("p90", .integer(latencies.p90)),
      .init("p99", .integer(latencies.p99)), .init("p99_9", .integer(latencies.p999)),
      .init("max", .integer(latencies.most)),
    ])
  }

  private static func point(_ point: LoadPoint) -> JSONValue {
    .object([
      .init("milliseconds", .integer(Int((point.seconds * 1_000).rounded()))),
      .init("per_second", .integer(Int(point.ratePerSecond.rounded()))),
      .init("failed", .integer(point.failed)), .init("under_way", .integer(point.inFlight)),
      .init("latency_microseconds", Self.latencies(point.latencies)),
    ])
  }

  private static func failure(_ failure: LoadFailure) -> JSONValue {
    .object([
      .init("call", .string(failure.operation.name)), .init("reason", .string(failure.reason)),
      .init("example", .string(failure.example)), .init("count", .integer(failure.count)),
    ])
  }

  private static func readBack(_ readBack: ReadBack) -> JSONValue {
    .object([
      .init("acknowledged", .integer(readBack.acknowledged)),
      .init("found", .integer(readBack.found)), .init("missing", .integer(readBack.missing)),
      .init("different", .integer(readBack.different)),
    ])
  }

  private static func proof(_ proof: Proof) -> JSONValue {
    .object([
      .init("organisations", .integer(proof.organisations)),
      .init("changes_replayed", .integer(proof.changesReplayed)),
      .init("items_compared", .integer(proof.itemsCompared)),
      .init("differences", .integer(proof.differences)),
      .init("examples", .array(proof.examples.map { .string($0) })),
    ])
  }
}
