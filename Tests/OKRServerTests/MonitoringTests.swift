// deploy/monitoring and the documents' PromQL: every metric, label and value that they name is there.

import BoundedTestSupport
import ExactJSON
import Metrics
import OKRModel
import Testing

@testable import OKRServer

@Suite(.bounded) struct MonitoringTests {
  @Test func alertsNameWhatThereIs() throws {
    let text = try Self.text("../../deploy/monitoring/alerts.yaml")
    let rules = Self.rules(text)
    #expect(rules.count { $0.isAlert } >= 15)
    let recorded = Set(rules.filter { !$0.isAlert }.map(\.name))
    for rule in rules {
      #expect(!rule.expression.isEmpty, "\(rule.name)")
      PromQL(rule.expression).check(rule.name, recorded: recorded)
      guard rule.isAlert else { continue }
      #expect(rule.name.hasPrefix("Okr"), "\(rule.name)")
      for part in ["severity: ", "summary: ", "description: "] {
        #expect(rule.text.contains(part), "\(rule.name) has no \(part)")
      }
    }
    #expect(Set(rules.map(\.name)).count == rules.count, "names come once")
  }

  /// A server that doesn't run shows no metric that could tell it: Prometheus' own does.
  @Test func aServerThatIsDownIsTold() throws {
    let rules = Self.rules(try Self.text("../../deploy/monitoring/alerts.yaml"))
    let down = try #require(rules.first { $0.expression.contains("up{job=\"okrd\"} == 0") })
    #expect(down.isAlert && down.expression.contains("absent(up{job=\"okrd\"})"))
    #expect(down.text.contains("severity: page"))
    #expect(try Self.text("../../docs/OPERATIONS.md").contains("- job_name: okrd\n"))
  }

  /// The same calls are faults to the rules, to the documents and to `okr server top`.
  @Test func faultsHaveOneDefinition() throws {
    let faults = Set(Code.faults.map(\.name))
    for path in ["../../deploy/monitoring/alerts.yaml", "../../docs/OPERATIONS.md"] {
      // In a table's cell a bar is written with a backslash.
      let text = try Self.text(path).split(separator: "\\|").joined(separator: "|")
      let matchers = text.matches(of: /okr_rpc_calls_total\{code=~"([^"]+)"/)
      #expect(!matchers.isEmpty, "\(path)")
      for matcher in matchers {
        #expect(Set(matcher.output.1.split(separator: "|").map(String.init)) == faults, "\(path)")
      }
    }
    var reading = MethodReading(
      method: "a", codes: Array(repeating: 1, count: CallMeter.codeCount),
      durations: HistogramReading(CallMeter.bounds))
    #expect(reading.faults == UInt64(faults.count))
    reading.codes[Int(Code.resourceExhausted.rawValue)] += 9
    #expect(reading.faults == UInt64(faults.count))
  }

  @Test func theDashboardNamesWhatThereIs() throws {
    let dashboard = try JSONReader.read(try Self.text("../../deploy/monitoring/dashboard.json"))
    let expressions = Self.values("expr", in: dashboard)
    #expect(expressions.count > 30)
    for expression in expressions { PromQL(expression).check("the dashboard", recorded: []) }
    PromQL(Self.values("query", in: dashboard).joined(separator: " ")).check(
      "a variable", recorded: [])
    guard case .array(let panels)? = dashboard["panels"] else {
      Issue.record("no panels")
      return
    }
    #expect(panels.allSatisfy { $0["title"]?.stringValue?.isEmpty == false })
    #expect(Set(panels.map { $0["id"] }).count == panels.count, "panels have ids of their own")
    let places = panels.map { [$0["gridPos"]?["x"], $0["gridPos"]?["y"]] }
    #expect(Set(places).count == panels.count, "no panel lies on another")
  }

  /// A panel that stays empty unless it is switched on says what switches it on.
  @Test func panelsByOrganisationNameTheirKey() throws {
    let dashboard = try JSONReader.read(try Self.text("../../deploy/monitoring/dashboard.json"))
    guard case .array(let panels)? = dashboard["panels"] else {
      Issue.record("no panels")
      return
    }
    var shown: Set<String> = []
    let byOrganisation = Set(MetricCatalogue.byOrganisation.map(\.name))
    for panel in panels {
      let names = Set(
        PromQL(Self.values("expr", in: panel).joined(separator: " ")).metrics.map(\.name)
      ).intersection(byOrganisation)
      shown.formUnion(names)
      guard !names.isEmpty else { continue }
      #expect(panel["description"]?.stringValue?.contains("--metrics-by-organisation=top") == true)
    }
    #expect(shown == byOrganisation)
  }

  /// Whoever adds a metric decides where it is looked at.
  @Test func theDashboardShowsEveryMetricButThese() throws {
    let dashboard = try Self.text("../../deploy/monitoring/dashboard.json")
    let shown = Set(PromQL(dashboard).metrics.map(\.name))
    let elsewhere: Set = [
      "okr_connections_accepted_total", "okr_connections_limit", "okr_operations_oldest_seconds",
      "okr_past_state_bytes", "okr_past_states", "okr_phase", "okr_process_max_fds",
      "okr_rpc_access_unlogged_total", "okr_rpc_unknown_methods_total",
    ]
    #expect(Set(MetricCatalogue.all.map(\.name)).subtracting(shown) == elsewhere)
  }

  /// Whoever looks at the dashboard sees every metric that an alert is about.
  @Test func alertsCanBeLookedUpOnTheDashboard() throws {
    let dashboard = try Self.text("../../deploy/monitoring/dashboard.json")
    let alerts = try Self.text("../../deploy/monitoring/alerts.yaml")
    let shown = Set(PromQL(dashboard).metrics.map(\.name))
    // These are seen in a share, a limit or an annotation.
    let elsewhere: Set = [
      "okr_connections_limit", "okr_process_max_fds",
    ]
    for name in Set(PromQL(alerts).metrics.map(\.name)).subtracting(elsewhere) {
      #expect(shown.contains(name), "\(name)")
    }
  }

  @Test func theDocumentsQueriesAreRight() throws {
    let document = try Self.text("../../docs/OPERATIONS.md")
    let begin = try #require(document.firstRange(of: "## What to watch\n")).upperBound
    let section = document[begin...].prefix(
      upTo: document[begin...].firstRange(of: "\n## ")?.lowerBound ?? document.endIndex)
    // In a table's cell a bar is written with a backslash.
    let queries = PromQL(section.split(separator: "\\|").joined(separator: "|"))
    #expect(queries.metrics.count >= 5)
    queries.check("docs/OPERATIONS.md", recorded: [])
  }

  /// What the other tests trust finds mistakes.
  @Test(arguments: [
    "rate(okr_rpc_call_total[5m])", "okr_ready{zone=\"a\"}",
    "okr_rpc_calls_total{code=~\"ok|fine\"}", "sum by (organisation) (okr_connections)",
    "okr_ready{result=\"done\"}", "okr_lease_renewals_total{result=\"perhaps\"}",
    "okr_ready_bucket", "okr_watch_lag_seconds", "okr:nothing:ratio", "sum(okr_ready",
  ])
  func mistakesAreFound(_ expression: String) {
    #expect(!PromQL(expression).mistakes(recorded: []).isEmpty)
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try TestFile.read(path), as: UTF8.self)
  }

  /// The texts at a key, wherever it stands.
  private static func values(_ key: String, in json: JSONValue) -> [String] {
    switch json {
    case .object(let members):
      members.flatMap { member in
        (member.name == key ? [member.value.stringValue].compactMap { $0 } : [])
          + Self.values(key, in: member.value)
      }
    case .array(let items): items.flatMap { Self.values(key, in: $0) }
    default: []
    }
  }

  private struct Rule {
    var name: String
    var isAlert: Bool
    var expression: String
    var text: String
  }

  /// The rules of a file, which keeps to one way of writing them.
  private static func rules(_ text: String) -> [Rule] {
    var rules: [Rule] = []
    var isInExpression = false
    for line in text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("#") {
      let words = String(line.drop { $0 == " " })
      let isAlert = words.hasPrefix("- alert: ")
      if isAlert || words.hasPrefix("- record: ") {
        rules.append(
          Rule(
            name: String(words.drop { $0 != ":" }.dropFirst(2)), isAlert: isAlert, expression: "",
            text: ""))
      }
      guard !rules.isEmpty else { continue }
      let last = rules.count - 1
      rules[last].text += words + "\n"
      if words.hasPrefix("expr: ") {
        isInExpression = words == "expr: |"
        if !isInExpression { rules[last].expression = String(words.dropFirst(6)) }
      } else if isInExpression, line.hasPrefix("          ") {
        rules[last].expression += words + "\n"
      } else {
        isInExpression = false
      }
    }
    return rules
  }
}

/// A text with PromQL in it, as far as its names go.
private struct PromQL {
  struct Use {
    var name: String
    var metric: MetricDescription?
    var isBucket: Bool
    var matchers: [(label: String, values: [String])]
  }

  private let text: String

  init(_ text: String) { self.text = text }

  /// Every metric that is named, with what its labels are matched against.
  var metrics: [Use] {
    self.text.matches(of: /\bokr_([a-z0-9_]+)(\{[^}]*\})?/).map { match in
      let name = "okr_" + match.output.1
      let (metric, isBucket) = Self.find(name)
      let matchers = (match.output.2 ?? "").matches(
        of: /([a-z_]+) *(?:=~|!=|!~|=) *\\?"([^"\\]*)\\?"/
      )
      .map {
        (label: String($0.output.1), values: $0.output.2.split(separator: "|").map(String.init))
      }
      return Use(
        name: metric?.name ?? name, metric: metric, isBucket: isBucket, matchers: matchers)
    }
  }

  func check(_ place: String, recorded: Set<String>) {
    let mistakes = self.mistakes(recorded: recorded)
    #expect(mistakes.isEmpty, "\(place): \(mistakes.joined(separator: "; "))")
  }

  func mistakes(recorded: Set<String>) -> [String] {
    let uses = self.metrics
    var mistakes = uses.filter { $0.metric == nil }.map { "there is no \($0.name)" }
    for use in uses {
      for (label, values) in use.matchers {
        let known = ["instance", "job"] + (use.isBucket ? ["le"] : [])
        if !known.contains(label), use.metric?.labels.contains(where: { $0.name == label }) != true
        {
          mistakes.append("\(use.name) has no label \(label)")
        } else if let possible = Self.values(of: label, use.name) {
          mistakes += values.filter { !possible.contains($0) }.map {
            "\(use.name): \(label) is never \($0)"
          }
        }
      }
    }
    let labels = Set(
      uses.flatMap { $0.metric?.labels.map(\.name) ?? [] } + ["instance", "job", "le"])
    for match in self.text.matches(of: /\bby \(([a-z_, ]+)\)/) {
      mistakes += match.output.1.split(separator: /, */).filter { !labels.contains(String($0)) }
        .map { "nothing here has a label \($0)" }
    }
    mistakes += self.text.matches(of: /\bokr:[a-z0-9_:]+/).map { String($0.output) }
      .filter { !recorded.contains($0) }.map { "\($0) isn't recorded" }
    if self.text.count(where: { $0 == "(" }) != self.text.count(where: { $0 == ")" }) {
      mistakes.append("the brackets don't match")
    }
    return mistakes
  }

  private static func find(_ name: String) -> (MetricDescription?, isBucket: Bool) {
    if let metric = MetricCatalogue.all.first(where: { $0.name == name }) {
      return (metric.kind == .histogram ? nil : metric, false)
    }
    for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix(suffix) {
      let base = name.dropLast(suffix.count)
      let metric = MetricCatalogue.all.first { $0.name == base && $0.kind == .histogram }
      return (metric, suffix == "_bucket")
    }
    return (nil, false)
  }

  /// The values that a label may have; nil where any may be.
  private static func values(of label: String, _ metric: String) -> Set<String>? {
    switch (metric, label) {
    case (_, "code"): Set(Code.known.map(\.name))
    case ("okr_admissions_total", "result"): Set(Admission.allCases.map(\.name))
    case ("okr_sign_ins_total", "result"): Set(SignInResult.allCases.map(\.name))
    case ("okr_lease_renewals_total", "result"): ["done", "failed"]
    case ("okr_postgres_errors_total", "effect"):
      ["not_applied", "retryable", "unknown", "no_connection"]
    default: nil
    }
  }
}
