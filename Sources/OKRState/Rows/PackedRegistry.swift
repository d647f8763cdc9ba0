// A registry whose rows are packed, for objectives and key results: an organisation has very many.

internal import OKRModel

/// A place in the table of ids: a row's number and eight bits of its id's hash, so that rows of other
/// ids are seldom read.
private struct Slot: BitwiseCopyable, Sendable {
  static let empty = Slot(row: 0xFF_FFFF, hash: UInt64.max)

  private let bits: UInt32

  init(row: Int, hash: UInt64) {
    self.bits = UInt32(row) | UInt32(truncatingIfNeeded: hash >> 56) << 24
  }

  var isEmpty: Bool { self.bits == Self.empty.bits }
  var row: Int { Int(self.bits & 0xFF_FFFF) }

  func mayBe(_ hash: UInt64) -> Bool { self.bits >> 24 == UInt32(truncatingIfNeeded: hash >> 56) }
}

/// Rows of one resource type by id and by index, as `Registry`. Ids are found by a table of row
/// numbers; the ids themselves stand in the rows only, as their first field.
struct PackedRegistry<Row: PackedMessage & ArchivableMessage>: Sendable {
  /// By the hash of the ids: a power of two of them, at most three quarters taken.
  private var slots = [Slot](repeating: .empty, count: 8)
  private(set) var rows = PackedRows<Row>()
  private(set) var archived = ArchivedRows()

  var count: Int { self.rows.count }

  func index(of id: String) -> Int? {
    var id = id
    return id.withUTF8 { self.index(of: UnsafeRawBufferPointer($0)) }
  }

  private func index(of id: UnsafeRawBufferPointer) -> Int? {
    let hash = Self.hash(id)
    var place = self.place(hash)
    while !self.slots[place].isEmpty {
      let slot = self.slots[place]
      if slot.mayBe(hash), self.rows.read(slot.row, { $0.utf8().elementsEqual(id) }) {
        return slot.row
      }
      place = self.next(place)
    }
    return nil
  }

  func find(_ id: String) -> Row? { self.index(of: id).map { self.rows[$0] } }

  /// The id of a row, without unpacking the rest.
  func id(_ index: Int) -> String { self.rows.read(index) { $0.text() } }

  /// Adds the row, or replaces the one of that id.
  /// - Returns: its index, and whether it is new.
  mutating func put(_ row: Row, id: String) -> (index: Int, isNew: Bool) {
    let known = self.index(of: id)
    self.archived.note(known ?? self.count, row)
    if let index = known {
      self.rows.replace(index, with: row)
      return (index, false)
    }
    if self.count >= self.slots.count / 4 * 3 { self.grow() }
    self.rows.append(row)
    self.enter(self.count - 1)
    return (self.count - 1, true)
  }

  private mutating func grow() {
    self.slots = [Slot](repeating: .empty, count: self.slots.count * 2)
    for row in 0..<self.count { self.enter(row) }
  }

  private mutating func enter(_ row: Int) {
    precondition(row < Slot.empty.row)
    let hash = self.rows.read(row) { Self.hash($0.utf8()) }
    var place = self.place(hash)
    while !self.slots[place].isEmpty { place = self.next(place) }
    self.slots[place] = Slot(row: row, hash: hash)
  }

  /// Seeded anew in each process: nobody can choose ids that meet.
  private static func hash(_ id: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: id)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  private func place(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash & UInt64(self.slots.count - 1))
  }

  private func next(_ place: Int) -> Int { (place + 1) & (self.slots.count - 1) }
}
