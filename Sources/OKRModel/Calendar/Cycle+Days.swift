// A cycle's days.

extension Cycle {
  /// True where a day is one of the cycle's; without an end every day from its start on is.
  public func holds(_ day: CivilDate) -> Bool {
    if let start = CivilDate(self.start), day < start { return false }
    return CivilDate(self.end).map { day <= $0 } ?? true
  }
}
