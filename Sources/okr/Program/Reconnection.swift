// Going on after a lost connection: for everything that lasts longer than one.

internal import OKRModel
internal import Terminal

/// What is done while a server can't be reached: it is said once, and waited longer each time.
struct Reconnection {
  private let presenter: Presenter
  private var backoff = Backoff()
  private var isLost = false

  init(_ presenter: Presenter) { self.presenter = presenter }

  /// True for a failure that passes by itself, such as a server that starts anew.
  static func mayPass(_ failure: CommandFailure) -> Bool {
    failure.exit == .unreachable || failure.exit == .tryAgain
  }

  /// Takes note of an answer.
  mutating func answered() throws {
    if self.isLost { try self.presenter.remark("connected again") }
    self.isLost = false
    self.backoff = Backoff()
  }

  /// Says what happened, where that isn't known yet, and waits before the next attempt.
  /// - Parameters:
  ///   - isResumed: true where what was under way goes on from where it broke off.
  ///   - limitMicros: no longer is waited.
  mutating func wait(
    after failure: CommandFailure, isResumed: Bool = false, limitMicros: Int64 = .max
  ) async throws {
    if !self.isLost {
      let what = failure.exit == .unreachable ? "the connection is lost" : failure.message
      let aim = isResumed ? ", to go on from where it broke off" : ""
      try self.presenter.remark("\(what); trying again\(aim)")
    }
    self.isLost = true
    let asked = max(self.backoff.next(), .microseconds(failure.retryAfterMicros))
    try await Task.sleep(for: min(asked, .microseconds(limitMicros)))
  }
}

/// How long is waited before a lost connection is made anew: twice as long each time.
struct Backoff {
  private static let longestMilliseconds = 30_000
  private var milliseconds = 500

  init() {}

  mutating func next() -> Duration {
    defer { self.milliseconds = min(2 * self.milliseconds, Self.longestMilliseconds) }
    // Not all readers of a server that starts again come at the same instant.
    return .milliseconds(self.milliseconds + Int.random(in: 0...self.milliseconds / 4))
  }
}
