// How far a load is: on stderr, redrawn at a terminal, and a line every 10 s elsewhere.

internal import OKRLoad
internal import OKRModel
internal import Terminal

/// Shows a load's progress.
actor LoadMeter {
  private static let redrawMicros: Int64 = 100_000
  private static let lineMicros: Int64 = 10_000_000

  private let now: @Sendable () -> Int64
  private var line: StatusLine
  nonisolated let beganMicros: Int64
  private var last: Int64 = 0
  private var stage = ""

  init(_ surroundings: Surroundings) {
    self.now = surroundings.now
    self.line = StatusLine(surroundings)
    self.beganMicros = surroundings.now()
  }

  func show(_ progress: LoadProgress) {
    let now = self.now()
    let redraws = self.line.redraws
    let (stage, text) = Self.text(progress)
    let pause = redraws ? Self.redrawMicros : Self.lineMicros
    // Where nothing is redrawn, the beginning of each stage is worth a line too.
    guard now - self.last >= pause || (stage != self.stage && !redraws) else { return }
    self.last = now
    self.stage = stage
    // A broken stderr must not end a load.
    try? self.line.show(text)
  }

  /// Clears what was drawn.
  func finish() { try? self.line.clear() }

  static func text(_ progress: LoadProgress) -> (stage: String, text: String) {
    switch progress {
    case .preparing(let done, let all):
      return ("preparing", "preparing  \(done) of \(CountText.of(Int64(all), "organisation"))")
    case .connecting(let done, let all):
      return ("connecting", "connecting  \(done) of \(CountText.of(Int64(all), "connection"))")
    case .running(let point, let rate, let left):
      let parts = [
        "\(InstantTextSpan.text(Int64(left))) left",
        "\(CountText.grouped(Int64(point.ratePerSecond))) of \(CountText.grouped(Int64(rate)))/s",
        "p50 \(LatencyText.of(point.latencies.median))",
        "p99 \(LatencyText.of(point.latencies.p99))", "\(point.inFlight) under way",
        "\(point.failed) failed",
      ]
      return ("running", parts.joined(separator: "  "))
    case .readingBack(let done, let all):
      return ("reading", "reading back  \(done) of \(CountText.of(Int64(all), "key result"))")
    case .verifying(let done, let all):
      return ("verifying", "verifying  \(done) of \(CountText.of(Int64(all), "organisation"))")
    }
  }
}

/// Latencies for people: three digits at the most, in the unit that suits.
enum LatencyText {
  static func of(_ micros: Int64) -> String {
    switch micros {
    case ..<1_000: "\(micros) µs"
    case ..<10_000: "\(DecimalText.rounded(micros, digits: 3, shown: 2)) ms"
    case ..<100_000: "\(DecimalText.rounded(micros, digits: 3, shown: 1)) ms"
    case ..<10_000_000: "\(CountText.grouped((micros + 500) / 1_000)) ms"
    default: "\(DecimalText.rounded(micros, digits: 6, shown: 1)) s"
    }
  }
}
