// Rows of packed messages, for resources of which there are very many: so many a page, each page's
// bytes one behind the other. A copy shares the pages, and a change copies one of them.

internal import OKRModel

/// An array of packed messages that is appended to and changed in place. Indices begin at 0.
struct PackedRows<Row: PackedMessage>: Sendable {
  private static var rowsAPage: Int { 64 }

  private struct Page: Sendable {
    /// Where each row ends; it begins where the one before ends.
    var ends: [UInt32] = []
    var bytes: [UInt8] = []

    func range(_ row: Int) -> Range<Int> {
      Int(row > 0 ? self.ends[row - 1] : 0)..<Int(self.ends[row])
    }

    /// Gives the room back that was kept for growing.
    mutating func trim() {
      self.ends = Self.exact(self.ends)
      self.bytes = Self.exact(self.bytes)
    }

    private static func exact<E: BitwiseCopyable>(_ array: [E]) -> [E] {
      [E](unsafeUninitializedCapacity: array.count) { buffer, count in
        count = buffer.initialize(fromContentsOf: array)
      }
    }
  }

  private var pages: [Page] = []
  private(set) var count = 0
  /// The packed rows' bytes.
  private(set) var bytesCount = 0
  /// Where a row is packed before its page takes it.
  private var scratch = PackedBytes()

  mutating func append(_ row: Row) {
    if self.count == self.pages.count * Self.rowsAPage { self.pages.append(Page()) }
    let page = self.pages.count - 1
    self.pack(row)
    self.pages[page].bytes += self.scratch.bytes
    self.pages[page].ends.append(UInt32(self.pages[page].bytes.count))
    self.count += 1
    self.bytesCount += self.scratch.bytes.count
    if self.count == self.pages.count * Self.rowsAPage { self.pages[page].trim() }
  }

  mutating func replace(_ index: Int, with row: Row) {
    precondition(index >= 0 && index < self.count)
    let (page, place) = (index / Self.rowsAPage, index % Self.rowsAPage)
    let range = self.pages[page].range(place)
    self.pack(row)
    self.pages[page].bytes.replaceSubrange(range, with: self.scratch.bytes)
    let growth = self.scratch.bytes.count - range.count
    self.bytesCount += growth
    for later in place..<self.pages[page].ends.count {
      self.pages[page].ends[later] = UInt32(Int(self.pages[page].ends[later]) + growth)
    }
    if index / Self.rowsAPage < self.count / Self.rowsAPage { self.pages[page].trim() }
  }

  private mutating func pack(_ row: Row) {
    self.scratch.removeAll()
    row.pack(into: &self.scratch)
  }

  /// The bytes of a row.
  func bytes(_ index: Int) -> Int {
    self.pages[index / Self.rowsAPage].range(index % Self.rowsAPage).count
  }

  /// Reads a row where it lies.
  func read<R>(_ index: Int, _ body: (inout PackedReader) -> R) -> R {
    precondition(index >= 0 && index < self.count)
    return self.pages.withUnsafeBufferPointer { pages in
      let range = pages[index / Self.rowsAPage].range(index % Self.rowsAPage)
      return pages[index / Self.rowsAPage].bytes.withUnsafeBytes {
        var reader = PackedReader(UnsafeRawBufferPointer(rebasing: $0[range]))
        return body(&reader)
      }
    }
  }
}

extension PackedRows: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { self.count }

  subscript(index: Int) -> Row { self.read(index) { Row(unpacking: &$0) } }
}
