// The clocks of a graph, and what each means for scores today as plain numbers.

internal import OKRModel

/// How items of one commitment are judged under one clock on its present day, in plain numbers.
struct Judgement: Sendable {
  /// ppm.
  let cap: Int64
  /// A newest record before this instant is too old.
  let outdatedBefore: Int64
  // The scores at which health and colour change, in ppm.
  let onTrackFrom: Int64
  let atRiskFrom: Int64
  let amberFrom: Int32
  let greenFrom: Int32
  /// The score of what has no value and no due day of its own: 0 or `Absent.ppm`.
  let missing: Int32

  /// - Parameter expected: the clock's, or a key result's own.
  init(_ clock: CycleClock, isCommitted: Bool, expected: Expectation) {
    let policy = clock.policy
    let bands = isCommitted ? policy.committedBands : policy.bands
    let commitment: Commitment = isCommitted ? .committed : .aspirational
    self.cap = policy.cap
    self.outdatedBefore = clock.outdatedBefore
    self.onTrackFrom = Self.score(atPace: 9, expected, commitment)
    self.atRiskFrom = Self.score(atPace: 6, expected, commitment)
    self.amberFrom = Int32(bands.amber)
    self.greenFrom = Int32(bands.green)
    self.missing = Self.missing(clock, due: nil)
  }

  /// The least score whose pace is that many tenths or more.
  private static func score(
    atPace tenths: Int64, _ expected: Expectation, _ commitment: Commitment
  ) -> Int64 {
    // Below every score, absent ones included.
    guard expected.total > 0, expected.elapsed > 0 else { return Int64(Int32.min) * 2 }
    let goal = Int128(expected.elapsed) * Int128(commitment.successPoint) * Int128(tenths)
    let way = Int128(expected.total) * 10
    return Int64((goal + way - 1) / way)
  }

  /// The score of what has no value, by the policy.
  static func missing(_ clock: CycleClock, due: Int32?) -> Int32 {
    switch clock.policy.missing {
    case .exclude: Absent.ppm
    case .zeroAfterDue: clock.isPastDue(due) ? 0 : Absent.ppm
    case .zero, .unspecified, .unrecognized: 0
    }
  }

  // Judged without a branch, since scores are hard to foretell.
  @inline(__always)
  func health(score: Int32, coverage: Int32, isSilent: Bool) -> HealthCode {
    // −1 for each bound that isn't reached: on track, at risk and behind are 0, 1 and 2.
    let missed =
      (Int64(score) &- self.onTrackFrom) >> 63 &+ (Int64(score) &- self.atRiskFrom) >> 63
    let paced =
      score == Absent.ppm ? HealthCode.noData.number : UInt8(truncatingIfNeeded: -missed)
    let heard = isSilent ? HealthCode.outdated.number : paced
    return HealthCode(number: coverage == 0 ? HealthCode.noData.number : heard)
  }

  @inline(__always)
  func colour(_ score: Int32) -> ColourCode {
    // Red, amber and green are 1, 2 and 3.
    let missed =
      (Int64(score) &- Int64(self.amberFrom)) >> 63 &+ (Int64(score) &- Int64(self.greenFrom)) >> 63
    let band = UInt8(truncatingIfNeeded: 3 &+ missed)
    return ColourCode(number: score == Absent.ppm ? 0 : band)
  }
}

/// All clocks, kept at one instant.
struct ClockTable: Sendable {
  private(set) var clocks: [CycleClock] = []
  /// Two a clock: for aspirational and learning items, and for committed ones.
  private(set) var judgements: [Judgement] = []
  /// The periods that key results under the clock are judged by; a cycle without an end has none
  /// yet.
  private var periods: [Set<Period>] = []
  /// The latest day that a key result under the clock names: its due day or last phased target.
  private var latestDays: [Int32] = []
  /// The instant that was last advanced to. Clocks whose days matter no more may stand earlier.
  private var now = Int64.min
  /// The next instant at which a figure may change by time alone; nil where time changes nothing
  /// more.
  private(set) var nextInstant: Int64?

  mutating func add(_ clock: CycleClock) -> Int {
    self.clocks.append(clock)
    self.judgements += Self.judgements(clock)
    self.latestDays.append(Int32.min)
    self.periods.append([])
    self.refreshNextInstant()
    return self.clocks.count - 1
  }

  mutating func replace(_ index: Int, _ clock: CycleClock) {
    self.clocks[index] = clock
    for period in self.periods[index] { self.clocks[index].prepare(period) }
    self.judge(index)
    self.refreshNextInstant()
  }

  /// Moves every clock to the instant.
  /// - Returns: those whose local day changed.
  mutating func advance(to instant: Int64) -> [Int] {
    self.now = max(self.now, instant)
    guard let next = self.nextInstant, next <= instant else { return [] }
    let moved = self.clocks.indices.filter { self.advance($0, to: instant) }
    if !moved.isEmpty { self.refreshNextInstant() }
    return moved
  }

  private mutating func advance(_ index: Int, to instant: Int64) -> Bool {
    guard self.clocks[index].advance(to: instant) else { return false }
    self.judge(index)
    return true
  }

  private mutating func judge(_ index: Int) {
    self.judgements.replaceSubrange(
      2 * index..<2 * index + 2, with: Self.judgements(self.clocks[index]))
  }

  private static func judgements(_ clock: CycleClock) -> [Judgement] {
    let expected = Expectation(elapsed: clock.elapsed, total: clock.total)
    return [false, true].map { Judgement(clock, isCommitted: $0, expected: expected) }
  }

  /// A day that the clock must live to see. A clock that had stopped catches up.
  /// - Returns: true where its local day changed by that.
  mutating func note(day: Int32, on index: Int) -> Bool {
    guard day > self.latestDays[index] else { return false }
    self.latestDays[index] = day
    let isLate = self.now >= self.clocks[index].nextChange
    let moved = isLate && self.advance(index, to: self.now)
    self.refreshNextInstant()
    return moved
  }

  /// Makes the clock's table of these periods, which it keeps from then on.
  mutating func prepare(_ period: Period, on index: Int) {
    self.periods[index].insert(period)
    self.clocks[index].prepare(period)
  }

  private mutating func refreshNextInstant() {
    var next: Int64?
    for (index, clock) in self.clocks.enumerated() where !self.isSettled(index) {
      next = min(next ?? Int64.max, clock.nextChange)
    }
    self.nextInstant = next
  }

  private func isSettled(_ index: Int) -> Bool {
    let clock = self.clocks[index]
    guard let lastDay = clock.lastDay else { return false }
    return clock.today > max(lastDay + clock.policy.graceDays + 1, self.latestDays[index])
  }
}
