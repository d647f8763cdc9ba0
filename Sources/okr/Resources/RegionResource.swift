// Regions: the parts of an organisation, with a time zone each.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct RegionFields: FieldOptions {
  @Option(help: ArgumentHelp("Its name.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp("The region above.", valueName: "id"), completion: IDCompletion.region.kind)
  var parent: String?

  @Option(
    help: ArgumentHelp(
      "An IANA time zone; without one, that of the nearest region above.", valueName: "zone"))
  var timeZone: String?

  func apply(to message: inout OKRModel.Region, _ mask: inout FieldMask) throws(CommandFailure) {
    mask.set(&message.name, self.name, "name")
    mask.set(&message.parent, self.parent, "parent")
    mask.set(&message.timeZone, self.timeZone, "time_zone")
  }
}

enum RegionResource: ManagedResource {
  typealias Fields = RegionFields
  typealias Filter = NoFilter

  static let noun = "region"
  static let plural = "regions"
  static let completion = IDCompletion.region

  static let listing = Listing<OKRModel.Region>(
    columns: [
      .text("ID") { $0.id },
      .text("NAME", isFlexible: true) { $0.name },
      .text("PARENT") { $0.parent },
      .text("TIME ZONE") { $0.timeZone },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static let archiving =
    "It is hidden from lists and takes nothing new. It must be empty: no region, unit or objective of an open cycle stands in it. No figure moves."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr region create emea --name EMEA --time-zone Europe/Warsaw",
        "okr region create emea-north --parent emea --name North --dry-run",
      ]
    case "get":
      [
        "okr region get emea",
        "okr region get emea -o json",
      ]
    case "list":
      [
        "okr region list",
        "okr regions list --all -o id",
      ]
    case "archive":
      ["okr region archive emea", "okr region archive emea --dry-run"]
    case "restore":
      ["okr region restore emea", "okr region restore emea --dry-run"]
    default:
      [
        "okr region update emea --time-zone Europe/Berlin",
        "okr region update emea-north --parent \"\" --expected-version 7",
      ]
    }
  }

  static func make(id: String) -> OKRModel.Region { OKRModel.Region(id: id) }
  static func id(_ message: OKRModel.Region) -> String { message.id }
  static func title(_ message: OKRModel.Region) -> String { message.name }
  static func version(_ message: OKRModel.Region) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: OKRModel.Region)
    async throws(CommandFailure) -> Change<OKRModel.Region>
  {
    let answer = try await session.call(
      RPC.RegionService.createRegion, CreateRegionRequest(mutation: mutation, region: message))
    return Change(
      resource: answer.message.region, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<OKRModel.Region>
  {
    let answer = try await session.call(RPC.RegionService.getRegion, GetRegionRequest(id: id))
    return try self.plainDetail(answer.message.region, answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<NoFilter>)
    async throws(CommandFailure) -> ListPage<OKRModel.Region>
  {
    let answer = try await session.call(
      RPC.RegionService.listRegions,
      ListRegionsRequest(
        page: asked.page, showArchived: asked.showArchived,
        filter: asked.filter))
    let reply = answer.message
    return ListPage(
      items: reply.regions, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: OKRModel.Region, mask: [String]
  ) async throws(CommandFailure) -> Change<OKRModel.Region> {
    let answer = try await session.call(
      RPC.RegionService.updateRegion,
      UpdateRegionRequest(mutation: mutation, region: message, updateMask: mask))
    return Change(
      resource: answer.message.region, outcome: answer.message.outcome, revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Region>
  {
    let answer = try await session.call(
      RPC.RegionService.archiveRegion, ArchiveRegionRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.region, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Region>
  {
    let answer = try await session.call(
      RPC.RegionService.restoreRegion, RestoreRegionRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.region, outcome: answer.message.outcome, revision: answer.revision)
  }
}
