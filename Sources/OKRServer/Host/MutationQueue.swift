// The mutations of one organisation that wait for the commit before them.

internal import OKRStore
internal import PostgresClient

/// A queue whose waiting keys can be asked for at no cost that grows with it.
struct MutationQueue: Sendable {
  /// What is taken stands before `first`, and is cut off once it is the greater part.
  private var mutations: [Mutation] = []
  private var first = 0
  /// The request under each key that waits, and how often it does: who sends the same key again
  /// meanwhile waits behind the first.
  private var waiting: [UUID128: (digest: Digest256, count: Int)] = [:]

  var count: Int { self.mutations.count - self.first }
  var isEmpty: Bool { self.count == 0 }

  /// The mutation that is next but `offset`.
  subscript(offset: Int) -> Mutation { self.mutations[self.first + offset] }

  /// All that wait, the next first.
  var all: ArraySlice<Mutation> { self.mutations[self.first...] }

  /// The digest of the request that waits under a key.
  func digest(of key: UUID128) -> Digest256? { self.waiting[key]?.digest }

  mutating func append(_ mutation: Mutation) {
    self.mutations.append(mutation)
    self.note(mutation)
  }

  /// Puts mutations before all others, in this order.
  mutating func prepend(_ mutations: [Mutation]) {
    self.mutations.replaceSubrange(0..<self.first, with: mutations)
    self.first = 0
    for mutation in mutations { self.note(mutation) }
  }

  mutating func removeFirst(_ count: Int) {
    for mutation in self.all.prefix(count) { self.forget(mutation) }
    self.first += count
    if self.first * 2 >= self.mutations.count {
      self.mutations.removeFirst(self.first)
      self.first = 0
    }
  }

  /// Takes the next one out; nil where none waits.
  mutating func takeFirst() -> Mutation? {
    guard !self.isEmpty else { return nil }
    let next = self[0]
    self.removeFirst(1)
    return next
  }

  /// Takes out all that wait.
  mutating func takeAll() -> [Mutation] {
    let all = Array(self.all)
    self = MutationQueue()
    return all
  }

  private mutating func note(_ mutation: Mutation) {
    self.waiting[mutation.key.id, default: (mutation.digest, 0)].count += 1
  }

  private mutating func forget(_ mutation: Mutation) {
    let key = mutation.key.id
    if self.waiting[key]?.count == 1 {
      self.waiting[key] = nil
    } else {
      self.waiting[key]?.count -= 1
    }
  }
}
