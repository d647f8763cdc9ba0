// The catalogue as people read it: a table for a terminal, a document for the repository.

internal import Metrics

/// Writes the list of all metrics.
public enum MetricList {
  private static let titles = ["NAME", "TYPE", "LABELS", "MEANING"]

  /// A metric a line, in columns.
  public static var table: String {
    let rows = [Self.titles] + MetricCatalogue.all.map(Self.row)
    let widths = (0..<(Self.titles.count - 1)).map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count + 2)
      }.joined() + (row.last ?? "") + "\n"
    }.joined()
  }

  /// docs/METRICS.md.
  public static var markdown: String {
    let rows = MetricCatalogue.all.map { metric in
      let bounds = metric.labels.isEmpty ? "" : metric.cardinality
      return "| `\(metric.name)` | \(metric.kind.rawValue) | \(bounds) | \(metric.help) |\n"
    }
    return Self.introduction + rows.joined()
  }

  private static func row(_ metric: MetricDescription) -> [String] {
    [
      metric.name, metric.kind.rawValue,
      metric.labels.isEmpty ? "-" : metric.cardinality, metric.help,
    ]
  }

  private static let introduction = """
    # Metrics

    What `okrd` shows at `/metrics` of its management address, in Prometheus' text format 0.0.4. Written by
    `okrd metrics list --markdown`.

    Counters count from the start of the process. A set of label values is there from its first count on; a histogram has
    `_bucket`, `_sum` and `_count`. No label names a person or a token, and none but that of `okr_top_organisation_…` an organisation, so a
    label has no more values than stand here. Those three are empty unless `okrd` is started with `--metrics-by-organisation=topN`: then each names
    the N organisations of which it is largest, and sums all others up as `other`. Calls and changes are gauges, of a minute: an organisation that leaves the
    first N and comes again would make a counter fall.

    | name | type | labels and their values | meaning |
    |---|---|---|---|

    """
}
