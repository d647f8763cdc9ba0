// The days of a trend: the last of each calendar period, and the instants at which they end.

public import OKRModel
internal import ScoreEngine

/// Where the points of a trend lie.
public struct TrendDays: Sendable {
  public static let limit = 400

  /// The last day of each period and the instant of its figures, rising.
  public let points: [(day: CivilDate, instant: Int64)]

  /// - Throws: where a day is none, the span is empty, begins in the future or has too many points.
  public init(
    _ query: QueryTrendRequest, in organisation: borrowing Organisation
  ) throws(RequestError) {
    if query.ids.isEmpty == (query.scope == nil) {
      throw .field("ids", "go without a scope, and a scope without ids", reason: .fieldRequired)
    }
    if query.ids.count > Limits.itemsPerTrend {
      throw .field("ids", "are \(query.ids.count)", limit: "at most \(Limits.itemsPerTrend)")
    }
    if let scope = query.scope, !scope.by.isEmpty || scope.page != nil {
      throw .field("scope", "has neither dimensions nor a page in a trend")
    }
    var check = FieldCheck()
    check.known("by", query.by)
    let from = query.from.isEmpty ? nil : check.date("from", query.from)
    let until = query.until.isEmpty ? nil : check.date("until", query.until)
    try check.finish()
    let place = try organisation.trendPlace(query)
    let today = CivilDate(day: place.zone.localDay(unixMicros: organisation.instant))
    guard let first = from ?? place.start else {
      throw .field("from", "is required where no cycle is meant", reason: .fieldRequired)
    }
    let last = min(until ?? today, today)
    guard first <= last else {
      throw .field(
        "from", "lies behind the last day", limit: "at most \(last.text)", reason: .fieldOutOfRange,
        code: .outOfRange)
    }
    let by = query.by == .unspecified ? Period.week : query.by
    var points: [(CivilDate, Int64)] = []
    var day = first
    while day <= last {
      guard points.count < Self.limit else {
        throw .field(
          "from", "makes too many points: take longer periods, or a later day",
          limit: "\(Self.limit) points", reason: .fieldOutOfRange, code: .outOfRange)
      }
      let next = day.startOfNext(by)
      let end = min(CivilDate(day: next.day - 1), last)
      let instant = min(
        place.zone.startOfDay(end.day + 1) - 1, organisation.instant)
      points.append((end, instant))
      day = next
    }
    self.points = points
  }
}

extension Organisation {
  /// The zone in which a trend's days are counted, and the first day of the cycle that is meant.
  fileprivate func trendPlace(
    _ query: QueryTrendRequest
  ) throws(RequestError) -> (zone: TimeZoneRules, start: CivilDate?) {
    for id in query.ids where self.node(id) == nil {
      throw .notFound("objective or key result", id)
    }
    if let node = query.ids.first.flatMap({ self.node($0) }) {
      let objective = self.objectives.rows[self.graph.objective(of: node).row]
      return (
        self.zone(ofObjective: objective), CivilDate(self.cycles.find(objective.cycle)?.start ?? "")
      )
    }
    let scope = query.scope ?? QueryRollupRequest()
    _ = try self.rollup(scope)
    let region = scope.region.isEmpty ? nil : self.regions.index(of: scope.region)
    return (
      self.zones.rules(named: self.zoneName(ofRegion: region)) ?? .utc,
      CivilDate(self.cycles.find(scope.cycle)?.start ?? "")
    )
  }

  /// A trend's point in this state.
  public func trendPoint(_ query: QueryTrendRequest, day: CivilDate) -> TrendPoint {
    var point = TrendPoint(day: day.text, instant: Instant(unixMicros: self.instant))
    point.figures = query.ids.map { id in
      self.node(id).map { self.figures($0) } ?? Figures(id: id)
    }
    // A scope that wasn't there yet has no row.
    if let scope = query.scope { point.row = (try? self.rollup(scope))?.first }
    return point
  }
}
