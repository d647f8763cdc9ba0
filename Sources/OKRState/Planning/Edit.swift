// What a request asks of an organisation, before anything is checked.

public import OKRModel

/// How a resource is to be put.
public enum PutMode: Hashable, Sendable {
  /// The id must be free.
  case create
  /// The id must exist; the named fields are taken, or those that are set where none is named.
  case update(mask: [String])

  /// True where a put names a field; of a new resource it names all.
  func states<R: MaskedMessage>(_ field: String, in asked: R) -> Bool {
    guard case .update(let mask) = self else { return true }
    let named = mask.isEmpty ? asked.changedFields(from: R()) : mask
    return named == ["*"] || named.contains(field)
  }
}

/// The types of resources that are archived and restored.
public enum ArchivableType: String, Hashable, Sendable, CaseIterable {
  case region, unit, member, metric, cycle, objective, dependency
  case keyResult = "key_result"
}

/// One asked-for change.
public enum Edit: Hashable, Sendable {
  case region(Region, PutMode)
  case unit(Unit, PutMode)
  case member(Member, PutMode)
  case metric(Metric, PutMode)
  case cycle(Cycle, PutMode)
  case objective(Objective, PutMode)
  case keyResult(KeyResult, PutMode)
  case alignment(Alignment, PutMode)
  case dependency(Dependency, PutMode)
  case answer(DependencyAnswer)
  /// Another unit takes over what was asked of one that is given up.
  case takeOver(dependency: String, giver: String)
  case override(Override)
  case withdrawOverride(item: String, reason: String)
  case removeAlignment(lower: String, upper: String)
  case archive(ArchivableType, id: String)
  /// Archives what a document leaves out: unlike what it states as archived, nothing may stand in it.
  case prune(ArchivableType, id: String)
  case restore(ArchivableType, id: String)
  case documentNotes([Note])
  case checkIn(CheckIn)
  /// A record that names the one it replaces or voids.
  case correction(CheckIn)
  case grade(Grade)
  /// Freezes a cycle. The figures are those of the state that it is planned against; nil for a trial,
  /// which needs their counts only.
  case closeCycle(String, FrozenFigures?)
  case reopenCycle(CycleReopening)
  /// Several changes, planned together.
  case compound(CompoundEdit)

  /// True where the organisation is larger afterwards.
  public var adds: Bool {
    switch self {
    case .region(_, .create), .unit(_, .create), .member(_, .create), .metric(_, .create),
      .cycle(_, .create), .objective(_, .create), .keyResult(_, .create), .alignment(_, .create),
      .dependency(_, .create), .answer, .override, .checkIn, .correction, .documentNotes, .grade,
      .compound(.splitUnit):
      true
    case .region, .unit, .member, .metric, .cycle, .objective, .keyResult, .alignment,
      .dependency, .takeOver, .withdrawOverride, .removeAlignment, .archive, .prune, .restore,
      .closeCycle, .reopenCycle, .compound(.mergeUnits):
      false
    }
  }

  /// True where the edit changes the structure, which may have taken effect before.
  public var isStructural: Bool {
    switch self {
    case .region, .unit, .member, .metric, .cycle, .objective, .keyResult, .alignment,
      .dependency, .answer, .takeOver, .override, .withdrawOverride, .removeAlignment, .archive,
      .prune, .restore, .compound:
      true
    case .documentNotes, .checkIn, .correction, .grade, .closeCycle, .reopenCycle: false
    }
  }

  /// True where it may move what others stand in, and reads no item's place.
  var movesPlace: Bool {
    switch self {
    case .region, .unit: true
    default: false
    }
  }

  /// True where it archives or restores what others stand in.
  var archivesPlace: Bool {
    switch self {
    case .archive(let type, _), .prune(let type, _), .restore(let type, _):
      [.region, .unit, .cycle].contains(type)
    default: false
    }
  }

  /// True where it is several changes.
  public var isCompound: Bool {
    if case .compound = self { return true }
    return false
  }

  /// True where the edit reads nothing that another check-in in flight may change: it may share a
  /// batch.
  public var canShareBatch: Bool {
    if case .checkIn = self { return true }
    return false
  }
}

/// A change that passed every check, ready to be logged.
public struct PlannedChange: Hashable, Sendable {
  public var change: Change
  /// The region whose rows hold it; 0 is the organisation itself.
  public var region: Int32
  /// An id that this change takes, if it makes something.
  public var newID: NewID?

  /// When a change of the structure took effect, if that is before it is recorded.
  public var earlierEffect: Int64?

  /// When the change took effect, microseconds since 1970; nil for "when it was recorded".
  public var effectiveTime: Int64? {
    if let earlier = self.earlierEffect { return earlier }
    if case .checkIn(let checkIn)? = self.change.change { return checkIn.effectiveTime?.unixMicros }
    return nil
  }

  var isCheckInOrNotes: Bool {
    switch self.change.change {
    case .checkIn?, .documentNotes?: true
    default: false
    }
  }

  /// The member that the change makes or alters, if it does.
  public var memberID: String? {
    if case .member(let member)? = self.change.change { return member.id }
    return nil
  }
}

/// An external id in its id space.
public struct NewID: Hashable, Sendable {
  /// 1 regions, 2 units, 3 members, 4 metrics, 5 cycles, 6 items, 7 dependencies.
  public var space: Int16
  public var id: String
}
