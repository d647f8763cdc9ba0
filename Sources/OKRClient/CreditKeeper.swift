// Grants credit again once half of it is used, so that a grant goes out for many messages.

internal import Synchronization

/// Counts what a reader consumed of its window.
final class CreditKeeper: Sendable {
  private let step: Int
  private let consumedMessages = Mutex(0)

  /// - Parameter window: the messages that were granted at first.
  init(window: Int) {
    precondition(window > 0)
    self.step = max(1, window / 2)
  }

  /// - Returns: the messages to grant now; nil where it isn't time yet.
  func consumed() -> Int? {
    self.consumedMessages.withLock { consumed in
      consumed += 1
      guard consumed >= self.step else { return nil }
      defer { consumed = 0 }
      return consumed
    }
  }
}
