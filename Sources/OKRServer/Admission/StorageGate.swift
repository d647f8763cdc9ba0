// Whether changes are taken at all: not while PostgreSQL couldn't keep them.

internal import OKRModel
internal import Synchronization

/// Closed while there is no room, or while what is committed isn't kept. From any thread.
final class StorageGate: Sendable {
  private let full = Atomic<Bool>(false)
  private let notKept = Atomic<Bool>(false)

  /// True while the disk is nearly full.
  var isFull: Bool {
    get { self.full.load(ordering: .relaxed) }
    set { self.full.store(newValue, ordering: .relaxed) }
  }

  /// True while PostgreSQL doesn't keep what it commits.
  var isUnsafe: Bool {
    get { self.notKept.load(ordering: .relaxed) }
    set { self.notKept.store(newValue, ordering: .relaxed) }
  }

  /// Why no change is taken; nil while changes are.
  var refusal: RequestError? {
    self.isUnsafe ? .storageUnsafe : self.isFull ? .storageFull : nil
  }

  /// - Throws: STORAGE_FULL, STORAGE_UNAVAILABLE.
  func check() throws(RequestError) {
    if let refusal = self.refusal { throw refusal }
  }
}
