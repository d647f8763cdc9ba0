// The lines of okr server top, made for 80 columns.

internal import OKRModel
internal import Terminal

/// One look as lines.
struct TopText {
  private static let labelColumns = 10

  let rates: ServerRates
  private let server: String
  let surface: Surface

  init(_ rates: ServerRates, server: String, _ surface: Surface) {
    self.rates = rates
    self.server = server
    self.surface = surface
  }

  var lines: [String] {
    let tables = [self.lanes, self.methods, self.organisations, self.operations]
      .filter { !$0.rows.isEmpty }
    return [self.head] + self.facts + tables.flatMap { [""] + $0.lines(for: self.surface) }
  }

  var now: GetStatsResponse { self.rates.now }

  private var head: String {
    let status =
      self.now.ready
      ? Terminal.Status(symbol: "●", word: "ready", style: .green)
      : Terminal.Status(
        symbol: "■", word: self.now.phase == "serving" ? "not ready" : self.now.phase.sanitised,
        style: .red)
    let text = status.text(isAccessible: self.surface.isAccessible)
    let word = self.surface.paint(text, status.style)
    let uptime = InstantTextSpan.text(self.now.uptimeMicroseconds / 1_000_000)
    let commit = self.now.commit == "unknown" ? "" : self.now.commit
    let build = [self.now.version, commit].filter { !$0.isEmpty }.joined(separator: " ")
    let (before, after) = ("okrd \(build.sanitised)  \(self.server)  ", "  up \(uptime)")
    let width = before.displayWidth + text.displayWidth + after.displayWidth
    // Where not all of it fits, the status stays.
    if let columns = self.surface.columns, width > columns { return "\(self.server)  \(word)" }
    return before + word + after
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
    let parts = self.memoryParts
    if !parts.isEmpty { facts.insert(self.fact("of which", parts), at: 4) }
    let oldest = self.oldest
    if !oldest.isEmpty { facts.append(self.fact("oldest", oldest)) }
    return facts
  }

  /// The call that runs for longest, and a transaction that is open for longer than any of ours should be.
  private var oldest: [String] {
    let call = self.now.oldestCall.map {
      "\(TopNumber.method($0.method)) for \(TopNumber.span($0.ageMicroseconds))"
    }
    let open = self.now.database?.oldestTransactionMicroseconds ?? 0
    let transaction = open < 1_000_000 ? nil : "transaction for \(TopNumber.span(open))"
    return [call, transaction].compactMap { $0 }
  }

  private func fact(_ label: String, _ parts: [String]) -> String {
    let text = parts.filter { !$0.isEmpty }.joined(separator: "  ")
    let room = self.surface.columns.map { max(1, $0 - Self.labelColumns) }
    return self.surface.paint(label.padded(to: Self.labelColumns), .bold)
      + (room.map { text.cut(to: $0) } ?? text)
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

  /// What of the memory isn't resources.
  private var memoryParts: [String] {
    let now = self.now
    return [
      (now.keyBytes, "keys"), (now.pageBytes, "pages"), (now.watchBytes, "watches"),
      (now.pastStateBytes, CountText.of(now.pastStates, "past state")),
    ].filter { $0.0 > 0 }.map { "\(CountText.bytes($0)) \($1)" }
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

  func bar(_ ppm: Int64) -> String {
    self.surface.isAccessible ? "" : Bar.text(ppm: ppm)
  }
}
