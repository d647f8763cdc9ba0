// Written by proto/generate from proto/okr/v1/common.proto. Do not edit.

/// Where an objective stands in the organisation.
public enum Level: WireEnum {
  case unspecified
  case company
  case executive
  case unit
  case team
  case individual
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Level] = [.unspecified, .company, .executive, .unit, .team, .individual]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .company
    case 2: self = .executive
    case 3: self = .unit
    case 4: self = .team
    case 5: self = .individual
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .company: 1
    case .executive: 2
    case .unit: 3
    case .team: 4
    case .individual: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .company: "company"
    case .executive: "executive"
    case .unit: "unit"
    case .team: "team"
    case .individual: "individual"
    case .unrecognized(let number): String(number)
    }
  }
}

/// How firmly an objective is promised; it chooses the colour bands and the success point.
public enum Commitment: WireEnum {
  case unspecified
  case committed
  case aspirational
  case learning
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Commitment] = [.unspecified, .committed, .aspirational, .learning]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .committed
    case 2: self = .aspirational
    case 3: self = .learning
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .committed: 1
    case .aspirational: 2
    case .learning: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .committed: "committed"
    case .aspirational: "aspirational"
    case .learning: "learning"
    case .unrecognized(let number): String(number)
    }
  }
}

/// Active, achieved and missed items count; the others keep their score and count nowhere.
public enum State: WireEnum {
  case unspecified
  case draft
  case active
  case achieved
  case missed
  case postponed
  case cancelled
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [State] = [.unspecified, .draft, .active, .achieved, .missed, .postponed, .cancelled]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .draft
    case 2: self = .active
    case 3: self = .achieved
    case 4: self = .missed
    case 5: self = .postponed
    case 6: self = .cancelled
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .draft: 1
    case .active: 2
    case .achieved: 3
    case .missed: 4
    case .postponed: 5
    case .cancelled: 6
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .draft: "draft"
    case .active: "active"
    case .achieved: "achieved"
    case .missed: "missed"
    case .postponed: "postponed"
    case .cancelled: "cancelled"
    case .unrecognized(let number): String(number)
    }
  }
}

/// Health by pace and silence, as of an instant.
public enum Health: WireEnum {
  case unspecified
  case onTrack
  case atRisk
  case behind
  case outdated
  case noData
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Health] = [.unspecified, .onTrack, .atRisk, .behind, .outdated, .noData]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .onTrack
    case 2: self = .atRisk
    case 3: self = .behind
    case 4: self = .outdated
    case 5: self = .noData
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .onTrack: 1
    case .atRisk: 2
    case .behind: 3
    case .outdated: 4
    case .noData: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .onTrack: "on_track"
    case .atRisk: "at_risk"
    case .behind: "behind"
    case .outdated: "outdated"
    case .noData: "no_data"
    case .unrecognized(let number): String(number)
    }
  }
}

/// The colour of a score by the cycle's bands; unspecified where there is no score.
public enum Colour: WireEnum {
  case unspecified
  case red
  case amber
  case green
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Colour] = [.unspecified, .red, .amber, .green]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .red
    case 2: self = .amber
    case 3: self = .green
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .red: 1
    case .amber: 2
    case .green: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .red: "red"
    case .amber: "amber"
    case .green: "green"
    case .unrecognized(let number): String(number)
    }
  }
}

/// A calendar period in the owner region's zone; weeks start on Monday.
public enum Period: WireEnum {
  case unspecified
  case day
  case week
  case month
  case quarter
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Period] = [.unspecified, .day, .week, .month, .quarter]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .day
    case 2: self = .week
    case 3: self = .month
    case 4: self = .quarter
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .day: 1
    case .week: 2
    case .month: 3
    case .quarter: 4
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .quarter: "quarter"
    case .unrecognized(let number): String(number)
    }
  }
}

/// A decimal with at most 6 fractional digits. Range: the whole of int64; leaving it is OUT_OF_RANGE, never a wrap.
public struct Value: WireMessage {
  public static let fullName = "okr.v1.Value"

  public var micros: Int64 = 0

  public init() {}

  public init(
    micros: Int64 = 0
  ) {
    self.micros = micros
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("micros", self.micros)
  }
}

extension Value: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.micros)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      micros: reader.number())
  }
}

/// A ratio in parts per million: 1000000 is 1.0, or 100 %.
public struct Ratio: WireMessage {
  public static let fullName = "okr.v1.Ratio"

  public var ppm: Int64 = 0

  public init() {}

  public init(
    ppm: Int64 = 0
  ) {
    self.ppm = ppm
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("ppm", self.ppm)
  }
}

extension Ratio: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.ppm)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      ppm: reader.number())
  }
}

/// A weight in thousandths, 0 to 1000000 (0.0 to 1000.0).
public struct Weight: WireMessage {
  public static let fullName = "okr.v1.Weight"

  public var thousandths: Int64 = 0

  public init() {}

  public init(
    thousandths: Int64 = 0
  ) {
    self.thousandths = thousandths
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("thousandths", self.thousandths)
  }
}

extension Weight: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.thousandths)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      thousandths: reader.number())
  }
}

/// A point in time: microseconds since 1970-01-01T00:00:00Z.
public struct Instant: WireMessage {
  public static let fullName = "okr.v1.Instant"

  public var unixMicros: Int64 = 0

  public init() {}

  public init(
    unixMicros: Int64 = 0
  ) {
    self.unixMicros = unixMicros
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unix_micros", self.unixMicros)
  }
}

extension Instant: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.unixMicros)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      unixMicros: reader.number())
  }
}

/// What every mutation carries.
public struct Mutation: WireMessage {
  public static let fullName = "okr.v1.Mutation"

  /// Required. A UUID version 7 made by the client, in its 36-character text form. The same key with the same
  /// request changes nothing more, and answers with the first revision and the resource as it is now; with another
  /// request it is refused (ALREADY_EXISTS, IDEMPOTENCY_KEY_REUSED). A key whose own time is more than 24 h ago or 5 minutes ahead is refused.
  public var idempotencyKey: String = ""
  /// All checks and permissions as live, the difference in the reply, and nothing written. Where the key's change
  /// exists already, that one is repeated, as it would be live.
  public var validateOnly: Bool = false
  /// The version the resource must have, or 0 for any. Another version is ABORTED, STALE_VERSION.
  public var expectedVersion: Int64 = 0
  /// When a change of the structure took effect; absent means now. The past alone, and not before the last change of
  /// the resource itself or of what it names: EFFECTIVE_TIME_TOO_EARLY. Check-ins have a time of their own.
  public var effectiveTime: Instant?

  public init() {}

  public init(
    idempotencyKey: String = "",
    validateOnly: Bool = false,
    expectedVersion: Int64 = 0,
    effectiveTime: Instant? = nil
  ) {
    self.idempotencyKey = idempotencyKey
    self.validateOnly = validateOnly
    self.expectedVersion = expectedVersion
    self.effectiveTime = effectiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("idempotency_key", self.idempotencyKey)
    visitor.field("validate_only", self.validateOnly)
    visitor.field("expected_version", self.expectedVersion)
    visitor.field("effective_time", self.effectiveTime)
  }
}

/// What every mutation answers, beside the resource itself.
public struct Outcome: WireMessage {
  public static let fullName = "okr.v1.Outcome"

  /// The revision of the change, or of the organisation where nothing was written; 0 for none, as of what no
  /// organisation's log holds.
  public var revision: Int64 = 0
  /// True where the resource already was as asked: nothing was written.
  public var unchanged: Bool = false
  /// True where this key's change existed already: nothing more was done.
  public var repeated: Bool = false
  /// Scores that moved, or with validate_only would move, nearest first; at most 100. Of a change that was committed
  /// together with others: those of its own items and of all above them, from before that commit to after it.
  public var scoreChanges: [ScoreChange] = []
  /// With validate_only: rollups that would move, of whole cycles, then of their regions, then of their units; at
  /// most 100.
  public var rollupChanges: [RollupScoreChange] = []
  /// All of which score_changes and rollup_changes hold the first 100.
  public var scoreChangesTotal: Int32 = 0
  public var rollupChangesTotal: Int32 = 0

  public init() {}

  public init(
    revision: Int64 = 0,
    unchanged: Bool = false,
    repeated: Bool = false,
    scoreChanges: [ScoreChange] = [],
    rollupChanges: [RollupScoreChange] = [],
    scoreChangesTotal: Int32 = 0,
    rollupChangesTotal: Int32 = 0
  ) {
    self.revision = revision
    self.unchanged = unchanged
    self.repeated = repeated
    self.scoreChanges = scoreChanges
    self.rollupChanges = rollupChanges
    self.scoreChangesTotal = scoreChangesTotal
    self.rollupChangesTotal = rollupChangesTotal
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revision", self.revision)
    visitor.field("unchanged", self.unchanged)
    visitor.field("repeated", self.repeated)
    visitor.field("score_changes", self.scoreChanges)
    visitor.field("rollup_changes", self.rollupChanges)
    visitor.field("score_changes_total", self.scoreChangesTotal)
    visitor.field("rollup_changes_total", self.rollupChangesTotal)
  }
}

/// One rollup's figures before and after a change: of all counting objectives of a cycle, or of those in a region or unit
/// with all below it. An absent ratio is "no score".
public struct RollupScoreChange: WireMessage {
  public static let fullName = "okr.v1.RollupScoreChange"

  public var cycle: String = ""
  /// At most one of region and unit is stated.
  public var region: String = ""
  public var unit: String = ""
  public var scoreBefore: Ratio?
  public var scoreAfter: Ratio?
  public var coverageBefore: Ratio?
  public var coverageAfter: Ratio?
  public var objectivesBefore: Int64 = 0
  public var objectivesAfter: Int64 = 0

  public init() {}

  public init(
    cycle: String = "",
    region: String = "",
    unit: String = "",
    scoreBefore: Ratio? = nil,
    scoreAfter: Ratio? = nil,
    coverageBefore: Ratio? = nil,
    coverageAfter: Ratio? = nil,
    objectivesBefore: Int64 = 0,
    objectivesAfter: Int64 = 0
  ) {
    self.cycle = cycle
    self.region = region
    self.unit = unit
    self.scoreBefore = scoreBefore
    self.scoreAfter = scoreAfter
    self.coverageBefore = coverageBefore
    self.coverageAfter = coverageAfter
    self.objectivesBefore = objectivesBefore
    self.objectivesAfter = objectivesAfter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("region", self.region)
    visitor.field("unit", self.unit)
    visitor.field("score_before", self.scoreBefore)
    visitor.field("score_after", self.scoreAfter)
    visitor.field("coverage_before", self.coverageBefore)
    visitor.field("coverage_after", self.coverageAfter)
    visitor.field("objectives_before", self.objectivesBefore)
    visitor.field("objectives_after", self.objectivesAfter)
  }
}

/// One item's score before and after a change; an absent ratio is "no score". Before it was made an item has no coverage.
public struct ScoreChange: WireMessage {
  public static let fullName = "okr.v1.ScoreChange"

  public var id: String = ""
  public var scoreBefore: Ratio?
  public var scoreAfter: Ratio?
  public var coverageBefore: Ratio?
  public var coverageAfter: Ratio?

  public init() {}

  public init(
    id: String = "",
    scoreBefore: Ratio? = nil,
    scoreAfter: Ratio? = nil,
    coverageBefore: Ratio? = nil,
    coverageAfter: Ratio? = nil
  ) {
    self.id = id
    self.scoreBefore = scoreBefore
    self.scoreAfter = scoreAfter
    self.coverageBefore = coverageBefore
    self.coverageAfter = coverageAfter
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("score_before", self.scoreBefore)
    visitor.field("score_after", self.scoreAfter)
    visitor.field("coverage_before", self.coverageBefore)
    visitor.field("coverage_after", self.coverageAfter)
  }
}

/// A field that is unknown to this version, kept word for word: an imported document's own fields, or prose that
/// has no place of its own.
public struct Note: WireMessage {
  public static let fullName = "okr.v1.Note"

  /// The field's name.
  public var field: String = ""
  /// Its JSON text.
  public var json: String = ""

  public init() {}

  public init(
    field: String = "",
    json: String = ""
  ) {
    self.field = field
    self.json = json
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("field", self.field)
    visitor.field("json", self.json)
  }
}

extension Note: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.field)
    bytes.put(self.json)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      field: reader.text(),
      json: reader.text())
  }
}

/// Whose item it is, with the share of the work where it is stated.
public struct Owner: WireMessage {
  public static let fullName = "okr.v1.Owner"

  /// A member's id, or a role's name as the source gives it.
  public var name: String = ""
  /// Share in parts per million: 0 to 1000000, and so together with the other owners' of the item. What isn't shared out
  /// is anybody's.
  public var share: Ratio?

  public init() {}

  public init(
    name: String = "",
    share: Ratio? = nil
  ) {
    self.name = name
    self.share = share
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("name", self.name)
    visitor.field("share", self.share)
  }
}

extension Owner: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.name)
    bytes.put(self.share)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      name: reader.text(),
      share: reader.message())
  }
}

/// A page of a list. page_size 0 means the default of 50; above 1000 it is 1000; negative is refused. The token
/// is opaque and belongs to the same request; only an empty next_page_token means the end. Lists of resources follow the
/// last row shown; through a filter, total is what the first page counted. Pages of figures are all of the first one's
/// moment, which each reply's end names.
public struct Page: WireMessage {
  public static let fullName = "okr.v1.Page"

  public var pageSize: Int32 = 0
  public var pageToken: String = ""

  public init() {}

  public init(
    pageSize: Int32 = 0,
    pageToken: String = ""
  ) {
    self.pageSize = pageSize
    self.pageToken = pageToken
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("page_size", self.pageSize)
    visitor.field("page_token", self.pageToken)
  }
}
