// Many check-ins from a file, in batches that are each all or nothing.

internal import ArgumentParser
internal import ExactJSON
internal import OKRClient
internal import OKRModel
internal import Terminal

struct CheckInBatch: ChangingCommand {
  static let verb = "batch"
  static let abstract = "Record many values from a file."
  static let details = """
    The file is CSV with a head line, or one JSON object a line, with the fields key_result, value and, where stated, \
    at, confidence and note. - is standard input. Up to 1024 records go at once, all of them or none; after a failure \
    the command that goes on is printed. The same records at the same place of a file are recorded once, whoever sends them, \
    for at least 8 hours and at most 16: \
    doing it again then says that they were recorded before, and --again records them once more. A day later they are \
    new values, with the time at which they are sent where the file states none. \
    --request-id is the key of the first batch that is sent.
    """
  static let examples = [
    "okr checkin batch values.csv --dry-run",
    "okr checkin batch values.ndjson", "okr checkin batch values.csv --again",
    "okr checkin batch - --skip 2048 -o json",
  ]
  /// The contract's limit of one batch.
  static let batchLimit = 1024
  static let makesOneCall = false

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file: String

  @Option(
    help: ArgumentHelp("Leave out that many records, which were recorded before.", valueName: "n"))
  var skip: Int = 0

  @Flag(help: "Record it once more where the same was recorded a few hours ago.")
  var again = false

  @OptionGroup(title: "Change") var change: MutationOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.skip < 0 { throw ValidationError("--skip is not negative.") }
    if self.change.expectedVersion != nil {
      throw ValidationError("--expected-version has no meaning for a batch.")
    }
    if self.again, self.change.requestId != nil {
      throw ValidationError("--again is a change of its own, and --request-id repeats one.")
    }
  }

  func run(in session: Session) async throws {
    let text = try LocalFile.readText(self.file, limitBytes: CheckInFile.limitBytes)
    let records = Array(try CheckInFile.read(text).dropFirst(self.skip))
    let keys = try await self.keys(records, session)
    var tally = BatchTally()
    var progress = Progress(session, "records", total: Int64(records.count))
    for start in stride(from: 0, to: records.count, by: Self.batchLimit) {
      let batch = Array(records[start..<min(start + Self.batchLimit, records.count)])
      try await self.send(batch, after: start, keys, session, &tally)
      try progress.show(Int64(start + batch.count))
    }
    try progress.finish()
    try self.report(tally, session)
  }

  private func send(
    _ batch: [FiledCheckIn], after sent: Int, _ keys: BatchKeys?, _ session: Session,
    _ tally: inout BatchTally
  ) async throws {
    var mutation = self.change.mutation(session.surroundings)
    // A given key repeats one batch, the first of those that are sent.
    if sent > 0 || self.change.requestId == nil {
      mutation.idempotencyKey =
        keys?.key(of: batch, at: self.skip + sent) ?? session.surroundings.makeRequestID()
    }
    let request = BatchRecordCheckInsRequest(mutation: mutation, checkIns: batch.map(\.checkIn))
    do {
      let answer = try await session.call(RPC.CheckInService.batchRecordCheckIns, request)
      tally.add(answer, records: batch.count)
      try session.presenter.detail("request id", mutation.idempotencyKey)
    } catch let failure as CommandFailure {
      throw self.located(failure, batch, done: self.skip + sent)
    }
  }

  /// The keys of the file's batches: those of an earlier run of a few hours ago, where its first batch is known by one.
  /// - Returns: nil where each is to be recorded whatever was.
  private func keys(_ records: [FiledCheckIn], _ session: Session) async throws -> BatchKeys? {
    if self.again { return nil }
    let keys = BatchKeys(now: session.surroundings.now())
    let first = Array(records.prefix(Self.batchLimit))
    guard self.change.requestId == nil, !session.isTold, !first.isEmpty else { return keys }
    var mutation = self.change.mutation(session.surroundings)
    mutation.validateOnly = true
    mutation.idempotencyKey = keys.earlier.key(of: first, at: self.skip)
    let trial = try? await session.call(
      RPC.CheckInService.batchRecordCheckIns,
      BatchRecordCheckInsRequest(mutation: mutation, checkIns: first.map(\.checkIn)))
    return trial?.message.outcome?.repeated == true ? keys.earlier : keys
  }

  /// A batch's failure with the file's lines in place of positions, and how to go on.
  private func located(_ failure: CommandFailure, _ batch: [FiledCheckIn], done: Int)
    -> CommandFailure
  {
    var failure = failure
    for index in failure.violations.indices {
      failure.violations[index].field = Self.place(failure.violations[index].field, batch)
    }
    guard !self.change.dryRun else { return failure }
    let key = failure.leavesOutcomeUnknown ? " --request-id \(failure.requestID)" : ""
    guard done > 0 || !key.isEmpty else { return failure }
    if done > 0 {
      failure.message = failure.message.replacing(
        "and nothing was changed", with: "and nothing of these \(batch.count) was recorded")
      failure.facts.append(.init(label: "done", text: "\(done) records before them stand"))
    }
    let skip = done > 0 ? " --skip \(done)" : ""
    failure.hint = "okr checkin batch \(ShellText.quoted(self.file))\(skip)\(key)"
    return failure
  }

  /// `check_ins[3].value` as `line 5, value`.
  static func place(_ field: String, _ batch: [FiledCheckIn]) -> String {
    guard field.hasPrefix("check_ins["), let end = field.firstIndex(of: "]"),
      let position = Int(field[field.index(field.startIndex, offsetBy: 10)..<end]),
      batch.indices.contains(position)
    else { return field }
    let rest = field[field.index(after: end)...].drop { $0 == "." }
    return "line \(batch[position].line)" + (rest.isEmpty ? "" : ", \(rest)")
  }

  private func report(_ tally: BatchTally, _ session: Session) throws {
    let isDry = self.change.dryRun
    let json = JSONValue.object([
      .init("recorded", .integer(isDry ? 0 : tally.count)), .init("checked", .integer(tally.count)),
      .init("recorded_before", .integer(tally.countBefore)),
      .init("by_stages", .integer(tally.byStages)),
      .init("ids", .array(tally.ids.map { .string($0) })),
      .init("outcome", MessageJSON.outcome(tally.outcome, isTrial: isDry)),
      .init("validate_only", .bool(isDry)),
    ])
    let presenter = session.presenter
    try presenter.result(json, id: tally.ids.joined(separator: "\n"), isDryRun: isDry) {
      let verb = tally.isAllBefore ? "recorded before" : isDry ? "would record" : "recorded"
      let before =
        tally.countBefore == 0 || tally.isAllBefore
        ? "" : ", \(CountText.grouped(Int64(tally.countBefore))) of them before"
      let head =
        "\(presenter.surface.paint(verb, .bold))  \(CountText.of(Int64(tally.count), "check-in"))\(before)"
      let end = isDry ? ["nothing was changed"] : []
      return [head] + presenter.movedLines(tally.outcome) + end
    }
    if tally.countBefore > 0, self.change.requestId == nil {
      try presenter.remark(
        "the same was recorded a few hours ago, or now by a try whose answer was lost; "
          + "--again records it once more")
    }
    if isDry, tally.count > Self.batchLimit {
      try presenter.remark(
        "each batch was tried by itself: where several move one figure, it is told from the first's before to the last's after"
      )
    }
    if tally.byStages > 0 {
      let records = CountText.of(tally.byStages, "record")
      try presenter.remark(
        "\(records) of key results that are scored by their stages alone, which values don't move")
    }
    try presenter.detail("revision", tally.revision)
  }
}

/// What the batches of one file did together.
struct BatchTally {
  var count = 0
  /// Those that an earlier request recorded.
  var countBefore = 0
  /// Those of key results that are scored by their stages.
  var byStages: Int64 = 0
  var ids: [String] = []
  var outcome = Outcome()
  var revision = ""

  /// True where nothing was recorded anew.
  var isAllBefore: Bool { self.count > 0 && self.countBefore == self.count }

  /// - Parameter records: how many were sent; a dry run names no ids.
  mutating func add(_ answer: Answer<BatchRecordCheckInsResponse>, records: Int) {
    let count = answer.message.ids.isEmpty ? records : answer.message.ids.count
    self.count += count
    if answer.message.outcome?.repeated == true { self.countBefore += count }
    self.byStages += Int64(answer.message.byStages)
    self.ids += answer.message.ids
    self.revision = answer.revision
    guard let outcome = answer.message.outcome else { return }
    self.outcome.revision = outcome.revision
    self.outcome.repeated = self.outcome.repeated || outcome.repeated
    for change in outcome.scoreChanges { self.merge(change) }
    // Those that one answer cut off may be among another's.
    self.outcome.scoreChangesTotal = max(
      self.outcome.scoreChangesTotal, outcome.scoreChangesTotal,
      Int32(clamping: self.outcome.scoreChanges.count))
    for change in outcome.rollupChanges { self.merge(change) }
    self.outcome.rollupChangesTotal = max(
      self.outcome.rollupChangesTotal, outcome.rollupChangesTotal,
      Int32(clamping: self.outcome.rollupChanges.count))
  }

  /// An item that moved in two batches moved from its first score to its last.
  private mutating func merge(_ change: ScoreChange) {
    guard let index = self.outcome.scoreChanges.firstIndex(where: { $0.id == change.id }) else {
      self.outcome.scoreChanges.append(change)
      return
    }
    self.outcome.scoreChanges[index].scoreAfter = change.scoreAfter
    self.outcome.scoreChanges[index].coverageAfter = change.coverageAfter
  }

  /// The same of rollups, which are named by their places.
  private mutating func merge(_ change: RollupScoreChange) {
    let index = self.outcome.rollupChanges.firstIndex {
      ($0.cycle, $0.region, $0.unit) == (change.cycle, change.region, change.unit)
    }
    guard let index else {
      self.outcome.rollupChanges.append(change)
      return
    }
    self.outcome.rollupChanges[index].scoreAfter = change.scoreAfter
    self.outcome.rollupChanges[index].coverageAfter = change.coverageAfter
    self.outcome.rollupChanges[index].objectivesAfter = change.objectivesAfter
  }
}

/// The keys of a file's batches, each of its records and their place in the file, where the same ones may stand
/// twice. The organisation keeps its keys apart from others'.
private struct BatchKeys {
  let now: Int64
  var thirdsAgo: UInt64 = 0

  /// Those of a run in the third of a day before.
  var earlier: BatchKeys { BatchKeys(now: self.now, thirdsAgo: 1) }

  func key(of batch: [FiledCheckIn], at place: Int) -> String {
    let records = BatchRecordCheckInsRequest(checkIns: batch.map(\.checkIn))
    let content = "\(place) " + MessageJSON.object(records).compact
    return IdempotencyKey.make(
      ofContent: content.utf8, unixMilliseconds: UInt64(max(self.now, 0)) / 1_000,
      thirdsAgo: self.thirdsAgo)
  }
}
