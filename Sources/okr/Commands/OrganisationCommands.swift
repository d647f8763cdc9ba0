// Organisations and where their data lies. For operators, but for reading one's own.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct OrganisationCommand: NounCommand {
  static let noun = "org"
  static let aliases = ["orgs", "organisation", "organisations"]
  static let abstract = "Organisations, and where their data lies."
  static let verbs: [any ParsableCommand.Type] = [
    OrganisationCreate.self, OrganisationGet.self, OrganisationList.self,
    OrganisationUpdate.self, OrganisationArchive.self, OrganisationRestore.self,
    OrganisationPlacements.self, OrganisationDedicate.self, OrganisationUndedicate.self,
  ]
}

struct OrganisationCreate: ChangingCommand {
  static let verb = "create"
  static let abstract = "Create an organisation."
  static let isInOrganisation = false
  static let examples = [
    "okr org create acme --name \"Acme Group\"", "okr org create globex --dry-run",
  ]

  @Argument(help: "Its id.")
  var id: String

  @Option(help: ArgumentHelp("Its name.", valueName: "text"))
  var name: String?

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    let asked = Organisation(id: self.id, name: self.name ?? "")
    let answer = try await session.call(
      RPC.OrganisationService.createOrganisation,
      CreateOrganisationRequest(mutation: mutation, organisation: asked))
    let made = answer.message.organisation ?? asked
    let report = ChangeReport(
      verb: .create, noun: "organisation", key: "organisation", id: made.id, title: made.name,
      json: MessageJSON.object(made), outcome: answer.message.outcome,
      isDryRun: mutation.validateOnly)
    try session.presenter.change(report, mutation, revision: answer.revision)
  }
}

struct OrganisationGet: WatchableCommand {
  static let isLogged = false
  static let verb = "get"
  static let abstract = "Show an organisation, or one's own, and who changed it."
  static let examples = ["okr org get", "okr org get acme -o json"]

  @Argument(help: "Its id; none means one's own.")
  var id: String?

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let (organisation, changes) = try await session.organisation(self.id)
    let listed = JSONValue.array(changes.map { MessageJSON.object($0) })
    guard case .object(let members) = MessageJSON.object(organisation) else { return }
    let json = JSONValue.object(members + [.init("changes", listed)])
    let presenter = session.presenter
    try presenter.object(json, id: organisation.id) {
      let fields = DetailText.fields(json, leavingOut: ["changes"])
      guard !changes.isEmpty else { return fields }
      let table = Self.changes.table(changes, isWide: false, presenter.context)
      return fields + [""] + table.lines(for: presenter.surface)
    }
  }

  private static let changes = Listing<OrganisationChange>(
    columns: [
      ListColumn("AT") { Cell(FigureText.instant($0.time, $1.surface, now: $1.nowMicros)) },
      .text("BY") { $0.actor },
      .text("CHANGE") { FigureText.name($0.kind) },
      .text("NAME") { $0.name },
      .text("REASON", isFlexible: true) { $0.reason },
      .text("VERSION", .right) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { String($0.version) })
}

extension Session {
  /// An organisation as it is, with who changed it.
  /// - Parameter id: nil for one's own.
  func organisation(
    _ id: String?
  ) async throws -> (organisation: Organisation, changes: [OrganisationChange]) {
    let answer = try await self.call(
      RPC.OrganisationService.getOrganisation, GetOrganisationRequest(id: id ?? ""))
    guard let organisation = answer.message.organisation else {
      throw CommandFailure.incompleteReply("organisation")
    }
    return (organisation, answer.message.changes)
  }
}

struct OrganisationList: WatchableCommand {
  static let isLogged = false
  static let verb = "list"
  static let abstract = "List organisations."
  static let isInOrganisation = false
  static let examples = [
    "okr org list", "okr orgs list --archived --all -o id", "okr org list --filter 'name : group'",
  ]

  @Option(help: .filter(by: "id, name, archive_time, archived_by, archive_reason"))
  var filter: String = ""

  @Flag(help: "With those that are archived.")
  var archived = false

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  static let listing = Listing<Organisation>(
    columns: [
      .text("ID") { $0.id }, .text("NAME", isFlexible: true) { $0.name },
      .text("VERSION", .right) { String($0.version) },
      .text("REVISION", .right, isWide: true) { String($0.revision) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  func show(in session: Session) async throws {
    let listing = self.archived ? Self.listing.withArchiveTime : Self.listing
    try session.check(recordFilter: self.filter)
    try await session.presenter.list(listing, self.page) { size, token in
      let page = Page(pageSize: Int32(size), pageToken: token)
      let answer = try await session.call(
        RPC.OrganisationService.listOrganisations,
        ListOrganisationsRequest(
          page: page, showArchived: self.archived, filter: self.filter))
      let reply = answer.message
      return ListPage(
        items: reply.organisations, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

enum PlacementOutput {
  static let listing = Listing<Placement>(
    columns: [
      .text("REGION", isFlexible: true) { $0.region.isEmpty ? "(organisation)" : $0.region },
      .text("PLACEMENT", .right) { String($0.placement) },
      .text("KIND") { $0.dedicated ? "dedicated" : "shared" },
    ],
    json: { MessageJSON.object($0) }, id: { $0.region })
}

struct OrganisationPlacements: WatchableCommand {
  static let isLogged = false
  static let verb = "placements"
  static let abstract = "Show where each region's rows lie."
  static let examples = ["okr org placements acme", "okr org placements acme -o json"]

  @Argument(help: "The organisation; none means one's own.")
  var id: String?

  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let answer = try await session.call(
      RPC.OrganisationService.listPlacements, ListPlacementsRequest(organisation: self.id ?? ""))
    let rows = answer.message.placements
    let page = ListPage(
      items: rows, nextPageToken: "", total: Int64(rows.count), revision: answer.revision)
    try session.presenter.show(page, PlacementOutput.listing)
  }
}

/// Whose region's rows to move.
struct PlacementTarget: ParsableArguments {
  @Argument(help: "The organisation.")
  var id: String

  @Argument(help: "The region.")
  var region: String
}

extension Session {
  /// Shows where a region's rows lie now.
  func showMoved(
    _ verb: ChangeVerb, _ target: PlacementTarget, _ placement: Placement?, _ outcome: Outcome?,
    _ mutation: Mutation
  ) throws {
    let json = placement.map { MessageJSON.object($0) } ?? .null
    let report = ChangeReport(
      verb: verb, noun: "the rows of region", key: "placement", id: target.region, json: json,
      outcome: outcome, isDryRun: mutation.validateOnly)
    try self.presenter.change(report, mutation, revision: "")
  }
}

struct OrganisationDedicate: ChangingCommand {
  static let verb = "dedicate"
  static let abstract = "Move a region's rows to a partition of their own."
  static let examples = [
    "okr org dedicate acme emea --dry-run", "okr org dedicate acme apac --timeout 10m",
  ]

  @OptionGroup var target: PlacementTarget
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.OrganisationService.dedicatePlacement,
      DedicatePlacementRequest(
        mutation: mutation, organisation: self.target.id, region: self.target.region))
    let verb = ChangeVerb(
      past: "moved to a partition of their own", plain: "move to a partition of their own")
    try session.showMoved(
      verb, self.target, answer.message.placement, answer.message.outcome, mutation)
  }
}

struct OrganisationUndedicate: ChangingCommand {
  static let verb = "undedicate"
  static let abstract = "Move a region's rows back to the shared partitions."
  static let examples = [
    "okr org undedicate acme emea --dry-run", "okr org undedicate acme apac --timeout 10m",
  ]

  @OptionGroup var target: PlacementTarget
  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.OrganisationService.dropPlacement,
      DropPlacementRequest(
        mutation: mutation, organisation: self.target.id, region: self.target.region))
    let verb = ChangeVerb(
      past: "moved back to the shared partitions", plain: "move back to the shared partitions")
    try session.showMoved(
      verb, self.target, answer.message.placement, answer.message.outcome, mutation)
  }
}
