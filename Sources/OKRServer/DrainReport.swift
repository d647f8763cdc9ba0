// How a drain went.

/// What a drain left to its fate when its time was over.
public struct DrainReport: Sendable, Hashable {
  /// Calls that were cut off: their clients got no answer.
  public var cutCalls: Int
  /// False where work, or commits, went on beyond the time.
  public var isFinished: Bool

  public init(cutCalls: Int, isFinished: Bool) {
    self.cutCalls = cutCalls
    self.isFinished = isFinished
  }

  /// True where all that ran came to its end.
  public var isWhole: Bool { self.cutCalls == 0 && self.isFinished }
}
