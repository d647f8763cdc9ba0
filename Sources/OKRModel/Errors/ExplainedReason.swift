// Reasons with what they mean: the source of docs/ERRORS.md and of `okr help error`.

/// What a reason means, why it usually comes, and what helps. Whole sentences.
public struct Explanation: Hashable, Sendable {
  public let meaning: String
  public let cause: String
  public let remedy: String

  public init(_ meaning: String, cause: String, remedy: String) {
    self.meaning = meaning
    self.cause = cause
    self.remedy = remedy
  }
}

/// A kind of reasons, UPPER_SNAKE_CASE and at most 63 bytes each, that never change their meaning.
public protocol ExplainedReason: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  var explanation: Explanation { get }
}
