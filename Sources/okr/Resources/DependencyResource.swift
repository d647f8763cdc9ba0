// Dependencies: what objectives need from other units.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

/// Dependencies in words.
enum DependencyText {
  /// How it stands, and that it is late.
  static func state(_ state: DependencyState, late: Bool) -> Cell {
    let word = FigureText.name(state)
    return late ? Cell(word + ", late", .red) : Cell(word)
  }

  /// Such as `needed by 2026-09-15, promised for 2026-09-20: late`.
  static func days(_ dependency: Dependency) -> String {
    let promised = dependency.promised.isEmpty ? "" : ", promised for \(dependency.promised)"
    let late = dependency.late ? ": late" : ""
    return "needed by \(dependency.neededBy)\(promised)\(late)".sanitised
  }

  static func lines(_ dependency: Dependency, _ presenter: Presenter) -> [String] {
    let surface = presenter.surface
    let head = surface.paint(dependency.id.sanitised, .bold) + "  " + dependency.title.sanitised
    let fields = DetailText.fields(
      MessageJSON.object(dependency), leavingOut: ["id", "title", "steps"])
    let steps = self.steps.table(dependency.steps, isWide: false, presenter.context)
    return [head, self.days(dependency), ""] + fields + [""] + steps.lines(for: surface)
  }

  private static let steps = Listing<DependencyStep>(
    columns: [
      ListColumn("AT") {
        Cell(FigureText.instant($0.effectiveTime, $1.surface, now: $1.nowMicros))
      },
      .text("BY") { $0.actor },
      .text("STATE") { FigureText.name($0.state) },
      .text("NEEDED BY") { $0.neededBy },
      .text("PROMISED") { $0.promised },
      .text("REASON", isFlexible: true) { $0.reason },
    ],
    json: { MessageJSON.object($0) }, id: { String($0.revision) })
}

enum DependencyResource: ManagedResource {
  typealias Fields = DependencyFields
  typealias Filter = NoFilter

  static let noun = "dependency"
  static let plural = "dependencies"
  static let spokenPlural = "dependencies"
  static let completion = IDCompletion.dependency

  static let listing = Listing<Dependency>(
    columns: [
      .text("ID") { $0.id },
      .text("TITLE", isFlexible: true) { $0.title },
      .text("GIVER") { $0.giver },
      .text("NEEDED BY") { $0.neededBy },
      .text("PROMISED", isSpare: true) { $0.promised },
      ListColumn("STATE") { item, _ in DependencyText.state(item.state, late: item.late) },
      .text("ASKER", isSpare: true) { $0.asker },
      .text("OBJECTIVE", isWide: true) { $0.objective },
      .text("CYCLE", isWide: true) { $0.cycle },
      .text("REASON", isWide: true) { $0.reason },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { $0.id })

  static let archiving =
    "It is hidden from lists and readiness, however it stands, and takes no answer. No figure moves; okr dependency restore takes it back."

  static func examples(_ verb: String) -> [String] {
    switch verb {
    case "create":
      [
        "okr dependency create d-3 --objective o-12 --giver brand --needed-by 2026-09-15 --title \"Artwork for the launch\"",
        "okr dep create d-4 --objective o-40 --giver growth --needed-by 2026-12-10 --dry-run",
      ]
    case "get":
      ["okr dependency get d-1", "okr dependency get d-1 -o json"]
    case "list":
      [
        "okr dependency list --filter 'giver = brand AND state = asked'",
        "okr dependencies list --filter 'late = true' --all -o id",
      ]
    case "archive":
      ["okr dependency archive d-1", "okr dependency archive d-1 --dry-run"]
    case "restore":
      ["okr dependency restore d-1", "okr dependency restore d-1 --dry-run"]
    default:
      [
        "okr dependency update d-1 --needed-by 2026-09-20",
        "okr dependency update d-1 --giver sales --expected-version 41",
      ]
    }
  }

  static func make(id: String) -> Dependency { Dependency(id: id) }
  static func id(_ message: Dependency) -> String { message.id }
  static func title(_ message: Dependency) -> String { message.title }
  static func version(_ message: Dependency) -> Int64 { message.version }

  static func create(_ session: Session, _ mutation: Mutation, _ message: Dependency)
    async throws(CommandFailure) -> Change<Dependency>
  {
    let answer = try await session.call(
      RPC.DependencyService.createDependency,
      CreateDependencyRequest(mutation: mutation, dependency: message))
    return Change(
      resource: answer.message.dependency, outcome: answer.message.outcome,
      revision: answer.revision)
  }

  static func fetch(_ session: Session, id: String) async throws(CommandFailure)
    -> Detail<Dependency>
  {
    let answer = try await session.call(
      RPC.DependencyService.getDependency, GetDependencyRequest(id: id))
    guard let dependency = answer.message.dependency else { throw .incompleteReply(self.spoken) }
    return Detail(
      resource: dependency, json: MessageJSON.object(dependency),
      lines: { DependencyText.lines(dependency, $0) }, revision: answer.revision)
  }

  static func page(_ session: Session, _ asked: ListQuestion<NoFilter>)
    async throws(CommandFailure) -> ListPage<Dependency>
  {
    let answer = try await session.call(
      RPC.DependencyService.listDependencies,
      ListDependenciesRequest(
        page: asked.page, showArchived: asked.showArchived,
        filter: asked.filter))
    let reply = answer.message
    return ListPage(
      items: reply.dependencies, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
      revision: answer.revision)
  }

  static func update(
    _ session: Session, _ mutation: Mutation, _ message: Dependency, mask: [String]
  ) async throws(CommandFailure) -> Change<Dependency> {
    let answer = try await session.call(
      RPC.DependencyService.updateDependency,
      UpdateDependencyRequest(mutation: mutation, dependency: message, updateMask: mask))
    return Change(
      resource: answer.message.dependency, outcome: answer.message.outcome,
      revision: answer.revision,
      before: answer.message.before)
  }

  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<Dependency>
  {
    let answer = try await session.call(
      RPC.DependencyService.archiveDependency, ArchiveDependencyRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.dependency, outcome: answer.message.outcome,
      revision: answer.revision)
  }

  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<Dependency>
  {
    let answer = try await session.call(
      RPC.DependencyService.restoreDependency, RestoreDependencyRequest(mutation: mutation, id: id))
    return Change(
      resource: answer.message.dependency, outcome: answer.message.outcome,
      revision: answer.revision)
  }
}
