// Alignments: which objective or key result carries which.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct AlignmentCommand: NounCommand {
  static let noun = "alignment"
  static let aliases = ["alignments"]
  static let abstract = "Which objective or key result carries which."
  static let verbs: [any ParsableCommand.Type] = [
    AlignmentCreate.self, AlignmentGet.self, AlignmentList.self, AlignmentUpdate.self,
    AlignmentDelete.self,
  ]
}

/// The two ends of an edge.
struct AlignmentEnds: ParsableArguments {
  @Argument(help: "The lower objective or key result.", completion: IDCompletion.item.kind)
  var from: String

  @Argument(help: "The higher objective or key result.", completion: IDCompletion.item.kind)
  var to: String

  var text: String { "\(self.from) → \(self.to)" }
}

/// An edge's own fields.
struct AlignmentFields: ParsableArguments {
  @Option(
    help: ArgumentHelp("How it counts; without one, as it can, else none.", valueName: "mode"))
  var mode: EnumArgument<AlignmentMode>?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Its weight, 0 to 1000.", valueName: "number"))
  var weight: String?

  func alignment(_ ends: AlignmentEnds) throws(CommandFailure) -> (Alignment, FieldMask) {
    var alignment = Alignment(from: ends.from, to: ends.to)
    var mask = FieldMask()
    mask.set(&alignment.mode, self.mode?.value, "mode")
    try mask.set(&alignment.weight, self.weight, "weight", "--weight", InputText.weight)
    return (alignment, mask)
  }
}

extension Session {
  fileprivate func alignment(_ ends: AlignmentEnds) async throws -> Alignment {
    let answer = try await self.call(
      RPC.AlignmentService.getAlignment, GetAlignmentRequest(from: ends.from, to: ends.to))
    guard let alignment = answer.message.alignment else {
      throw CommandFailure.incompleteReply("alignment")
    }
    return alignment
  }
}

enum AlignmentOutput {
  static let listing = Listing<Alignment>(
    columns: [
      .text("FROM") { $0.from },
      .text("TO") { $0.to },
      // Along it nothing counts, whatever its mode.
      .text("MODE") {
        FigureText.name($0.mode) + ($0.endArchiveTime == nil ? "" : " (archived)")
      },
      .text("WEIGHT", .decimal) { FigureText.weight($0.weight) },
      .text("VERSION", .right, isWide: true) { String($0.version) },
    ],
    json: { MessageJSON.object($0) }, id: { "\($0.from) \($0.to)" })

  static func report(
    _ verb: ChangeVerb, _ ends: AlignmentEnds, _ alignment: Alignment?, _ outcome: Outcome?,
    _ mutation: Mutation
  ) -> ChangeReport {
    ChangeReport(
      verb: verb, noun: "alignment", key: "alignment", id: ends.text,
      json: alignment.map { MessageJSON.object($0) } ?? .null, outcome: outcome,
      isDryRun: mutation.validateOnly)
  }
}

struct AlignmentCreate: ChangingCommand {
  static let verb = "create"
  static let abstract = "Let one item count in, or be shown under, another."
  static let examples = [
    "okr alignment create o-12 o-1 --mode average --weight 2",
    "okr alignment create kr-41 kr-7 --mode value --dry-run",
  ]

  @OptionGroup var ends: AlignmentEnds
  @OptionGroup var fields: AlignmentFields
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let (alignment, _) = try self.fields.alignment(self.ends)
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.AlignmentService.createAlignment,
      CreateAlignmentRequest(mutation: mutation, alignment: alignment))
    let reply = answer.message
    try session.presenter.change(
      AlignmentOutput.report(.create, self.ends, reply.alignment, reply.outcome, mutation),
      mutation,
      revision: answer.revision)
  }
}

struct AlignmentGet: WatchableCommand, PastCommand {
  static let verb = "get"
  static let abstract = "Show one alignment."
  static let examples = ["okr alignment get o-12 o-1", "okr alignment get o-12 o-1 -o json"]

  @OptionGroup var ends: AlignmentEnds
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    let alignment = try await session.alignment(self.ends)
    let json = MessageJSON.object(alignment)
    try session.presenter.object(json, id: "\(alignment.from) \(alignment.to)") {
      DetailText.fields(json)
    }
  }
}

struct AlignmentList: WatchableCommand, PastCommand {
  static let verb = "list"
  static let abstract = "List alignments."
  static let examples = [
    "okr alignment list --item o-1", "okr alignments list --all -o csv",
    "okr alignment list --filter 'mode = value OR weight > 1'",
  ]

  @Option(
    help: ArgumentHelp("Only edges at this item, either end.", valueName: "id"),
    completion: IDCompletion.item.kind)
  var item: String?

  @Option(help: .filter(by: "from, to, mode, weight, end_archive_time"))
  var filter: String = ""

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try session.check(recordFilter: self.filter)
    try await session.presenter.list(AlignmentOutput.listing, self.page) { size, token in
      let page = Page(pageSize: Int32(size), pageToken: token)
      let answer = try await session.call(
        RPC.AlignmentService.listAlignments,
        ListAlignmentsRequest(page: page, item: self.item ?? "", filter: self.filter))
      let reply = answer.message
      return ListPage(
        items: reply.alignments, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}

struct AlignmentUpdate: ChangingCommand {
  static let verb = "update"
  static let abstract = "Change an alignment's mode or weight."
  static let examples = [
    "okr alignment update o-12 o-1 --weight 1.5",
    "okr alignment update o-12 o-1 --mode none --dry-run",
  ]

  @OptionGroup var ends: AlignmentEnds
  @OptionGroup var fields: AlignmentFields
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let (alignment, mask) = try self.fields.alignment(self.ends)
    guard !mask.names.isEmpty else {
      throw CommandFailure.usage(
        "Nothing to change was stated.", hint: "okr alignment update --help")
    }
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.AlignmentService.updateAlignment,
      UpdateAlignmentRequest(mutation: mutation, alignment: alignment, updateMask: mask.names))
    let reply = answer.message
    var report = AlignmentOutput.report(
      .update, self.ends, reply.alignment, reply.outcome, mutation)
    report.tellDifference(from: reply.before)
    try session.presenter.change(report, mutation, revision: answer.revision)
  }
}

struct AlignmentDelete: ChangingCommand {
  static let verb = "delete"
  static let abstract = "Take an alignment away."
  static let details = """
    It isn't kept: okr alignment create makes it again. Doing it again is unchanged, and so is what never was, since that can't be told apart: both items have to be there, \
    and no alignment from the one to the other. An id that no item has is exit code 66. With --expected-version the alignment has to be there.
    """
  static let examples = [
    "okr alignment delete o-12 o-1 --dry-run", "okr alignment delete o-12 o-1 --expected-version 9",
  ]

  @OptionGroup var ends: AlignmentEnds
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    let answer = try await session.call(
      RPC.AlignmentService.deleteAlignment,
      DeleteAlignmentRequest(mutation: mutation, from: self.ends.from, to: self.ends.to))
    try session.presenter.change(
      AlignmentOutput.report(.delete, self.ends, nil, answer.message.outcome, mutation), mutation,
      revision: answer.revision)
  }
}
