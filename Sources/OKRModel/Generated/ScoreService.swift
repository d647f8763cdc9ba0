// Written by proto/generate from proto/okr/v1/score_service.proto. Do not edit.

/// What a line of a tree or an explanation is.
public enum ItemType: WireEnum {
  case unspecified
  case objective
  case keyResult
  case checkIn
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [ItemType] = [.unspecified, .objective, .keyResult, .checkIn]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .objective
    case 2: self = .keyResult
    case 3: self = .checkIn
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .objective: 1
    case .keyResult: 2
    case .checkIn: 3
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .objective: "objective"
    case .keyResult: "key_result"
    case .checkIn: "check_in"
    case .unrecognized(let number): String(number)
    }
  }
}

/// What rollups are grouped by.
public enum Dimension: WireEnum {
  case unspecified
  case region
  case unit
  case level
  case category
  case commitment
  case cycle
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [Dimension] = [.unspecified, .region, .unit, .level, .category, .commitment, .cycle]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .region
    case 2: self = .unit
    case 3: self = .level
    case 4: self = .category
    case 5: self = .commitment
    case 6: self = .cycle
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .region: 1
    case .unit: 2
    case .level: 3
    case .category: 4
    case .commitment: 5
    case .cycle: 6
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .region: "region"
    case .unit: "unit"
    case .level: "level"
    case .category: "category"
    case .commitment: "commitment"
    case .cycle: "cycle"
    case .unrecognized(let number): String(number)
    }
  }
}

/// What a change is of.
public enum ChangedType: WireEnum {
  case unspecified
  case region
  case unit
  case member
  case metric
  case cycle
  case objective
  case keyResult
  case alignment
  case alignmentRemoved
  case checkIn
  case documentNotes
  case grade
  case cycleClosed
  case cycleReopened
  case dependency
  case override
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [ChangedType] = [.unspecified, .region, .unit, .member, .metric, .cycle, .objective, .keyResult, .alignment, .alignmentRemoved, .checkIn, .documentNotes, .grade, .cycleClosed, .cycleReopened, .dependency, .override]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .region
    case 2: self = .unit
    case 3: self = .member
    case 4: self = .metric
    case 5: self = .cycle
    case 6: self = .objective
    case 7: self = .keyResult
    case 8: self = .alignment
    case 9: self = .alignmentRemoved
    case 10: self = .checkIn
    case 11: self = .documentNotes
    case 12: self = .grade
    case 13: self = .cycleClosed
    case 14: self = .cycleReopened
    case 15: self = .dependency
    case 16: self = .override
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .region: 1
    case .unit: 2
    case .member: 3
    case .metric: 4
    case .cycle: 5
    case .objective: 6
    case .keyResult: 7
    case .alignment: 8
    case .alignmentRemoved: 9
    case .checkIn: 10
    case .documentNotes: 11
    case .grade: 12
    case .cycleClosed: 13
    case .cycleReopened: 14
    case .dependency: 15
    case .override: 16
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
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
    case .unrecognized(let number): String(number)
    }
  }
}

/// Why a watch states what is there anew.
public enum WatchRestart: WireEnum {
  /// It goes on from the message before.
  case unspecified
  /// It begins.
  case begin
  /// Too much came after the token, or since the reader last read.
  case behind
  /// The token is of another history: the database was restored since.
  case history
  /// The structure changed, so that items or rows may have gone.
  case structure
  /// A new day began after the token.
  case day
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [WatchRestart] = [.unspecified, .begin, .behind, .history, .structure, .day]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .begin
    case 2: self = .behind
    case 3: self = .history
    case 4: self = .structure
    case 5: self = .day
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .begin: 1
    case .behind: 2
    case .history: 3
    case .structure: 4
    case .day: 5
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .begin: "begin"
    case .behind: "behind"
    case .history: "history"
    case .structure: "structure"
    case .day: "day"
    case .unrecognized(let number): String(number)
    }
  }
}

public struct GetTreeRequest: WireMessage {
  public static let fullName = "okr.v1.GetTreeRequest"

  /// Start at these items; empty means the objectives that count in nothing, or nothing of the same selection.
  public var roots: [String] = []
  /// Only objectives of this cycle, region (with those below) or unit (with those below); empty means any.
  public var cycle: String = ""
  public var region: String = ""
  public var unit: String = ""
  /// Levels below the roots; 0 means the limit of 64.
  public var depth: Int32 = 0
  public var page: Page?
  /// With what is archived.
  public var showArchived: Bool = false

  public init() {}

  public init(
    roots: [String] = [],
    cycle: String = "",
    region: String = "",
    unit: String = "",
    depth: Int32 = 0,
    page: Page? = nil,
    showArchived: Bool = false
  ) {
    self.roots = roots
    self.cycle = cycle
    self.region = region
    self.unit = unit
    self.depth = depth
    self.page = page
    self.showArchived = showArchived
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("roots", self.roots)
    visitor.field("cycle", self.cycle)
    visitor.field("region", self.region)
    visitor.field("unit", self.unit)
    visitor.field("depth", self.depth)
    visitor.field("page", self.page)
    visitor.field("show_archived", self.showArchived)
  }
}

extension GetTreeRequest: PagedMessage {}

/// One line of the tree. An item with several parents stands under each; only the first has its children below.
public struct TreeNode: WireMessage {
  public static let fullName = "okr.v1.TreeNode"

  public var id: String = ""
  public var type: ItemType = ItemType(rawValue: 0)
  /// 0 for a root.
  public var depth: Int32 = 0
  public var title: String = ""
  public var figures: Figures?
  /// The weight with which it counts in the line above.
  public var weight: Weight?
  public var state: State = State(rawValue: 0)
  public var region: String = ""
  public var unit: String = ""
  public var cycle: String = ""
  public var level: Level = Level(rawValue: 0)
  public var commitment: Commitment = Commitment(rawValue: 0)
  /// The key result's kind, such as "metric".
  public var kind: String = ""
  /// False where it doesn't count in the line above: its state, or an edge of mode none.
  public var counts: Bool = false
  /// True where its children stand elsewhere.
  public var repeatedAbove: Bool = false
  public var unitOfMeasure: String = ""
  /// Fractional digits to show, by the cycle's policy.
  public var displayDigits: Int32 = 0
  /// What its score is to be read as; absent where no override is in force.
  public var override: OverrideInForce?
  /// Since when it is archived; absent where it isn't. What is archived counts nowhere.
  public var archiveTime: Instant?

  public init() {}

  public init(
    id: String = "",
    type: ItemType = .init(rawValue: 0),
    depth: Int32 = 0,
    title: String = "",
    figures: Figures? = nil,
    weight: Weight? = nil,
    state: State = .init(rawValue: 0),
    region: String = "",
    unit: String = "",
    cycle: String = "",
    level: Level = .init(rawValue: 0),
    commitment: Commitment = .init(rawValue: 0),
    kind: String = "",
    counts: Bool = false,
    repeatedAbove: Bool = false,
    unitOfMeasure: String = "",
    displayDigits: Int32 = 0,
    override: OverrideInForce? = nil,
    archiveTime: Instant? = nil
  ) {
    self.id = id
    self.type = type
    self.depth = depth
    self.title = title
    self.figures = figures
    self.weight = weight
    self.state = state
    self.region = region
    self.unit = unit
    self.cycle = cycle
    self.level = level
    self.commitment = commitment
    self.kind = kind
    self.counts = counts
    self.repeatedAbove = repeatedAbove
    self.unitOfMeasure = unitOfMeasure
    self.displayDigits = displayDigits
    self.override = override
    self.archiveTime = archiveTime
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("type", self.type)
    visitor.field("depth", self.depth)
    visitor.field("title", self.title)
    visitor.field("figures", self.figures)
    visitor.field("weight", self.weight)
    visitor.field("state", self.state)
    visitor.field("region", self.region)
    visitor.field("unit", self.unit)
    visitor.field("cycle", self.cycle)
    visitor.field("level", self.level)
    visitor.field("commitment", self.commitment)
    visitor.field("kind", self.kind)
    visitor.field("counts", self.counts)
    visitor.field("repeated_above", self.repeatedAbove)
    visitor.field("unit_of_measure", self.unitOfMeasure)
    visitor.field("display_digits", self.displayDigits)
    visitor.field("override", self.override)
    visitor.field("archive_time", self.archiveTime)
  }
}

public struct GetTreeResponse: WireMessage {
  public static let fullName = "okr.v1.GetTreeResponse"

  public var nodes: [TreeNode] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    nodes: [TreeNode] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.nodes = nodes
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("nodes", self.nodes)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct QueryRollupRequest: WireMessage {
  public static let fullName = "okr.v1.QueryRollupRequest"

  /// At most 3; none means one row for the whole scope. Region and unit rows hold what is below them as well.
  public var by: [Dimension] = []
  /// The scope; empty or unspecified means any. Region and unit hold what is below them.
  public var cycle: String = ""
  public var region: String = ""
  public var unit: String = ""
  public var level: Level = Level(rawValue: 0)
  public var category: String = ""
  public var commitment: Commitment = Commitment(rawValue: 0)
  public var page: Page?

  public init() {}

  public init(
    by: [Dimension] = [],
    cycle: String = "",
    region: String = "",
    unit: String = "",
    level: Level = .init(rawValue: 0),
    category: String = "",
    commitment: Commitment = .init(rawValue: 0),
    page: Page? = nil
  ) {
    self.by = by
    self.cycle = cycle
    self.region = region
    self.unit = unit
    self.level = level
    self.category = category
    self.commitment = commitment
    self.page = page
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("by", self.by)
    visitor.field("cycle", self.cycle)
    visitor.field("region", self.region)
    visitor.field("unit", self.unit)
    visitor.field("level", self.level)
    visitor.field("category", self.category)
    visitor.field("commitment", self.commitment)
    visitor.field("page", self.page)
  }
}

extension QueryRollupRequest: PagedMessage {}

/// The figures of a scope: means of the counting objectives, by their own weights, beside counts.
public struct RollupRow: WireMessage {
  public static let fullName = "okr.v1.RollupRow"

  /// One value a dimension of the request, in its order: an id, or a name such as "team"; empty where not stated.
  public var keys: [String] = []
  /// Names to show beside the keys.
  public var names: [String] = []
  /// The place in its tree, for region and unit rows: 0 at the top.
  public var depth: Int32 = 0
  public var score: Ratio?
  public var objectives: Int64 = 0
  public var scored: Int64 = 0
  public var keyResults: Int64 = 0
  public var measured: Int64 = 0
  public var red: Int64 = 0
  public var amber: Int64 = 0
  public var green: Int64 = 0
  public var onTrack: Int64 = 0
  public var atRisk: Int64 = 0
  public var behind: Int64 = 0
  public var outdated: Int64 = 0
  public var noData: Int64 = 0
  /// Of the key results that have one.
  public var meanConfidence: Ratio?
  /// The mean of the units' means, equal weights.
  public var meanOfUnits: Ratio?
  /// The weighted mean of the objectives' coverage.
  public var coverage: Ratio?
  public var colour: Colour = Colour(rawValue: 0)

  public init() {}

  public init(
    keys: [String] = [],
    names: [String] = [],
    depth: Int32 = 0,
    score: Ratio? = nil,
    objectives: Int64 = 0,
    scored: Int64 = 0,
    keyResults: Int64 = 0,
    measured: Int64 = 0,
    red: Int64 = 0,
    amber: Int64 = 0,
    green: Int64 = 0,
    onTrack: Int64 = 0,
    atRisk: Int64 = 0,
    behind: Int64 = 0,
    outdated: Int64 = 0,
    noData: Int64 = 0,
    meanConfidence: Ratio? = nil,
    meanOfUnits: Ratio? = nil,
    coverage: Ratio? = nil,
    colour: Colour = .init(rawValue: 0)
  ) {
    self.keys = keys
    self.names = names
    self.depth = depth
    self.score = score
    self.objectives = objectives
    self.scored = scored
    self.keyResults = keyResults
    self.measured = measured
    self.red = red
    self.amber = amber
    self.green = green
    self.onTrack = onTrack
    self.atRisk = atRisk
    self.behind = behind
    self.outdated = outdated
    self.noData = noData
    self.meanConfidence = meanConfidence
    self.meanOfUnits = meanOfUnits
    self.coverage = coverage
    self.colour = colour
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("keys", self.keys)
    visitor.field("names", self.names)
    visitor.field("depth", self.depth)
    visitor.field("score", self.score)
    visitor.field("objectives", self.objectives)
    visitor.field("scored", self.scored)
    visitor.field("key_results", self.keyResults)
    visitor.field("measured", self.measured)
    visitor.field("red", self.red)
    visitor.field("amber", self.amber)
    visitor.field("green", self.green)
    visitor.field("on_track", self.onTrack)
    visitor.field("at_risk", self.atRisk)
    visitor.field("behind", self.behind)
    visitor.field("outdated", self.outdated)
    visitor.field("no_data", self.noData)
    visitor.field("mean_confidence", self.meanConfidence)
    visitor.field("mean_of_units", self.meanOfUnits)
    visitor.field("coverage", self.coverage)
    visitor.field("colour", self.colour)
  }
}

public struct QueryRollupResponse: WireMessage {
  public static let fullName = "okr.v1.QueryRollupResponse"

  public var rows: [RollupRow] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    rows: [RollupRow] = [],
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.rows = rows
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("rows", self.rows)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct QueryMetricRequest: WireMessage {
  public static let fullName = "okr.v1.QueryMetricRequest"

  /// One with a rollup.
  public var metric: String = ""
  /// The dimensions and the scope, as in QueryRollup. Its page is ignored.
  public var scope: QueryRollupRequest?
  public var page: Page?

  public init() {}

  public init(
    metric: String = "",
    scope: QueryRollupRequest? = nil,
    page: Page? = nil
  ) {
    self.metric = metric
    self.scope = scope
    self.page = page
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("metric", self.metric)
    visitor.field("scope", self.scope)
    visitor.field("page", self.page)
  }
}

extension QueryMetricRequest: PagedMessage {}

/// A metric's value in a scope: of the counting key results of counting objectives that measure it, each once.
public struct MetricRow: WireMessage {
  public static let fullName = "okr.v1.MetricRow"

  /// As in RollupRow.
  public var keys: [String] = []
  public var names: [String] = []
  public var depth: Int32 = 0
  /// In the metric's unit; absent where nothing is measured, where weights or what stands below the line sum to 0, and
  /// beyond the range of a value.
  public var value: Value?
  /// Key results that measure it, and those of them that have a value.
  public var keyResults: Int64 = 0
  public var measured: Int64 = 0
  /// Those that name it and give nothing: of another unit of measure, made of others' values, or without values of their own.
  public var leftOut: Int64 = 0
  /// Of a ratio: the sums above and below the line.
  public var numerator: Value?
  public var denominator: Value?
  /// The newest effective time of its values.
  public var latest: Instant?
  /// How the value comes about, in words with its numbers.
  public var words: String = ""

  public init() {}

  public init(
    keys: [String] = [],
    names: [String] = [],
    depth: Int32 = 0,
    value: Value? = nil,
    keyResults: Int64 = 0,
    measured: Int64 = 0,
    leftOut: Int64 = 0,
    numerator: Value? = nil,
    denominator: Value? = nil,
    latest: Instant? = nil,
    words: String = ""
  ) {
    self.keys = keys
    self.names = names
    self.depth = depth
    self.value = value
    self.keyResults = keyResults
    self.measured = measured
    self.leftOut = leftOut
    self.numerator = numerator
    self.denominator = denominator
    self.latest = latest
    self.words = words
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("keys", self.keys)
    visitor.field("names", self.names)
    visitor.field("depth", self.depth)
    visitor.field("value", self.value)
    visitor.field("key_results", self.keyResults)
    visitor.field("measured", self.measured)
    visitor.field("left_out", self.leftOut)
    visitor.field("numerator", self.numerator)
    visitor.field("denominator", self.denominator)
    visitor.field("latest", self.latest)
    visitor.field("words", self.words)
  }
}

public struct QueryMetricResponse: WireMessage {
  public static let fullName = "okr.v1.QueryMetricResponse"

  public var rows: [MetricRow] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  /// The metric as it is at the moment asked for.
  public var metric: Metric?

  public init() {}

  public init(
    rows: [MetricRow] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    metric: Metric? = nil
  ) {
    self.rows = rows
    self.nextPageToken = nextPageToken
    self.total = total
    self.metric = metric
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("rows", self.rows)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("metric", self.metric)
  }
}

public struct ExplainRequest: WireMessage {
  public static let fullName = "okr.v1.ExplainRequest"

  /// An objective or key result.
  public var id: String = ""
  /// Levels below it; 0 means the limit of 64.
  public var depth: Int32 = 0

  public init() {}

  public init(
    id: String = "",
    depth: Int32 = 0
  ) {
    self.id = id
    self.depth = depth
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("depth", self.depth)
  }
}

/// One step of the provenance, in display order.
public struct ExplainNode: WireMessage {
  public static let fullName = "okr.v1.ExplainNode"

  public var id: String = ""
  public var type: ItemType = ItemType(rawValue: 0)
  public var depth: Int32 = 0
  public var title: String = ""
  public var figures: Figures?
  /// The weight with which it counts above.
  public var weight: Weight?
  /// What it adds to the score above, in ppm, shared so that contributions sum exactly; absent where it doesn't count.
  public var contribution: Ratio?
  /// How the figure comes about, in words with its numbers.
  public var words: String = ""
  /// Why it doesn't count, or empty.
  public var leftOut: String = ""
  /// For a check-in: its value, instants and author.
  public var value: Value?
  public var effectiveTime: Instant?
  public var actor: String = ""
  public var note: String = ""
  /// How the coverage comes about, and why the health is what it is.
  public var coverageWords: String = ""
  public var healthWords: String = ""
  /// What its score is to be read as; absent where no override is in force. The scores above rest on the computed one.
  public var override: OverrideInForce?
  /// What it adds to the coverage above, shared so that these parts sum exactly too; absent where it doesn't count.
  public var coverageContribution: Ratio?

  public init() {}

  public init(
    id: String = "",
    type: ItemType = .init(rawValue: 0),
    depth: Int32 = 0,
    title: String = "",
    figures: Figures? = nil,
    weight: Weight? = nil,
    contribution: Ratio? = nil,
    words: String = "",
    leftOut: String = "",
    value: Value? = nil,
    effectiveTime: Instant? = nil,
    actor: String = "",
    note: String = "",
    coverageWords: String = "",
    healthWords: String = "",
    override: OverrideInForce? = nil,
    coverageContribution: Ratio? = nil
  ) {
    self.id = id
    self.type = type
    self.depth = depth
    self.title = title
    self.figures = figures
    self.weight = weight
    self.contribution = contribution
    self.words = words
    self.leftOut = leftOut
    self.value = value
    self.effectiveTime = effectiveTime
    self.actor = actor
    self.note = note
    self.coverageWords = coverageWords
    self.healthWords = healthWords
    self.override = override
    self.coverageContribution = coverageContribution
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("type", self.type)
    visitor.field("depth", self.depth)
    visitor.field("title", self.title)
    visitor.field("figures", self.figures)
    visitor.field("weight", self.weight)
    visitor.field("contribution", self.contribution)
    visitor.field("words", self.words)
    visitor.field("left_out", self.leftOut)
    visitor.field("value", self.value)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("actor", self.actor)
    visitor.field("note", self.note)
    visitor.field("coverage_words", self.coverageWords)
    visitor.field("health_words", self.healthWords)
    visitor.field("override", self.override)
    visitor.field("coverage_contribution", self.coverageContribution)
  }
}

public struct ExplainResponse: WireMessage {
  public static let fullName = "okr.v1.ExplainResponse"

  public var nodes: [ExplainNode] = []

  public init() {}

  public init(
    nodes: [ExplainNode] = []
  ) {
    self.nodes = nodes
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("nodes", self.nodes)
  }
}

public struct ExplainRollupRequest: WireMessage {
  public static let fullName = "okr.v1.ExplainRollupRequest"

  /// A scope without dimensions: one row. Its page is ignored.
  public var scope: QueryRollupRequest?
  public var page: Page?

  public init() {}

  public init(
    scope: QueryRollupRequest? = nil,
    page: Page? = nil
  ) {
    self.scope = scope
    self.page = page
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("scope", self.scope)
    visitor.field("page", self.page)
  }
}

extension ExplainRollupRequest: PagedMessage {}

/// The mean of one unit's objectives in a scope, by their weights.
public struct UnitMean: WireMessage {
  public static let fullName = "okr.v1.UnitMean"

  public var unit: String = ""
  public var name: String = ""
  public var mean: Ratio?
  /// How many are scored.
  public var objectives: Int64 = 0

  public init() {}

  public init(
    unit: String = "",
    name: String = "",
    mean: Ratio? = nil,
    objectives: Int64 = 0
  ) {
    self.unit = unit
    self.name = name
    self.mean = mean
    self.objectives = objectives
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("name", self.name)
    visitor.field("mean", self.mean)
    visitor.field("objectives", self.objectives)
  }
}

/// An objective of a scope.
public struct RollupPart: WireMessage {
  public static let fullName = "okr.v1.RollupPart"

  public var figures: Figures?
  public var title: String = ""
  public var unit: String = ""
  public var weight: Weight?
  /// What it adds to the scope's score, shared so that contributions sum exactly; absent without a score.
  public var contribution: Ratio?
  /// What it adds to the scope's coverage, in the same way.
  public var coverageContribution: Ratio?

  public init() {}

  public init(
    figures: Figures? = nil,
    title: String = "",
    unit: String = "",
    weight: Weight? = nil,
    contribution: Ratio? = nil,
    coverageContribution: Ratio? = nil
  ) {
    self.figures = figures
    self.title = title
    self.unit = unit
    self.weight = weight
    self.contribution = contribution
    self.coverageContribution = coverageContribution
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("figures", self.figures)
    visitor.field("title", self.title)
    visitor.field("unit", self.unit)
    visitor.field("weight", self.weight)
    visitor.field("contribution", self.contribution)
    visitor.field("coverage_contribution", self.coverageContribution)
  }
}

public struct ExplainRollupResponse: WireMessage {
  public static let fullName = "okr.v1.ExplainRollupResponse"

  public var row: RollupRow?
  /// How the score and the mean of units come about.
  public var words: String = ""
  /// In the order of their tree; at most 1000 of them, on the first page alone.
  public var units: [UnitMean] = []
  /// What holds the score down most comes first: by weight times what is missing to 1; those without a score last.
  public var objectives: [RollupPart] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  /// How the coverage comes about.
  public var coverageWords: String = ""
  /// How its objectives fare, and what gives the row its colour.
  public var healthWords: String = ""

  public init() {}

  public init(
    row: RollupRow? = nil,
    words: String = "",
    units: [UnitMean] = [],
    objectives: [RollupPart] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    coverageWords: String = "",
    healthWords: String = ""
  ) {
    self.row = row
    self.words = words
    self.units = units
    self.objectives = objectives
    self.nextPageToken = nextPageToken
    self.total = total
    self.coverageWords = coverageWords
    self.healthWords = healthWords
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("row", self.row)
    visitor.field("words", self.words)
    visitor.field("units", self.units)
    visitor.field("objectives", self.objectives)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("coverage_words", self.coverageWords)
    visitor.field("health_words", self.healthWords)
  }
}

public struct ExplainRollupChangeRequest: WireMessage {
  public static let fullName = "okr.v1.ExplainRollupChangeRequest"

  /// A scope without dimensions: one row. Its page is ignored.
  public var scope: QueryRollupRequest?
  /// The earlier moment, as in ExplainChangeRequest.
  public var before: AsOf?
  public var page: Page?

  public init() {}

  public init(
    scope: QueryRollupRequest? = nil,
    before: AsOf? = nil,
    page: Page? = nil
  ) {
    self.scope = scope
    self.before = before
    self.page = page
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("scope", self.scope)
    visitor.field("before", self.before)
    visitor.field("page", self.page)
  }
}

extension ExplainRollupChangeRequest: PagedMessage {}

/// An objective that stood in a scope at one of two moments at least, and made a figure of it change.
public struct MovedPart: WireMessage {
  public static let fullName = "okr.v1.MovedPart"

  public var id: String = ""
  public var title: String = ""
  /// Of the later moment, or of the earlier where it stands in the scope no more.
  public var unit: String = ""
  /// Absent where it didn't stand in the scope.
  public var before: Figures?
  public var after: Figures?
  public var weightBefore: Weight?
  public var weightAfter: Weight?
  /// What of the change of the scope's score comes from it; absent where it has none at both.
  public var moved: Ratio?
  /// What of the change of the scope's coverage comes from it.
  public var coverageMoved: Ratio?
  /// Why it stands here since, or no more; and its weight and state where they changed.
  public var words: String = ""

  public init() {}

  public init(
    id: String = "",
    title: String = "",
    unit: String = "",
    before: Figures? = nil,
    after: Figures? = nil,
    weightBefore: Weight? = nil,
    weightAfter: Weight? = nil,
    moved: Ratio? = nil,
    coverageMoved: Ratio? = nil,
    words: String = ""
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.before = before
    self.after = after
    self.weightBefore = weightBefore
    self.weightAfter = weightAfter
    self.moved = moved
    self.coverageMoved = coverageMoved
    self.words = words
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("title", self.title)
    visitor.field("unit", self.unit)
    visitor.field("before", self.before)
    visitor.field("after", self.after)
    visitor.field("weight_before", self.weightBefore)
    visitor.field("weight_after", self.weightAfter)
    visitor.field("moved", self.moved)
    visitor.field("coverage_moved", self.coverageMoved)
    visitor.field("words", self.words)
  }
}

/// A unit whose mean in a scope changed, came or went.
public struct MovedUnit: WireMessage {
  public static let fullName = "okr.v1.MovedUnit"

  public var unit: String = ""
  public var name: String = ""
  /// Absent where it had none.
  public var before: Ratio?
  public var after: Ratio?
  /// What of the change of the mean of units comes from it.
  public var moved: Ratio?

  public init() {}

  public init(
    unit: String = "",
    name: String = "",
    before: Ratio? = nil,
    after: Ratio? = nil,
    moved: Ratio? = nil
  ) {
    self.unit = unit
    self.name = name
    self.before = before
    self.after = after
    self.moved = moved
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("unit", self.unit)
    visitor.field("name", self.name)
    visitor.field("before", self.before)
    visitor.field("after", self.after)
    visitor.field("moved", self.moved)
  }
}

public struct ExplainRollupChangeResponse: WireMessage {
  public static let fullName = "okr.v1.ExplainRollupChangeResponse"

  /// Absent where no counting objective stood in the scope.
  public var rowBefore: RollupRow?
  public var rowAfter: RollupRow?
  /// The later score less the earlier, an absent one as 0: the sum of its objectives' parts.
  public var moved: Ratio?
  /// The same of the coverage.
  public var coverageMoved: Ratio?
  /// The same of the mean of units: the sum of the units' parts.
  public var meanOfUnitsMoved: Ratio?
  /// What moved the mean of units most comes first; at most 1000 of them, on the first page alone.
  public var units: [MovedUnit] = []
  /// Only those that moved something or changed; what moved the score most comes first, up or down.
  public var objectives: [MovedPart] = []
  /// The two moments, complete: the same question about them has the same answer whenever it is asked.
  public var before: AsOf?
  public var after: AsOf?
  public var nextPageToken: String = ""
  public var total: Int32 = 0

  public init() {}

  public init(
    rowBefore: RollupRow? = nil,
    rowAfter: RollupRow? = nil,
    moved: Ratio? = nil,
    coverageMoved: Ratio? = nil,
    meanOfUnitsMoved: Ratio? = nil,
    units: [MovedUnit] = [],
    objectives: [MovedPart] = [],
    before: AsOf? = nil,
    after: AsOf? = nil,
    nextPageToken: String = "",
    total: Int32 = 0
  ) {
    self.rowBefore = rowBefore
    self.rowAfter = rowAfter
    self.moved = moved
    self.coverageMoved = coverageMoved
    self.meanOfUnitsMoved = meanOfUnitsMoved
    self.units = units
    self.objectives = objectives
    self.before = before
    self.after = after
    self.nextPageToken = nextPageToken
    self.total = total
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("row_before", self.rowBefore)
    visitor.field("row_after", self.rowAfter)
    visitor.field("moved", self.moved)
    visitor.field("coverage_moved", self.coverageMoved)
    visitor.field("mean_of_units_moved", self.meanOfUnitsMoved)
    visitor.field("units", self.units)
    visitor.field("objectives", self.objectives)
    visitor.field("before", self.before)
    visitor.field("after", self.after)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
  }
}

public struct WatchRequest: WireMessage {
  public static let fullName = "okr.v1.WatchRequest"

  /// Items whose subtrees are watched, a rollup, or all changes; exactly one of the three.
  public var roots: [String] = []
  public var rollup: QueryRollupRequest?
  public var changes: WatchedChanges?
  /// A resume_token of an earlier watch of the same: what came after it is told, and nothing else where that can be;
  /// with one of another watch all is told anew.
  /// A watch of changes takes a reply's revision token as well. Empty means from the present on.
  public var after: String = ""
  /// Seconds of silence after which a bookmark is sent: a message with a resume_token and nothing to tell. 0 means 30;
  /// at most 3600.
  public var bookmarkSeconds: Int32 = 0

  public init() {}

  public init(
    roots: [String] = [],
    rollup: QueryRollupRequest? = nil,
    changes: WatchedChanges? = nil,
    after: String = "",
    bookmarkSeconds: Int32 = 0
  ) {
    self.roots = roots
    self.rollup = rollup
    self.changes = changes
    self.after = after
    self.bookmarkSeconds = bookmarkSeconds
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("roots", self.roots)
    visitor.field("rollup", self.rollup)
    visitor.field("changes", self.changes)
    visitor.field("after", self.after)
    visitor.field("bookmark_seconds", self.bookmarkSeconds)
  }
}

/// All changes of the organisation, as the log has them.
public struct WatchedChanges: WireMessage {
  public static let fullName = "okr.v1.WatchedChanges"

  /// Of these types alone; empty means all.
  public var types: [ChangedType] = []
  /// Tells that something changed, and not what: each message goes up to the newest revision. Without types.
  public var revisionsOnly: Bool = false

  public init() {}

  public init(
    types: [ChangedType] = [],
    revisionsOnly: Bool = false
  ) {
    self.types = types
    self.revisionsOnly = revisionsOnly
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("types", self.types)
    visitor.field("revisions_only", self.revisionsOnly)
  }
}

/// One change, and who made it. What it says is read as of its revision.
public struct LoggedChange: WireMessage {
  public static let fullName = "okr.v1.LoggedChange"

  public var revision: Int64 = 0
  public var recordedTime: Instant?
  /// When it took effect.
  public var effectiveTime: Instant?
  public var actor: String = ""
  public var type: ChangedType = ChangedType(rawValue: 0)
  /// What was changed: an alignment's lower end, a check-in's key result, a grade's objective, an override's item; empty
  /// for notes.
  public var id: String = ""
  /// An alignment's upper end.
  public var to: String = ""

  public init() {}

  public init(
    revision: Int64 = 0,
    recordedTime: Instant? = nil,
    effectiveTime: Instant? = nil,
    actor: String = "",
    type: ChangedType = .init(rawValue: 0),
    id: String = "",
    to: String = ""
  ) {
    self.revision = revision
    self.recordedTime = recordedTime
    self.effectiveTime = effectiveTime
    self.actor = actor
    self.type = type
    self.id = id
    self.to = to
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("revision", self.revision)
    visitor.field("recorded_time", self.recordedTime)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("actor", self.actor)
    visitor.field("type", self.type)
    visitor.field("id", self.id)
    visitor.field("to", self.to)
  }
}

public struct WatchResponse: WireMessage {
  public static let fullName = "okr.v1.WatchResponse"

  /// Absolute, never increments: the newest figures of what changed.
  public var figures: [Figures] = []
  public var rows: [RollupRow] = []
  public var revision: Int64 = 0
  public var instant: Instant?
  /// True where states in between were left out since the reader was slow.
  public var coalesced: Bool = false
  /// In the order of their revisions.
  public var changes: [LoggedChange] = []
  /// Where to go on if the stream ends after this message; empty while more of the same state follows.
  public var resumeToken: String = ""
  /// Stated where what is there is told anew: what was told before is to be forgotten.
  public var restart: WatchRestart = WatchRestart(rawValue: 0)
  /// What was left out or merged since the message before: changed states, or of a watch of changes the revisions.
  public var skipped: Int64 = 0

  public init() {}

  public init(
    figures: [Figures] = [],
    rows: [RollupRow] = [],
    revision: Int64 = 0,
    instant: Instant? = nil,
    coalesced: Bool = false,
    changes: [LoggedChange] = [],
    resumeToken: String = "",
    restart: WatchRestart = .init(rawValue: 0),
    skipped: Int64 = 0
  ) {
    self.figures = figures
    self.rows = rows
    self.revision = revision
    self.instant = instant
    self.coalesced = coalesced
    self.changes = changes
    self.resumeToken = resumeToken
    self.restart = restart
    self.skipped = skipped
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("figures", self.figures)
    visitor.field("rows", self.rows)
    visitor.field("revision", self.revision)
    visitor.field("instant", self.instant)
    visitor.field("coalesced", self.coalesced)
    visitor.field("changes", self.changes)
    visitor.field("resume_token", self.resumeToken)
    visitor.field("restart", self.restart)
    visitor.field("skipped", self.skipped)
  }
}

public struct ExplainChangeRequest: WireMessage {
  public static let fullName = "okr.v1.ExplainChangeRequest"

  /// An objective or key result.
  public var id: String = ""
  /// The earlier moment. The later one is the request's own: Request.as_of, or now. An effective time alone means: by
  /// what is known at the later one.
  public var before: AsOf?
  /// Levels below it; 0 means the limit of 64.
  public var depth: Int32 = 0

  public init() {}

  public init(
    id: String = "",
    before: AsOf? = nil,
    depth: Int32 = 0
  ) {
    self.id = id
    self.before = before
    self.depth = depth
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("before", self.before)
    visitor.field("depth", self.depth)
  }
}

/// One step of the difference, in the display order of the later moment; what is gone stands behind.
public struct MovedNode: WireMessage {
  public static let fullName = "okr.v1.MovedNode"

  public var id: String = ""
  public var type: ItemType = ItemType(rawValue: 0)
  public var depth: Int32 = 0
  public var title: String = ""
  /// Absent where the item wasn't there.
  public var before: Figures?
  public var after: Figures?
  /// What it contributed to the score above it.
  public var contributionBefore: Ratio?
  public var contributionAfter: Ratio?
  /// What of the change of the score above comes from it: the second less the first, an absent one as 0. For the
  /// first line the change of its score. Parts sum exactly to the change above, where no score counts as 0.
  public var moved: Ratio?
  /// What changed, in words: values, weights, targets, states.
  public var words: String = ""
  /// For a check-in, which stands on one side alone.
  public var value: Value?
  public var effectiveTime: Instant?
  public var actor: String = ""
  public var note: String = ""
  /// What it contributed to the coverage above it.
  public var coverageContributionBefore: Ratio?
  public var coverageContributionAfter: Ratio?
  /// The same of the coverage as `moved` is of the score.
  public var coverageMoved: Ratio?

  public init() {}

  public init(
    id: String = "",
    type: ItemType = .init(rawValue: 0),
    depth: Int32 = 0,
    title: String = "",
    before: Figures? = nil,
    after: Figures? = nil,
    contributionBefore: Ratio? = nil,
    contributionAfter: Ratio? = nil,
    moved: Ratio? = nil,
    words: String = "",
    value: Value? = nil,
    effectiveTime: Instant? = nil,
    actor: String = "",
    note: String = "",
    coverageContributionBefore: Ratio? = nil,
    coverageContributionAfter: Ratio? = nil,
    coverageMoved: Ratio? = nil
  ) {
    self.id = id
    self.type = type
    self.depth = depth
    self.title = title
    self.before = before
    self.after = after
    self.contributionBefore = contributionBefore
    self.contributionAfter = contributionAfter
    self.moved = moved
    self.words = words
    self.value = value
    self.effectiveTime = effectiveTime
    self.actor = actor
    self.note = note
    self.coverageContributionBefore = coverageContributionBefore
    self.coverageContributionAfter = coverageContributionAfter
    self.coverageMoved = coverageMoved
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("type", self.type)
    visitor.field("depth", self.depth)
    visitor.field("title", self.title)
    visitor.field("before", self.before)
    visitor.field("after", self.after)
    visitor.field("contribution_before", self.contributionBefore)
    visitor.field("contribution_after", self.contributionAfter)
    visitor.field("moved", self.moved)
    visitor.field("words", self.words)
    visitor.field("value", self.value)
    visitor.field("effective_time", self.effectiveTime)
    visitor.field("actor", self.actor)
    visitor.field("note", self.note)
    visitor.field("coverage_contribution_before", self.coverageContributionBefore)
    visitor.field("coverage_contribution_after", self.coverageContributionAfter)
    visitor.field("coverage_moved", self.coverageMoved)
  }
}

public struct ExplainChangeResponse: WireMessage {
  public static let fullName = "okr.v1.ExplainChangeResponse"

  public var nodes: [MovedNode] = []
  /// The two moments, complete: the same question about them has the same answer whenever it is asked.
  public var before: AsOf?
  public var after: AsOf?

  public init() {}

  public init(
    nodes: [MovedNode] = [],
    before: AsOf? = nil,
    after: AsOf? = nil
  ) {
    self.nodes = nodes
    self.before = before
    self.after = after
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("nodes", self.nodes)
    visitor.field("before", self.before)
    visitor.field("after", self.after)
  }
}

public struct QueryTrendRequest: WireMessage {
  public static let fullName = "okr.v1.QueryTrendRequest"

  /// Objectives and key results, at most 16; or a scope: exactly one of the two.
  public var ids: [String] = []
  /// Its dimensions and page are left empty: one row a point.
  public var scope: QueryRollupRequest?
  /// A point at the end of each; default week.
  public var by: Period = Period(rawValue: 0)
  /// First and last day, such as "2026-07-01", in the zone of the first item or of the scope's region, else UTC.
  /// Empty means the first day of the cycle of the first item or of the scope, and today.
  public var from: String = ""
  public var until: String = ""

  public init() {}

  public init(
    ids: [String] = [],
    scope: QueryRollupRequest? = nil,
    by: Period = .init(rawValue: 0),
    from: String = "",
    until: String = ""
  ) {
    self.ids = ids
    self.scope = scope
    self.by = by
    self.from = from
    self.until = until
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("ids", self.ids)
    visitor.field("scope", self.scope)
    visitor.field("by", self.by)
    visitor.field("from", self.from)
    visitor.field("until", self.until)
  }
}

/// Figures at the end of a period, or now where it goes on.
public struct TrendPoint: WireMessage {
  public static let fullName = "okr.v1.TrendPoint"

  /// The period's last day.
  public var day: String = ""
  /// The instant that the figures are as of.
  public var instant: Instant?
  /// In the order of the request; only the id where the item wasn't there yet.
  public var figures: [Figures] = []
  /// Absent where the scope had no counting objective.
  public var row: RollupRow?

  public init() {}

  public init(
    day: String = "",
    instant: Instant? = nil,
    figures: [Figures] = [],
    row: RollupRow? = nil
  ) {
    self.day = day
    self.instant = instant
    self.figures = figures
    self.row = row
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("day", self.day)
    visitor.field("instant", self.instant)
    visitor.field("figures", self.figures)
    visitor.field("row", self.row)
  }
}

public struct QueryTrendResponse: WireMessage {
  public static let fullName = "okr.v1.QueryTrendResponse"

  /// At most 400, the oldest first.
  public var points: [TrendPoint] = []

  public init() {}

  public init(
    points: [TrendPoint] = []
  ) {
    self.points = points
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("points", self.points)
  }
}

/// One change to try. A resource that is there is updated, by the mask or by the fields that are set; another is created.
public struct WhatIfChange: WireMessage {
  public static let fullName = "okr.v1.WhatIfChange"

  public var change: Change?
  public var updateMask: [String] = []

  public init() {}

  public init(
    change: Change? = nil,
    updateMask: [String] = []
  ) {
    self.change = change
    self.updateMask = updateMask
  }

  public enum Change: Sendable, Hashable {
    case checkIn(CheckIn)
    case objective(Objective)
    case keyResult(KeyResult)
    case alignment(Alignment)
    case alignmentRemoved(Alignment)
    case cycle(Cycle)
    case unit(Unit)
    case region(Region)

    /// The field's name in the contract.
    public var name: String {
      switch self {
      case .checkIn: "check_in"
      case .objective: "objective"
      case .keyResult: "key_result"
      case .alignment: "alignment"
      case .alignmentRemoved: "alignment_removed"
      case .cycle: "cycle"
      case .unit: "unit"
      case .region: "region"
      }
    }
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    switch self.change {
    case .checkIn(let value)?: visitor.field("check_in", Optional(value))
    case .objective(let value)?: visitor.field("objective", Optional(value))
    case .keyResult(let value)?: visitor.field("key_result", Optional(value))
    case .alignment(let value)?: visitor.field("alignment", Optional(value))
    case .alignmentRemoved(let value)?: visitor.field("alignment_removed", Optional(value))
    case .cycle(let value)?: visitor.field("cycle", Optional(value))
    case .unit(let value)?: visitor.field("unit", Optional(value))
    case .region(let value)?: visitor.field("region", Optional(value))
    case nil: break
    }
    visitor.field("update_mask", self.updateMask)
  }
}

public struct WhatIfRequest: WireMessage {
  public static let fullName = "okr.v1.WhatIfRequest"

  /// 1 to 1024; each sees those before it.
  public var changes: [WhatIfChange] = []
  public var page: Page?

  public init() {}

  public init(
    changes: [WhatIfChange] = [],
    page: Page? = nil
  ) {
    self.changes = changes
    self.page = page
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("changes", self.changes)
    visitor.field("page", self.page)
  }
}

extension WhatIfRequest: PagedMessage {}

public struct WhatIfResponse: WireMessage {
  public static let fullName = "okr.v1.WhatIfResponse"

  /// All that would move, nearest to the leaves first; items that the changes make, from no score.
  public var scoreChanges: [ScoreChange] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  /// On the first page: rollups that would move, of whole cycles, then of their regions, then of their units; at
  /// most 100.
  public var rollupChanges: [RollupScoreChange] = []
  /// All of which rollup_changes holds the first 100; on the first page.
  public var rollupChangesTotal: Int32 = 0

  public init() {}

  public init(
    scoreChanges: [ScoreChange] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    rollupChanges: [RollupScoreChange] = [],
    rollupChangesTotal: Int32 = 0
  ) {
    self.scoreChanges = scoreChanges
    self.nextPageToken = nextPageToken
    self.total = total
    self.rollupChanges = rollupChanges
    self.rollupChangesTotal = rollupChangesTotal
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("score_changes", self.scoreChanges)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("rollup_changes", self.rollupChanges)
    visitor.field("rollup_changes_total", self.rollupChangesTotal)
  }
}
