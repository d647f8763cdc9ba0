// A cycle's days.

extension Cycle {
  /// True where a day is one of the cycle's; without an end every day from its start on is.
  public func holds(_ day: CivilDate) -> Bool {
    if let start = CivilDate(self.start), day < start { return false }
    return CivilDate(self.end).map { day <= $0 } ?? true
  }

  /// The last day on which an override of its items may be in force.
  /// - Parameter today: the day on which it is stated, which counts where the cycle has no end.
  public func lastOverrideDay(from today: CivilDate) -> CivilDate {
    CivilDate(day: (CivilDate(self.end) ?? today).day + Limits.overrideDaysAfterCycle)
  }
}
