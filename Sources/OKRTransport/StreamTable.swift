// The streams of one connection: slots that are reused, so that opening and finishing a call
// neither hashes nor allocates.

/// Names a stream: the slot is its place, the id tells a finished stream from its successor there.
package struct StreamKey: Hashable, Sendable {
  package let id: Int64
  package let slot: Int

  package init(id: Int64, slot: Int) {
    self.id = id
    self.slot = slot
  }
}

/// What a session knows of an unfinished stream.
package struct StreamState: Sendable {
  package var id: Int64
  package var deadlineNanoseconds: Int64
  /// Messages that may still be sent to the client.
  package var outgoingCredit: Int
  /// Messages that the client may still send.
  package var incomingCredit: Int
  /// True until the client's last message.
  package var expectsMessages: Bool
  /// True once the client has its end, while the work for it is still going on.
  package var isAbandoned = false
}

/// Open streams by slot, at most `capacity`.
package struct StreamTable: Sendable {
  private var slots: ContiguousArray<StreamState?> = []
  private var free: ContiguousArray<Int> = []
  package let capacity: Int
  package private(set) var count = 0

  package init(capacity: Int) {
    self.capacity = capacity
  }

  package var isFull: Bool { self.count == self.capacity }

  /// Takes a slot for a stream. The table must not be full.
  package mutating func insert(_ stream: StreamState) -> StreamKey {
    precondition(!self.isFull)
    self.count += 1
    if let slot = self.free.popLast() {
      self.slots[slot] = stream
      return StreamKey(id: stream.id, slot: slot)
    }
    self.slots.append(stream)
    return StreamKey(id: stream.id, slot: self.slots.count - 1)
  }

  /// The stream of that key; nil once it is finished. Setting nil frees the slot.
  package subscript(key: StreamKey) -> StreamState? {
    get {
      guard key.slot < self.slots.count, let stream = self.slots[key.slot], stream.id == key.id
      else { return nil }
      return stream
    }
    set {
      guard self[key] != nil else { return }
      self.slots[key.slot] = newValue
      if newValue == nil {
        self.free.append(key.slot)
        self.count -= 1
      }
    }
  }

  /// The key of an id that a frame names. Frames that name one are rare beside requests.
  package func key(of id: Int64) -> StreamKey? {
    self.slots.firstIndex { $0?.id == id }.map { StreamKey(id: id, slot: $0) }
  }

  /// All unfinished streams.
  package var keys: [StreamKey] {
    self.slots.indices.compactMap { slot in
      self.slots[slot].map { StreamKey(id: $0.id, slot: slot) }
    }
  }

  /// Earliest deadline of the streams whose client still waits.
  package var earliestDeadline: Int64? {
    self.slots.lazy.compactMap { $0 }.filter { !$0.isAbandoned }.map(\.deadlineNanoseconds).min()
  }

  /// Traps where the table contradicts itself.
  package func checkInvariants() {
    let used = self.slots.filter { $0 != nil }.count
    precondition(used == self.count && self.count <= self.capacity)
    precondition(self.free.count == self.slots.count - used)
    precondition(self.free.allSatisfy { self.slots[$0] == nil })
    precondition(Set(self.keys.map(\.id)).count == used)
  }
}
