// Metrics as Prometheus reads them: the text format, version 0.0.4.

/// Writes families of metrics as text.
public enum PrometheusText {
  public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

  public static func write(_ families: [MetricFamily]) -> [UInt8] {
    var writer = Writer()
    for family in families { writer.write(family) }
    return writer.bytes
  }
}

private struct Writer {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ family: MetricFamily) {
    let metric = family.metric
    self.line("# HELP \(metric.name) \(Self.escaped(metric.help, quotes: false))")
    self.line("# TYPE \(metric.name) \(metric.kind.rawValue)")
    for sample in family.samples {
      precondition(sample.labels.count == metric.labels.count, "\(metric.name): labels")
      let labels = zip(metric.labels, sample.labels).map { label, value in
        "\(label.name)=\"\(Self.escaped(value, quotes: true))\""
      }
      switch sample.figures {
      case .number(let number): self.sample(metric.name, labels, Self.text(number))
      case .histogram(let reading): self.write(reading, metric.name, labels)
      }
    }
  }

  private mutating func write(_ reading: HistogramReading, _ name: String, _ labels: [String]) {
    let unit = Double(reading.bounds.unitsPerBase)
    var cumulated: UInt64 = 0
    for (index, count) in reading.counts.enumerated() {
      cumulated += count
      let isLast = index == reading.bounds.upper.count
      let end = isLast ? "+Inf" : Self.text(Double(reading.bounds.upper[index]) / unit)
      self.sample("\(name)_bucket", labels + ["le=\"\(end)\""], "\(cumulated)")
    }
    self.sample("\(name)_sum", labels, Self.text(Double(reading.sum) / unit))
    self.sample("\(name)_count", labels, "\(cumulated)")
  }

  private mutating func sample(_ name: String, _ labels: [String], _ value: String) {
    self.line("\(name)\(labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") \(value)")
  }

  private mutating func line(_ text: String) {
    self.bytes += text.utf8
    self.bytes.append(10)
  }

  /// The shortest text that reads as the same number; whole ones without a fraction.
  private static func text(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    if let whole = Int64(exactly: number) { return "\(whole)" }
    return "\(number)"
  }

  private static func escaped(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\"" where quotes: result += "\\\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
