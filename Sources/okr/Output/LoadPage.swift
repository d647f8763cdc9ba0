// A load's result as one page with curves: self-contained, no script, nothing from elsewhere.

internal import Glibc
internal import OKRLoad
internal import OKRModel
internal import Terminal

/// The page of one load.
struct LoadPage {
  private static let green = "#179C69"
  private static let amber = "#C07C16"
  private static let red = "#951819"
  private static let grey = "#58555F"
  private static let style = """
    body{font:15px/1.5 system-ui,sans-serif;color:#222;background:#fff;max-width:52rem;margin:2rem auto;padding:0 1rem}
    h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums}
    th,td{padding:.15rem .7rem;text-align:right;border-bottom:1px solid #ddd}th:first-child,td:first-child{text-align:left}
    thead{display:table-header-group}figure{margin:1rem 0;break-inside:avoid}svg{width:100%;height:auto;font-size:12px}
    .grid{stroke:#e4e4e8}.axis{fill:#58555F}.good{color:#179C69}.bad{color:#951819}
    @page{size:A4;margin:15mm}@media print{details{display:none}}
    """

  private let output: LoadOutput
  private var report: LoadReport { self.output.report }

  init(_ output: LoadOutput) {
    self.output = output
  }

  var text: String {
    let title = "Load: \(self.output.headline)"
    let began = InstantText.format(unixMicros: self.output.beganMicros)
    let parts =
      [
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">",
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        "<title>\(HTML.escaped(title))</title><style>\(Self.style)</style></head><body><main>",
        "<h1>\(HTML.escaped(title))</h1>",
        "<p>\(HTML.escaped("\(self.report.plan.profile.abstract). Begun \(began), server \(self.report.serverVersion)."))</p>",
      ] + self.verdict + self.curves + self.rates + ["</main></body></html>"]
    return parts.joined(separator: "\n") + "\n"
  }

  private var verdict: [String] {
    let items = self.output.checks.map { check in
      "<li class=\"\(check.holds ? "good" : "bad")\">\(check.holds ? "● holds" : "■ fails"): \(HTML.escaped(check.text))</li>"
    }
    let failures = self.report.failures.map {
      "<li>\($0.count) × \(HTML.escaped("\($0.operation.name) \($0.reason): \($0.example)"))</li>"
    }
    return ["<ul>"] + items + failures + ["</ul>"]
  }

  // MARK: Curves

  private var curves: [String] {
    let byRate = self.report.rates.count > 1 ? [self.latencyByRate] : []
    let charts = [self.throughput, self.latency] + byRate + self.distributions
    return charts.flatMap { chart in
      [
        "<figure><figcaption><h2>\(HTML.escaped(chart.title))</h2>"
          + "<p>\(HTML.escaped(chart.finding))</p></figcaption>",
        chart.svg,
        "<details><summary>The numbers</summary>\(Self.table(chart))</details></figure>",
      ]
    }
  }

  private static func table(_ chart: LineChart) -> String {
    let head = (["\(chart.xLabel)"] + chart.lines.map(\.label)).map {
      "<th>\(HTML.escaped($0))</th>"
    }
    let rows = (chart.lines.first?.points.indices ?? 0..<0).map { index in
      let x = chart.lines[0].points[index].x
      let cells = chart.lines.map { line in
        line.points.indices.contains(index) ? chart.yText(line.points[index].y) : ""
      }
      return "<tr>"
        + ([chart.xText(x)] + cells).map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>"
    }
    return
      "<table><thead><tr>\(head.joined())</tr></thead><tbody>\(rows.joined())</tbody></table>"
  }

  private var throughput: LineChart {
    let points = self.report.points
    let asked = self.report.rates.map { CountText.grouped(Int64($0.asked)) }
    let achieved = self.report.rates.map { CountText.grouped(Int64($0.achieved.rounded())) }
    return LineChart(
      id: "throughput", title: "Calls a second",
      finding:
        "\(achieved.joined(separator: ", ")) calls a second were answered where \(asked.joined(separator: ", ")) were due.",
      xLabel: "seconds", yScale: .linear, yText: Self.count, xText: Self.count,
      lines: [
        .init(
          label: "answered", colour: Self.green, dashes: "",
          points: points.map { ($0.seconds, $0.ratePerSecond) }),
        .init(
          label: "under way", colour: Self.grey, dashes: "4 3",
          points: points.map { ($0.seconds, Double($0.inFlight)) }),
      ])
  }

  private var latency: LineChart {
    func line(_ label: String, _ colour: String, _ value: (LatencyPercentiles) -> Int64)
      -> LineChart.Line
    {
      .init(
        label: label, colour: colour, dashes: "",
        points: self.report.points.filter { $0.done > 0 }.map {
          ($0.seconds, Double(max(value($0.latencies), 1)))
        })
    }
    let worst = self.report.points.map(\.latencies.p99).max() ?? 0
    return LineChart(
      id: "latency", title: "Latency over time",
      finding:
        "From the instant a call was due to its answer; no stretch had a p99 above \(LatencyText.of(worst)).",
      xLabel: "seconds", yScale: .logarithmic, yText: Self.span, xText: Self.count,
      lines: [
        line("p99.9", Self.red) { $0.p999 }, line("p99", Self.amber) { $0.p99 },
        line("p50", Self.green) { $0.median },
      ])
  }

  /// What more calls a second cost: where the lines turn up, something is full.
  private var latencyByRate: LineChart {
    let colours = [Self.green, Self.amber, Self.red, Self.grey]
    let scheduled = LoadOperation.allCases.filter(\.isScheduled)
    let lines = scheduled.enumerated().compactMap { place, operation -> LineChart.Line? in
      let points = self.report.rates.compactMap { rate -> (x: Double, y: Double)? in
        let result = rate.operations.first { $0.operation == operation && $0.done > 0 }
        return result.map { (rate.achieved, Double(max($0.latencies.p99, 1))) }
      }
      guard !points.isEmpty else { return nil }
      return LineChart.Line(
        label: operation.name, colour: colours[place % colours.count],
        dashes: Self.dashes[place % Self.dashes.count], points: points)
    }
    return LineChart(
      id: "by-rate", title: "Latency by calls a second",
      finding: "The 99th percentile of each kind of call at each rate that was reached.",
      xLabel: "calls a second", yScale: .logarithmic, yText: Self.span, xText: Self.count,
      lines: lines)
  }

  private static let dashes = ["", "6 3", "2 2", "8 2 2 2"]

  /// How latencies are distributed, a chart a rate.
  private var distributions: [LineChart] {
    let colours = [Self.green, Self.amber, Self.red, Self.grey]
    return self.report.rates.enumerated().map { index, rate in
      let lines = rate.operations.filter { $0.operation.isScheduled }.enumerated().map {
        place, result in
        LineChart.Line(
          label: result.operation.name, colour: colours[place % colours.count],
          dashes: Self.dashes[place % Self.dashes.count],
          points: result.curve.map { (Self.nines($0.percentile), Double(max($0.micros, 1))) })
      }
      return LineChart(
        id: "distribution-\(index)",
        title: "Latency by share of calls, at \(CountText.grouped(Int64(rate.asked))) a second",
        finding: "Read: 99 % of the calls were answered within the latency at 99 %.",
        xLabel: "share of calls answered by then", yScale: .logarithmic, yText: Self.span,
        xText: Self.share, lines: lines)
    }
  }

  /// Where a share of calls lies on an axis on which each ninth takes the same room; 100 % lies at
  /// five of them.
  static func nines(_ percentile: Double) -> Double {
    percentile >= 100 ? 5 : -log10(1 - percentile / 100)
  }

  private static func share(_ nines: Double) -> String {
    switch nines {
    case 5...: "100 %"
    case ..<0.01: "0 %"
    default:
      DecimalText.shortest(
        Int64(((1 - pow(10, -nines)) * 100_000_000).rounded()), digits: 6) + " %"
    }
  }

  private static func count(_ number: Double) -> String {
    CountText.grouped(Int64(number.rounded()))
  }

  private static func span(_ micros: Double) -> String { LatencyText.of(Int64(micros.rounded())) }

  // MARK: Tables

  private var rates: [String] {
    self.report.rates.flatMap { rate in
      let titles = ["call", "done", "failed", "retried", "p50", "p90", "p99", "p99.9", "max"]
      let rows = rate.operations.map { result in
        let latencies = result.latencies
        let counts = [result.done, result.failed, result.retried].map {
          CountText.grouped(Int64($0))
        }
        let spans = [
          latencies.median, latencies.p90, latencies.p99, latencies.p999, latencies.most,
        ].map(LatencyText.of)
        let cells = [result.operation.name] + counts + spans
        return "<tr>" + cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>"
      }
      return [
        "<h2>\(HTML.escaped(self.output.rateLine(rate)))</h2><table><thead><tr>"
          + titles.map { "<th>\($0)</th>" }.joined()
          + "</tr></thead><tbody>\(rows.joined())</tbody></table>"
      ]
    }
  }
}
