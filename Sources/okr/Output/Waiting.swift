// That an answer is still awaited: on stderr, after a second, redrawn at a terminal and a line every
// 10 s elsewhere.

internal import Terminal

/// Tells of one call that takes long.
struct Waiting: Sendable {
  private let line: StatusLine?

  init(_ session: Session) { self.line = StatusLine(session) }

  /// What `body` gives; the line is gone before it is shown.
  func during<Value>(
    _ body: () async throws(CommandFailure) -> Value
  ) async throws(CommandFailure) -> Value {
    let sent = FirstResult<Void>()
    sent.give(.success(()))
    return try await self.during(after: sent, body)
  }

  /// The same where the wait only begins once something was sent, which shows its own progress.
  func during<Value, Failure: Error>(
    after sent: FirstResult<Void>, _ body: () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    guard let line = self.line else { return try await body() }
    let ticker = Task { if (try? await sent.value()) != nil { await Self.tick(line) } }
    do {
      let value = try await body()
      await Self.end(ticker, sent)
      return value
    } catch {
      await Self.end(ticker, sent)
      throw error
    }
  }

  private static func end(_ ticker: Task<Void, Never>, _ sent: FirstResult<Void>) async {
    ticker.cancel()
    // What was never sent is waited for no longer.
    sent.give(.failure(CancellationError()))
    await ticker.value
  }

  private static func tick(_ line: StatusLine) async {
    var line = line
    let pause = line.redraws ? 1 : 10
    var waited = 0
    // A broken stderr must not end a call.
    while (try? await Task.sleep(for: .seconds(pause))) != nil {
      waited += pause
      try? line.show("waiting for the server … \(waited) s")
    }
    try? line.clear()
  }
}
