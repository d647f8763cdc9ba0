// A load's command line, table, JSON and page.

import BoundedTestSupport
import ExactJSON
import OKRModel
import Terminal
import Testing

@testable import OKRLoad
@testable import okr

@Suite(.bounded) struct LoadTests {
  private static func latencies(_ base: Int64) -> LatencyPercentiles {
    LatencyPercentiles(
      median: base, p90: base * 2, p99: base * 10, p999: base * 20, most: base * 30)
  }

  private static func result(_ operation: LoadOperation, failed: Int = 0) -> OperationResult {
    let curve = [0, 50, 90, 99, 99.9, 100].map {
      LatencyCurvePoint(percentile: $0, micros: Int64(100 + $0 * 10))
    }
    return OperationResult(
      operation: operation, done: 12_345, failed: failed, retried: 2,
      latencies: Self.latencies(950), curve: curve)
  }

  static func report(rates: [Int] = [2_000]) -> LoadReport {
    var plan = LoadPlan(profile: .quarterEnd)
    plan.rates = rates
    let points = (1...5).map {
      LoadPoint(
        seconds: Double($0), span: 1, done: 1_990 + $0, failed: 0, inFlight: $0,
        latencies: Self.latencies(900))
    }
    return LoadReport(
      plan: plan, serverVersion: "1.0.0",
      rates: rates.map {
        RateResult(
          asked: $0, achieved: Double($0) - 8.4, seconds: 5.01,
          operations: [Self.result(.checkIn), Self.result(.rollup), Self.result(.recompute)])
      }, points: points, failures: [],
      readBack: ReadBack(acknowledged: 12_345, found: 12_345, missing: 0, different: 0),
      proof: Proof(
        organisations: 20, changesReplayed: 99, itemsCompared: 266_680, differences: 0,
        examples: []))
  }

  static func output(_ report: LoadReport) -> LoadOutput {
    LoadOutput(report: report, beganMicros: 1_790_000_000_000_000)
  }

  @Test func theTable() {
    let surface = Surface(isTerminal: false, columns: 100, choice: .never, environment: [:])
    let lines = Self.output(Self.report()).lines(surface)
    #expect(
      lines[0]
        == "quarter-end · 20 organisations · 200\u{A0}000 key results · 500 connections")
    #expect(lines[2] == "1\u{A0}992 of 2\u{A0}000 calls a second over 5 s")
    #expect(lines[4].hasPrefix("check-in"))
    #expect(lines[4].contains("950 µs") && lines[4].contains("9.50 ms"))
    #expect(lines.suffix(3).allSatisfy { $0.hasPrefix("● holds") })
    #expect(lines.last?.contains("266\u{A0}680 items computed anew") == true)
  }

  @Test func whatFailedIsTold() {
    var report = Self.report()
    report.rates[0].operations[0] = Self.result(.checkIn, failed: 3)
    report.failures = [
      LoadFailure(operation: .checkIn, reason: "OVERLOADED", example: "too\u{1B} much", count: 3)
    ]
    report.readBack.missing = 2
    report.proof.differences = 1
    report.proof.examples = ["o-1: differs"]
    let surface = Surface(isTerminal: false, columns: 100, choice: .never, environment: [:])
    let text = Self.output(report).lines(surface).joined(separator: "\n")
    #expect(text.contains("■ fails  3 calls failed"))
    #expect(text.contains("2 missing, 0 with another value"))
    #expect(text.contains("3 × check-in OVERLOADED: too"))
    #expect(text.contains("o-1: differs"))
    #expect(!text.contains("\u{1B}"))
    let page = LoadPage(Self.output(report)).text
    #expect(page.contains("■ fails: 3 calls failed"))
  }

  @Test func theJSON() throws {
    let json = Self.output(Self.report(rates: [10, 20])).json
    #expect(
      json.keys == [
        "profile", "began", "server_version", "organisations", "key_results_each", "regions_each",
        "connections", "seed", "holds", "rates", "points", "failures", "read_back", "proof",
      ])
    #expect(json["holds"] == .bool(true))
    guard case .array(let rates) = json["rates"] else { return #expect(Bool(false)) }
    #expect(rates.map { $0["asked_per_second"] } == [.integer(10), .integer(20)])
    #expect(json["read_back"]?["found"] == .integer(12_345))
  }

  @Test func thePageStandsAlone() {
    let page = LoadPage(Self.output(Self.report(rates: [2_000, 4_000]))).text
    for outside in ["http:", "https:", "url(", "@import", "<script"] {
      #expect(!page.contains(outside), "\(outside)")
    }
    #expect(page == LoadPage(Self.output(Self.report(rates: [2_000, 4_000]))).text)
    // Throughput, latency, the two rates' distributions, and latency by rate.
    #expect(page.components("<svg ").count == 6)
    #expect(page.components("role=\"img\"").count == 6)
    #expect(page.components("<details>").count == 6)
    #expect(page.contains("default-src 'none'"))
    #expect(LoadPage(Self.output(Self.report())).text.components("<svg ").count == 4)
  }

  @Test func chartsEscapeTheirWords() {
    let chart = LineChart(
      id: "c", title: "a < b & \"c\"", finding: "'", xLabel: "<x>", yScale: .linear,
      yText: { "\(Int($0))" }, xText: { "\(Int($0))" },
      lines: [.init(label: "<l>", colour: "#000", dashes: "", points: [(0, 1), (10, 3)])])
    let svg = chart.svg
    #expect(svg.contains("a &lt; b &amp; &quot;c&quot;"))
    #expect(svg.contains("&lt;x&gt;") && svg.contains("&lt;l&gt;") && svg.contains("&#39;"))
    // The line runs over the whole width, from the least to the greatest of its values.
    #expect(svg.contains("points=\"72,"))
    #expect(LineChart.number(-0.25) == "-0.3" && LineChart.number(12) == "12")
  }

  @Test func latenciesAreShort() {
    let cases: [(Int64, String)] = [
      (0, "0 µs"), (999, "999 µs"), (1_000, "1.00 ms"), (9_999, "10.00 ms"), (12_345, "12.3 ms"),
      (99_949, "99.9 ms"), (123_456, "123 ms"), (9_999_999, "10\u{A0}000 ms"),
      (12_345_678, "12.3 s"),
    ]
    for (micros, text) in cases { #expect(LatencyText.of(micros) == text) }
  }

  @Test func badPlansAreUsageErrors() async {
    for (line, word) in [
      ("okr load --organisations 0", "--organisations takes 1 to 1000"),
      ("okr load --connections 3", "--connections takes one an organisation to 10000"),
      ("okr load --rate 10,x", "--rate"), ("okr load --rate 0", "--rate takes 1 to"),
      ("okr load --profile nope", "quarter-end"),
    ] {
      let result = await runOKR(line)
      #expect(result.status == .usage, "\(line)")
      #expect(result.err.contains(word), "\(result.err)")
    }
  }

  @Test func aServerThatIsNotThere() async {
    let result = await runOKR("okr load --server 127.0.0.1:1")
    #expect(result.status == .unreachable)
    #expect(result.err.contains("can't be reached"))
  }
}

extension String {
  fileprivate func components(_ separator: String) -> [String] {
    self.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
