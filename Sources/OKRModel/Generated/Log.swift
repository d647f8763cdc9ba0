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
    case nil: break
    }
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
  /// A check-in's note.
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

/// A change with its place in the order: what a snapshot holds, and what replay applies.
public struct Entry: WireMessage {
  public static let fullName = "okr.v1.Entry"

  public var revision: Int64 = 0
  public var recordedUnixMicros: Int64 = 0
  public var actor: String = ""
  public var change: Change?

  public init() {}

  public init(
    revision: Int64 = 0,
    recordedUnixMicros: Int64 = 0,
    actor: String = "",
    change: Change? = nil
  ) {
    self.revision = revision
    self.recordedUnixMicros = recordedUnixMicros
    self.actor = actor
    self.change = change
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revision", self.revision)
    visitor.field("recorded_unix_micros", self.recordedUnixMicros)
    visitor.field("actor", self.actor)
    visitor.field("change", self.change)
  }
}
