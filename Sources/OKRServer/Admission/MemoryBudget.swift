// What loaded organisations hold in memory, against what they may, together and each.

internal import Synchronization

/// The memory of all organisations of this process together.
final class MemoryBudget: Sendable {
  let limitBytes: Int
  /// What one organisation may hold before it takes nothing new.
  let limitBytesEach: Int
  private let used = Atomic<Int>(0)

  init(limitBytes: Int, limitBytesEach: Int = Int.max) {
    precondition(limitBytes > 0 && limitBytesEach > 0)
    self.limitBytes = limitBytes
    self.limitBytesEach = limitBytesEach
  }

  var usedBytes: Int { self.used.load(ordering: .relaxed) }

  /// True where nothing more may be loaded.
  var isExceeded: Bool { self.usedBytes > self.limitBytes }

  /// An organisation holds so much more, or less.
  func add(_ bytes: Int) {
    self.used.add(bytes, ordering: .relaxed)
  }
}
