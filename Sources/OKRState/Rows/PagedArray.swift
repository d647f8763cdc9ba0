// A growing array in pages. A copy shares them, so that the next change copies one page and not the
// whole: a snapshot is written from a copy while check-ins go on.

/// An array that is appended to and changed in place. Indices begin at 0.
struct PagedArray<Element: Sendable>: Sendable {
  /// About 64 KiB a page.
  private static var pageCount: Int {
    Swift.max(1, (64 << 10) / Swift.max(MemoryLayout<Element>.stride, 1))
  }

  private var pages: [ContiguousArray<Element>] = []
  private(set) var count = 0

  init() {}

  subscript(index: Int) -> Element {
    _read {
      precondition(index >= 0 && index < self.count)
      yield self.pages[index / Self.pageCount][index % Self.pageCount]
    }
    _modify {
      precondition(index < self.count)
      yield &self.pages[index / Self.pageCount][index % Self.pageCount]
    }
  }

  mutating func append(_ element: Element) {
    if self.count == self.pages.count * Self.pageCount {
      self.pages.append(ContiguousArray())
      // The first pages grow as they are needed: most organisations are small.
      if self.pages.count > 1 { self.pages[self.pages.count - 1].reserveCapacity(Self.pageCount) }
    }
    self.pages[self.pages.count - 1].append(element)
    self.count += 1
  }
}

extension PagedArray: RandomAccessCollection {
  var startIndex: Int { 0 }
  var endIndex: Int { self.count }
}
