// Units that become two, and two that become one.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

struct UnitSplitCommand: ChangingCommand {
  static let verb = "split"
  static let abstract = "Make a unit of a part of another."
  static let details = """
    The named objectives, members and units below go to the new unit, in one change. Without --parent it stands beside \
    the unit that is split; without --region it has that one's.
    """
  static let examples = [
    "okr unit split growth brand --objective o-12 --name Brand --dry-run",
    "okr unit split growth brand --objective o-12 --member anna",
  ]

  @Argument(help: "The unit that is split.", completion: IDCompletion.unit.kind)
  var id: String

  @Argument(help: "The new unit's id.")
  var new: String

  @Option(
    name: .customLong("objective"),
    help: ArgumentHelp("An objective that goes to it; more than once.", valueName: "id"),
    completion: IDCompletion.item.kind)
  var objectives: [String] = []

  @Option(
    name: .customLong("member"),
    help: ArgumentHelp("A member that goes to it; more than once.", valueName: "id"),
    completion: IDCompletion.member.kind)
  var members: [String] = []

  @Option(
    name: .customLong("unit"),
    help: ArgumentHelp("A unit directly below that goes to it; more than once.", valueName: "id"),
    completion: IDCompletion.unit.kind)
  var units: [String] = []

  @OptionGroup var fields: UnitFields
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.objectives.isEmpty, self.members.isEmpty, self.units.isEmpty {
      throw ValidationError("Name what goes to it: --objective, --member or --unit.")
    }
  }

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    var unit = OKRModel.Unit(id: self.new)
    var mask = FieldMask()
    try self.fields.apply(to: &unit, &mask)
    let answer = try await session.call(
      RPC.UnitService.splitUnit,
      SplitUnitRequest(
        mutation: mutation, source: self.id, unit: unit, objectives: self.objectives,
        members: self.members, units: self.units))
    let reply = answer.message
    try session.presenter.change(
      ChangeReport(
        verb: ChangeVerb(past: "split off", plain: "split off"), noun: "unit", key: "unit",
        id: self.new, title: reply.unit?.name ?? "",
        json: reply.unit.map { MessageJSON.object($0) } ?? .null, outcome: reply.outcome,
        facts: UnitEditText.facts(reply.moved), members: UnitEditText.members(reply.moved),
        isDryRun: mutation.validateOnly),
      mutation, revision: answer.revision)
  }
}

struct UnitMergeCommand: ChangingCommand {
  static let verb = "merge"
  static let abstract = "Move all that stands in a unit to another, and archive it."
  static let details = """
    Its objectives of open cycles, members, units below and what it was asked for go to the other unit, \
    in one change. Objectives of closed cycles stay where they are, so that the past reads as it was.
    """
  static let examples = [
    "okr unit merge growth marketing --dry-run", "okr unit merge growth marketing --yes",
  ]

  @Argument(help: "The unit that is given up.", completion: IDCompletion.unit.kind)
  var id: String

  @Argument(help: "Where all of it goes.", completion: IDCompletion.unit.kind)
  var target: String

  @OptionGroup(title: "Confirmation") var confirmation: ConfirmOptions
  @OptionGroup(title: "Change") var change: StructureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run(in session: Session) async throws {
    let mutation = try self.change.mutation(session.surroundings)
    if self.confirmation.isNeeded(mutation, session) { try await self.confirm(session, mutation) }
    let answer = try await self.call(session, mutation)
    let reply = answer.message
    try session.presenter.change(
      ChangeReport(
        verb: ChangeVerb(past: "merged", plain: "merge"), noun: "unit", key: "unit",
        id: self.id, title: reply.unit?.name ?? "",
        json: reply.unit.map { MessageJSON.object($0) } ?? .null, outcome: reply.outcome,
        facts: reply.outcome?.unchanged == true
          ? ["  it is archived, and nothing is left in it to move"]
          : ["  into   unit \(self.target.sanitised)"] + UnitEditText.facts(reply.moved),
        members: UnitEditText.members(reply.moved), isDryRun: mutation.validateOnly),
      mutation, revision: answer.revision)
  }

  private func call(
    _ session: Session, _ mutation: Mutation
  ) async throws(CommandFailure) -> Answer<MergeUnitsResponse> {
    try await session.call(
      RPC.UnitService.mergeUnits,
      MergeUnitsRequest(mutation: mutation, source: self.id, target: self.target))
  }

  /// Asks, with what would move.
  private func confirm(_ session: Session, _ mutation: Mutation) async throws {
    var trial = mutation
    trial.validateOnly = true
    trial.idempotencyKey = session.surroundings.makeRequestID()
    let reply = try await self.call(session, trial).message
    if reply.outcome?.unchanged ?? false { return }
    let facts =
      ["This merges unit \(self.id.sanitised) into \(self.target.sanitised) and archives it:"]
      + UnitEditText.facts(reply.moved)
      + session.presenter.movedLines(reply.outcome)
    try self.confirmation.confirm(facts, "Merge \(self.id.sanitised)?", session.presenter)
  }
}

/// What changed its unit, in words.
private enum UnitEditText {
  static func members(_ moved: MovedBetweenUnits?) -> [JSONMember] {
    [.init("moved", moved.map { MessageJSON.object($0) } ?? .null)]
  }

  static func facts(_ moved: MovedBetweenUnits?) -> [String] {
    guard let moved else { return [] }
    let counts = [
      (moved.objectives, CountText.of(Int64(moved.objectives), "objective")),
      (moved.members, CountText.of(Int64(moved.members), "member")),
      (moved.units, CountText.of(Int64(moved.units), "unit")),
      (moved.dependencies, CountText.of(Int64(moved.dependencies), "dependency", "dependencies")),
    ]
    let words = counts.filter { $0.0 > 0 }.map(\.1)
    return ["  moves  \(words.isEmpty ? "nothing" : words.joined(separator: ", "))"]
  }
}
