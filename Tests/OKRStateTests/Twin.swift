// An organisation driven beside the reference's input, by the server's own way: plan, entry, apply.

internal import OKRModel
internal import OKRState
internal import ReferenceEvaluator
internal import ZoneFiles

/// The product's side of a random organisation.
struct Twin {
  static let zones = ZoneFiles()

  private(set) var organisation: OKRState.Organisation
  /// Every entry so far, as the log holds them.
  private(set) var log: [Entry] = []
  /// The generator's record ids to the organisation's.
  private(set) var recordIDs: [String: String] = [:]

  init(at instant: Int64) {
    self.organisation = OKRState.Organisation(zones: Self.zones, at: instant)
  }

  /// Plans an edit against the organisation as it stands.
  func plan(_ edit: Edit) throws(RequestError) -> PlannedChange? {
    try self.organisation.plan(edit, now: self.organisation.instant)
  }

  /// Plans an edit that the reference doesn't know, and applies it.
  /// - Returns: false where nothing changed.
  mutating func apply(_ edit: Edit) throws(RequestError) -> Bool {
    guard let planned = try self.plan(edit) else { return false }
    let entry = self.entry(planned, 0)
    self.log.append(entry)
    self.organisation.beginApplying([entry])
    self.settle()
    return true
  }

  /// Plans edits that don't see one another, and applies them as one batch.
  mutating func applyBatch(_ edits: [(reference: ReferenceEdit, edit: Edit)]) throws(RequestError) {
    var entries: [Entry] = []
    for (reference, edit) in edits {
      guard let planned = try self.plan(edit) else { continue }
      entries.append(self.entry(planned, entries.count))
      self.name(reference, entries.last)
    }
    self.log += entries
    self.organisation.beginApplying(entries)
    self.settle()
  }

  /// Plans edits each on top of those before it, as an import does, and applies them as one batch.
  /// - Returns: the plan's changes, and the state that it foresaw.
  mutating func applyTogether(
    _ edits: [(reference: ReferenceEdit, edit: Edit)]
  ) throws(RequestError) -> Trial {
    let trial = try self.organisation.planTogether(
      edits.map(\.edit), now: self.organisation.instant, isImport: true, actor: "a"
    ).get()
    var entries: [Entry] = []
    for change in trial.changes { entries.append(self.entry(change, entries.count)) }
    let records = edits.compactMap { $0.reference.record }
    let recorded = entries.filter { if case .checkIn? = $0.change?.change { true } else { false } }
    for (record, entry) in zip(records, recorded) {
      self.recordIDs[record.id] = "c\(entry.revision)"
    }
    self.log += entries
    self.organisation.beginApplying(entries)
    self.settle()
    return trial
  }

  /// The changes of the same edits, each planned and applied alone; the organisation stays as it
  /// is.
  func plannedSingly(_ edits: [Edit]) throws(RequestError) -> [PlannedChange] {
    var copy = self
    var changes: [PlannedChange] = []
    for edit in edits {
      guard let change = try copy.plan(edit) else { continue }
      changes.append(change)
      copy.organisation.apply(copy.entry(change, 0))
    }
    return changes
  }

  /// Goes on from another organisation of the same state.
  mutating func replace(_ organisation: OKRState.Organisation) { self.organisation = organisation }

  mutating func advance(to instant: Int64) {
    if self.organisation.beginAdvancing(to: instant) { self.settle() }
  }

  /// As the server does, in steps; their size changes with the revision.
  private mutating func settle() {
    let size = 1 + Int(self.organisation.revision % 13)
    while !self.organisation.proceed(atMost: size) {}
  }

  private func entry(_ planned: PlannedChange, _ offset: Int) -> Entry {
    Entry(
      revision: self.organisation.revision + Int64(offset) + 1,
      recordedUnixMicros: self.organisation.instant, actor: "a", change: planned.change)
  }

  private mutating func name(_ reference: ReferenceEdit, _ entry: Entry?) {
    if let record = reference.record, let entry { self.recordIDs[record.id] = "c\(entry.revision)" }
  }
}

extension ReferenceEdit {
  /// The record that the edit appends.
  var record: CheckIn? {
    switch self {
    case .checkIn(let record), .correct(let record), .void(let record): record
    default: nil
    }
  }
}

// From the generator's edits to the organisation's.
extension Twin {
  /// - Parameter stated: true names all fields by a mask of `*`, false only those that change.
  /// - Returns: nil where the edit moves time only, or changes nothing.
  func edit(_ reference: ReferenceEdit, stated: Bool = true) -> Edit? {
    let organisation = self.organisation
    switch reference {
    case .putRegion(let row):
      return self.mode(row, organisation.region(row.id), stated).map { .region(row, $0) }
    case .putUnit(let row):
      return self.mode(row, organisation.unit(row.id), stated).map { .unit(row, $0) }
    case .putCycle(let row):
      return self.mode(row, organisation.cycle(row.id), stated).map { .cycle(row, $0) }
    case .putObjective(let row):
      return self.mode(row, organisation.objective(row.id), stated).map { .objective(row, $0) }
    case .putKeyResult(let row):
      return self.mode(row, organisation.keyResult(row.id), stated).map { .keyResult(row, $0) }
    case .putAlignment(let row):
      // All fields: a mode that isn't stated is the one that counts.
      return self.mode(row, organisation.alignment(row.from, row.to), true)
        .map { .alignment(row, $0) }
    case .removeAlignment(let from, let to): return .removeAlignment(lower: from, upper: to)
    case .archive(let id, let isArchived):
      let type: ArchivableType = organisation.objective(id) == nil ? .keyResult : .objective
      return isArchived ? .archive(type, id: id) : .restore(type, id: id)
    case .checkIn(let record): return .checkIn(self.translated(record))
    case .correct(let record), .void(let record): return .correction(self.translated(record))
    case .advance: return nil
    case .invalid(let edit, _): return self.edit(edit, stated: stated)
    }
  }

  private func mode<R: MaskedMessage>(_ row: R, _ existing: R?, _ stated: Bool) -> PutMode? {
    guard let existing else { return .create }
    if stated { return .update(mask: ["*"]) }
    let mask = row.changedFields(from: existing).filter { !["version", "number"].contains($0) }
    return mask.isEmpty ? nil : .update(mask: mask)
  }

  private func translated(_ record: CheckIn) -> CheckIn {
    var record = record
    record.id = ""
    record.revision = 0
    record.replaces = self.recordIDs[record.replaces] ?? record.replaces
    return record
  }
}
