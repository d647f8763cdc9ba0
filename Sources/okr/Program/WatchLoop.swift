// A watch that outlives its connection.

internal import OKRModel
internal import Terminal

/// Follows a watch, and goes on from the last token where the connection is lost.
struct WatchLoop {
  let session: Session

  init(_ session: Session) { self.session = session }

  /// - Parameter each: takes a message. What it hasn't taken is told again.
  func run(_ asked: WatchRequest, each: (WatchResponse) async throws -> Void) async throws {
    var request = asked
    var backoff = Backoff()
    var isLost = false
    var hasBegun = false
    while true {
      do {
        try await self.session.backend.stream(
          RPC.ScoreService.watch, request, self.session.options
        ) { reply in
          if isLost { try self.session.presenter.remark("connected again") }
          isLost = false
          hasBegun = true
          try self.say(reply)
          try await each(reply)
          backoff = Backoff()
          if !reply.resumeToken.isEmpty { request.after = reply.resumeToken }
        }
        return
      } catch let failure as CommandFailure
        where failure.exit == .unreachable || failure.exit == .tryAgain
      {
        // A watch that the server refuses at once has nothing to go on with.
        if failure.exit == .tryAgain, !hasBegun { throw failure }
        if !isLost { try self.session.presenter.remark(Self.words(failure, request)) }
        isLost = true
        try await Task.sleep(for: max(backoff.next(), .microseconds(failure.retryAfterMicros)))
      }
    }
  }

  private static func words(_ failure: CommandFailure, _ request: WatchRequest) -> String {
    let what = failure.exit == .unreachable ? "the connection is lost" : failure.message
    return request.after.isEmpty
      ? "\(what); trying again" : "\(what); trying again, to go on from where it broke off"
  }

  /// Says what will not be told.
  private func say(_ reply: WatchResponse) throws {
    guard reply.restart != .unspecified, reply.restart != .begin else { return }
    let why =
      switch reply.restart {
      case .behind: "too much changed in between"
      case .history: "the server's database was restored"
      case .structure: "the structure changed"
      case .day: "a new day began"
      default: reply.restart.name
      }
    let left = reply.skipped > 0 ? ", \(CountText.of(reply.skipped, "revision")) left out" : ""
    try self.session.presenter.remark("\(why): shown as it is now\(left)")
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
