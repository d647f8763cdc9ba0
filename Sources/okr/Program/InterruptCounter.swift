// How often the user pressed Ctrl-C.

internal import Synchronization

/// A count that signal handling and the program share.
final class InterruptCounter: Sendable {
  private let seen = Atomic<Int>(0)

  var count: Int { self.seen.load(ordering: .acquiring) }

  /// Counts one more, and gives the new count.
  func add() -> Int {
    self.seen.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
  }
}
