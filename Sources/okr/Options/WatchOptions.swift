// A read that is shown again whenever it changes.

internal import ArgumentParser
internal import OKRModel

struct WatchOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Show it again whenever it changes, until interrupted.")
  var watch = false
}

/// A read that is shown once, or again whenever it changes.
protocol WatchableCommand: PastCommand {
  var watching: WatchOptions { get }
  /// Shows it once.
  func show(in session: Session) async throws
}

extension WatchableCommand {
  var isEndless: Bool { self.watching.watch }

  func run(in session: Session) async throws {
    guard self.watching.watch, !session.isTold else { return try await self.show(in: session) }
    guard self.past.asOf == nil, self.past.effective == nil else {
      throw CommandFailure.usage(
        "The past doesn't change: --watch goes without --as-of and --effective.")
    }
    guard self.output.format.isForPeople || self.output.format.isJSON else {
      throw CommandFailure.usage("What is watched is shown as table, wide, json or ndjson.")
    }
    let view = LiveView(session)
    let anyChange = WatchRequest(changes: WatchedChanges(revisionsOnly: true))
    try await WatchLoop(session).run(anyChange) { _ in
      try await view.refresh { try await self.show(in: $0) }
    }
  }
}
