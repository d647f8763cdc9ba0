// Timers of a lane: a binary heap by instant, then by order of scheduling, with removal by number.

/// A heap of elements by the monotonic nanosecond at which they are due.
struct TimerHeap<Element> {
  struct Entry {
    let at: UInt64
    let number: UInt64
    let element: Element

    func isBefore(_ other: Self) -> Bool {
      self.at != other.at ? self.at < other.at : self.number < other.number
    }
  }

  private var entries: [Entry] = []
  private var places: [UInt64: Int] = [:]
  private var nextNumber: UInt64 = 1

  var count: Int { self.entries.count }
  var earliest: UInt64? { self.entries.first?.at }

  /// Adds an element and returns the number by which it can be removed. Numbers are never reused.
  mutating func insert(_ element: Element, at: UInt64) -> UInt64 {
    let number = self.nextNumber
    self.nextNumber += 1
    self.entries.append(Entry(at: at, number: number, element: element))
    self.places[number] = self.entries.count - 1
    self.siftUp(from: self.entries.count - 1)
    return number
  }

  /// Removes a timer; false if it is gone already.
  mutating func remove(number: UInt64) -> Bool {
    guard let place = self.places[number] else { return false }
    _ = self.removeEntry(at: place)
    return true
  }

  /// The earliest element if it is due at `now`.
  mutating func popDue(now: UInt64) -> Element? {
    guard let first = self.entries.first, first.at <= now else { return nil }
    return self.removeEntry(at: 0).element
  }

  mutating func removeAll() {
    self.entries.removeAll()
    self.places.removeAll()
  }

  private mutating func removeEntry(at place: Int) -> Entry {
    let last = self.entries.count - 1
    self.swap(place, last)
    let removed = self.entries.removeLast()
    self.places[removed.number] = nil
    if place < last {
      self.siftUp(from: place)
      self.siftDown(from: place)
    }
    return removed
  }

  private mutating func siftUp(from start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard self.entries[child].isBefore(self.entries[parent]) else { return }
      self.swap(child, parent)
      child = parent
    }
  }

  private mutating func siftDown(from start: Int) {
    var parent = start
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < self.entries.count {
        if self.entries[child].isBefore(self.entries[least]) { least = child }
      }
      guard least != parent else { return }
      self.swap(parent, least)
      parent = least
    }
  }

  private mutating func swap(_ left: Int, _ right: Int) {
    self.entries.swapAt(left, right)
    self.places[self.entries[left].number] = left
    self.places[self.entries[right].number] = right
  }

  /// Stops the process if the order or the index of places is broken.
  func checkInvariants() {
    precondition(self.places.count == self.entries.count)
    for (place, entry) in self.entries.enumerated() {
      precondition(self.places[entry.number] == place)
      if place > 0 { precondition(self.entries[(place - 1) / 2].isBefore(entry)) }
    }
  }
}
