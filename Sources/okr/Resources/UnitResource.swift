// Units: departments, teams and functions.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct UnitFields: FieldOptions {
  @Option(help: ArgumentHelp("Its name.", valueName: "text"))
  var name: String?

  @Option(
    help: ArgumentHelp("The unit above.", valueName: "id"), completion: IDCompletion.unit.kind)
  var parent: String?

  @Option(
    help: ArgumentHelp(
      "Its home region; without one, that of the nearest unit above.", valueName: "id"),
    completion: IDCompletion.region.kind)
  var region: String?

  func apply(to message: inout OKRModel.Unit, _ mask: inout FieldMask) throws(CommandFailure) {
    mask.set(&message.name, self.name, "name")
    mask.set(&message.parent, self.parent, "parent")
    mask.set(&message.region, self.region, "region")
  }
}

enum UnitResource: ManagedResource {
  typealias Fields = UnitFields
  typealias Filter = NoFilter

  static let noun = "unit"
  static let plural = "units"
  static let completion = IDCompletion.unit

  static let listing = Listing<OKRModel.Unit>(
    columns: [
      .text("ID") { $0.id },
      .text("NAME", isFlexible: true) { $0.name },
      .text("PARENT") { $0.parent },
      .text("REGION") { $0.region },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static let archiving =
    "It is hidden from lists and takes nothing new. It must be empty: no unit or objective of an open cycle stands in it. No figure moves."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr unit create growth --name Growth --parent marketing --region emea",
        "okr unit create brand --name 品牌 --dry-run",
      ]
    case "get":
      [
        "okr unit get growth",
        "okr unit get growth -o json --fields id,region",
      ]
    case "list":
      [
        "okr unit list --limit 20",
        "okr units list -o csv --all",
      ]
    case "archive":
      ["okr unit archive growth", "okr unit archive growth --dry-run"]
    case "restore":
      ["okr unit restore growth", "okr unit restore growth --dry-run"]
    default:
      [
        "okr unit update growth --parent sales",
        "okr unit update growth --region \"\" --dry-run",
      ]
    }
  }

  static func make(id: String) -> OKRModel.Unit { OKRModel.Unit(id: id) }
  static func id(_ message: OKRModel.Unit) -> String { message.id }
  static func title(_ message: OKRModel.Unit) -> String { message.name }
  static func version(_ message: OKRModel.Unit) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: OKRModel.Unit)
    async throws(CommandFailure) -> Change<OKRModel.Unit>
  {
    let answer = try await session.call(
      RPC.UnitService.createUnit, CreateUnitRequest(mutation: mutation, unit: message))
    return Change(
      resource: answer.message.unit, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<OKRModel.Unit>
  {
    let answer = try await session.call(RPC.UnitService.getUnit, GetUnitRequest(id: id))
    return try self.plainDetail(answer.message.unit, answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<NoFilter>)
    async throws(CommandFailure) -> ListPage<OKRModel.Unit>
  {
    let answer = try await session.call(
      RPC.UnitService.listUnits,
      ListUnitsRequest(
        page: asked.page, showArchived: asked.showArchived,
        filter: asked.filter))
    let reply = answer.message
    return ListPage(
      items: reply.units, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: OKRModel.Unit, mask: [String]
  ) async throws(CommandFailure) -> Change<OKRModel.Unit> {
    let answer = try await session.call(
      RPC.UnitService.updateUnit,
      UpdateUnitRequest(mutation: mutation, unit: message, updateMask: mask))
    return Change(
      resource: answer.message.unit, outcome: answer.message.outcome, revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Unit>
  {
    let answer = try await session.call(
      RPC.UnitService.archiveUnit, ArchiveUnitRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.unit, outcome: answer.message.outcome, revision: answer.revision)
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<OKRModel.Unit>
  {
    let answer = try await session.call(
      RPC.UnitService.restoreUnit, RestoreUnitRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.unit, outcome: answer.message.outcome, revision: answer.revision)
  }
}
