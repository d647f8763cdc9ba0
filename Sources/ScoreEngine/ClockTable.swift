// The clocks of a graph, and what each means for scores today as plain numbers.

internal import OKRModel

/// What one clock decides on its present day.
struct ClockFigures: Sendable {
  /// ppm.
  let cap: Int64
  /// The score of what has no value and no due day of its own: 0 or `Absent.ppm`.
  let missing: Int32
  /// A newest record before this instant is too old.
  let outdatedBefore: Int64
  let aspirational: Judgement
  let committed: Judgement
  let isPhased: Bool

  init(_ clock: CycleClock) {
    let policy = clock.policy
    self.cap = policy.cap
    self.missing = Self.missing(clock, due: nil)
    self.outdatedBefore = clock.outdatedBefore
    self.isPhased = policy.pace == .phased
    let expected = Expectation(elapsed: clock.elapsed, total: clock.total)
    self.aspirational = Judgement(expected, .aspirational, policy.bands)
    self.committed = Judgement(expected, .committed, policy.committedBands)
  }

  /// The score of what has no value, by the policy.
  static func missing(_ clock: CycleClock, due: Int32?) -> Int32 {
    switch clock.policy.missing {
    case .exclude: Absent.ppm
    case .zeroAfterDue: clock.isPastDue(due) ? 0 : Absent.ppm
    case .zero, .unspecified, .unrecognized: 0
    }
  }

  @inline(__always)
  func judgement(isCommitted: Bool) -> Judgement {
    isCommitted ? self.committed : self.aspirational
  }
}

/// The scores at which health and colour change, in ppm.
struct Judgement: Sendable {
  let onTrackFrom: Int64
  let atRiskFrom: Int64
  let amberFrom: Int64
  let greenFrom: Int64

  init(_ expected: Expectation, _ commitment: Commitment, _ bands: BandRule) {
    self.amberFrom = bands.amber
    self.greenFrom = bands.green
    self.onTrackFrom = Self.score(atPace: 9, expected, commitment)
    self.atRiskFrom = Self.score(atPace: 6, expected, commitment)
  }

  /// The least score whose pace is that many tenths or more.
  private static func score(
    atPace tenths: Int64, _ expected: Expectation, _ commitment: Commitment
  ) -> Int64 {
    guard expected.total > 0, expected.elapsed > 0 else { return Int64.min }
    let goal = Int128(expected.elapsed) * Int128(commitment.successPoint) * Int128(tenths)
    let way = Int128(expected.total) * 10
    return Int64((goal + way - 1) / way)
  }

  @inline(__always)
  func health(_ share: Share, isSilent: Bool) -> HealthCode {
    if share.coverage == 0 || share.score == Absent.ppm { return .noData }
    if isSilent { return .outdated }
    let score = Int64(share.score)
    return score >= self.onTrackFrom ? .onTrack : score >= self.atRiskFrom ? .atRisk : .behind
  }

  @inline(__always)
  func colour(_ score: Int32) -> ColourCode {
    if score == Absent.ppm { return .none }
    return Int64(score) < self.amberFrom ? .red : Int64(score) < self.greenFrom ? .amber : .green
  }
}

/// All clocks, kept at one instant.
struct ClockTable: Sendable {
  private(set) var clocks: [CycleClock] = []
  private(set) var figures: [ClockFigures] = []
  /// The latest day that a key result under the clock names: its due day or last phased target.
  private var latestDays: [Int32] = []
  /// The instant that was last advanced to. Clocks whose days matter no more may stand earlier.
  private var now = Int64.min
  /// The next instant at which a figure may change by time alone; nil where time changes nothing
  /// more.
  private(set) var nextInstant: Int64?

  mutating func add(_ clock: CycleClock) -> Int {
    self.clocks.append(clock)
    self.figures.append(ClockFigures(clock))
    self.latestDays.append(Int32.min)
    self.refreshNextInstant()
    return self.clocks.count - 1
  }

  mutating func replace(_ index: Int, _ clock: CycleClock) {
    self.clocks[index] = clock
    self.figures[index] = ClockFigures(clock)
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
    self.figures[index] = ClockFigures(self.clocks[index])
    return true
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

  /// Makes the clock's table of these periods.
  mutating func prepare(_ period: Period, on index: Int) { self.clocks[index].prepare(period) }

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
