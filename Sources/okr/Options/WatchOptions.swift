// A read that is shown again whenever it changes.

internal import ArgumentParser
internal import OKRModel

struct WatchOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Show it again whenever it changes, until interrupted.")
  var watch = false
}

/// A read that is shown once, or again whenever it changes.
protocol WatchableCommand: ClientCommand {
  var watching: WatchOptions { get }
  /// False for what stands in no organisation's log, such as tokens: it is read again and again.
  static var isLogged: Bool { get }
  /// Shows it once.
  func show(in session: Session) async throws
}

extension WatchableCommand {
  static var isLogged: Bool { true }

  var isEndless: Bool { self.watching.watch }

  func run(in session: Session) async throws {
    guard self.watching.watch, !session.isTold else { return try await self.show(in: session) }
    if let past = (self as? any PastCommand)?.past, past.asOf != nil || past.effective != nil {
      throw CommandFailure.usage(
        "The past doesn't change: --watch goes without --as-of and --effective.")
    }
    guard self.output.format.isForPeople || self.output.format.isJSON else {
      throw CommandFailure.usage("What is watched is shown as table, wide, json or ndjson.")
    }
    let view = LiveView(session)
    let look = { try await view.refresh { try await self.show(in: $0) } }
    guard Self.isLogged else { return try await RepeatLoop(session).run(look) }
    let anyChange = WatchRequest(changes: WatchedChanges(revisionsOnly: true))
    try await WatchLoop(session).run(anyChange) { _ in try await look() }
  }
}
