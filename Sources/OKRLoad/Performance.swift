// The run itself, and what is checked of it.

internal import OKRClient
internal import OKRModel
internal import OKRTransport

/// Plays a plan's rates one after another, and audits what came of it.
final class Performance: Sendable {
  typealias Progress = @Sendable (LoadProgress) async -> Void

  let plan: LoadPlan
  let recorder = Recorder()
  let ledger = Ledger()
  private let auditor: Auditor
  private let driver: LoadDriver
  private let background: Background

  init(_ plan: LoadPlan, _ targets: [LoadTarget]) {
    self.plan = plan
    self.auditor = Auditor(targets: targets)
    self.driver = LoadDriver(targets, plan, self.recorder, self.ledger)
    self.background = Background(targets: targets, recorder: self.recorder)
  }

  /// What the rates gave, the curve over all of them, and what was read back on the way.
  struct Played: Sendable {
    var rates: [RateResult] = []
    var points: [LoadPoint] = []
    var readBacks: [Task<ReadBack, any Error>] = []
  }

  func play(_ progress: Progress) async throws(RPCFailure) -> Played {
    let loops = self.startBackground()
    defer { for loop in loops { loop.cancel() } }
    var played = Played()
    let begin = Monotonic.nowNanoseconds
    for (index, rate) in self.plan.rates.enumerated() {
      if Task.isCancelled { throw .cancelled }
      let start = Monotonic.nowNanoseconds
      let end = start + Int64(self.plan.seconds) * 1_000_000_000
      let seed = self.plan.seed &+ UInt64(index) &* 1_000
      async let driven: Void = self.driver.run(
        ratePerSecond: rate, from: start, until: end, seed: seed)
      await self.sample(rate, since: begin, until: end, &played, progress)
      await driven
      await self.drain()
      let seconds = Double(Monotonic.nowNanoseconds - start) / 1e9
      played.rates.append(self.result(rate, seconds))
    }
    return played
  }

  private func startBackground() -> [Task<Void, Never>] {
    let imports = (0..<self.plan.profile.imports).map { index in
      Task { await self.background.importLoop(seed: self.plan.seed &+ UInt64(index)) }
    }
    let recomputes = (0..<self.plan.profile.recomputes).map { index in
      Task { await self.background.recomputeLoop(seed: self.plan.seed &+ UInt64(index)) }
    }
    return imports + recomputes
  }

  /// The length of a point in whole seconds, so that a run has no more of them than the limit.
  static func pointSeconds(total: Int) -> Int {
    max(1, (total + LoadLimits.points - 1) / LoadLimits.points)
  }

  /// Takes the curve's points until then.
  private func sample(
    _ rate: Int, since begin: Int64, until end: Int64, _ played: inout Played,
    _ progress: Progress
  ) async {
    let total = self.plan.seconds * self.plan.rates.count
    let span = Int64(Self.pointSeconds(total: total)) * 1_000_000_000
    var last = Monotonic.nowNanoseconds
    while last < end, !Task.isCancelled {
      try? await Task.sleep(for: .nanoseconds(min(span, end - last)))
      let now = Monotonic.nowNanoseconds
      let point = self.recorder.takePoint(
        seconds: Double(now - begin) / 1e9, span: Double(now - last) / 1e9)
      last = now
      played.points.append(point)
      let left = Int(max(0, end - now) / 1_000_000_000)
      await progress(.running(point, rate: rate, secondsLeft: left))
      if self.ledger.heldCount >= LoadLimits.heldCheckIns {
        let entries = self.ledger.take()
        played.readBacks.append(Task { try await self.auditor.readBack(entries) })
      }
    }
  }

  /// Waits for the calls that are under way; each of them ends in its time.
  private func drain() async {
    while self.recorder.inFlight > 0 {
      // A cancelled run waits as well: its calls hold what it would close.
      await Task.detached { try? await Task.sleep(for: .milliseconds(5)) }.value
    }
  }

  private func result(_ rate: Int, _ seconds: Double) -> RateResult {
    let operations = self.recorder.takeResults()
    let scheduled = operations.filter { $0.operation.isScheduled }.reduce(0) { $0 + $1.done }
    return RateResult(
      asked: rate, achieved: Double(scheduled) / seconds, seconds: seconds, operations: operations)
  }

  /// Reads back what wasn't yet, and has every organisation proved.
  func audit(_ played: Played, _ progress: Progress) async throws(RPCFailure) -> (ReadBack, Proof) {
    var sum = try await self.auditor.readBack(self.ledger.take()) {
      await progress(.readingBack(done: $0, of: $1))
    }
    for task in played.readBacks {
      switch await task.result {
      case .success(let part): sum.add(part)
      case .failure(let error): throw (error as? RPCFailure) ?? .cancelled
      }
    }
    let proof = try await self.auditor.prove { await progress(.verifying(done: $0, of: $1)) }
    return (sum, proof)
  }
}

extension ReadBack {
  mutating func add(_ other: ReadBack) {
    self.acknowledged += other.acknowledged
    self.found += other.found
    self.missing += other.missing
    self.different += other.different
  }
}
