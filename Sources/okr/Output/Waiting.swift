// That an answer is still awaited: on stderr, after a second, redrawn at a terminal and a line every
// 10 s elsewhere.

internal import Terminal

/// Tells of one call that takes long.
struct Waiting: Sendable {
  private let surroundings: Surroundings
  private let surface: Surface
  private let isSilent: Bool

  init(_ session: Session) {
    self.surroundings = session.surroundings
    self.surface = session.surroundings.errorSurface(.auto)
    self.isSilent = session.presenter.format.isJSON && !self.surface.isTerminal
  }

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
    if self.isSilent { return try await body() }
    let ticker = Task { if (try? await sent.value()) != nil { await self.tick() } }
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

  private func tick() async {
    let redraws = self.surface.isTerminal && !self.surface.isAccessible
    let pause = redraws ? 1 : 10
    var waited = 0
    while (try? await Task.sleep(for: .seconds(pause))) != nil {
      waited += pause
      let text = "waiting for the server … \(waited) s"
      if redraws {
        try? self.surroundings.err.write("\r\u{1B}[K" + text)
      } else {
        try? self.surroundings.err.writeLine(text)
      }
    }
    if redraws, waited > 0 { try? self.surroundings.err.write("\r\u{1B}[K") }
  }
}
