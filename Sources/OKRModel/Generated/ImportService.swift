// Written by proto/generate from proto/okr/v1/import_service.proto. Do not edit.

/// A warning keeps what was found as a note; a refusal lets nothing be imported.
public enum FindingSeverity: WireEnum {
  case unspecified
  case warning
  case refused
  /// A number that this version doesn't know.
  case unrecognized(Int32)

  public static let known: [FindingSeverity] = [.unspecified, .warning, .refused]

  public init(rawValue: Int32) {
    switch rawValue {
    case 0: self = .unspecified
    case 1: self = .warning
    case 2: self = .refused
    default: self = .unrecognized(rawValue)
    }
  }

  public var rawValue: Int32 {
    switch self {
    case .unspecified: 0
    case .warning: 1
    case .refused: 2
    case .unrecognized(let number): number
    }
  }

  public var name: String {
    switch self {
    case .unspecified: "unspecified"
    case .warning: "warning"
    case .refused: "refused"
    case .unrecognized(let number): String(number)
    }
  }
}

public struct ImportDocumentRequest: WireMessage {
  public static let fullName = "okr.v1.ImportDocumentRequest"

  /// In the first piece only.
  public var mutation: Mutation?
  public var chunk: [UInt8] = []
  /// In the first piece only: archives what the document leaves out of the lists that it has, and removes such
  /// alignments of what it names. Never members, and nothing of a closed cycle. What something stands in that
  /// stays is refused, IN_USE, and then nothing is changed.
  public var prune: Bool = false

  public init() {}

  public init(
    mutation: Mutation? = nil,
    chunk: [UInt8] = [],
    prune: Bool = false
  ) {
    self.mutation = mutation
    self.chunk = chunk
    self.prune = prune
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("mutation", self.mutation)
    visitor.field("chunk", self.chunk)
    visitor.field("prune", self.prune)
  }
}

extension ImportDocumentRequest: MutatingMessage {}

/// One oddity of the document, with its place.
public struct Finding: WireMessage {
  public static let fullName = "okr.v1.Finding"

  public var severity: FindingSeverity = FindingSeverity(rawValue: 0)
  /// Such as "objectives[3].key_results[1].target".
  public var place: String = ""
  public var id: String = ""
  /// UPPER_SNAKE_CASE.
  public var reason: String = ""
  public var message: String = ""

  public init() {}

  public init(
    severity: FindingSeverity = .init(rawValue: 0),
    place: String = "",
    id: String = "",
    reason: String = "",
    message: String = ""
  ) {
    self.severity = severity
    self.place = place
    self.id = id
    self.reason = reason
    self.message = message
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("severity", self.severity)
    visitor.field("place", self.place)
    visitor.field("id", self.id)
    visitor.field("reason", self.reason)
    visitor.field("message", self.message)
  }
}

/// One resource that the import makes or changes.
public struct Difference: WireMessage {
  public static let fullName = "okr.v1.Difference"

  /// "+" is new, "~" changed, "-" left out by the document and archived, or an alignment and removed. Those with
  /// "-" come first.
  public var sign: String = ""
  /// Such as "objective".
  public var type: String = ""
  public var id: String = ""
  /// Names of changed fields.
  public var fields: [String] = []
  /// With validate_only the changed fields as they are and as they would be, of a new resource all that is stated,
  /// of one that is archived all that it is; absent beyond a mebibyte of them.
  public var before: DifferenceRow?
  public var after: DifferenceRow?
  /// The key results that go with an archived objective.
  public var keyResults: [String] = []

  public init() {}

  public init(
    sign: String = "",
    type: String = "",
    id: String = "",
    fields: [String] = [],
    before: DifferenceRow? = nil,
    after: DifferenceRow? = nil,
    keyResults: [String] = []
  ) {
    self.sign = sign
    self.type = type
    self.id = id
    self.fields = fields
    self.before = before
    self.after = after
    self.keyResults = keyResults
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("sign", self.sign)
    visitor.field("type", self.type)
    visitor.field("id", self.id)
    visitor.field("fields", self.fields)
    visitor.field("before", self.before)
    visitor.field("after", self.after)
    visitor.field("key_results", self.keyResults)
  }
}

/// Some fields of a resource.
public struct DifferenceRow: WireMessage {
  public static let fullName = "okr.v1.DifferenceRow"

  public var row: Row?

  public init() {}

  public init(
    row: Row? = nil
  ) {
    self.row = row
  }

  public enum Row: Sendable, Hashable {
    case region(Region)
    case unit(Unit)
    case member(Member)
    case metric(Metric)
    case cycle(Cycle)
    case objective(Objective)
    case keyResult(KeyResult)
    case alignment(Alignment)
    case dependency(Dependency)
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
      case .dependency: "dependency"
      case .override: "override"
      }
    }
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    switch self.row {
    case .region(let value)?: visitor.field("region", Optional(value))
    case .unit(let value)?: visitor.field("unit", Optional(value))
    case .member(let value)?: visitor.field("member", Optional(value))
    case .metric(let value)?: visitor.field("metric", Optional(value))
    case .cycle(let value)?: visitor.field("cycle", Optional(value))
    case .objective(let value)?: visitor.field("objective", Optional(value))
    case .keyResult(let value)?: visitor.field("key_result", Optional(value))
    case .alignment(let value)?: visitor.field("alignment", Optional(value))
    case .dependency(let value)?: visitor.field("dependency", Optional(value))
    case .override(let value)?: visitor.field("override", Optional(value))
    case nil: break
    }
  }
}

public struct ImportDocumentResponse: WireMessage {
  public static let fullName = "okr.v1.ImportDocumentResponse"

  public var findings: [Finding] = []
  /// The first 1000.
  public var differences: [Difference] = []
  public var created: Int64 = 0
  public var changed: Int64 = 0
  public var unchanged: Int64 = 0
  public var checkIns: Int64 = 0
  public var findingsTotal: Int64 = 0
  public var differencesTotal: Int64 = 0
  public var outcome: Outcome?
  /// With validate_only a digest of all differences with their values, those that are left out included: the same
  /// as long as the document differs in the same. Opaque.
  public var differencesDigest: String = ""
  /// What prune archives and removes; among the differences.
  public var pruned: Int64 = 0
  /// Without prune: what prune would archive and remove, or would have when the document came.
  public var leftAlone: Int64 = 0

  public init() {}

  public init(
    findings: [Finding] = [],
    differences: [Difference] = [],
    created: Int64 = 0,
    changed: Int64 = 0,
    unchanged: Int64 = 0,
    checkIns: Int64 = 0,
    findingsTotal: Int64 = 0,
    differencesTotal: Int64 = 0,
    outcome: Outcome? = nil,
    differencesDigest: String = "",
    pruned: Int64 = 0,
    leftAlone: Int64 = 0
  ) {
    self.findings = findings
    self.differences = differences
    self.created = created
    self.changed = changed
    self.unchanged = unchanged
    self.checkIns = checkIns
    self.findingsTotal = findingsTotal
    self.differencesTotal = differencesTotal
    self.outcome = outcome
    self.differencesDigest = differencesDigest
    self.pruned = pruned
    self.leftAlone = leftAlone
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("findings", self.findings)
    visitor.field("differences", self.differences)
    visitor.field("created", self.created)
    visitor.field("changed", self.changed)
    visitor.field("unchanged", self.unchanged)
    visitor.field("check_ins", self.checkIns)
    visitor.field("findings_total", self.findingsTotal)
    visitor.field("differences_total", self.differencesTotal)
    visitor.field("outcome", self.outcome)
    visitor.field("differences_digest", self.differencesDigest)
    visitor.field("pruned", self.pruned)
    visitor.field("left_alone", self.leftAlone)
  }
}

public struct ExportDocumentRequest: WireMessage {
  public static let fullName = "okr.v1.ExportDocumentRequest"

  /// Only these; empty means all.
  public var cycles: [String] = []

  public init() {}

  public init(
    cycles: [String] = []
  ) {
    self.cycles = cycles
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycles", self.cycles)
  }
}

public struct ExportDocumentResponse: WireMessage {
  public static let fullName = "okr.v1.ExportDocumentResponse"

  public var chunk: [UInt8] = []

  public init() {}

  public init(
    chunk: [UInt8] = []
  ) {
    self.chunk = chunk
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("chunk", self.chunk)
  }
}

public struct ComparePublishedRequest: WireMessage {
  public static let fullName = "okr.v1.ComparePublishedRequest"

  public var cycle: String = ""
  public var page: Page?
  /// Only rows that differ.
  public var onlyDifferences: Bool = false

  public init() {}

  public init(
    cycle: String = "",
    page: Page? = nil,
    onlyDifferences: Bool = false
  ) {
    self.cycle = cycle
    self.page = page
    self.onlyDifferences = onlyDifferences
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("cycle", self.cycle)
    visitor.field("page", self.page)
    visitor.field("only_differences", self.onlyDifferences)
  }
}

extension ComparePublishedRequest: PagedMessage {}

/// A published score beside the computed one.
public struct PublishedRow: WireMessage {
  public static let fullName = "okr.v1.PublishedRow"

  public var id: String = ""
  public var title: String = ""
  public var cycle: String = ""
  public var published: Ratio?
  public var computed: Ratio?
  /// What explains the difference, in words, or empty.
  public var words: String = ""

  public init() {}

  public init(
    id: String = "",
    title: String = "",
    cycle: String = "",
    published: Ratio? = nil,
    computed: Ratio? = nil,
    words: String = ""
  ) {
    self.id = id
    self.title = title
    self.cycle = cycle
    self.published = published
    self.computed = computed
    self.words = words
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("id", self.id)
    visitor.field("title", self.title)
    visitor.field("cycle", self.cycle)
    visitor.field("published", self.published)
    visitor.field("computed", self.computed)
    visitor.field("words", self.words)
  }
}

public struct ComparePublishedResponse: WireMessage {
  public static let fullName = "okr.v1.ComparePublishedResponse"

  public var rows: [PublishedRow] = []
  public var nextPageToken: String = ""
  public var total: Int32 = 0
  public var compared: Int64 = 0
  public var equal: Int64 = 0

  public init() {}

  public init(
    rows: [PublishedRow] = [],
    nextPageToken: String = "",
    total: Int32 = 0,
    compared: Int64 = 0,
    equal: Int64 = 0
  ) {
    self.rows = rows
    self.nextPageToken = nextPageToken
    self.total = total
    self.compared = compared
    self.equal = equal
  }

  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {
    visitor.field("rows", self.rows)
    visitor.field("next_page_token", self.nextPageToken)
    visitor.field("total", self.total)
    visitor.field("compared", self.compared)
    visitor.field("equal", self.equal)
  }
}
