// The independent evaluator: figures from scratch by docs/SCORING.md, recursive and slow, which the
// product's incremental results are held against.
internal import Foundation
internal import OKRModel

/// Computes every figure of one input from scratch. Not for use from several tasks at once.
public final class ReferenceEvaluator {
  /// A check-in that counts, with the parts that figures read.
  struct Record {
    var effective: Int64
    var revision: Int64
    var value: Int64
    var confidence: Int64?

    func isNewer(than other: Record) -> Bool {
      (self.effective, self.revision) > (other.effective, other.revision)
    }
  }

  /// What a `rollup_value` comes to, with the newest instant and revision of its sources.
  struct Aggregated {
    var value: Int64?
    var newest: (effective: Int64, revision: Int64)?
  }

  let input: ReferenceInput
  let regions: [String: Region]
  let units: [String: OKRModel.Unit]
  let cycles: [String: Cycle]
  let objectives: [String: Objective]
  let keyResults: [String: KeyResult]
  let keyResultsOfObjective: [String: [KeyResult]]
  let edgesInto: [String: [Alignment]]
  let recordsOfKeyResult: [String: [Record]]
  var zones: [String: TimeZone] = [:]
  var computed: [String: ReferenceFigures] = [:]
  var aggregates: [String: Aggregated] = [:]
  var outdatedItems: [String: Bool] = [:]
  var expectations: [String: Share?] = [:]
  var periods: [String: [ClosedRange<LocalDay>]] = [:]

  public init(_ input: ReferenceInput) {
    self.input = input
    self.regions = Self.byID(input.regions, \.id)
    self.units = Self.byID(input.units, \.id)
    self.cycles = Self.byID(input.cycles, \.id)
    self.objectives = Self.byID(input.objectives, \.id)
    self.keyResults = Self.byID(input.keyResults, \.id)
    self.keyResultsOfObjective = Dictionary(grouping: input.keyResults, by: \.objective)
    self.edgesInto = Dictionary(grouping: input.alignments, by: \.to)
    self.recordsOfKeyResult = Self.recordsInForce(input)
  }

  /// The figures of an objective or key result; all nil for an unknown id.
  public func figures(of id: String) -> ReferenceFigures {
    if let known = self.computed[id] { return known }
    var figures = ReferenceFigures()
    if let objective = self.objectives[id] {
      figures = self.objectiveFigures(objective)
    } else if let keyResult = self.keyResults[id] {
      figures = self.keyResultFigures(keyResult)
    }
    self.computed[id] = figures
    return figures
  }

  /// The figures of every item by its id.
  public func all() -> [String: ReferenceFigures] {
    var result: [String: ReferenceFigures] = [:]
    for objective in self.input.objectives { result[objective.id] = self.figures(of: objective.id) }
    for keyResult in self.input.keyResults { result[keyResult.id] = self.figures(of: keyResult.id) }
    return result
  }

  private static func byID<T>(_ list: [T], _ id: KeyPath<T, String>) -> [String: T] {
    Dictionary(list.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { _, last in last })
  }

  private static func recordsInForce(_ input: ReferenceInput) -> [String: [Record]] {
    let replaced = Set(input.checkIns.map(\.replaces).filter { !$0.isEmpty })
    var records: [String: [Record]] = [:]
    for checkIn in input.checkIns where !replaced.contains(checkIn.id) {
      let effective = checkIn.effectiveTime?.unixMicros ?? input.instantMicros
      guard let value = checkIn.value, effective <= input.instantMicros else { continue }
      records[checkIn.keyResult, default: []].append(
        Record(
          effective: effective, revision: checkIn.revision, value: value.micros,
          confidence: checkIn.confidence?.ppm))
    }
    return records
  }
}
