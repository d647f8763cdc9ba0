// The lines of okr server top, made for 80 columns.

internal import OKRModel
internal import Terminal

/// One look as lines.
struct TopText {
  private static let methodsShown = 8
  private static let labelColumns = 10

  private let rates: ServerRates
  private let server: String
  private let surface: Surface

  init(_ rates: ServerRates, server: String, _ surface: Surface) {
    self.rates = rates
    self.server = server
    self.surface = surface
  }

  var lines: [String] {
    let tables = [self.lanes, self.methods, self.organisations].filter { !$0.rows.isEmpty }
    return [self.head] + self.facts + tables.flatMap { [""] + $0.lines(for: self.surface) }
  }

  private var now: GetStatsResponse { self.rates.now }

  private var head: String {
    let status =
      self.now.ready
      ? Terminal.Status(symbol: "●", word: "ready", style: .green)
      : Terminal.Status(
        symbol: "■", word: self.now.phase == "serving" ? "not ready" : self.now.phase.sanitised,
        style: .red)
    let word = self.surface.paint(
      status.text(isAccessible: self.surface.isAccessible), status.style)
    let uptime = InstantTextSpan.text(self.now.uptimeMicroseconds / 1_000_000)
    return "okrd \(self.now.version.sanitised)  \(self.server)  \(word)  up \(uptime)"
  }

  private var facts: [String] {
    let now = self.now
    var facts = [
      self.fact("calls", self.calls),
      self.fact(
        "doors",
        [
          "\(CountText.grouped(now.connections)) of \(CountText.of(now.connectionLimit, "connection"))",
          CountText.of(now.sessions, "session"), CountText.of(now.watchers, "watch", "watches"),
          "\(CountText.grouped(now.refusedCalls)) refused",
        ]),
      self.fact("commits", self.commits), self.fact("memory", self.memory),
      self.fact("postgres", self.database), self.fact("process", self.process),
    ]
    if let oldest = now.oldestCall {
      let age = TopNumber.span(oldest.ageMicroseconds)
      facts.append(self.fact("oldest", ["\(TopNumber.method(oldest.method)) for \(age)"]))
    }
    return facts
  }

  private func fact(_ label: String, _ parts: [String]) -> String {
    let text = parts.filter { !$0.isEmpty }.joined(separator: "  ")
    let line = self.surface.paint(label.padded(to: Self.labelColumns), .bold) + text
    return self.surface.hasColour ? line : self.surface.columns.map { line.cut(to: $0) } ?? line
  }

  private var calls: [String] {
    let rates = self.rates
    let share = rates.calls > 0 ? rates.faults * 1_000 / rates.calls : 0
    return [
      TopNumber.rate(rates.calls, rates.spanMicros),
      "faults \(DecimalText.fixed(share, digits: 1)) %",
      "p50 \(TopNumber.quantile(rates.median))", "p99 \(TopNumber.quantile(rates.p99))",
      "\(CountText.grouped(self.now.streams)) in flight",
    ]
  }

  private var commits: [String] {
    let rates = self.rates
    var parts = [TopNumber.rate(rates.batches, rates.spanMicros)]
    if rates.batches > 0 {
      parts.append(
        "\(DecimalText.fixed(rates.changes * 10 / rates.batches, digits: 1)) changes each")
      parts.append("\(TopNumber.span(rates.commitMicros / rates.batches)) each")
    }
    return parts + ["\(TopNumber.rate(rates.rows, rates.spanMicros)) log rows"]
  }

  private var memory: [String] {
    let now = self.now
    let limit = max(1, now.organisationBytesLimit)
    let ppm = now.organisationBytes / max(1, limit / 1_000) * 1_000
    return [
      self.bar(min(ppm, 1_000_000)),
      "\(CountText.bytes(now.organisationBytes)) of \(CountText.bytes(limit))",
      CountText.of(now.organisationsLoaded, "organisation"),
      "\(CountText.grouped(now.idempotencyKeys)) keys",
    ]
  }

  private var database: [String] {
    guard let database = self.now.database else { return [] }
    let silence = database.silenceMicroseconds
    return [
      silence < 0 ? "never answered" : "answered \(TopNumber.span(silence)) ago",
      "\(database.poolInUse) of \(database.poolLimit) in use",
      CountText.of(database.errors, "error"),
      "\(CountText.of(database.leaseRenewals, "renewal")), \(database.leaseFailures) failed",
    ]
  }

  private var process: [String] {
    guard let process = self.now.process else { return [] }
    let cores = self.rates.cpuMicros * 100 / self.rates.spanMicros
    return [
      "\(DecimalText.fixed(cores, digits: 2)) cores", CountText.bytes(process.residentBytes),
      CountText.of(process.threads, "thread"),
      "\(CountText.grouped(process.openFiles)) of \(CountText.of(process.openFileLimit, "file"))",
    ]
  }

  private func bar(_ ppm: Int64) -> String {
    self.surface.isAccessible ? "" : Bar.text(ppm: ppm)
  }

  private var lanes: Table {
    var table = Table([
      Column("LANE", .right), Column("BUSY", .right), Column("QUEUED", .right),
      Column("LIMIT", .right), Column("JOBS/S", .right), Column("REFUSED/S", .right),
      Column("WAIT", .right),
    ])
    for rate in self.rates.lanes {
      let share = "\(rate.busyPPM / 10_000) %".padded(to: 5, .right)
      table.append([
        Cell("\(rate.lane.lane)"), Cell([self.bar(rate.busyPPM), share].joined(separator: " ")),
        Cell(CountText.grouped(rate.lane.queued)), Cell(CountText.grouped(rate.lane.queueLimit)),
        Cell(TopNumber.perSecond(rate.jobs, self.rates.spanMicros)),
        Cell(
          TopNumber.perSecond(rate.refused, self.rates.spanMicros), rate.refused > 0 ? .red : []),
        Cell(rate.meanWaitMicros.map(TopNumber.span) ?? "–"),
      ])
    }
    return table
  }

  private var methods: Table {
    var table = Table([
      Column("METHOD", isFlexible: true), Column("CALLS/S", .right), Column("FAULTS/S", .right),
      Column("MEAN", .right), Column("P99", .right),
    ])
    for rate in self.rates.methods.prefix(Self.methodsShown) {
      table.append([
        Cell(TopNumber.method(rate.method)),
        Cell(TopNumber.perSecond(rate.calls, self.rates.spanMicros)),
        Cell(TopNumber.perSecond(rate.faults, self.rates.spanMicros), rate.faults > 0 ? .red : []),
        Cell(rate.meanMicros.map(TopNumber.span) ?? "–"), Cell(TopNumber.quantile(rate.p99)),
      ])
    }
    return table
  }

  private var organisations: Table {
    var table = Table([
      Column("ORGANISATION", isFlexible: true), Column("MEMORY", .right),
      Column("IN FLIGHT", .right), Column("LANE", .right),
    ])
    for use in self.now.biggest {
      table.append([
        Cell(use.organisation), Cell(CountText.bytes(use.bytes)),
        Cell(CountText.grouped(use.callsInFlight)), Cell("\(use.lane)"),
      ])
    }
    return table
  }
}

/// Numbers of okr server top.
enum TopNumber {
  /// A count in a span as a rate: `0`, `3.4`, `1 234`.
  static func perSecond(_ count: Int64, _ spanMicros: Int64) -> String {
    let tenths = Int64(Double(count) * 10_000_000 / Double(spanMicros) + 0.5)
    if tenths == 0 { return count > 0 ? "< 0.1" : "0" }
    return tenths < 1_000
      ? DecimalText.fixed(tenths, digits: 1) : CountText.grouped((tenths + 5) / 10)
  }

  static func rate(_ count: Int64, _ spanMicros: Int64) -> String {
    "\(self.perSecond(count, spanMicros))/s"
  }

  /// A span in the unit that suits it: `250 µs`, `1.5 ms`, `12 s`.
  static func span(_ micros: Int64) -> String {
    switch micros {
    case ..<1_000: "\(max(0, micros)) µs"
    case ..<1_000_000:
      "\(DecimalText.rounded(micros, digits: 3, shown: micros < 100_000 ? 1 : 0)) ms"
    case ..<60_000_000: "\(DecimalText.rounded(micros, digits: 6, shown: 1)) s"
    default: InstantTextSpan.text(micros / 1_000_000)
    }
  }

  static func quantile(_ quantile: Quantile?) -> String {
    switch quantile {
    case .atMost(let micros)?: "≤ \(self.round(micros))"
    case .moreThan(let micros)?: "> \(self.round(micros))"
    case nil: "–"
    }
  }

  /// A bound without decimals where it has none.
  private static func round(_ micros: Int64) -> String {
    if micros >= 1_000_000 { return "\(DecimalText.shortest(micros, digits: 6)) s" }
    return micros >= 1_000 ? "\(DecimalText.shortest(micros, digits: 3)) ms" : "\(micros) µs"
  }

  /// A method without its package.
  static func method(_ path: String) -> String {
    path.sanitised.split(separator: ".").last.map(String.init) ?? ""
  }
}
