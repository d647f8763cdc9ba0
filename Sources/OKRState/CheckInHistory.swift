// Every check-in of an organisation, as columns. A key result's records form a list, newest
// revision first.

internal import OKRModel

/// One record as it is kept.
struct StoredCheckIn: Hashable, Sendable {
  var revision: Int64
  /// Effective time, microseconds since 1970.
  var instant: Int64
  var recordedAt: Int64
  /// Micro-units; absent where the record voids another.
  var value: Int64?
  var confidence: Int64?
  var actor: Int32
  /// Index of its words, or -1.
  var words: Int32
  /// Index of the record that replaces or voids this one, or -1.
  var replacedBy: Int32 = -1
  /// Index of the record that this one replaces or voids, or -1.
  var replaces: Int32
  /// The key result's record before this one, or -1.
  var previous: Int32
  var keyResult: Int32

  var isInForce: Bool { self.value != nil && self.replacedBy < 0 }
}

/// What a person wrote beside a value.
struct CheckInWords: Hashable, Sendable {
  var note: String
  var notes: [Note]
}

struct CheckInHistory: Sendable {
  private(set) var records: [StoredCheckIn] = []
  private var newest: [Int32] = []
  private var words: [CheckInWords] = []
  private var actors: [String] = []
  private var actorIndices: [String: Int32] = [:]

  var count: Int { self.records.count }

  mutating func addKeyResult() { self.newest.append(-1) }

  /// Appends a record; revisions rise.
  mutating func append(_ checkIn: CheckIn, _ entry: Entry, keyResult: Int, instant: Int64) -> Int {
    let index = Int32(self.records.count)
    let replaces = self.index(ofID: checkIn.replaces).map(Int32.init) ?? -1
    self.records.append(
      StoredCheckIn(
        revision: entry.revision, instant: instant, recordedAt: entry.recordedUnixMicros,
        value: checkIn.value?.micros, confidence: checkIn.confidence?.ppm,
        actor: self.intern(entry.actor), words: self.keep(checkIn), replaces: replaces,
        previous: self.newest[keyResult], keyResult: Int32(keyResult)))
    self.newest[keyResult] = index
    if replaces >= 0 { self.records[Int(replaces)].replacedBy = index }
    return Int(index)
  }

  private mutating func keep(_ checkIn: CheckIn) -> Int32 {
    guard !checkIn.note.isEmpty || !checkIn.notes.isEmpty else { return -1 }
    self.words.append(CheckInWords(note: checkIn.note, notes: checkIn.notes))
    return Int32(self.words.count - 1)
  }

  private mutating func intern(_ actor: String) -> Int32 {
    if let index = self.actorIndices[actor] { return index }
    let index = Int32(self.actors.count)
    self.actors.append(actor)
    self.actorIndices[actor] = index
    return index
  }

  /// The record of an id such as `c42`; nil where there is none.
  func index(ofID id: String) -> Int? {
    guard id.first == "c", let revision = Int64(id.dropFirst()) else { return nil }
    var (low, high) = (0, self.records.count)
    while low < high {
      let middle = (low + high) / 2
      if self.records[middle].revision < revision { low = middle + 1 } else { high = middle }
    }
    return low < self.records.count && self.records[low].revision == revision ? low : nil
  }

  static func id(_ revision: Int64) -> String { "c\(revision)" }

  /// Indices of a key result's records, newest revision first.
  func indices(ofKeyResult keyResult: Int) -> [Int] {
    var found: [Int] = []
    var index = self.newest[keyResult]
    while index >= 0 {
      found.append(Int(index))
      index = self.records[Int(index)].previous
    }
    return found
  }

  /// The records in force, ascending by (instant, revision).
  func inForce(ofKeyResult keyResult: Int) -> [ValueRecord] {
    self.indices(ofKeyResult: keyResult).compactMap { index -> ValueRecord? in
      let record = self.records[index]
      guard record.isInForce, let value = record.value else { return nil }
      return ValueRecord(
        instant: record.instant, revision: record.revision, value: value,
        confidence: record.confidence)
    }.sorted { $1.isNewer(than: $0) }
  }

  /// The record as the contract shows it.
  func message(_ index: Int, keyResult id: String) -> CheckIn {
    let record = self.records[index]
    let words = record.words >= 0 ? self.words[Int(record.words)] : nil
    return CheckIn(
      id: Self.id(record.revision), keyResult: id,
      effectiveTime: Instant(unixMicros: record.instant),
      value: record.value.map { Value(micros: $0) },
      confidence: record.confidence.map { Ratio(ppm: $0) }, note: words?.note ?? "",
      replaces: record.replaces >= 0
        ? Self.id(self.records[Int(record.replaces)].revision) : "",
      actor: self.actors[Int(record.actor)],
      recordedTime: Instant(unixMicros: record.recordedAt), revision: record.revision,
      inForce: record.isInForce, notes: words?.notes ?? [])
  }
}
