// What a server can be asked for at /metrics, without a server.

internal import ArgumentParser
internal import OKRServer

struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "The metrics that a server shows.",
    subcommands: [MetricsListCommand.self])
}

struct MetricsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List every metric: name, type, labels, meaning.",
    discussion: """
      EXAMPLES
        okrd metrics list
            a metric a line
        okrd metrics list --markdown > docs/METRICS.md
            the document, with how many values each label may have
      """)

  @Flag(help: "Write Markdown.")
  var markdown = false

  func run() {
    print(self.markdown ? MetricList.markdown : MetricList.table, terminator: "")
  }
}
