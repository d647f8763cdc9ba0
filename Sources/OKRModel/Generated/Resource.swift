// Written by proto/generate from proto/okr/v1/resource.proto. Do not edit.

/// Where a cycle stands in its life. Phases go in this order, a step forward or back at a time; a review may be left out.
public enum CyclePhase: WireEnum {
  case unspecified
  case draft
  case review
  case active
  case grading
  case closed
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [CyclePhase] = [.unspecified, .draft, .review, .active, .grading, .closed]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .draft
    case 2: self = .review
    case 3: self = .active
    case 4: self = .grading
    case 5: self = .closed
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .draft: 1
    case .review: 2
    case .active: 3
    case .grading: 4
    case .closed: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .draft: "draft"
    case .review: "review"
    case .active: "active"
    case .grading: "grading"
    case .closed: "closed"
    case .unrecognized(let number): String(number)
    }
  }
}

/// How a key result without a value scores.
public enum Missing: WireEnum {
  case unspecified
  /// Zero: the default.
  case zero
  /// No score.
  case exclude
  /// No score up to and on its due day, zero after it.
  case zeroAfterDue
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Missing] = [.unspecified, .zero, .exclude, .zeroAfterDue]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .zero
    case 2: self = .exclude
    case 3: self = .zeroAfterDue
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .zero: 1
    case .exclude: 2
    case .zeroAfterDue: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .zero: "zero"
    case .exclude: "exclude"
    case .zeroAfterDue: "zero_after_due"
    case .unrecognized(let number): String(number)
    }
  }
}

/// What share of the way is expected on a day.
public enum Pace: WireEnum {
  case unspecified
  /// Elapsed days over days of the cycle: the default.
  case linear
  /// The same, counting Monday to Friday.
  case weekdays
  /// The key result's phased targets; linear where it has none.
  case phased
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Pace] = [.unspecified, .linear, .weekdays, .phased]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .linear
    case 2: self = .weekdays
    case 3: self = .phased
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .linear: 1
    case .weekdays: 2
    case .phased: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .linear: "linear"
    case .weekdays: "weekdays"
    case .phased: "phased"
    case .unrecognized(let number): String(number)
    }
  }
}

/// How a value is held against a bound.
public enum Comparison: WireEnum {
  case unspecified
  case atLeast
  case moreThan
  case atMost
  case lessThan
  case within
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Comparison] = [.unspecified, .atLeast, .moreThan, .atMost, .lessThan, .within]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .atLeast
    case 2: self = .moreThan
    case 3: self = .atMost
    case 4: self = .lessThan
    case 5: self = .within
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .atLeast: 1
    case .moreThan: 2
    case .atMost: 3
    case .lessThan: 4
    case .within: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .atLeast: "at_least"
    case .moreThan: "more_than"
    case .atMost: "at_most"
    case .lessThan: "less_than"
    case .within: "within"
    case .unrecognized(let number): String(number)
    }
  }
}

/// What decides a threshold: the latest value, or the share of the periods in which it was held.
public enum Judge: WireEnum {
  case unspecified
  case latest
  case periods
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Judge] = [.unspecified, .latest, .periods]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .latest
    case 2: self = .periods
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .latest: 1
    case .periods: 2
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .latest: "latest"
    case .periods: "periods"
    case .unrecognized(let number): String(number)
    }
  }
}

/// What becomes of the values below.
public enum Aggregate: WireEnum {
  case unspecified
  case sum
  case mean
  case min
  case max
  case latest
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Aggregate] = [.unspecified, .sum, .mean, .min, .max, .latest]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .sum
    case 2: self = .mean
    case 3: self = .min
    case 4: self = .max
    case 5: self = .latest
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .sum: 1
    case .mean: 2
    case .min: 3
    case .max: 4
    case .latest: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .sum: "sum"
    case .mean: "mean"
    case .min: "min"
    case .max: "max"
    case .latest: "latest"
    case .unrecognized(let number): String(number)
    }
  }
}

/// How an edge counts.
public enum AlignmentMode: WireEnum {
  case unspecified
  /// Shown, not counted.
  case none
  /// The lower objective's score counts in the upper one, or in the rollup_score key result.
  case average
  /// The lower key result's value counts in the rollup_value key result.
  case value
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [AlignmentMode] = [.unspecified, .none, .average, .value]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .none
    case 2: self = .average
    case 3: self = .value
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .none: 1
    case .average: 2
    case .value: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .none: "none"
    case .average: "average"
    case .value: "value"
    case .unrecognized(let number): String(number)
    }
  }
}

/// Where a dependency stands between the unit that asks and the one that is asked.
public enum DependencyState: WireEnum {
  case unspecified
  /// It waits for an answer.
  case asked
  /// It is promised for a day.
  case accepted
  /// The unit that was asked won't give it.
  case declined
  /// It was given.
  case delivered
  /// It is needed no more.
  case withdrawn
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [DependencyState] = [.unspecified, .asked, .accepted, .declined, .delivered, .withdrawn]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .asked
    case 2: self = .accepted
    case 3: self = .declined
    case 4: self = .delivered
    case 5: self = .withdrawn
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .asked: 1
    case .accepted: 2
    case .declined: 3
    case .delivered: 4
    case .withdrawn: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .asked: "asked"
    case .accepted: "accepted"
    case .declined: "declined"
    case .delivered: "delivered"
    case .withdrawn: "withdrawn"
    case .unrecognized(let number): String(number)
    }
  }
}

/// How an override stands at the instant that is asked about.
public enum OverrideState: WireEnum {
  case unspecified
  /// The score is to be read as it says.
  case inForce
  /// Its last day is over.
  case expired
  /// It was taken back.
  case withdrawn
  /// Its item is archived, or the objective of its key result.
  case archived
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [OverrideState] = [.unspecified, .inForce, .expired, .withdrawn, .archived]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .inForce
    case 2: self = .expired
    case 3: self = .withdrawn
    case 4: self = .archived
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .inForce: 1
    case .expired: 2
    case .withdrawn: 3
    case .archived: 4
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .inForce: "in_force"
    case .expired: "expired"
    case .withdrawn: "withdrawn"
    case .archived: "archived"
    case .unrecognized(let number): String(number)
    }
  }
}

/// A part of an organisation with its own data placement and time zone. Regions form a tree.
public struct Region: WireMessage {
  public static let fullName = "okr.v1.Region"

  public var id: String = ""
  public var name: String = ""
  /// The region above, or empty at the top.
  public var parent: String = ""
  /// An IANA zone such as "Asia/Tokyo"; empty takes the nearest above, else UTC.
  public var timeZone: String = ""
  public var notes: [Note] = []
  /// Output only: the revision of the last change.
  public var version: Int64 = 0
  /// Output only: the region's number in the organisation, from 1; 0 is the organisation itself.
  public var number: Int32 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    parent: String = "",
    timeZone: String = "",
    notes: [Note] = [],
    version: Int64 = 0,
    number: Int32 = 0,
    archiveTime: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.timeZone = timeZone
    self.notes = notes
    self.version = version
    self.number = number
    self.archiveTime = archiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("name", self.name)
    visitor.field("parent", self.parent)
    visitor.field("time_zone", self.timeZone)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("number", self.number)
    visitor.field("archive_time", self.archiveTime)
  }
}

extension Region: MaskedMessage {
  public static let fieldNames = ["id", "name", "parent", "time_zone", "notes", "version", "number", "archive_time"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "name": self.name = other.name
    case "parent": self.parent = other.parent
    case "time_zone": self.timeZone = other.timeZone
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "number": self.number = other.number
    case "archive_time": self.archiveTime = other.archiveTime
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.name != other.name { names.append("name") }
    if self.parent != other.parent { names.append("parent") }
    if self.timeZone != other.timeZone { names.append("time_zone") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.number != other.number { names.append("number") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    return names
  }
}

extension Region: ArchivableMessage {}

/// A business unit, department, team or function. Units form a tree.
public struct Unit: WireMessage {
  public static let fullName = "okr.v1.Unit"

  public var id: String = ""
  public var name: String = ""
  public var parent: String = ""
  /// The home region; empty takes the nearest unit's above.
  public var region: String = ""
  public var notes: [Note] = []
  public var version: Int64 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    parent: String = "",
    region: String = "",
    notes: [Note] = [],
    version: Int64 = 0,
    archiveTime: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.parent = parent
    self.region = region
    self.notes = notes
    self.version = version
    self.archiveTime = archiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("name", self.name)
    visitor.field("parent", self.parent)
    visitor.field("region", self.region)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("archive_time", self.archiveTime)
  }
}

extension Unit: MaskedMessage {
  public static let fieldNames = ["id", "name", "parent", "region", "notes", "version", "archive_time"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "name": self.name = other.name
    case "parent": self.parent = other.parent
    case "region": self.region = other.region
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "archive_time": self.archiveTime = other.archiveTime
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.name != other.name { names.append("name") }
    if self.parent != other.parent { names.append("parent") }
    if self.region != other.region { names.append("region") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    return names
  }
}

extension Unit: ArchivableMessage {}

/// A person or service account.
public struct Member: WireMessage {
  public static let fullName = "okr.v1.Member"

  public var id: String = ""
  public var name: String = ""
  public var email: String = ""
  public var unit: String = ""
  public var notes: [Note] = []
  public var version: Int64 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    email: String = "",
    unit: String = "",
    notes: [Note] = [],
    version: Int64 = 0,
    archiveTime: Instant? = nil
  ) {
    self.id = id
    self.name = name
    self.email = email
    self.unit = unit
    self.notes = notes
    self.version = version
    self.archiveTime = archiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("name", self.name)
    visitor.field("email", self.email)
    visitor.field("unit", self.unit)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("archive_time", self.archiveTime)
  }
}

extension Member: MaskedMessage {
  public static let fieldNames = ["id", "name", "email", "unit", "notes", "version", "archive_time"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "name": self.name = other.name
    case "email": self.email = other.email
    case "unit": self.unit = other.unit
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "archive_time": self.archiveTime = other.archiveTime
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.name != other.name { names.append("name") }
    if self.email != other.email { names.append("email") }
    if self.unit != other.unit { names.append("unit") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    return names
  }
}

extension Member: ArchivableMessage {}

/// A measured quantity that key results of several regions share.
public struct Metric: WireMessage {
  public static let fullName = "okr.v1.Metric"

  public var id: String = ""
  public var name: String = ""
  /// The unit of measure, such as "%" or "USD thousand".
  public var unit: String = ""
  public var direction: String = ""
  /// How its values add up over regions, units and cycles: sum, mean (by the key results' weights), min, max, latest, or
  /// ratio (of the sums of two other metrics); empty for not at all.
  public var rollup: String = ""
  public var notes: [Note] = []
  public var version: Int64 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?
  /// Of a ratio alone: the metrics whose values are summed above and below the line.
  public var numerator: String = ""
  public var denominator: String = ""
  /// Of a ratio alone: what it is multiplied by, such as 100 for a percentage; 0 means 1.
  public var per: Int64 = 0

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    unit: String = "",
    direction: String = "",
    rollup: String = "",
    notes: [Note] = [],
    version: Int64 = 0,
    archiveTime: Instant? = nil,
    numerator: String = "",
    denominator: String = "",
    per: Int64 = 0
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.direction = direction
    self.rollup = rollup
    self.notes = notes
    self.version = version
    self.archiveTime = archiveTime
    self.numerator = numerator
    self.denominator = denominator
    self.per = per
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("name", self.name)
    visitor.field("unit", self.unit)
    visitor.field("direction", self.direction)
    visitor.field("rollup", self.rollup)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("archive_time", self.archiveTime)
    visitor.field("numerator", self.numerator)
    visitor.field("denominator", self.denominator)
    visitor.field("per", self.per)
  }
}

extension Metric: MaskedMessage {
  public static let fieldNames = ["id", "name", "unit", "direction", "rollup", "notes", "version", "archive_time", "numerator", "denominator", "per"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "name": self.name = other.name
    case "unit": self.unit = other.unit
    case "direction": self.direction = other.direction
    case "rollup": self.rollup = other.rollup
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "archive_time": self.archiveTime = other.archiveTime
    case "numerator": self.numerator = other.numerator
    case "denominator": self.denominator = other.denominator
    case "per": self.per = other.per
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.name != other.name { names.append("name") }
    if self.unit != other.unit { names.append("unit") }
    if self.direction != other.direction { names.append("direction") }
    if self.rollup != other.rollup { names.append("rollup") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    if self.numerator != other.numerator { names.append("numerator") }
    if self.denominator != other.denominator { names.append("denominator") }
    if self.per != other.per { names.append("per") }
    return names
  }
}

extension Metric: ArchivableMessage {}

/// A period. Cycles nest by parent, within whose days each lies (an end that isn't stated isn't compared); nothing is
/// inherited from it.
public struct Cycle: WireMessage {
  public static let fullName = "okr.v1.Cycle"

  public var id: String = ""
  public var name: String = ""
  /// First and last day, "2026-07-01"; a cycle without an end has neither pace nor periods.
  public var start: String = ""
  public var end: String = ""
  public var parent: String = ""
  public var phase: CyclePhase = CyclePhase(rawValue: 0)
  public var policy: Policy?
  public var notes: [Note] = []
  public var version: Int64 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?
  /// Why the policy is as it is. It goes with a change of the policy alone, and is empty after one that doesn't state it.
  public var policyReason: String = ""

  public init() {}

  public init(
    id: String = "",
    name: String = "",
    start: String = "",
    end: String = "",
    parent: String = "",
    phase: CyclePhase = .init(rawValue: 0),
    policy: Policy? = nil,
    notes: [Note] = [],
    version: Int64 = 0,
    archiveTime: Instant? = nil,
    policyReason: String = ""
  ) {
    self.id = id
    self.name = name
    self.start = start
    self.end = end
    self.parent = parent
    self.phase = phase
    self.policy = policy
    self.notes = notes
    self.version = version
    self.archiveTime = archiveTime
    self.policyReason = policyReason
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("name", self.name)
    visitor.field("start", self.start)
    visitor.field("end", self.end)
    visitor.field("parent", self.parent)
    visitor.field("phase", self.phase)
    visitor.field("policy", self.policy)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("archive_time", self.archiveTime)
    visitor.field("policy_reason", self.policyReason)
  }
}

extension Cycle: MaskedMessage {
  public static let fieldNames = ["id", "name", "start", "end", "parent", "phase", "policy", "notes", "version", "archive_time", "policy_reason"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "name": self.name = other.name
    case "start": self.start = other.start
    case "end": self.end = other.end
    case "parent": self.parent = other.parent
    case "phase": self.phase = other.phase
    case "policy": self.policy = other.policy
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "archive_time": self.archiveTime = other.archiveTime
    case "policy_reason": self.policyReason = other.policyReason
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.name != other.name { names.append("name") }
    if self.start != other.start { names.append("start") }
    if self.end != other.end { names.append("end") }
    if self.parent != other.parent { names.append("parent") }
    if self.phase != other.phase { names.append("phase") }
    if self.policy != other.policy { names.append("policy") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    if self.policyReason != other.policyReason { names.append("policy_reason") }
    return names
  }
}

extension Cycle: ArchivableMessage {}

/// One of the policies that a cycle has had: the rules from its effective time on, until the next one's.
public struct CyclePolicy: WireMessage {
  public static let fullName = "okr.v1.CyclePolicy"

  public var cycle: String = ""
  /// From 1, as the cycle was created, in the order of the cycle's policies.
  public var number: Int32 = 0
  public var policy: Policy?
  public var effectiveTime: Instant?
  public var recordedTime: Instant?
  public var actor: String = ""
  /// Why; empty where nobody said.
  public var reason: String = ""
  public var revision: Int64 = 0
  /// What it replaced; absent in the first.
  public var before: Policy?

  public init() {}

  public init(
    cycle: String = "",
    number: Int32 = 0,
    policy: Policy? = nil,
    effectiveTime: Instant? = nil,
    recordedTime: Instant? = nil,
    actor: String = "",
    reason: String = "",
    revision: Int64 = 0,
    before: Policy? = nil
  ) {
    self.cycle = cycle
    self.number = number
    self.policy = policy
    self.effectiveTime = effectiveTime
    self.recordedTime = recordedTime
    self.actor = actor
    self.reason = reason
    self.revision = revision
    self.before = before
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("number", self.number)
    visitor.field("policy", self.policy)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("recorded_time", self.recordedTime)
    visitor.field("actor", self.actor)
    visitor.field("reason", self.reason)
    visitor.field("revision", self.revision)
    visitor.field("before", self.before)
  }
}

/// A cycle's rules. Absent fields take the defaults named here.
public struct Policy: WireMessage {
  public static let fullName = "okr.v1.Policy"

  public var missing: Missing = Missing(rawValue: 0)
  /// The score's upper bound, 0 to 2000000 ppm; default 1000000.
  public var cap: Ratio?
  /// Where amber and green begin: default 0.4 and 0.7, committed 0.7 and 1.0.
  public var bands: Bands?
  public var committedBands: Bands?
  public var pace: Pace = Pace(rawValue: 0)
  /// Days between due check-ins, 1 to 366; 0 takes the default of 7.
  public var checkInEvery: Int32 = 0
  /// Days after a due date before silence shows, 0 to 366; default 3.
  public var grace: GraceDays?
  /// Fractional digits that people are shown, 0 to 6; default 2.
  public var display: DisplayDigits?

  public init() {}

  public init(
    missing: Missing = .init(rawValue: 0),
    cap: Ratio? = nil,
    bands: Bands? = nil,
    committedBands: Bands? = nil,
    pace: Pace = .init(rawValue: 0),
    checkInEvery: Int32 = 0,
    grace: GraceDays? = nil,
    display: DisplayDigits? = nil
  ) {
    self.missing = missing
    self.cap = cap
    self.bands = bands
    self.committedBands = committedBands
    self.pace = pace
    self.checkInEvery = checkInEvery
    self.grace = grace
    self.display = display
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("missing", self.missing)
    visitor.field("cap", self.cap)
    visitor.field("bands", self.bands)
    visitor.field("committed_bands", self.committedBands)
    visitor.field("pace", self.pace)
    visitor.field("check_in_every", self.checkInEvery)
    visitor.field("grace", self.grace)
    visitor.field("display", self.display)
  }
}

/// Where the colours begin: below amber is red, from green on is green.
public struct Bands: WireMessage {
  public static let fullName = "okr.v1.Bands"

  public var amberPpm: Int64 = 0
  public var greenPpm: Int64 = 0

  public init() {}

  public init(
    amberPpm: Int64 = 0,
    greenPpm: Int64 = 0
  ) {
    self.amberPpm = amberPpm
    self.greenPpm = greenPpm
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("amber_ppm", self.amberPpm)
    visitor.field("green_ppm", self.greenPpm)
  }
}

/// A count of days that may be 0, which an absent one differs from.
public struct GraceDays: WireMessage {
  public static let fullName = "okr.v1.GraceDays"

  public var days: Int32 = 0

  public init() {}

  public init(
    days: Int32 = 0
  ) {
    self.days = days
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("days", self.days)
  }
}

/// A count of digits that may be 0, which an absent one differs from.
public struct DisplayDigits: WireMessage {
  public static let fullName = "okr.v1.DisplayDigits"

  public var digits: Int32 = 0

  public init() {}

  public init(
    digits: Int32 = 0
  ) {
    self.digits = digits
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("digits", self.digits)
  }
}

/// A qualitative aim.
public struct Objective: WireMessage {
  public static let fullName = "okr.v1.Objective"

  public var id: String = ""
  public var cycle: String = ""
  public var unit: String = ""
  /// The home region; empty takes the unit's.
  public var region: String = ""
  /// Default team.
  public var level: Level = Level(rawValue: 0)
  /// Default aspirational.
  public var commitment: Commitment = Commitment(rawValue: 0)
  public var category: String = ""
  /// Default 1.0.
  public var weight: Weight?
  /// Default active.
  public var state: State = State(rawValue: 0)
  public var title: String = ""
  public var owners: [Owner] = []
  /// A score that somebody published; kept beside the computed one, never instead of it.
  public var scorePublished: Ratio?
  /// A person's final judgement: the newest of its grades.
  public var grade: Ratio?
  public var notes: [Note] = []
  public var version: Int64 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?

  public init() {}

  public init(
    id: String = "",
    cycle: String = "",
    unit: String = "",
    region: String = "",
    level: Level = .init(rawValue: 0),
    commitment: Commitment = .init(rawValue: 0),
    category: String = "",
    weight: Weight? = nil,
    state: State = .init(rawValue: 0),
    title: String = "",
    owners: [Owner] = [],
    scorePublished: Ratio? = nil,
    grade: Ratio? = nil,
    notes: [Note] = [],
    version: Int64 = 0,
    archiveTime: Instant? = nil
  ) {
    self.id = id
    self.cycle = cycle
    self.unit = unit
    self.region = region
    self.level = level
    self.commitment = commitment
    self.category = category
    self.weight = weight
    self.state = state
    self.title = title
    self.owners = owners
    self.scorePublished = scorePublished
    self.grade = grade
    self.notes = notes
    self.version = version
    self.archiveTime = archiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("cycle", self.cycle)
    visitor.field("unit", self.unit)
    visitor.field("region", self.region)
    visitor.field("level", self.level)
    visitor.field("commitment", self.commitment)
    visitor.field("category", self.category)
    visitor.field("weight", self.weight)
    visitor.field("state", self.state)
    visitor.field("title", self.title)
    visitor.field("owners", self.owners)
    visitor.field("score_published", self.scorePublished)
    visitor.field("grade", self.grade)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("archive_time", self.archiveTime)
  }
}

extension Objective: MaskedMessage {
  public static let fieldNames = ["id", "cycle", "unit", "region", "level", "commitment", "category", "weight", "state", "title", "owners", "score_published", "grade", "notes", "version", "archive_time"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "cycle": self.cycle = other.cycle
    case "unit": self.unit = other.unit
    case "region": self.region = other.region
    case "level": self.level = other.level
    case "commitment": self.commitment = other.commitment
    case "category": self.category = other.category
    case "weight": self.weight = other.weight
    case "state": self.state = other.state
    case "title": self.title = other.title
    case "owners": self.owners = other.owners
    case "score_published": self.scorePublished = other.scorePublished
    case "grade": self.grade = other.grade
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "archive_time": self.archiveTime = other.archiveTime
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.cycle != other.cycle { names.append("cycle") }
    if self.unit != other.unit { names.append("unit") }
    if self.region != other.region { names.append("region") }
    if self.level != other.level { names.append("level") }
    if self.commitment != other.commitment { names.append("commitment") }
    if self.category != other.category { names.append("category") }
    if self.weight != other.weight { names.append("weight") }
    if self.state != other.state { names.append("state") }
    if self.title != other.title { names.append("title") }
    if self.owners != other.owners { names.append("owners") }
    if self.scorePublished != other.scorePublished { names.append("score_published") }
    if self.grade != other.grade { names.append("grade") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    return names
  }
}

extension Objective: ArchivableMessage {}

extension Objective: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.id)
    bytes.put(self.cycle)
    bytes.put(self.unit)
    bytes.put(self.region)
    bytes.put(self.level)
    bytes.put(self.commitment)
    bytes.put(self.category)
    bytes.put(self.weight)
    bytes.put(self.state)
    bytes.put(self.title)
    bytes.put(self.owners)
    bytes.put(self.scorePublished)
    bytes.put(self.grade)
    bytes.put(self.notes)
    bytes.put(self.version)
    bytes.put(self.archiveTime)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      id: reader.text(),
      cycle: reader.text(),
      unit: reader.text(),
      region: reader.text(),
      level: reader.value(),
      commitment: reader.value(),
      category: reader.text(),
      weight: reader.message(),
      state: reader.value(),
      title: reader.text(),
      owners: reader.list(),
      scorePublished: reader.message(),
      grade: reader.message(),
      notes: reader.list(),
      version: reader.number(),
      archiveTime: reader.message())
  }
}

/// A person's judgement of an objective, beside the computed score and never instead of it. Grades are never changed;
/// the newest holds.
public struct Grade: WireMessage {
  public static let fullName = "okr.v1.Grade"

  /// Output only: given by the server.
  public var id: String = ""
  public var objective: String = ""
  /// 0 to 2000000 ppm. Absent takes the grade before it back.
  public var value: Ratio?
  /// Why it differs from the computed score, or what the number can't say.
  public var reason: String = ""
  /// Output only: the score that was computed when it was given; absent also where the grade came with the objective
  /// as a whole, by UpdateObjective or a document.
  public var computedScore: Ratio?
  /// Output only.
  public var actor: String = ""
  public var recordedTime: Instant?
  public var revision: Int64 = 0

  public init() {}

  public init(
    id: String = "",
    objective: String = "",
    value: Ratio? = nil,
    reason: String = "",
    computedScore: Ratio? = nil,
    actor: String = "",
    recordedTime: Instant? = nil,
    revision: Int64 = 0
  ) {
    self.id = id
    self.objective = objective
    self.value = value
    self.reason = reason
    self.computedScore = computedScore
    self.actor = actor
    self.recordedTime = recordedTime
    self.revision = revision
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("objective", self.objective)
    visitor.field("value", self.value)
    visitor.field("reason", self.reason)
    visitor.field("computed_score", self.computedScore)
    visitor.field("actor", self.actor)
    visitor.field("recorded_time", self.recordedTime)
    visitor.field("revision", self.revision)
  }
}

/// A measurable outcome of one objective.
public struct KeyResult: WireMessage {
  public static let fullName = "okr.v1.KeyResult"

  public var id: String = ""
  public var objective: String = ""
  public var title: String = ""
  public var weight: Weight?
  public var state: State = State(rawValue: 0)
  /// The unit of measure.
  public var unit: String = ""
  public var metric: String = ""
  public var owners: [Owner] = []
  /// The day its first check-in is due, or empty for the cycle's last day.
  public var due: String = ""
  /// The minimum that its metric must hold.
  public var kpiFloor: Value?
  public var priority: String = ""
  public var scorePublished: Ratio?
  public var notes: [Note] = []
  public var version: Int64 = 0
  /// The expected value from a day on, for the policy's phased pace. A kind that judges no single value (milestone, recurring,
  /// threshold by periods, rollup_score) keeps them, and its pace is linear.
  public var phasedTargets: [PhasedTarget] = []
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?
  /// Required: what is measured, and how it becomes an attainment.
  public var kind: Kind?

  public init() {}

  public init(
    id: String = "",
    objective: String = "",
    title: String = "",
    weight: Weight? = nil,
    state: State = .init(rawValue: 0),
    unit: String = "",
    metric: String = "",
    owners: [Owner] = [],
    due: String = "",
    kpiFloor: Value? = nil,
    priority: String = "",
    scorePublished: Ratio? = nil,
    notes: [Note] = [],
    version: Int64 = 0,
    phasedTargets: [PhasedTarget] = [],
    archiveTime: Instant? = nil,
    kind: Kind? = nil
  ) {
    self.id = id
    self.objective = objective
    self.title = title
    self.weight = weight
    self.state = state
    self.unit = unit
    self.metric = metric
    self.owners = owners
    self.due = due
    self.kpiFloor = kpiFloor
    self.priority = priority
    self.scorePublished = scorePublished
    self.notes = notes
    self.version = version
    self.phasedTargets = phasedTargets
    self.archiveTime = archiveTime
    self.kind = kind
  }

  public enum Kind: Sendable, Hashable {
    case metricKind(MetricKind)
    case checkpoints(CheckpointsKind)
    case threshold(ThresholdKind)
    case binary(BinaryKind)
    case graded(GradedKind)
    case milestone(MilestoneKind)
    case recurring(RecurringKind)
    case findBaseline(FindBaselineKind)
    case rollupValue(RollupValueKind)
    case rollupScore(RollupScoreKind)

    /// The field's name in the contract.
    public var name: String {
      switch self {
      case .metricKind: "metric_kind"
      case .checkpoints: "checkpoints"
      case .threshold: "threshold"
      case .binary: "binary"
      case .graded: "graded"
      case .milestone: "milestone"
      case .recurring: "recurring"
      case .findBaseline: "find_baseline"
      case .rollupValue: "rollup_value"
      case .rollupScore: "rollup_score"
      }
    }
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("objective", self.objective)
    visitor.field("title", self.title)
    visitor.field("weight", self.weight)
    visitor.field("state", self.state)
    visitor.field("unit", self.unit)
    visitor.field("metric", self.metric)
    visitor.field("owners", self.owners)
    visitor.field("due", self.due)
    visitor.field("kpi_floor", self.kpiFloor)
    visitor.field("priority", self.priority)
    visitor.field("score_published", self.scorePublished)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("phased_targets", self.phasedTargets)
    visitor.field("archive_time", self.archiveTime)
    switch self.kind {
    case .metricKind(let value)?: visitor.field("metric_kind", Optional(value))
    case .checkpoints(let value)?: visitor.field("checkpoints", Optional(value))
    case .threshold(let value)?: visitor.field("threshold", Optional(value))
    case .binary(let value)?: visitor.field("binary", Optional(value))
    case .graded(let value)?: visitor.field("graded", Optional(value))
    case .milestone(let value)?: visitor.field("milestone", Optional(value))
    case .recurring(let value)?: visitor.field("recurring", Optional(value))
    case .findBaseline(let value)?: visitor.field("find_baseline", Optional(value))
    case .rollupValue(let value)?: visitor.field("rollup_value", Optional(value))
    case .rollupScore(let value)?: visitor.field("rollup_score", Optional(value))
    case nil: break
    }
  }
}

extension KeyResult: MaskedMessage {
  public static let fieldNames = ["id", "objective", "title", "weight", "state", "unit", "metric", "owners", "due", "kpi_floor", "priority", "score_published", "notes", "version", "phased_targets", "archive_time", "kind"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "objective": self.objective = other.objective
    case "title": self.title = other.title
    case "weight": self.weight = other.weight
    case "state": self.state = other.state
    case "unit": self.unit = other.unit
    case "metric": self.metric = other.metric
    case "owners": self.owners = other.owners
    case "due": self.due = other.due
    case "kpi_floor": self.kpiFloor = other.kpiFloor
    case "priority": self.priority = other.priority
    case "score_published": self.scorePublished = other.scorePublished
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "phased_targets": self.phasedTargets = other.phasedTargets
    case "archive_time": self.archiveTime = other.archiveTime
    case "kind": self.kind = other.kind
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.objective != other.objective { names.append("objective") }
    if self.title != other.title { names.append("title") }
    if self.weight != other.weight { names.append("weight") }
    if self.state != other.state { names.append("state") }
    if self.unit != other.unit { names.append("unit") }
    if self.metric != other.metric { names.append("metric") }
    if self.owners != other.owners { names.append("owners") }
    if self.due != other.due { names.append("due") }
    if self.kpiFloor != other.kpiFloor { names.append("kpi_floor") }
    if self.priority != other.priority { names.append("priority") }
    if self.scorePublished != other.scorePublished { names.append("score_published") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.phasedTargets != other.phasedTargets { names.append("phased_targets") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    if self.kind != other.kind { names.append("kind") }
    return names
  }
}

extension KeyResult: ArchivableMessage {}

extension KeyResult: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.id)
    bytes.put(self.objective)
    bytes.put(self.title)
    bytes.put(self.weight)
    bytes.put(self.state)
    bytes.put(self.unit)
    bytes.put(self.metric)
    bytes.put(self.owners)
    bytes.put(self.due)
    bytes.put(self.kpiFloor)
    bytes.put(self.priority)
    bytes.put(self.scorePublished)
    bytes.put(self.notes)
    bytes.put(self.version)
    bytes.put(self.phasedTargets)
    bytes.put(self.archiveTime)
    switch self.kind {
    case .metricKind(let value)?:
      bytes.put(Int64(20))
      value.pack(into: &bytes)
    case .checkpoints(let value)?:
      bytes.put(Int64(21))
      value.pack(into: &bytes)
    case .threshold(let value)?:
      bytes.put(Int64(22))
      value.pack(into: &bytes)
    case .binary(let value)?:
      bytes.put(Int64(23))
      value.pack(into: &bytes)
    case .graded(let value)?:
      bytes.put(Int64(24))
      value.pack(into: &bytes)
    case .milestone(let value)?:
      bytes.put(Int64(25))
      value.pack(into: &bytes)
    case .recurring(let value)?:
      bytes.put(Int64(26))
      value.pack(into: &bytes)
    case .findBaseline(let value)?:
      bytes.put(Int64(27))
      value.pack(into: &bytes)
    case .rollupValue(let value)?:
      bytes.put(Int64(28))
      value.pack(into: &bytes)
    case .rollupScore(let value)?:
      bytes.put(Int64(29))
      value.pack(into: &bytes)
    case nil: bytes.put(Int64(0))
    }
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      id: reader.text(),
      objective: reader.text(),
      title: reader.text(),
      weight: reader.message(),
      state: reader.value(),
      unit: reader.text(),
      metric: reader.text(),
      owners: reader.list(),
      due: reader.text(),
      kpiFloor: reader.message(),
      priority: reader.text(),
      scorePublished: reader.message(),
      notes: reader.list(),
      version: reader.number(),
      phasedTargets: reader.list(),
      archiveTime: reader.message(),
      kind: Self.unpackKind(&reader))
  }

  private static func unpackKind(_ reader: inout PackedReader) -> Kind? {
    switch reader.number() {
    case 20: .metricKind(MetricKind(unpacking: &reader))
    case 21: .checkpoints(CheckpointsKind(unpacking: &reader))
    case 22: .threshold(ThresholdKind(unpacking: &reader))
    case 23: .binary(BinaryKind(unpacking: &reader))
    case 24: .graded(GradedKind(unpacking: &reader))
    case 25: .milestone(MilestoneKind(unpacking: &reader))
    case 26: .recurring(RecurringKind(unpacking: &reader))
    case 27: .findBaseline(FindBaselineKind(unpacking: &reader))
    case 28: .rollupValue(RollupValueKind(unpacking: &reader))
    case 29: .rollupScore(RollupScoreKind(unpacking: &reader))
    default: nil
    }
  }
}

/// What the value is expected to be from a day on, such as "2026-07-31", until the next one's day.
public struct PhasedTarget: WireMessage {
  public static let fullName = "okr.v1.PhasedTarget"

  public var day: String = ""
  public var value: Value?

  public init() {}

  public init(
    day: String = "",
    value: Value? = nil
  ) {
    self.day = day
    self.value = value
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("day", self.day)
    visitor.field("value", self.value)
  }
}

extension PhasedTarget: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.day)
    bytes.put(self.value)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      day: reader.text(),
      value: reader.message())
  }
}

/// (current - baseline) / (target - baseline). An absent baseline is 0.
public struct MetricKind: WireMessage {
  public static let fullName = "okr.v1.MetricKind"

  public var baseline: Value?
  public var target: Value?

  public init() {}

  public init(
    baseline: Value? = nil,
    target: Value? = nil
  ) {
    self.baseline = baseline
    self.target = target
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("baseline", self.baseline)
    visitor.field("target", self.target)
  }
}

extension MetricKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.baseline)
    bytes.put(self.target)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      baseline: reader.message(),
      target: reader.message())
  }
}

/// Piecewise linear through the points; beyond the ends their scores.
public struct CheckpointsKind: WireMessage {
  public static let fullName = "okr.v1.CheckpointsKind"

  public var points: [Checkpoint] = []

  public init() {}

  public init(
    points: [Checkpoint] = []
  ) {
    self.points = points
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("points", self.points)
  }
}

extension CheckpointsKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.points)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      points: reader.list())
  }
}

/// The score of a value.
public struct Checkpoint: WireMessage {
  public static let fullName = "okr.v1.Checkpoint"

  public var value: Value?
  public var score: Ratio?

  public init() {}

  public init(
    value: Value? = nil,
    score: Ratio? = nil
  ) {
    self.value = value
    self.score = score
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("value", self.value)
    visitor.field("score", self.score)
  }
}

extension Checkpoint: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.value)
    bytes.put(self.score)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      value: reader.message(),
      score: reader.message())
  }
}

/// 1 while the value holds, else 0; with zero_at (value - zero_at) / (bound - zero_at).
public struct ThresholdKind: WireMessage {
  public static let fullName = "okr.v1.ThresholdKind"

  /// Default at least.
  public var comparison: Comparison = Comparison(rawValue: 0)
  public var bound: Value?
  /// The upper bound of "within"; both ends are inside.
  public var upper: Value?
  /// Where the way to the bound begins; at-least and at-most only.
  public var zeroAt: Value?
  /// Default latest.
  public var judge: Judge = Judge(rawValue: 0)
  /// Required with periods.
  public var period: Period = Period(rawValue: 0)

  public init() {}

  public init(
    comparison: Comparison = .init(rawValue: 0),
    bound: Value? = nil,
    upper: Value? = nil,
    zeroAt: Value? = nil,
    judge: Judge = .init(rawValue: 0),
    period: Period = .init(rawValue: 0)
  ) {
    self.comparison = comparison
    self.bound = bound
    self.upper = upper
    self.zeroAt = zeroAt
    self.judge = judge
    self.period = period
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("comparison", self.comparison)
    visitor.field("bound", self.bound)
    visitor.field("upper", self.upper)
    visitor.field("zero_at", self.zeroAt)
    visitor.field("judge", self.judge)
    visitor.field("period", self.period)
  }
}

extension ThresholdKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.comparison)
    bytes.put(self.bound)
    bytes.put(self.upper)
    bytes.put(self.zeroAt)
    bytes.put(self.judge)
    bytes.put(self.period)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      comparison: reader.value(),
      bound: reader.message(),
      upper: reader.message(),
      zeroAt: reader.message(),
      judge: reader.value(),
      period: reader.value())
  }
}

/// 0 or 1.
public struct BinaryKind: WireMessage {
  public static let fullName = "okr.v1.BinaryKind"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

extension BinaryKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
  }

  public init(unpacking reader: inout PackedReader) {
    self.init()
  }
}

/// The ratio that a person enters, for results that no unit measures.
public struct GradedKind: WireMessage {
  public static let fullName = "okr.v1.GradedKind"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

extension GradedKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
  }

  public init(unpacking reader: inout PackedReader) {
    self.init()
  }
}

/// The weight of the stages that are done over the weight of all.
public struct MilestoneKind: WireMessage {
  public static let fullName = "okr.v1.MilestoneKind"

  public var stages: [Stage] = []

  public init() {}

  public init(
    stages: [Stage] = []
  ) {
    self.stages = stages
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("stages", self.stages)
  }
}

extension MilestoneKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.stages)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      stages: reader.list())
  }
}

/// A part of a milestone.
public struct Stage: WireMessage {
  public static let fullName = "okr.v1.Stage"

  public var name: String = ""
  public var weight: Weight?
  public var done: Bool = false

  public init() {}

  public init(
    name: String = "",
    weight: Weight? = nil,
    done: Bool = false
  ) {
    self.name = name
    self.weight = weight
    self.done = done
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("name", self.name)
    visitor.field("weight", self.weight)
    visitor.field("done", self.done)
  }
}

extension Stage: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.name)
    bytes.put(self.weight)
    bytes.put(self.done)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      name: reader.text(),
      weight: reader.message(),
      done: reader.flag())
  }
}

/// The sum of min(count, per_period) over per_period times the periods of the cycle.
public struct RecurringKind: WireMessage {
  public static let fullName = "okr.v1.RecurringKind"

  /// At least 1.
  public var perPeriod: Int64 = 0
  public var period: Period = Period(rawValue: 0)

  public init() {}

  public init(
    perPeriod: Int64 = 0,
    period: Period = .init(rawValue: 0)
  ) {
    self.perPeriod = perPeriod
    self.period = period
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("per_period", self.perPeriod)
    visitor.field("period", self.period)
  }
}

extension RecurringKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.perPeriod)
    bytes.put(self.period)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      perPeriod: reader.number(),
      period: reader.value())
  }
}

/// 1 once a value is recorded.
public struct FindBaselineKind: WireMessage {
  public static let fullName = "okr.v1.FindBaselineKind"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

extension FindBaselineKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
  }

  public init(unpacking reader: inout PackedReader) {
    self.init()
  }
}

/// The aggregate of the values that are aligned to it, then as a metric; takes no check-ins of its own.
public struct RollupValueKind: WireMessage {
  public static let fullName = "okr.v1.RollupValueKind"

  public var baseline: Value?
  public var target: Value?
  /// Default sum.
  public var aggregate: Aggregate = Aggregate(rawValue: 0)

  public init() {}

  public init(
    baseline: Value? = nil,
    target: Value? = nil,
    aggregate: Aggregate = .init(rawValue: 0)
  ) {
    self.baseline = baseline
    self.target = target
    self.aggregate = aggregate
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("baseline", self.baseline)
    visitor.field("target", self.target)
    visitor.field("aggregate", self.aggregate)
  }
}

extension RollupValueKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.baseline)
    bytes.put(self.target)
    bytes.put(self.aggregate)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      baseline: reader.message(),
      target: reader.message(),
      aggregate: reader.value())
  }
}

/// The weighted mean of the scores of the objectives that are aligned to it; takes no check-ins of its own.
public struct RollupScoreKind: WireMessage {
  public static let fullName = "okr.v1.RollupScoreKind"

  public init() {}

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
  }
}

extension RollupScoreKind: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
  }

  public init(unpacking reader: inout PackedReader) {
    self.init()
  }
}

/// An edge from a lower objective or key result to a higher one; one edge a pair.
public struct Alignment: WireMessage {
  public static let fullName = "okr.v1.Alignment"

  public var from: String = ""
  public var to: String = ""
  /// Unspecified takes the one that counts where that is allowed, else none.
  public var mode: AlignmentMode = AlignmentMode(rawValue: 0)
  public var weight: Weight?
  public var version: Int64 = 0
  /// Output only, of gets and lists: since when one of its ends is archived, so that nothing counts along it; absent while
  /// neither is.
  public var endArchiveTime: Instant?

  public init() {}

  public init(
    from: String = "",
    to: String = "",
    mode: AlignmentMode = .init(rawValue: 0),
    weight: Weight? = nil,
    version: Int64 = 0,
    endArchiveTime: Instant? = nil
  ) {
    self.from = from
    self.to = to
    self.mode = mode
    self.weight = weight
    self.version = version
    self.endArchiveTime = endArchiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("from", self.from)
    visitor.field("to", self.to)
    visitor.field("mode", self.mode)
    visitor.field("weight", self.weight)
    visitor.field("version", self.version)
    visitor.field("end_archive_time", self.endArchiveTime)
  }
}

extension Alignment: MaskedMessage {
  public static let fieldNames = ["from", "to", "mode", "weight", "version", "end_archive_time"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "from": self.from = other.from
    case "to": self.to = other.to
    case "mode": self.mode = other.mode
    case "weight": self.weight = other.weight
    case "version": self.version = other.version
    case "end_archive_time": self.endArchiveTime = other.endArchiveTime
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.from != other.from { names.append("from") }
    if self.to != other.to { names.append("to") }
    if self.mode != other.mode { names.append("mode") }
    if self.weight != other.weight { names.append("weight") }
    if self.version != other.version { names.append("version") }
    if self.endArchiveTime != other.endArchiveTime { names.append("end_archive_time") }
    return names
  }
}

extension Alignment: PackedMessage {
  public func pack(into bytes: inout PackedBytes) {
    bytes.put(self.from)
    bytes.put(self.to)
    bytes.put(self.mode)
    bytes.put(self.weight)
    bytes.put(self.version)
    bytes.put(self.endArchiveTime)
  }

  public init(unpacking reader: inout PackedReader) {
    self.init(
      from: reader.text(),
      to: reader.text(),
      mode: reader.value(),
      weight: reader.message(),
      version: reader.number(),
      endArchiveTime: reader.message())
  }
}

/// One immutable record of a key result's value.
public struct CheckIn: WireMessage {
  public static let fullName = "okr.v1.CheckIn"

  /// Output only: given by the server.
  public var id: String = ""
  public var keyResult: String = ""
  /// When the value held; absent means now. The future is refused.
  public var effectiveTime: Instant?
  /// A binary's is 0 or 1, a graded one's the ratio. Absent only where the record voids another.
  public var value: Value?
  public var confidence: Ratio?
  public var note: String = ""
  /// The id of the record that this one replaces, or voids where it has no value.
  public var replaces: String = ""
  /// Output only.
  public var actor: String = ""
  public var recordedTime: Instant?
  public var revision: Int64 = 0
  /// Output only: false once another record replaced or voided it.
  public var inForce: Bool = false
  public var notes: [Note] = []

  public init() {}

  public init(
    id: String = "",
    keyResult: String = "",
    effectiveTime: Instant? = nil,
    value: Value? = nil,
    confidence: Ratio? = nil,
    note: String = "",
    replaces: String = "",
    actor: String = "",
    recordedTime: Instant? = nil,
    revision: Int64 = 0,
    inForce: Bool = false,
    notes: [Note] = []
  ) {
    self.id = id
    self.keyResult = keyResult
    self.effectiveTime = effectiveTime
    self.value = value
    self.confidence = confidence
    self.note = note
    self.replaces = replaces
    self.actor = actor
    self.recordedTime = recordedTime
    self.revision = revision
    self.inForce = inForce
    self.notes = notes
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("key_result", self.keyResult)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("value", self.value)
    visitor.field("confidence", self.confidence)
    visitor.field("note", self.note)
    visitor.field("replaces", self.replaces)
    visitor.field("actor", self.actor)
    visitor.field("recorded_time", self.recordedTime)
    visitor.field("revision", self.revision)
    visitor.field("in_force", self.inForce)
    visitor.field("notes", self.notes)
  }
}

/// One close of a cycle: what was frozen, under which rules, and from which inputs. Nothing changes it; a reopening is
/// noted beside it.
public struct CycleClose: WireMessage {
  public static let fullName = "okr.v1.CycleClose"

  public var cycle: String = ""
  /// From 1, in the order of the cycle's closes.
  public var number: Int32 = 0
  /// The revision of the close, and the instant that the frozen figures are as of.
  public var revision: Int64 = 0
  public var instant: Instant?
  public var actor: String = ""
  /// What was frozen: the cycle's objectives and key results, and how many of them count.
  public var objectives: Int64 = 0
  public var keyResults: Int64 = 0
  public var counting: Int64 = 0
  /// The cycle's rollup: the mean of the counting objectives' scores, by their own weights.
  public var score: Ratio?
  /// The policy that the figures follow, and the version of the cycle that it stood in.
  public var policy: Policy?
  public var policyVersion: Int64 = 0
  /// The version of the arithmetic; figures of the same inputs are equal under one version.
  public var engineVersion: Int32 = 0
  /// SHA-256 in lower-case hex: of the log before the close, which holds all inputs, and of the frozen figures.
  public var inputsDigest: String = ""
  public var figuresDigest: String = ""
  /// Set once the cycle was opened again: by whom, when, why.
  public var reopening: CycleReopening?
  /// The number of the policy among the cycle's.
  public var policyNumber: Int32 = 0

  public init() {}

  public init(
    cycle: String = "",
    number: Int32 = 0,
    revision: Int64 = 0,
    instant: Instant? = nil,
    actor: String = "",
    objectives: Int64 = 0,
    keyResults: Int64 = 0,
    counting: Int64 = 0,
    score: Ratio? = nil,
    policy: Policy? = nil,
    policyVersion: Int64 = 0,
    engineVersion: Int32 = 0,
    inputsDigest: String = "",
    figuresDigest: String = "",
    reopening: CycleReopening? = nil,
    policyNumber: Int32 = 0
  ) {
    self.cycle = cycle
    self.number = number
    self.revision = revision
    self.instant = instant
    self.actor = actor
    self.objectives = objectives
    self.keyResults = keyResults
    self.counting = counting
    self.score = score
    self.policy = policy
    self.policyVersion = policyVersion
    self.engineVersion = engineVersion
    self.inputsDigest = inputsDigest
    self.figuresDigest = figuresDigest
    self.reopening = reopening
    self.policyNumber = policyNumber
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("number", self.number)
    visitor.field("revision", self.revision)
    visitor.field("instant", self.instant)
    visitor.field("actor", self.actor)
    visitor.field("objectives", self.objectives)
    visitor.field("key_results", self.keyResults)
    visitor.field("counting", self.counting)
    visitor.field("score", self.score)
    visitor.field("policy", self.policy)
    visitor.field("policy_version", self.policyVersion)
    visitor.field("engine_version", self.engineVersion)
    visitor.field("inputs_digest", self.inputsDigest)
    visitor.field("figures_digest", self.figuresDigest)
    visitor.field("reopening", self.reopening)
    visitor.field("policy_number", self.policyNumber)
  }
}

/// The opening of a closed cycle.
public struct CycleReopening: WireMessage {
  public static let fullName = "okr.v1.CycleReopening"

  public var cycle: String = ""
  public var reason: String = ""
  /// Output only.
  public var actor: String = ""
  public var recordedTime: Instant?
  public var revision: Int64 = 0

  public init() {}

  public init(
    cycle: String = "",
    reason: String = "",
    actor: String = "",
    recordedTime: Instant? = nil,
    revision: Int64 = 0
  ) {
    self.cycle = cycle
    self.reason = reason
    self.actor = actor
    self.recordedTime = recordedTime
    self.revision = revision
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("reason", self.reason)
    visitor.field("actor", self.actor)
    visitor.field("recorded_time", self.recordedTime)
    visitor.field("revision", self.revision)
  }
}

/// What an objective of one unit needs from another unit by a day. It is agreed upon and moves no score.
public struct Dependency: WireMessage {
  public static let fullName = "okr.v1.Dependency"

  public var id: String = ""
  /// What is needed.
  public var title: String = ""
  /// Required: the objective that needs it. Its unit is the one that asks.
  public var objective: String = ""
  /// Required: the unit that is asked.
  public var giver: String = ""
  /// Required: the last day on which it still helps, within the days of the objective's cycle.
  public var neededBy: String = ""
  /// Changed by answers alone, such as AcceptDependency.
  public var state: DependencyState = DependencyState(rawValue: 0)
  /// The day for which it is promised; stated where it is accepted or delivered, and changed by answers alone.
  public var promised: String = ""
  /// What was said when it was asked for or last answered. Later ones come with an answer alone.
  public var reason: String = ""
  public var notes: [Note] = []
  /// Output only: the revision of the last change.
  public var version: Int64 = 0
  /// Output only: since when it is archived; absent where it isn't.
  public var archiveTime: Instant?
  /// Output only: the unit and the cycle of the objective.
  public var asker: String = ""
  public var cycle: String = ""
  /// Output only: true where it waits for an answer or for delivery and the promised day, or without one the needed
  /// one, is over, and where it is promised for a day after the needed one.
  public var late: Bool = false
  /// Output only: how it came to stand as it does, the oldest first; at most 64. Lists leave them out.
  public var steps: [DependencyStep] = []

  public init() {}

  public init(
    id: String = "",
    title: String = "",
    objective: String = "",
    giver: String = "",
    neededBy: String = "",
    state: DependencyState = .init(rawValue: 0),
    promised: String = "",
    reason: String = "",
    notes: [Note] = [],
    version: Int64 = 0,
    archiveTime: Instant? = nil,
    asker: String = "",
    cycle: String = "",
    late: Bool = false,
    steps: [DependencyStep] = []
  ) {
    self.id = id
    self.title = title
    self.objective = objective
    self.giver = giver
    self.neededBy = neededBy
    self.state = state
    self.promised = promised
    self.reason = reason
    self.notes = notes
    self.version = version
    self.archiveTime = archiveTime
    self.asker = asker
    self.cycle = cycle
    self.late = late
    self.steps = steps
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("title", self.title)
    visitor.field("objective", self.objective)
    visitor.field("giver", self.giver)
    visitor.field("needed_by", self.neededBy)
    visitor.field("state", self.state)
    visitor.field("promised", self.promised)
    visitor.field("reason", self.reason)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("archive_time", self.archiveTime)
    visitor.field("asker", self.asker)
    visitor.field("cycle", self.cycle)
    visitor.field("late", self.late)
    visitor.field("steps", self.steps)
  }
}

extension Dependency: MaskedMessage {
  public static let fieldNames = ["id", "title", "objective", "giver", "needed_by", "state", "promised", "reason", "notes", "version", "archive_time", "asker", "cycle", "late", "steps"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "id": self.id = other.id
    case "title": self.title = other.title
    case "objective": self.objective = other.objective
    case "giver": self.giver = other.giver
    case "needed_by": self.neededBy = other.neededBy
    case "state": self.state = other.state
    case "promised": self.promised = other.promised
    case "reason": self.reason = other.reason
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "archive_time": self.archiveTime = other.archiveTime
    case "asker": self.asker = other.asker
    case "cycle": self.cycle = other.cycle
    case "late": self.late = other.late
    case "steps": self.steps = other.steps
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.id != other.id { names.append("id") }
    if self.title != other.title { names.append("title") }
    if self.objective != other.objective { names.append("objective") }
    if self.giver != other.giver { names.append("giver") }
    if self.neededBy != other.neededBy { names.append("needed_by") }
    if self.state != other.state { names.append("state") }
    if self.promised != other.promised { names.append("promised") }
    if self.reason != other.reason { names.append("reason") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.archiveTime != other.archiveTime { names.append("archive_time") }
    if self.asker != other.asker { names.append("asker") }
    if self.cycle != other.cycle { names.append("cycle") }
    if self.late != other.late { names.append("late") }
    if self.steps != other.steps { names.append("steps") }
    return names
  }
}

extension Dependency: ArchivableMessage {}

/// One step of a dependency: how it stood from then on, who took it, and when.
public struct DependencyStep: WireMessage {
  public static let fullName = "okr.v1.DependencyStep"

  public var state: DependencyState = DependencyState(rawValue: 0)
  public var neededBy: String = ""
  public var promised: String = ""
  public var reason: String = ""
  public var actor: String = ""
  public var effectiveTime: Instant?
  public var recordedTime: Instant?
  public var revision: Int64 = 0

  public init() {}

  public init(
    state: DependencyState = .init(rawValue: 0),
    neededBy: String = "",
    promised: String = "",
    reason: String = "",
    actor: String = "",
    effectiveTime: Instant? = nil,
    recordedTime: Instant? = nil,
    revision: Int64 = 0
  ) {
    self.state = state
    self.neededBy = neededBy
    self.promised = promised
    self.reason = reason
    self.actor = actor
    self.effectiveTime = effectiveTime
    self.recordedTime = recordedTime
    self.revision = revision
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("state", self.state)
    visitor.field("needed_by", self.neededBy)
    visitor.field("promised", self.promised)
    visitor.field("reason", self.reason)
    visitor.field("actor", self.actor)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("recorded_time", self.recordedTime)
    visitor.field("revision", self.revision)
  }
}

/// What the score of an objective or key result is to be read as, up to a day: a person's statement that stands beside
/// the computed score, which alone rolls up. One an item; a new one takes the place of the one before.
public struct Override: WireMessage {
  public static let fullName = "okr.v1.Override"

  /// Required: the objective or key result. It is the override's id.
  public var item: String = ""
  /// Required: what its score is to be read as, 0 to 2. Absent where it was withdrawn.
  public var score: Ratio?
  /// Required: why; of a withdrawn one why it was taken back. At most 4096 bytes.
  public var reason: String = ""
  /// Required: the last day on which it is in force, in the zone of the objective's owner region. At most 92 days after
  /// the cycle's last day; where the cycle has none, after the day on which it is stated. Of a withdrawn one as it was.
  public var until: String = ""
  public var notes: [Note] = []
  /// Output only: the revision of the last change.
  public var version: Int64 = 0
  /// Output only.
  public var state: OverrideState = OverrideState(rawValue: 0)
  /// Output only: the item's computed score at the instant that is asked about; absent is "no score".
  public var computedScore: Ratio?
  /// Output only: who stated it, or took it back.
  public var actor: String = ""
  /// Output only: since when it stands so.
  public var effectiveTime: Instant?
  /// Output only: the item itself or the key result's objective, and its cycle.
  public var objective: String = ""
  public var cycle: String = ""
  /// Output only: what was stated, the oldest first; at most 64. Lists leave them out.
  public var steps: [OverrideStep] = []

  public init() {}

  public init(
    item: String = "",
    score: Ratio? = nil,
    reason: String = "",
    until: String = "",
    notes: [Note] = [],
    version: Int64 = 0,
    state: OverrideState = .init(rawValue: 0),
    computedScore: Ratio? = nil,
    actor: String = "",
    effectiveTime: Instant? = nil,
    objective: String = "",
    cycle: String = "",
    steps: [OverrideStep] = []
  ) {
    self.item = item
    self.score = score
    self.reason = reason
    self.until = until
    self.notes = notes
    self.version = version
    self.state = state
    self.computedScore = computedScore
    self.actor = actor
    self.effectiveTime = effectiveTime
    self.objective = objective
    self.cycle = cycle
    self.steps = steps
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("item", self.item)
    visitor.field("score", self.score)
    visitor.field("reason", self.reason)
    visitor.field("until", self.until)
    visitor.field("notes", self.notes)
    visitor.field("version", self.version)
    visitor.field("state", self.state)
    visitor.field("computed_score", self.computedScore)
    visitor.field("actor", self.actor)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("objective", self.objective)
    visitor.field("cycle", self.cycle)
    visitor.field("steps", self.steps)
  }
}

extension Override: MaskedMessage {
  public static let fieldNames = ["item", "score", "reason", "until", "notes", "version", "state", "computed_score", "actor", "effective_time", "objective", "cycle", "steps"]

  public mutating func take(_ field: String, from other: Self) -> Bool {
    switch field {
    case "item": self.item = other.item
    case "score": self.score = other.score
    case "reason": self.reason = other.reason
    case "until": self.until = other.until
    case "notes": self.notes = other.notes
    case "version": self.version = other.version
    case "state": self.state = other.state
    case "computed_score": self.computedScore = other.computedScore
    case "actor": self.actor = other.actor
    case "effective_time": self.effectiveTime = other.effectiveTime
    case "objective": self.objective = other.objective
    case "cycle": self.cycle = other.cycle
    case "steps": self.steps = other.steps
    default: return false
    }
    return true
  }

  public func changedFields(from other: Self) -> [String] {
    var names: [String] = []
    if self.item != other.item { names.append("item") }
    if self.score != other.score { names.append("score") }
    if self.reason != other.reason { names.append("reason") }
    if self.until != other.until { names.append("until") }
    if self.notes != other.notes { names.append("notes") }
    if self.version != other.version { names.append("version") }
    if self.state != other.state { names.append("state") }
    if self.computedScore != other.computedScore { names.append("computed_score") }
    if self.actor != other.actor { names.append("actor") }
    if self.effectiveTime != other.effectiveTime { names.append("effective_time") }
    if self.objective != other.objective { names.append("objective") }
    if self.cycle != other.cycle { names.append("cycle") }
    if self.steps != other.steps { names.append("steps") }
    return names
  }
}

/// One statement about an item's score, or that the one before was taken back.
public struct OverrideStep: WireMessage {
  public static let fullName = "okr.v1.OverrideStep"

  /// Absent where it was taken back.
  public var score: Ratio?
  public var until: String = ""
  public var reason: String = ""
  public var actor: String = ""
  public var effectiveTime: Instant?
  public var recordedTime: Instant?
  public var revision: Int64 = 0

  public init() {}

  public init(
    score: Ratio? = nil,
    until: String = "",
    reason: String = "",
    actor: String = "",
    effectiveTime: Instant? = nil,
    recordedTime: Instant? = nil,
    revision: Int64 = 0
  ) {
    self.score = score
    self.until = until
    self.reason = reason
    self.actor = actor
    self.effectiveTime = effectiveTime
    self.recordedTime = recordedTime
    self.revision = revision
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("score", self.score)
    visitor.field("until", self.until)
    visitor.field("reason", self.reason)
    visitor.field("actor", self.actor)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("recorded_time", self.recordedTime)
    visitor.field("revision", self.revision)
  }
}

/// An override that is in force, as it stands beside an item's figures.
public struct OverrideInForce: WireMessage {
  public static let fullName = "okr.v1.OverrideInForce"

  /// The objective or key result.
  public var item: String = ""
  /// What its score is to be read as.
  public var score: Ratio?
  public var reason: String = ""
  /// The last day.
  public var until: String = ""
  /// Who stated it.
  public var actor: String = ""

  public init() {}

  public init(
    item: String = "",
    score: Ratio? = nil,
    reason: String = "",
    until: String = "",
    actor: String = ""
  ) {
    self.item = item
    self.score = score
    self.reason = reason
    self.until = until
    self.actor = actor
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("item", self.item)
    visitor.field("score", self.score)
    visitor.field("reason", self.reason)
    visitor.field("until", self.until)
    visitor.field("actor", self.actor)
  }
}
