// The rows of objectives and of key results. A key result's is one cache line, an objective's less
// than two: what a check-in touches on its way up is what is read.

internal import OKRModel

/// What a row is beside its numbers.
struct RowFlags: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let counts = RowFlags(rawValue: 1)
  /// Silence that is handed up.
  static let outdated = RowFlags(rawValue: 2)
  static let measured = RowFlags(rawValue: 4)
  static let dirty = RowFlags(rawValue: 8)
  static let changed = RowFlags(rawValue: 16)
  /// The sums must be formed anew from the children.
  static let needsResum = RowFlags(rawValue: 32)
  /// The key result has an `Extra`.
  static let hasExtra = RowFlags(rawValue: 64)

  @inline(__always)
  mutating func set(_ flag: RowFlags, _ isSet: Bool) {
    self = RowFlags(rawValue: (self.rawValue & ~flag.rawValue) | (isSet ? flag.rawValue : 0))
  }
}

/// How a key result is judged. Rules of one or two numbers stand in the row itself.
enum RuleCode: UInt8, Sendable {
  case metric
  case atLeast
  case moreThan
  case atMost
  case lessThan
  case within
  case binary
  case graded
  case findBaseline
  case milestone
  case startedMilestone
  /// The rule stands in the key result's `Extra`.
  case extra
}

/// A key result: 64 bytes.
struct KeyResultRow: Sendable {
  /// Baseline, bound, or weight of the stages done.
  var first: Int64 = 0
  /// Target, upper bound, or weight of all stages.
  var second: Int64 = 0
  /// The value in force, or the aggregate; valid where `instant` isn't absent.
  var value: Int64 = 0
  /// Effective time of the value, microseconds since 1970.
  var instant = Absent.number
  var attainment = Absent.number
  var score = Absent.ppm
  var coverage: Int32 = 0
  var confidence = Absent.ppm
  /// Thousandths.
  var weight: Int32 = 0
  /// The row of its objective.
  var objective: UInt32
  var code = RuleCode.graded
  var health = HealthCode.noData
  var flags: RowFlags = []

  @inline(__always) var hasValue: Bool { self.instant != Absent.number }

  @inline(__always) var share: Share {
    Share(
      score: self.score, coverage: self.coverage, isOutdated: self.flags.contains(.outdated))
  }
}

/// What most key results need only when they are edited.
struct KeyResultLinks: Sendable {
  /// The row of the objective's key result that came before it, or `Absent.index`.
  var nextSibling = Absent.index
  /// Index of its `Extra`, or `Absent.index`.
  var extra = Absent.index
  /// Revision of the value in force.
  var revision: Int64 = 0
}

/// What few key results have: rules of more than two numbers, days, and edges.
struct Extra: Sendable {
  /// The row of the key result.
  let row: UInt32
  /// Where the row's code is `.extra`.
  var rule: KeyResultRule?
  /// Days since 1970, or `Int32.min` where not stated.
  var due = Int32.min
  /// Phased targets, ascending by day.
  var phases: [Phase] = []
  /// All records in force, of rules that are judged by periods.
  var records: [ValueRecord] = []
  /// Of a rollup_score.
  var sums = ChildSums()
  var edges = EdgeHeads()
  var height: UInt16 = 0
}

/// The ends of a node's lists of edges.
struct EdgeHeads: Sendable {
  var up = Absent.index
  var down = Absent.index
  /// Edges into the node, and an objective's key results.
  var children: UInt32 = 0
}

/// Counts over an objective's counting key results.
struct KeyResultCounts: Hashable, Sendable {
  /// Σ confidence, ppm.
  var confidence: Int64 = 0
  var keyResults: Int32 = 0
  var measured: Int32 = 0
  var confident: Int32 = 0

  @inline(__always)
  mutating func add(isMeasured: Bool, confidence: Int32, sign: Int32) {
    self.keyResults &+= sign
    self.measured &+= isMeasured ? sign : 0
    if confidence != Absent.ppm {
      self.confident &+= sign
      self.confidence &+= Int64(sign) &* Int64(confidence)
    }
  }
}

/// An objective: 104 bytes.
struct ObjectiveRow: Sendable {
  var sums = ChildSums()
  var inside = KeyResultCounts()
  var score = Absent.ppm
  var coverage: Int32 = 0
  /// Thousandths.
  var weight: Int32 = 0
  /// The index of its judgement: twice its clock's, and one more where it is committed.
  var judgement: UInt32
  var cell: UInt32
  /// The row of its newest key result, or `Absent.index`.
  var firstKeyResult = Absent.index
  var edges = EdgeHeads()
  var height: UInt16 = 1
  var flags: RowFlags = []
  var health = HealthCode.noData
  var colour = ColourCode.none

  var clock: Int { Int(self.judgement) / 2 }

  @inline(__always) var share: Share {
    Share(
      score: self.score, coverage: self.coverage, isOutdated: self.flags.contains(.outdated))
  }
}

/// Health in one byte, as a number: judged without a branch, since scores are hard to foretell.
struct HealthCode: Hashable, Sendable {
  let number: UInt8

  static let onTrack = HealthCode(number: 0)
  static let atRisk = HealthCode(number: 1)
  static let behind = HealthCode(number: 2)
  static let outdated = HealthCode(number: 3)
  static let noData = HealthCode(number: 4)

  var health: Health {
    switch self {
    case .onTrack: .onTrack
    case .atRisk: .atRisk
    case .behind: .behind
    case .outdated: .outdated
    default: .noData
    }
  }
}

/// A colour in one byte, likewise.
struct ColourCode: Hashable, Sendable {
  let number: UInt8

  static let none = ColourCode(number: 0)
  static let red = ColourCode(number: 1)
  static let amber = ColourCode(number: 2)
  static let green = ColourCode(number: 3)

  var colour: Colour {
    switch self {
    case .red: .red
    case .amber: .amber
    case .green: .green
    default: .unspecified
    }
  }
}
