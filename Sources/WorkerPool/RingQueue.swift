// A first-in, first-out queue in one growing buffer; the standard library has none.

/// A queue over a circular buffer whose capacity is a power of two.
struct RingQueue<Element> {
  private var buffer: [Element?] = []
  private var head = 0
  private(set) var count = 0

  var isEmpty: Bool { self.count == 0 }
  var capacity: Int { self.buffer.count }
  var first: Element? { self.count == 0 ? nil : self.buffer[self.head] }

  mutating func append(_ element: Element) {
    self.growIfFull()
    self.buffer[(self.head + self.count) & (self.buffer.count - 1)] = element
    self.count += 1
  }

  mutating func prepend(_ element: Element) {
    self.growIfFull()
    self.head = (self.head - 1) & (self.buffer.count - 1)
    self.buffer[self.head] = element
    self.count += 1
  }

  mutating func popFirst() -> Element? {
    guard self.count > 0 else { return nil }
    let element = self.buffer[self.head].take()
    self.head = (self.head + 1) & (self.buffer.count - 1)
    self.count -= 1
    return element
  }

  private mutating func growIfFull() {
    guard self.count == self.buffer.count else { return }
    var larger: [Element?] = []
    larger.reserveCapacity(max(8, self.buffer.count * 2))
    for offset in 0..<self.count {
      larger.append(self.buffer[(self.head + offset) & (self.buffer.count - 1)].take())
    }
    while larger.count < max(8, self.buffer.count * 2) { larger.append(nil) }
    self.buffer = larger
    self.head = 0
  }

  /// Stops the process if the buffer is not what the counts say.
  func checkInvariants() {
    precondition(self.buffer.isEmpty || self.buffer.count & (self.buffer.count - 1) == 0)
    precondition(self.count <= self.buffer.count)
    for offset in 0..<self.buffer.count {
      let index = (self.head + offset) & (self.buffer.count - 1)
      precondition((self.buffer[index] != nil) == (offset < self.count))
    }
  }
}
