// Checking edits against the state. A plan reads everything and changes nothing; the entry that
// follows from it is applied once it is durable.

public import OKRModel

extension Organisation {
  /// Checks an edit against this state.
  /// - Parameters:
  ///   - expectedVersion: the version that the resource must have; 0 for any.
  ///   - now: the present, microseconds since 1970.
  ///   - isImport: true lets a document complete the cycles that came closed with it.
  ///   - effect: when a change of the structure took effect; nil for now.
  /// - Returns: the change to log; nil where the resource already is as asked.
  /// - Throws: a refusal with every violation.
  public func plan(
    _ edit: Edit, expectedVersion: Int64 = 0, now: Int64, isImport: Bool = false,
    effect: PastEffect? = nil
  ) throws(RequestError) -> PlannedChange? {
    guard
      var planned = try self.plan(
        edit, expectedVersion: expectedVersion, now: now, isImport: isImport,
        effectiveTime: effect?.instant ?? now)
    else { return nil }
    if effect != nil, !isImport, edit.archivesPlace {
      throw .field(
        "mutation.effective_time",
        "has no place here: archiving a region, unit or cycle moves no figure",
        reason: .fieldInvalid)
    }
    // A document's check-ins and notes have times of their own.
    if let effect, !(isImport && planned.isCheckInOrNotes) {
      try self.checkEffect(planned.change, effect)
      planned.earlierEffect = effect.instant
    }
    return planned
  }

  private func plan(
    _ edit: Edit, expectedVersion: Int64, now: Int64, isImport: Bool, effectiveTime: Int64
  ) throws(RequestError) -> PlannedChange? {
    switch edit {
    case .region(let region, let mode):
      try self.planRegion(region, mode, expectedVersion, isImport: isImport)
    case .unit(let unit, let mode):
      try self.planUnit(unit, mode, expectedVersion, isImport: isImport)
    case .member(let member, let mode):
      try self.planMember(member, mode, expectedVersion, isImport: isImport)
    case .metric(let metric, let mode):
      try self.planMetric(metric, mode, expectedVersion, isImport: isImport)
    case .cycle(let cycle, let mode):
      try self.planCycle(cycle, mode, expectedVersion, isImport: isImport)
    case .objective(let objective, let mode):
      try self.planObjective(objective, mode, expectedVersion, isImport: isImport)
    case .keyResult(let keyResult, let mode):
      try self.planKeyResult(keyResult, mode, expectedVersion, isImport: isImport)
    case .alignment(let alignment, let mode):
      try self.planAlignment(alignment, mode, expectedVersion, isImport: isImport)
    case .dependency(let dependency, let mode):
      try self.planDependency(dependency, mode, expectedVersion, isImport: isImport)
    case .answer(let answer): try self.planAnswer(answer, expectedVersion)
    case .takeOver(let id, let giver): try self.planTakeOver(id, by: giver)
    case .override(let row):
      try self.planOverride(row, expectedVersion, effectiveTime: effectiveTime, isImport: isImport)
    case .withdrawOverride(let item, let reason):
      try self.planWithdrawal(ofOverride: item, reason, expectedVersion)
    case .removeAlignment(let lower, let upper):
      try self.planRemoval(lower, upper, expectedVersion)
    case .archive(let type, let id):
      try self.planArchiving(
        type, id, expectedVersion, since: Instant(unixMicros: effectiveTime), isImport: isImport)
    case .prune(let type, let id):
      try self.planArchiving(
        type, id, expectedVersion, since: Instant(unixMicros: effectiveTime), isImport: false)
    case .restore(let type, let id):
      try self.planArchiving(type, id, expectedVersion, since: nil, isImport: isImport)
    case .documentNotes(let notes): try self.planNotes(notes)
    case .checkIn(let checkIn): try self.planCheckIn(checkIn, expectedVersion, now, isImport)
    case .correction(let checkIn):
      try self.planCorrection(checkIn, expectedVersion, now, isImport)
    case .grade(let grade): try self.planGrade(grade, expectedVersion, isImport: isImport)
    case .closeCycle(let id, let frozen): try self.planClose(id, frozen, expectedVersion)
    case .reopenCycle(let reopening): try self.planReopening(reopening, expectedVersion)
    case .compound: preconditionFailure("a compound edit is taken apart and planned together")
    }
  }

  /// The resource as it would be, with its version checked; nil where nothing would change.
  func merged<R: VersionedResource>(
    _ asked: R, over existing: R?, _ type: String, _ mode: PutMode, _ expectedVersion: Int64
  ) throws(RequestError) -> R? {
    switch mode {
    case .create:
      if let existing {
        throw existing.isArchived
          ? .existsArchived(type, asked.label) : .exists(type, asked.label)
      }
      try Self.checkVersionOfNew(expectedVersion)
      var new = asked
      for field in R.outputOnly { _ = new.take(field, from: R()) }
      return new.normalised()
    case .update(let mask):
      guard let existing else { throw .notFound(type, asked.label) }
      try Self.checkVersion(existing.version, expectedVersion, type, asked.label)
      var result = existing
      try result.take(mask, from: asked, leavingOut: R.outputOnly)
      result = result.normalised()
      if result == existing { return nil }
      if existing.isArchived { throw .archived(type, asked.label) }
      return result
    }
  }

  /// - Parameter expected: the version that a request asks for; 0 for any.
  /// - Throws: STALE_VERSION where it is another one.
  public static func checkVersion(
    _ version: Int64, _ expected: Int64, _ type: String, _ id: String
  ) throws(RequestError) {
    guard expected != 0, expected != version else { return }
    throw RequestError(
      .aborted, .staleVersion,
      "\(type) \"\(id)\" has version \(version), not \(expected): read it again, then repeat the change.",
      values: [
        ("type", type), ("id", id), ("version", String(version)), ("expected", String(expected)),
      ])
  }

  /// - Parameter expected: the version that a request to make something asks for.
  public static func checkVersionOfNew(_ expected: Int64) throws(RequestError) {
    guard expected != 0 else { return }
    throw .field("mutation.expected_version", "goes with updates; nothing has a version yet")
  }

  /// Follows a tree upward from a row's parent, and downward where a branch is grafted.
  /// - Throws: a refusal with the path where the row would stand above itself, or too deep.
  func checkTree<R: TreeRow>(
    _ type: String, _ row: R, existing: R?, in rows: Registry<R>
  ) throws(RequestError) {
    var path = [row.id]
    var next = row.parent
    while !next.isEmpty {
      guard let above = rows.find(next)?.parent else { throw .notFound(type, next) }
      path.append(next)
      if next == row.id {
        throw RequestError(
          .failedPrecondition, .treeCircle,
          "\(type) \"\(row.id)\" would stand above itself: \(path.joined(separator: " → ")).",
          values: [
            ("path", path.joined(separator: " ")), ("type", type), ("id", row.id),
            ("below", row.parent), ("above", existing?.parent ?? ""),
          ])
      }
      if path.count > Limits.treeDepthLevels {
        throw .limit("levels of the \(type) tree", Limits.treeDepthLevels)
      }
      next = above
    }
    guard let existing, existing.parent != row.parent, path.count > 1 else { return }
    if path.count - 1 + PlaceTree.levels(from: row.id, in: rows.rows) > Limits.treeDepthLevels {
      throw .limit("levels of the \(type) tree", Limits.treeDepthLevels)
    }
  }
}

extension RequestError {
  static func exists(_ type: String, _ id: String) -> RequestError {
    RequestError(
      .alreadyExists, .alreadyExists,
      "The \(type) \"\(id)\" is there already: choose another id, or update it.",
      values: [("type", type), ("id", id)])
  }

  static func existsArchived(_ type: String, _ id: String) -> RequestError {
    RequestError(
      .alreadyExists, .alreadyExists,
      "The \(type) \"\(id)\" is there already, and archived: restore it, or choose another id.",
      values: [("type", type), ("id", id)])
  }

  static func archived(_ type: String, _ id: String) -> RequestError {
    RequestError(
      .failedPrecondition, .resourceArchived,
      "The \(type) \"\(id)\" is archived: restore it first.",
      values: [("type", type), ("id", id)])
  }

  public static func limit(_ what: String, _ limit: Int) -> RequestError {
    RequestError(
      .failedPrecondition, .limitReached, "At most \(limit) \(what) are kept.",
      values: [("limit", String(limit)), ("what", what)])
  }
}

/// A resource with a version, whose absent fields have defaults.
protocol VersionedResource: MaskedMessage {
  var version: Int64 { get set }
  /// How refusals name it.
  var label: String { get }
  var isArchived: Bool { get }
  /// Fields that the server gives.
  static var outputOnly: Set<String> { get }
  /// The resource with its defaults stated.
  func normalised() -> Self
}

extension VersionedResource {
  static var outputOnly: Set<String> { ["version", "archive_time"] }
  func normalised() -> Self { self }
}

extension Region: VersionedResource {
  var label: String { self.id }
  static var outputOnly: Set<String> { ["version", "number", "archive_time"] }
}
extension Unit: VersionedResource { var label: String { self.id } }
extension Member: VersionedResource { var label: String { self.id } }
extension Metric: VersionedResource { var label: String { self.id } }

extension Cycle: VersionedResource {
  var label: String { self.id }

  func normalised() -> Cycle {
    var cycle = self
    if cycle.phase == .unspecified { cycle.phase = .active }
    if cycle.name.isEmpty { cycle.name = cycle.id }
    return cycle
  }
}

extension Objective: VersionedResource {
  var label: String { self.id }

  func normalised() -> Objective {
    var objective = self
    if objective.level == .unspecified { objective.level = .team }
    if objective.commitment == .unspecified { objective.commitment = .aspirational }
    if objective.state == .unspecified { objective.state = .active }
    if objective.weight == nil { objective.weight = Weight(thousandths: 1000) }
    return objective
  }
}

extension KeyResult: VersionedResource {
  var label: String { self.id }

  func normalised() -> KeyResult {
    var keyResult = self
    if keyResult.state == .unspecified { keyResult.state = .active }
    if keyResult.weight == nil { keyResult.weight = Weight(thousandths: 1000) }
    return keyResult
  }
}

extension Alignment: VersionedResource {
  static var outputOnly: Set<String> { ["version", "end_archive_time"] }
  var label: String { "\(self.from) → \(self.to)" }
  /// It is deleted instead.
  var isArchived: Bool { false }

  func normalised() -> Alignment {
    var alignment = self
    if alignment.weight == nil { alignment.weight = Weight(thousandths: 1000) }
    return alignment
  }
}
