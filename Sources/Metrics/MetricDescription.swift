// What a metric is called and means: one entry of the list that the documents and the exposition are
// both written from.

/// How a metric's figures behave.
public enum MetricKind: String, Sendable, Hashable {
  /// Only rises while the process lives.
  case counter
  case gauge
  case histogram
}

/// A label, and how many values it has at the most.
public struct MetricLabel: Sendable, Hashable {
  public let name: String
  public let bound: MetricBound

  public init(_ name: String, _ bound: MetricBound) {
    self.name = name
    self.bound = bound
  }
}

/// The most values of a label, so that nobody is surprised by a metric's price.
public enum MetricBound: Sendable, Hashable, CustomStringConvertible {
  case count(Int)
  /// One for each of something, such as "lane", of which there may be so many.
  case each(String, atMost: Int)
  /// What the values are, in words.
  case words(String, atMost: Int)

  public var description: String {
    switch self {
    case .count(let count): "\(count)"
    case .each(let what, let most): "one a \(what), at most \(most)"
    case .words(let words, let most): "\(words), at most \(most)"
    }
  }
}

/// A metric: its name, and what a reader has to know of it.
public struct MetricDescription: Sendable, Hashable {
  public let name: String
  public let kind: MetricKind
  public let labels: [MetricLabel]
  /// One sentence.
  public let help: String

  public init(_ name: String, _ kind: MetricKind, _ labels: [MetricLabel], _ help: String) {
    self.name = name
    self.kind = kind
    self.labels = labels
    self.help = help
  }

  /// A metric without labels.
  public init(_ name: String, _ kind: MetricKind, _ help: String) {
    self.init(name, kind, [], help)
  }

  /// How many label sets it may have, in words.
  public var cardinality: String {
    self.labels.isEmpty
      ? "1" : self.labels.map { "\($0.name): \($0.bound)" }.joined(separator: "; ")
  }
}
