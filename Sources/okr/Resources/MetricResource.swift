// Metrics: measured quantities that key results share.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct MetricFields: FieldOptions {
  @Option(help: ArgumentHelp("Its name.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp("The unit of measure, such as % or \"USD thousand\".", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("Which way is better, such as up or down.", valueName: "word"))
  var direction: String?

  @Option(
    help: ArgumentHelp(
      "How its values add up: sum, mean, min, max, latest or ratio.", valueName: "rule"),
    completion: .list(MetricRule.allCases.map(\.rawValue)))
  var rollup: String?

  @Option(
    help: ArgumentHelp("Of a ratio: the metric above the line.", valueName: "id"),
    completion: IDCompletion.metric.kind)
  var numerator: String?

  @Option(
    help: ArgumentHelp("Of a ratio: the metric below the line.", valueName: "id"),
    completion: IDCompletion.metric.kind)
  var denominator: String?

  @Option(
    help: ArgumentHelp(
      "Of a ratio: what it is multiplied by; 100 makes a percentage.", valueName: "n"))
  var per: Int64?

  func apply(to message: inout OKRModel.Metric, _ mask: inout FieldMask) throws(CommandFailure) {
    mask.set(&message.name, self.name, "name")
    mask.set(&message.unit, self.unit, "unit")
    mask.set(&message.direction, self.direction, "direction")
    mask.set(&message.rollup, self.rollup, "rollup")
    mask.set(&message.numerator, self.numerator, "numerator")
    mask.set(&message.denominator, self.denominator, "denominator")
    mask.set(&message.per, self.per, "per")
  }
}

enum MetricResource: ManagedResource {
  typealias Fields = MetricFields
  typealias Filter = NoFilter

  static let noun = "metric"
  static let plural = "metrics"
  static let completion = IDCompletion.metric

  static let listing = Listing<OKRModel.Metric>(
    columns: [
      .text("ID") { $0.id },
      .text("NAME", isFlexible: true) { $0.name },
      .text("UNIT") { $0.unit },
      .text("DIRECTION") { $0.direction },
      .text("ROLLUP") { $0.rollup },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static let archiving =
    "It is hidden from lists, and no new key result measures it; those that do keep its name. No figure moves."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr metric create leads --name \"Qualified leads\" --unit leads --rollup sum",
        "okr metric create nps --name NPS --direction up --dry-run",
        "okr metric create conversion --unit % --rollup ratio --numerator orders --denominator visits --per 100",
      ]
    case "get":
      [
        "okr metric get leads",
        "okr metric get leads -o json",
      ]
    case "list":
      [
        "okr metric list",
        "okr metrics list -o wide --all",
      ]
    case "archive":
      ["okr metric archive leads", "okr metric archive leads --dry-run"]
    case "restore":
      ["okr metric restore leads", "okr metric restore leads --dry-run"]
    default:
      [
        "okr metric update leads --rollup sum",
        "okr metric update nps --unit \"\" --dry-run",
      ]
    }
  }

  static func make(id: String) -> OKRModel.Metric { OKRModel.Metric(id: id) }
  static func id(_ message: OKRModel.Metric) -> String { message.id }
  static func title(_ message: OKRModel.Metric) -> String { message.name }
  static func version(_ message: OKRModel.Metric) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: OKRModel.Metric)
    async throws(CommandFailure) -> Change<OKRModel.Metric>
  {
    let answer = try await session.call(
      RPC.MetricService.createMetric, CreateMetricRequest(mutation: mutation, metric: message))
    return Change(
      resource: answer.message.metric, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<OKRModel.Metric>
  {
    let answer = try await session.call(RPC.MetricService.getMetric, GetMetricRequest(id: id))
    return try self.plainDetail(answer.message.metric, answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<NoFilter>)
    async throws(CommandFailure) -> ListPage<OKRModel.Metric>
  {
    let answer = try await session.call(
      RPC.MetricService.listMetrics,
      ListMetricsRequest(
        page: asked.page, showArchived: asked.showArchived,
        filter: asked.filter))
    let reply = answer.message
    return ListPage(
      items: reply.metrics, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: OKRModel.Metric, mask: [String]
  ) async throws(CommandFailure) -> Change<OKRModel.Metric> {
    let answer = try await session.call(
      RPC.MetricService.updateMetric,
      UpdateMetricRequest(mutation: mutation, metric: message, updateMask: mask))
    return Change(
      resource: answer.message.metric, outcome: answer.message.outcome, revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Metric>
  {
    let answer = try await session.call(
      RPC.MetricService.archiveMetric, ArchiveMetricRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.metric, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Metric>
  {
    let answer = try await session.call(
      RPC.MetricService.restoreMetric, RestoreMetricRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.metric, outcome: answer.message.outcome, revision: answer.revision)
  }
}
