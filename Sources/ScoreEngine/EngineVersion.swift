// The version of the arithmetic.

/// Which arithmetic forms the figures. It moves with the first release in which any figure of the
/// same inputs may differ from the one before; closes name it beside what they froze.
public enum EngineVersion {
  public static let current: Int32 = 1
}
