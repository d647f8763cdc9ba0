// Binary search, which the standard library has not.

extension RandomAccessCollection where Index == Int {
  /// The first place of those at the end for which it is true; the end where there is none.
  public func firstPlace(where isBehind: (Element) -> Bool) -> Int {
    var (low, high) = (self.startIndex, self.endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
