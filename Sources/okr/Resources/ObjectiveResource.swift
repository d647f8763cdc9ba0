// Objectives, with their figures and key results.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct ObjectiveFields: FieldOptions {
  @Option(help: ArgumentHelp("What is aimed at.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp("The cycle it stands in.", valueName: "id"),
    completion: IDCompletion.cycle.kind)
  var cycle: String?

  @Option(
    help: ArgumentHelp("The unit that owns it.", valueName: "id"),
    completion: IDCompletion.unit.kind)
  var unit: String?

  @Option(
    help: ArgumentHelp("Its home region; without one, the unit's.", valueName: "id"),
    completion: IDCompletion.region.kind)
  var region: String?

  @Option(help: ArgumentHelp("Where it stands in the organisation.", valueName: "level"))
  var level: EnumArgument<Level>?

  @Option(help: ArgumentHelp("How firmly it is promised.", valueName: "kind"))
  var commitment: EnumArgument<Commitment>?

  @Option(help: ArgumentHelp("A word to group by.", valueName: "word"))
  var category: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Its weight in rollups, 0 to 1000.", valueName: "number"))
  var weight: String?

  @Option(help: ArgumentHelp("Its state.", valueName: "state"))
  var state: EnumArgument<OKRModel.State>?

  @Option(
    help: ArgumentHelp(
      "An owner, with a share where stated: 0.4 or 40%, together at most 1. May be repeated.",
      valueName: "who[=share]"))
  var owner: [String] = []

  @Option(
    help: ArgumentHelp(
      "A person's final judgement, beside the score; or none. okr grade record says why too.",
      valueName: "ratio")
  )
  var grade: String?

  @Option(help: ArgumentHelp("A score that somebody published; or none.", valueName: "ratio"))
  var scorePublished: String?

  func apply(to message: inout Objective, _ mask: inout FieldMask) throws(CommandFailure) {
    mask.set(&message.title, self.title, "title")
    mask.set(&message.cycle, self.cycle, "cycle")
    mask.set(&message.unit, self.unit, "unit")
    mask.set(&message.region, self.region, "region")
    mask.set(&message.level, self.level?.value, "level")
    mask.set(&message.commitment, self.commitment?.value, "commitment")
    mask.set(&message.category, self.category, "category")
    mask.set(&message.state, self.state?.value, "state")
    try mask.set(&message.weight, self.weight, "weight", "--weight", InputText.weight)
    try mask.set(&message.grade, self.grade, "grade", "--grade", InputText.ratio)
    try mask.set(
      &message.scorePublished, self.scorePublished, "score_published", "--score-published",
      InputText.ratio)
    if !self.owner.isEmpty {
      message.owners = try InputText.owners(self.owner, field: "--owner")
      mask.insert("owners")
    }
  }
}

/// Which objectives to list.
struct ObjectiveFilter: ListScope {
  static let hasFigures = true

  @Option(
    help: ArgumentHelp("Only this cycle's.", valueName: "id"), completion: IDCompletion.cycle.kind)
  var cycle: String?

  @Option(
    help: ArgumentHelp("Only this unit's own.", valueName: "id"), completion: IDCompletion.unit.kind
  )
  var unit: String?

  @Option(
    help: ArgumentHelp("Only this region's own.", valueName: "id"),
    completion: IDCompletion.region.kind)
  var region: String?

  @OptionGroup var shown: FigureOptions

  var figures: FigureOptions? { self.shown }
}

enum ObjectiveResource: ManagedResource {
  typealias Fields = ObjectiveFields
  typealias Filter = ObjectiveFilter

  static let noun = "objective"
  static let plural = "objectives"
  static let completion = IDCompletion.objective

  static let detailNames = FigureJSON.names + ["override", "key_results"]

  static let listing = Listing<Objective>(
    columns: [
      .text("ID") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("CYCLE") { $0.cycle },
      .text("UNIT") { $0.unit },
      .text("LEVEL") { FigureText.name($0.level) },
      .text("STATE") { FigureText.name($0.state) },
      .text("WEIGHT", .decimal, isWide: true) { FigureText.weight($0.weight) },
      .text("REGION", isWide: true) { $0.region },
      .text("COMMITMENT", isWide: true) { FigureText.name($0.commitment) },
      .text("OWNERS", isWide: true) { $0.owners.map(\.name).joined(separator: ", ") },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static let archiving =
    "It is hidden with its key results and counts nowhere from then on, nor does what is aligned to it count there. The past stays as it was; okr objective restore takes it back."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr objective create o-12 --title \"A brand people trust\" --cycle q3-2026 --unit growth",
        "okr obj create o-13 --title 提升品牌声誉 --cycle q3-2026 --weight 1.5 --owner anna=0.6 --owner jan=0.4",
      ]
    case "get":
      ["okr objective get o-12", "okr objective get o-12 -o json"]
    case "list":
      [
        "okr objective list --cycle q3-2026", "okr objectives list --unit growth --all -o id",
        "okr objective list --filter 'health = behind AND score < 0.4' --figures",
        "okr objective list --fields id,title,score,coverage,health",
      ]
    case "archive":
      ["okr objective archive o-12", "okr objective archive o-12 --dry-run"]
    case "restore":
      ["okr objective restore o-12", "okr objective restore o-12 --dry-run"]
    default:
      [
        "okr objective update o-12 --weight 2 --dry-run",
        "okr objective update o-12 --grade 0.7 --expected-version 41",
      ]
    }
  }

  static func make(id: String) -> Objective { Objective(id: id) }
  static func id(_ message: Objective) -> String { message.id }
  static func title(_ message: Objective) -> String { message.title }
  static func version(_ message: Objective) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: Objective)
    async throws(CommandFailure) -> Change<Objective>
  {
    let answer = try await session.call(
      RPC.ObjectiveService.createObjective,
      CreateObjectiveRequest(mutation: mutation, objective: message))
    return Change(
      resource: answer.message.objective, outcome: answer.message.outcome, revision: answer.revision
    )
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<Objective>
  {
    let answer = try await session.call(
      RPC.ObjectiveService.getObjective, GetObjectiveRequest(id: id))
    let reply = answer.message
    guard let objective = reply.objective else { throw .incompleteReply(self.spoken) }
    let view = ObjectiveView(
      objective: objective, figures: reply.figures, keyResults: reply.keyResults,
      keyResultFigures: reply.keyResultFigures, overrides: reply.overrides)
    return Detail(
      resource: objective, json: view.json, lines: { view.lines($0) }, revision: answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<ObjectiveFilter>)
    async throws(CommandFailure) -> ListPage<Objective>
  {
    let request = ListObjectivesRequest(
      page: asked.page, cycle: asked.scope.cycle ?? "", unit: asked.scope.unit ?? "",
      region: asked.scope.region ?? "",
      showArchived: asked.showArchived,
      filter: asked.filter, includeFigures: asked.includeFigures)
    let answer = try await session.call(RPC.ObjectiveService.listObjectives, request)
    let reply = answer.message
    return ListPage(
      items: reply.objectives, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision, figures: reply.figures)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: Objective, mask: [String]
  ) async throws(CommandFailure) -> Change<Objective> {
    let answer = try await session.call(
      RPC.ObjectiveService.updateObjective,
      UpdateObjectiveRequest(mutation: mutation, objective: message, updateMask: mask))
    return Change(
      resource: answer.message.objective, outcome: answer.message.outcome,
      revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<Objective>
  {
    let answer = try await session.call(
      RPC.ObjectiveService.archiveObjective, ArchiveObjectiveRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.objective, outcome: answer.message.outcome,
      revision: answer.revision,
      gone: Gone(
        keyResults: Int64(answer.message.keyResults), detached: answer.message.detached,
        detachedTotal: Int64(answer.message.detachedTotal)))
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<Objective>
  {
    let answer = try await session.call(
      RPC.ObjectiveService.restoreObjective, RestoreObjectiveRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.objective, outcome: answer.message.outcome, revision: answer.revision
    )
  }
}
