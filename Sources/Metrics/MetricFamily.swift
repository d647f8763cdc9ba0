// A metric with its figures at one instant.

/// The figures of one set of label values.
public struct MetricSample: Sendable, Hashable {
  /// The figures, by the metric's kind.
  public enum Figures: Sendable, Hashable {
    case number(Double)
    case histogram(HistogramReading)
  }

  /// One for each label of the metric, in their order.
  public var labels: [String]
  public var figures: Figures

  public init(_ labels: [String], _ figures: Figures) {
    self.labels = labels
    self.figures = figures
  }
}

/// A metric and all of its samples.
public struct MetricFamily: Sendable, Hashable {
  public let metric: MetricDescription
  public var samples: [MetricSample]

  public init(_ metric: MetricDescription, _ samples: [MetricSample]) {
    self.metric = metric
    self.samples = samples
  }

  /// A metric without labels.
  public init(_ metric: MetricDescription, _ number: some BinaryInteger) {
    self.init(metric, Double(number))
  }

  public init(_ metric: MetricDescription, _ number: Double) {
    self.init(metric, [MetricSample([], .number(number))])
  }

  public init(_ metric: MetricDescription, _ reading: HistogramReading) {
    self.init(metric, [MetricSample([], .histogram(reading))])
  }
}
