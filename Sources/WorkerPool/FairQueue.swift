// Fair queueing between organisations: deficit round robin (Shreedhar and Varghese, 1995).
//
// Each organisation has its own first-in, first-out queue. Organisations with work stand in a ring;
// the first spends its deficit, then gets a quantum more and goes to the ring's end. As no cost is
// above the quantum, everyone but the first can always pay for a job, so a dequeue turns the ring
// at most once. A newly busy organisation waits for at most (quantum + cost - 1) units of each
// other.

/// Queues of elements with costs, by organisation. Not bounded: the lane's policy refuses.
struct FairQueue<Element> {
  struct Item {
    let organisation: Int64
    let cost: Int
    let element: Element
  }

  private struct Slot {
    var organisation: Int64
    var deficit: Int
    var items: RingQueue<Item>
  }

  /// Buffers up to this size are kept for the next organisation; larger ones are given back.
  private static var keptCapacity: Int { 64 }

  private let quantum: Int
  private var slots: [Slot] = []
  private var freeSlots: [Int] = []
  private var slotOfOrganisation: [Int64: Int] = [:]
  private var ring = RingQueue<Int>()
  private(set) var count = 0

  /// - Parameter quantum: cost units that an organisation may spend at each turn.
  init(quantum: Int) {
    precondition(quantum >= 1)
    self.quantum = quantum
  }

  var isEmpty: Bool { self.count == 0 }
  var organisationCount: Int { self.slotOfOrganisation.count }
  var organisations: Dictionary<Int64, Int>.Keys { self.slotOfOrganisation.keys }

  func count(of organisation: Int64) -> Int {
    guard let slot = self.slotOfOrganisation[organisation] else { return 0 }
    return self.slots[slot].items.count
  }

  /// Puts an element behind its organisation's others. `cost` is in `1...quantum`.
  mutating func append(_ element: Element, organisation: Int64, cost: Int) {
    precondition((1...self.quantum).contains(cost))
    let slot = self.slot(of: organisation)
    let item = Item(organisation: organisation, cost: cost, element: element)
    self.slots[slot].items.append(item)
    self.count += 1
  }

  /// Puts an item back before its organisation's others; the organisation keeps its place in the
  /// ring, or goes to the end if it had nothing else.
  mutating func putBack(_ item: Item) {
    let slot = self.slot(of: item.organisation)
    self.slots[slot].items.prepend(item)
    self.count += 1
  }

  /// The next item in fair order.
  mutating func popFirst() -> Item? {
    guard var slot = self.ring.first, var head = self.slots[slot].items.first else { return nil }
    if head.cost > self.slots[slot].deficit {
      self.turnRing(past: slot)
      guard let next = self.ring.first, let item = self.slots[next].items.first else { return nil }
      (slot, head) = (next, item)
    }
    self.slots[slot].deficit -= head.cost
    _ = self.slots[slot].items.popFirst()
    self.count -= 1
    if self.slots[slot].items.isEmpty { self.release(slot) }
    return head
  }

  private mutating func turnRing(past slot: Int) {
    self.slots[slot].deficit += self.quantum
    _ = self.ring.popFirst()
    self.ring.append(slot)
  }

  /// The organisation's slot; a new one starts at the ring's end with a quantum to spend.
  private mutating func slot(of organisation: Int64) -> Int {
    if let slot = self.slotOfOrganisation[organisation] { return slot }
    let slot: Int
    if let free = self.freeSlots.popLast() {
      slot = free
      self.slots[slot].organisation = organisation
      self.slots[slot].deficit = self.quantum
    } else {
      slot = self.slots.count
      self.slots.append(
        Slot(organisation: organisation, deficit: self.quantum, items: RingQueue()))
    }
    self.slotOfOrganisation[organisation] = slot
    self.ring.append(slot)
    return slot
  }

  /// Frees the slot of the organisation that stands first; what it did not spend is lost, so that
  /// nobody saves up for a burst.
  private mutating func release(_ slot: Int) {
    _ = self.ring.popFirst()
    self.slotOfOrganisation[self.slots[slot].organisation] = nil
    if self.slots[slot].items.capacity > Self.keptCapacity { self.slots[slot].items = RingQueue() }
    self.freeSlots.append(slot)
  }

  /// Stops the process if ring, slots and counts disagree.
  func checkInvariants() {
    self.ring.checkInvariants()
    precondition(self.ring.count == self.slotOfOrganisation.count)
    precondition(self.ring.count + self.freeSlots.count == self.slots.count)
    var total = 0
    for (organisation, index) in self.slotOfOrganisation {
      let slot = self.slots[index]
      slot.items.checkInvariants()
      precondition(slot.organisation == organisation && !slot.items.isEmpty)
      precondition((0..<2 * self.quantum).contains(slot.deficit))
      precondition(self.ring.first == index || slot.deficit >= self.quantum)
      total += slot.items.count
    }
    precondition(total == self.count)
    for index in self.freeSlots { precondition(self.slots[index].items.isEmpty) }
  }
}
