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
    var reconnection = Reconnection(self.session.presenter)
    var hasBegun = false
    while true {
      do {
        try await self.session.backend.stream(
          RPC.ScoreService.watch, request, self.session.options
        ) { reply in
          try reconnection.answered()
          hasBegun = true
          try self.say(reply)
          try await each(reply)
          if !reply.resumeToken.isEmpty { request.after = reply.resumeToken }
        }
        return
      } catch let failure as CommandFailure where Reconnection.mayPass(failure) {
        // A watch that the server refuses at once has nothing to go on with.
        if failure.exit == .tryAgain, !hasBegun { throw failure }
        try await reconnection.wait(after: failure, isResumed: !request.after.isEmpty)
      }
    }
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
