// A score as a bar.

/// A bar of ten cells for a ratio.
public enum Bar {
  /// Columns of a bar.
  public static let columns = 10

  /// The bar of a ratio in parts per million, such as `███████░░░`; what lies outside 0…1 is drawn
  /// at the end.
  ///
  /// Cells are filled by whole tenths rounded down: a bar is never fuller than its score.
  public static func text(ppm: Int64) -> String {
    let filled = Int(min(max(ppm, 0), 1_000_000) / 100_000)
    return String(repeating: "█", count: filled)
      + String(repeating: "░", count: Self.columns - filled)
  }

  /// What stands in place of a bar where there is no ratio.
  public static let absent = String(repeating: "·", count: Bar.columns)
}
