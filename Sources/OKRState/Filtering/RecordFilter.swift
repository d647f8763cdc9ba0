// A filter for what isn't listed by id: each record says by itself all that is asked of it.

public import OKRModel

/// Which records of a type a list shows.
public struct RecordFilter<Record: FilteredRecord>: Sendable {
  /// Nil where all are.
  fileprivate let test: FilterTest<LoneRow<Record>>?

  /// False where every record fits.
  public var isAsked: Bool { self.test != nil }

  public func fits(_ record: Record) -> Bool { self.test?.fits(LoneRow(row: record)) ?? true }
}

/// What is listed through a filter, but not by id.
public protocol FilteredRecord: Sendable {
  /// - Parameter text: empty means all.
  /// - Throws: FILTER_INVALID, with the place and what belongs there.
  static func filter(_ text: String) throws(RequestError) -> RecordFilter<Self>
}

/// One record without a state.
struct LoneRow<Row: Sendable>: FilterSubject {
  let row: Row
}

/// A record with the fields that filters may name.
protocol FieldedRecord: FilteredRecord {
  static var filterFields: [FilterField<LoneRow<Self>>] { get }
}

extension FieldedRecord {
  public static func filter(_ text: String) throws(RequestError) -> RecordFilter<Self> {
    RecordFilter(test: text.isEmpty ? nil : try FilterTest(checking: text, Self.filterFields))
  }
}

extension Alignment: FieldedRecord {
  static let filterFields: [FilterField<LoneRow<Alignment>>] = [
    .text("from") { $0.from }, .text("to") { $0.to }, .word("mode") { $0.mode },
    .weight("weight") { $0.weight }, .time("end_archive_time") { $0.endArchiveTime },
  ]
}

extension CheckIn: FieldedRecord {
  static let filterFields: [FilterField<LoneRow<CheckIn>>] = [
    .text("id") { $0.id }, .time("effective_time") { $0.effectiveTime },
    FilterField(
      name: "value", kind: .number(digits: DecimalText.microDigits) { $0.row.value?.micros }),
    .ratio("confidence") { $0.confidence }, .text("note") { $0.note },
    .text("replaces") { $0.replaces }, .text("actor") { $0.actor },
    .time("recorded_time") { $0.recordedTime }, .truth("in_force") { $0.inForce },
  ]
}

extension Grade: FieldedRecord {
  static let filterFields: [FilterField<LoneRow<Grade>>] = [
    .text("id") { $0.id }, .ratio("value") { $0.value }, .text("reason") { $0.reason },
    .ratio("computed_score") { $0.computedScore }, .text("actor") { $0.actor },
    .time("recorded_time") { $0.recordedTime },
  ]
}

extension Token: FieldedRecord {
  static let filterFields: [FilterField<LoneRow<Token>>] = [
    .text("id") { $0.id }, .text("name") { $0.name }, .word("role") { $0.role },
    .time("created_time") { $0.createdTime }, .time("expire_time") { $0.expireTime },
    .truth("revoked") { $0.revoked }, .text("unit") { $0.unit }, .text("region") { $0.region },
    .count("version") { $0.version },
  ]
}

extension OKRModel.Organisation: FieldedRecord {
  static let filterFields: [FilterField<LoneRow<OKRModel.Organisation>>] = [
    .text("id") { $0.id }, .text("name") { $0.name }, .time("archive_time") { $0.archiveTime },
    .text("archived_by") { $0.archivedBy }, .text("archive_reason") { $0.archiveReason },
  ]
}
