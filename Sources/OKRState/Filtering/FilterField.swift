// What a filter may ask of a resource: its fields by name, each with how it is compared.

public import OKRModel
internal import ScoreEngine

/// What a filter sees of one row.
protocol FilterSubject: Sendable {
  associatedtype Row: Sendable
  var row: Row { get }
}

/// One row of a state.
struct FilterRow<Row: Sendable>: FilterSubject {
  let row: Row
  /// Its number among its type's.
  let number: Int
  let home: FilterHome

  var organisation: Organisation { self.home.organisation }
}

/// The state that rows are filtered in, held once.
final class FilterHome: Sendable {
  let organisation: Organisation

  init(_ organisation: Organisation) { self.organisation = organisation }
}

/// A field that a filter may name.
struct FilterField<Subject: FilterSubject>: Sendable {
  enum Kind: Sendable {
    /// Compared by `=`, `!=` and `:`. Several texts are one field: one that fits is enough.
    case text(@Sendable (Subject) -> [String])
    /// One of some words, compared by `=` and `!=`.
    case word([String], @Sendable (Subject) -> String)
    /// A number of so many decimal digits, compared in every order.
    case number(digits: Int, @Sendable (Subject) -> Int64?)
    /// A day such as 2026-07-01, compared in every order.
    case day(@Sendable (Subject) -> String)
    /// A time such as 2026-07-01T09:00:00Z, compared in every order.
    case time(@Sendable (Subject) -> Instant?)
  }

  let name: String
  let kind: Kind

  static func text(_ name: String, _ read: @escaping @Sendable (Subject.Row) -> String) -> Self {
    Self(name: name, kind: .text { [read($0.row)] })
  }

  static func word<E: WireEnum>(
    _ name: String, _ read: @escaping @Sendable (Subject.Row) -> E
  ) -> Self {
    Self(name: name, kind: .word(E.statedNames) { read($0.row).name })
  }

  /// `true` or `false`.
  static func truth(_ name: String, _ read: @escaping @Sendable (Subject.Row) -> Bool) -> Self {
    Self(name: name, kind: .word(["true", "false"]) { String(read($0.row)) })
  }

  static func ratio(_ name: String, _ read: @escaping @Sendable (Subject.Row) -> Ratio?) -> Self {
    Self(name: name, kind: .number(digits: DecimalText.microDigits) { read($0.row)?.ppm })
  }

  static func weight(_ name: String, _ read: @escaping @Sendable (Subject.Row) -> Weight?) -> Self {
    Self(name: name, kind: .number(digits: DecimalText.weightDigits) { read($0.row)?.thousandths })
  }

  static func day(_ name: String, _ read: @escaping @Sendable (Subject.Row) -> String) -> Self {
    Self(name: name, kind: .day { read($0.row) })
  }

  static func time(_ name: String, _ read: @escaping @Sendable (Subject.Row) -> Instant?) -> Self {
    Self(name: name, kind: .time { read($0.row) })
  }

  static func count(_ name: String, _ read: @escaping @Sendable (Subject.Row) -> Int64) -> Self {
    Self(name: name, kind: .number(digits: 0) { read($0.row) })
  }
}

/// A resource whose lists take filters.
protocol FilteredResource: ListedResource {
  static var filterFields: [FilterField<FilterRow<Self>>] { get }
}

extension FilteredResource {
  public static func filter(_ text: String) throws(RequestError) -> ResourceFilter<Self> {
    try ResourceFilter(checking: text)
  }
}

extension Region: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Region>>] = [
    .text("id") { $0.id }, .text("name") { $0.name }, .text("parent") { $0.parent },
    .text("time_zone") { $0.timeZone },
    .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
  ]
}

extension Unit: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Unit>>] = [
    .text("id") { $0.id }, .text("name") { $0.name }, .text("parent") { $0.parent },
    .text("region") { $0.region },
    .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
  ]
}

extension Member: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Member>>] = [
    .text("id") { $0.id }, .text("name") { $0.name }, .text("email") { $0.email },
    .text("unit") { $0.unit },
    .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
  ]
}

extension Metric: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Metric>>] = [
    .text("id") { $0.id }, .text("name") { $0.name }, .text("unit") { $0.unit },
    .text("direction") { $0.direction }, .text("rollup") { $0.rollup },
    .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
  ]
}

extension Cycle: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Cycle>>] = [
    .text("id") { $0.id }, .text("name") { $0.name }, .text("parent") { $0.parent },
    .day("start") { $0.start }, .day("end") { $0.end }, .word("phase") { $0.phase },
    .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
  ]
}

extension Objective: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Objective>>] =
    [
      .text("id") { $0.id }, .text("title") { $0.title }, .text("cycle") { $0.cycle },
      .text("unit") { $0.unit }, .text("region") { $0.region }, .text("category") { $0.category },
      .word("level") { $0.level }, .word("commitment") { $0.commitment },
      .word("state") { $0.state },
      FilterField(name: "owner", kind: .text { $0.row.owners.map(\.name) }),
      .weight("weight") { $0.weight },
      .ratio("grade") { $0.grade }, .ratio("score_published") { $0.scorePublished },
      .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
    ] + FigureFields.of { .objective($0.number) }
}

extension KeyResult: FilteredResource {
  static let filterFields: [FilterField<FilterRow<KeyResult>>] =
    [
      .text("id") { $0.id }, .text("title") { $0.title }, .text("objective") { $0.objective },
      .text("unit") { $0.unit }, .text("metric") { $0.metric }, .text("priority") { $0.priority },
      .word("state") { $0.state }, .day("due") { $0.due },
      FilterField(name: "owner", kind: .text { $0.row.owners.map(\.name) }),
      FilterField(
        name: "cycle",
        kind: .text { [$0.organisation.objective($0.row.objective)?.cycle ?? ""] }),
      FilterField(
        name: "kind", kind: .word(KeyResult.Kind.words) { $0.row.kind?.word ?? "" }),
      .weight("weight") { $0.weight },
      FilterField(
        name: "kpi_floor",
        kind: .number(digits: DecimalText.microDigits) { $0.row.kpiFloor?.micros }),
      .ratio("score_published") { $0.scorePublished },
      .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
      FigureFields.number("attainment", of: { .keyResult($0.number) }) { $0.attainment },
      FigureFields.number("value", of: { .keyResult($0.number) }) { $0.value },
      FigureFields.number("confidence", of: { .keyResult($0.number) }) { $0.confidence },
    ] + FigureFields.of { .keyResult($0.number) }
}

extension Dependency: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Dependency>>] = [
    .text("id") { $0.id }, .text("title") { $0.title }, .text("objective") { $0.objective },
    .text("giver") { $0.giver }, .day("needed_by") { $0.neededBy },
    .day("promised") { $0.promised }, .word("state") { $0.state }, .text("reason") { $0.reason },
    .count("version") { $0.version }, .time("archive_time") { $0.archiveTime },
    FilterField(
      name: "asker", kind: .text { [$0.organisation.objective($0.row.objective)?.unit ?? ""] }),
    FilterField(
      name: "cycle", kind: .text { [$0.organisation.objective($0.row.objective)?.cycle ?? ""] }),
    FilterField(
      name: "late",
      kind: .word(["true", "false"]) { String($0.row.completed(by: $0.organisation).late) }),
  ]
}

extension Override: FilteredResource {
  static let filterFields: [FilterField<FilterRow<Override>>] = [
    .text("item") { $0.item }, .ratio("score") { $0.score }, .text("reason") { $0.reason },
    .day("until") { $0.until }, .text("actor") { $0.actor }, .count("version") { $0.version },
    FilterField(
      name: "state",
      kind: .word(OverrideState.statedNames) { $0.row.completed(by: $0.organisation).state.name }),
    FilterField(
      name: "computed_score",
      kind: .number(digits: DecimalText.microDigits) {
        $0.row.completed(by: $0.organisation).computedScore?.ppm
      }),
    FilterField(
      name: "objective", kind: .text { [$0.row.completed(by: $0.organisation).objective] }),
    FilterField(name: "cycle", kind: .text { [$0.row.completed(by: $0.organisation).cycle] }),
  ]
}

extension KeyResult.Kind {
  /// As documents and filters name the kinds.
  static let words = [
    "metric", "checkpoints", "threshold", "binary", "graded", "milestone", "recurring",
    "find_baseline", "rollup_value", "rollup_score",
  ]

  var word: String {
    if case .metricKind = self { return "metric" }
    return self.name
  }
}
