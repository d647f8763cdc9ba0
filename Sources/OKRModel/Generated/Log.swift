// Written by proto/generate from proto/okr/v1/log.proto. Do not edit.

/// One change. Later versions add fields and never give a number another meaning.
public struct Change: WireMessage {
  public static let fullName = "okr.v1.Change"

  public var change: Change?

  public init() {}

  public init(
    change: Change? = nil
  ) {
    self.change = change
  }

  public indirect enum Change: Sendable, Hashable {
    case region(Region)
    case unit(Unit)
    case member(Member)
    case metric(Metric)
    case cycle(Cycle)
    case objective(Objective)
    case keyResult(KeyResult)
    case alignment(Alignment)
    /// The edge between this pair is gone.
    case alignmentRemoved(Alignment)
    case checkIn(CheckIn)
    /// What an imported document says of itself as a whole.
    case documentNotes(DocumentNotes)
    case grade(Grade)
    case cycleClosed(ClosedCycle)
    case cycleReopened(CycleReopening)
    /// Without its steps, which follow from the changes before it.
    case dependency(Dependency)
    /// Without its steps, which follow from the changes before it.
    case override(Override)

    /// The field's name in the contract.
    public var name: String {
      switch self {
      case .region: "region"
      case .unit: "unit"
      case .member: "member"
      case .metric: "metric"
      case .cycle: "cycle"
      case .objective: "objective"
      case .keyResult: "key_result"
      case .alignment: "alignment"
      case .alignmentRemoved: "alignment_removed"
      case .checkIn: "check_in"
      case .documentNotes: "document_notes"
      case .grade: "grade"
      case .cycleClosed: "cycle_closed"
      case .cycleReopened: "cycle_reopened"
      case .dependency: "dependency"
      case .override: "override"
      }
    }
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    switch self.change {
    case .region(let value)?: visitor.field("region", Optional(value))
    case .unit(let value)?: visitor.field("unit", Optional(value))
    case .member(let value)?: visitor.field("member", Optional(value))
    case .metric(let value)?: visitor.field("metric", Optional(value))
    case .cycle(let value)?: visitor.field("cycle", Optional(value))
    case .objective(let value)?: visitor.field("objective", Optional(value))
    case .keyResult(let value)?: visitor.field("key_result", Optional(value))
    case .alignment(let value)?: visitor.field("alignment", Optional(value))
    case .alignmentRemoved(let value)?: visitor.field("alignment_removed", Optional(value))
    case .checkIn(let value)?: visitor.field("check_in", Optional(value))
    case .documentNotes(let value)?: visitor.field("document_notes", Optional(value))
    case .grade(let value)?: visitor.field("grade", Optional(value))
    case .cycleClosed(let value)?: visitor.field("cycle_closed", Optional(value))
    case .cycleReopened(let value)?: visitor.field("cycle_reopened", Optional(value))
    case .dependency(let value)?: visitor.field("dependency", Optional(value))
    case .override(let value)?: visitor.field("override", Optional(value))
    case nil: break
    }
  }
}

/// A close, and where the figures that it froze are stored: in parts of 1000 items each, but for the last.
public struct ClosedCycle: WireMessage {
  public static let fullName = "okr.v1.ClosedCycle"

  public var close: CycleClose?
  /// The parts themselves, in rows of versions that kept them here.
  public var parts: [ClosedPart] = []
  /// 16 bytes that name the stored parts: the process that wrote them.
  public var partsId: [UInt8] = []
  /// SHA-256 of each stored part, one behind the other.
  public var partDigests: [UInt8] = []

  public init() {}

  public init(
    close: CycleClose? = nil,
    parts: [ClosedPart] = [],
    partsId: [UInt8] = [],
    partDigests: [UInt8] = []
  ) {
    self.close = close
    self.parts = parts
    self.partsId = partsId
    self.partDigests = partDigests
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("close", self.close)
    visitor.field("parts", self.parts)
    visitor.field("parts_id", self.partsId)
    visitor.field("part_digests", self.partDigests)
  }
}

/// A part of the frozen figures that is read by itself.
public struct ClosedPart: WireMessage {
  public static let fullName = "okr.v1.ClosedPart"

  /// A serialised ClosedFigures.
  public var figures: [UInt8] = []

  public init() {}

  public init(
    figures: [UInt8] = []
  ) {
    self.figures = figures
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("figures", self.figures)
  }
}

/// Frozen figures: each objective of the cycle in the order they were made, and after it its key results.
public struct ClosedFigures: WireMessage {
  public static let fullName = "okr.v1.ClosedFigures"

  public var figures: [ClosedFigure] = []

  public init() {}

  public init(
    figures: [ClosedFigure] = []
  ) {
    self.figures = figures
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("figures", self.figures)
  }
}

/// Fields of imported documents that belong to no resource; a later value of a field replaces an earlier one.
public struct DocumentNotes: WireMessage {
  public static let fullName = "okr.v1.DocumentNotes"

  public var notes: [Note] = []

  public init() {}

  public init(
    notes: [Note] = []
  ) {
    self.notes = notes
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("notes", self.notes)
  }
}

/// The texts about persons that a Change would hold, taken out of it. The Change keeps what they belong to.
public struct PersonalTexts: WireMessage {
  public static let fullName = "okr.v1.PersonalTexts"

  /// A member's name and email address.
  public var name: String = ""
  public var email: String = ""
  /// A check-in's note, or the reason of a grade, reopening, dependency, override or policy.
  public var note: String = ""
  /// The names of an objective's or key result's owners, one an owner; empty where the name is a member's id, which
  /// the Change keeps.
  public var owners: [String] = []
  /// The texts of a member's or check-in's further notes, one a note.
  public var notes: [String] = []

  public init() {}

  public init(
    name: String = "",
    email: String = "",
    note: String = "",
    owners: [String] = [],
    notes: [String] = []
  ) {
    self.name = name
    self.email = email
    self.note = note
    self.owners = owners
    self.notes = notes
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("name", self.name)
    visitor.field("email", self.email)
    visitor.field("note", self.note)
    visitor.field("owners", self.owners)
    visitor.field("notes", self.notes)
  }
}

/// A change with its place in the order: what replay applies.
public struct Entry: WireMessage {
  public static let fullName = "okr.v1.Entry"

  public var revision: Int64 = 0
  public var recordedUnixMicros: Int64 = 0
  public var actor: String = ""
  public var change: Change?
  /// When a change of the structure took effect, microseconds since 1970; 0 for when it was recorded.
  public var effectiveUnixMicros: Int64 = 0

  public init() {}

  public init(
    revision: Int64 = 0,
    recordedUnixMicros: Int64 = 0,
    actor: String = "",
    change: Change? = nil,
    effectiveUnixMicros: Int64 = 0
  ) {
    self.revision = revision
    self.recordedUnixMicros = recordedUnixMicros
    self.actor = actor
    self.change = change
    self.effectiveUnixMicros = effectiveUnixMicros
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revision", self.revision)
    visitor.field("recorded_unix_micros", self.recordedUnixMicros)
    visitor.field("actor", self.actor)
    visitor.field("change", self.change)
    visitor.field("effective_unix_micros", self.effectiveUnixMicros)
  }
}

/// Changes of the structure that took effect before they were recorded.
public struct EarlierEffect: WireMessage {
  public static let fullName = "okr.v1.EarlierEffect"

  /// Of these revisions, both ends inside.
  public var firstRevision: Int64 = 0
  public var lastRevision: Int64 = 0
  public var effectiveUnixMicros: Int64 = 0

  public init() {}

  public init(
    firstRevision: Int64 = 0,
    lastRevision: Int64 = 0,
    effectiveUnixMicros: Int64 = 0
  ) {
    self.firstRevision = firstRevision
    self.lastRevision = lastRevision
    self.effectiveUnixMicros = effectiveUnixMicros
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("first_revision", self.firstRevision)
    visitor.field("last_revision", self.lastRevision)
    visitor.field("effective_unix_micros", self.effectiveUnixMicros)
  }
}

/// When the structure took effect, as far as that isn't when it was recorded.
public struct Effects: WireMessage {
  public static let fullName = "okr.v1.Effects"

  /// In the order of their revisions.
  public var earlier: [EarlierEffect] = []
  /// The latest instant at which an edge or a place in a tree was given up; absent where none was.
  public var linksLoosened: Instant?

  public init() {}

  public init(
    earlier: [EarlierEffect] = [],
    linksLoosened: Instant? = nil
  ) {
    self.earlier = earlier
    self.linksLoosened = linksLoosened
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("earlier", self.earlier)
    visitor.field("links_loosened", self.linksLoosened)
  }
}

/// A part of a snapshot, format version 3: resources as they are at a revision, and check-ins. Each field's elements go on
/// where the part before ended; what a resource names stands before it.
public struct SnapshotChunk: WireMessage {
  public static let fullName = "okr.v1.SnapshotChunk"

  public var regions: [Region] = []
  public var units: [Unit] = []
  public var members: [Member] = []
  public var metrics: [Metric] = []
  public var cycles: [Cycle] = []
  public var objectives: [Objective] = []
  /// In the order that `check_ins` counts.
  public var keyResults: [KeyResult] = []
  public var alignments: [Alignment] = []
  public var documentNotes: DocumentNotes?
  public var checkIns: CheckInColumns?
  public var grades: [Grade] = []
  public var closes: [CycleClose] = []
  public var effects: Effects?
  /// With their steps.
  public var dependencies: [Dependency] = []
  /// With their steps.
  public var overrides: [Override] = []
  /// Each without the policy that it replaced, which stands before it.
  public var policies: [CyclePolicy] = []

  public init() {}

  public init(
    regions: [Region] = [],
    units: [Unit] = [],
    members: [Member] = [],
    metrics: [Metric] = [],
    cycles: [Cycle] = [],
    objectives: [Objective] = [],
    keyResults: [KeyResult] = [],
    alignments: [Alignment] = [],
    documentNotes: DocumentNotes? = nil,
    checkIns: CheckInColumns? = nil,
    grades: [Grade] = [],
    closes: [CycleClose] = [],
    effects: Effects? = nil,
    dependencies: [Dependency] = [],
    overrides: [Override] = [],
    policies: [CyclePolicy] = []
  ) {
    self.regions = regions
    self.units = units
    self.members = members
    self.metrics = metrics
    self.cycles = cycles
    self.objectives = objectives
    self.keyResults = keyResults
    self.alignments = alignments
    self.documentNotes = documentNotes
    self.checkIns = checkIns
    self.grades = grades
    self.closes = closes
    self.effects = effects
    self.dependencies = dependencies
    self.overrides = overrides
    self.policies = policies
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("regions", self.regions)
    visitor.field("units", self.units)
    visitor.field("members", self.members)
    visitor.field("metrics", self.metrics)
    visitor.field("cycles", self.cycles)
    visitor.field("objectives", self.objectives)
    visitor.field("key_results", self.keyResults)
    visitor.field("alignments", self.alignments)
    visitor.field("document_notes", self.documentNotes)
    visitor.field("check_ins", self.checkIns)
    visitor.field("grades", self.grades)
    visitor.field("closes", self.closes)
    visitor.field("effects", self.effects)
    visitor.field("dependencies", self.dependencies)
    visitor.field("overrides", self.overrides)
    visitor.field("policies", self.policies)
  }
}

/// Check-ins in the order of their revisions, by column: one element a check-in in each of the first seven.
public struct CheckInColumns: WireMessage {
  public static let fullName = "okr.v1.CheckInColumns"

  /// The first one's revision, then what each adds to the one before.
  public var revisions: [Int64] = []
  /// The first one's recorded time in microseconds since 1970, then what each adds to the one before.
  public var recorded: [Int64] = []
  /// Effective time less recorded time, in microseconds.
  public var effective: [Int64] = []
  /// The key result's place among the snapshot's, from 0.
  public var keyResults: [Int32] = []
  /// Micro-units; 0 where it voids another.
  public var values: [Int64] = []
  /// Parts per million plus 1; 0 where none was given.
  public var confidences: [Int32] = []
  /// Index into `names`.
  public var actors: [Int32] = []
  public var names: [String] = []
  /// What few have, in the same order.
  public var extras: [CheckInExtra] = []

  public init() {}

  public init(
    revisions: [Int64] = [],
    recorded: [Int64] = [],
    effective: [Int64] = [],
    keyResults: [Int32] = [],
    values: [Int64] = [],
    confidences: [Int32] = [],
    actors: [Int32] = [],
    names: [String] = [],
    extras: [CheckInExtra] = []
  ) {
    self.revisions = revisions
    self.recorded = recorded
    self.effective = effective
    self.keyResults = keyResults
    self.values = values
    self.confidences = confidences
    self.actors = actors
    self.names = names
    self.extras = extras
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revisions", self.revisions)
    visitor.field("recorded", self.recorded)
    visitor.field("effective", self.effective)
    visitor.field("key_results", self.keyResults)
    visitor.field("values", self.values)
    visitor.field("confidences", self.confidences)
    visitor.field("actors", self.actors)
    visitor.field("names", self.names)
    visitor.field("extras", self.extras)
  }
}

/// What few check-ins have.
public struct CheckInExtra: WireMessage {
  public static let fullName = "okr.v1.CheckInExtra"

  /// The check-in's place in the columns, from 0.
  public var at: Int32 = 0
  /// True where it has no value: it voids the one it replaces.
  public var voids: Bool = false
  /// The revision of the check-in that it replaces; 0 for none.
  public var replaces: Int64 = 0
  public var note: String = ""
  public var notes: [Note] = []

  public init() {}

  public init(
    at: Int32 = 0,
    voids: Bool = false,
    replaces: Int64 = 0,
    note: String = "",
    notes: [Note] = []
  ) {
    self.at = at
    self.voids = voids
    self.replaces = replaces
    self.note = note
    self.notes = notes
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("at", self.at)
    visitor.field("voids", self.voids)
    visitor.field("replaces", self.replaces)
    visitor.field("note", self.note)
    visitor.field("notes", self.notes)
  }
}
