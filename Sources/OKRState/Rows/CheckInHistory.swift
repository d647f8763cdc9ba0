// Every check-in of an organisation, as columns. A key result's records form a list, newest
// revision first.

internal import OKRModel

/// One record as it is read.
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

  /// About the bytes that they take.
  var bytes: Int {
    self.notes.reduce(64 + self.note.utf8.count) {
      $0 + 64 + $1.field.utf8.count + $1.json.utf8.count
    }
  }
}

/// A record in 56 bytes. What few records have stands elsewhere.
private struct PackedCheckIn: Sendable {
  static let noConfidence = Int32.min

  var revision: Int64
  var instant: Int64
  var recordedAt: Int64
  /// Anything where it has none, which is rare: every number is a value.
  var value: Int64
  /// Or `noConfidence`, which lies outside a ratio's range.
  var confidence: Int32
  var actor: Int32
  /// Index of its words and of what it has to do with other records, or -1.
  var rare: Int32
  var previous: Int32
  var keyResult: Int32
}

/// What few records have; indices as in `StoredCheckIn`.
private struct RareParts: Sendable, Equatable {
  var words: Int32 = -1
  var replacedBy: Int32 = -1
  var replaces: Int32 = -1
  /// True where it has no value: it voids another.
  var isVoid = false
}

struct CheckInHistory: Sendable {
  /// Records that hold from later are passed over: the instant of a state of the past.
  var horizon = Int64.max

  private var packed = PagedArray<PackedCheckIn>()
  private var rare = PagedArray<RareParts>()
  private var newest = PagedArray<Int32>()
  private var words: [CheckInWords] = []
  /// About the bytes of the words.
  private(set) var wordsBytes = 0
  private var actors: [String] = []
  private var actorIndices: [String: Int32] = [:]

  var count: Int { self.packed.count }
  var indices: Range<Int> { self.packed.indices }

  /// The record of an index.
  subscript(index: Int) -> StoredCheckIn {
    let packed = self.packed[index]
    let rare = packed.rare >= 0 ? self.rare[Int(packed.rare)] : RareParts()
    return StoredCheckIn(
      revision: packed.revision, instant: packed.instant, recordedAt: packed.recordedAt,
      value: rare.isVoid ? nil : packed.value,
      confidence: packed.confidence == PackedCheckIn.noConfidence ? nil : Int64(packed.confidence),
      actor: packed.actor, words: rare.words, replacedBy: rare.replacedBy,
      replaces: rare.replaces, previous: packed.previous, keyResult: packed.keyResult)
  }

  mutating func addKeyResult() { self.newest.append(-1) }

  /// Appends a record; revisions rise.
  mutating func append(_ checkIn: CheckIn, _ entry: Entry, keyResult: Int, instant: Int64) -> Int {
    self.append(
      revision: entry.revision, instant: instant, recordedAt: entry.recordedUnixMicros,
      value: checkIn.value?.micros, confidence: checkIn.confidence.map { Int32(clamping: $0.ppm) },
      actor: self.intern(entry.actor), keyResult: keyResult,
      replaces: self.index(ofID: checkIn.replaces),
      words: CheckInWords(note: checkIn.note, notes: checkIn.notes))
  }

  /// Appends a record; revisions rise.
  /// - Parameters:
  ///   - actor: from `intern`.
  ///   - replaces: the index of the record that this one replaces or voids.
  mutating func append(
    revision: Int64, instant: Int64, recordedAt: Int64, value: Int64?, confidence: Int32?,
    actor: Int32, keyResult: Int, replaces: Int?, words: CheckInWords?
  ) -> Int {
    let index = Int32(self.count)
    self.packed.append(
      PackedCheckIn(
        revision: revision, instant: instant, recordedAt: recordedAt, value: value ?? 0,
        confidence: confidence ?? PackedCheckIn.noConfidence, actor: actor, rare: -1,
        previous: self.newest[keyResult], keyResult: Int32(keyResult)))
    let rare = RareParts(
      words: words.map { self.keep($0) } ?? -1, replaces: replaces.map { Int32($0) } ?? -1,
      isVoid: value == nil)
    if rare != RareParts() { self.changeRare(Int(index)) { $0 = rare } }
    self.newest[keyResult] = index
    if let replaces { self.changeRare(replaces) { $0.replacedBy = index } }
    return Int(index)
  }

  private mutating func changeRare(_ index: Int, _ change: (inout RareParts) -> Void) {
    if self.packed[index].rare < 0 {
      self.packed[index].rare = Int32(self.rare.count)
      self.rare.append(RareParts())
    }
    change(&self.rare[Int(self.packed[index].rare)])
  }

  private mutating func keep(_ words: CheckInWords) -> Int32 {
    guard !words.note.isEmpty || !words.notes.isEmpty else { return -1 }
    self.words.append(words)
    self.wordsBytes += words.bytes
    return Int32(self.words.count - 1)
  }

  /// The number of an author's name.
  mutating func intern(_ actor: String) -> Int32 {
    if let index = self.actorIndices[actor] { return index }
    let index = Int32(self.actors.count)
    self.actors.append(actor)
    self.actorIndices[actor] = index
    return index
  }

  func actor(_ number: Int32) -> String { self.actors[Int(number)] }

  func words(of record: StoredCheckIn) -> CheckInWords? {
    record.words >= 0 ? self.words[Int(record.words)] : nil
  }

  func hasKeyResult(_ keyResult: Int) -> Bool { self.newest.indices.contains(keyResult) }

  /// The revision of the newest record; 0 where there is none.
  var newestRevision: Int64 { self.packed.last?.revision ?? 0 }

  /// The record of an id such as `c42`; nil where there is none.
  func index(ofID id: String) -> Int? {
    guard id.first == "c", let revision = Int64(id.dropFirst()) else { return nil }
    return self.index(of: revision)
  }

  /// The record of a revision; nil where there is none.
  func index(of revision: Int64) -> Int? {
    var (low, high) = (0, self.count)
    while low < high {
      let middle = (low + high) / 2
      if self.packed[middle].revision < revision { low = middle + 1 } else { high = middle }
    }
    return low < self.count && self.packed[low].revision == revision ? low : nil
  }

  static func id(_ revision: Int64) -> String { "c\(revision)" }

  /// Indices of a key result's records up to the horizon, newest revision first.
  func indices(ofKeyResult keyResult: Int) -> [Int] {
    var found: [Int] = []
    var index = self.newest[keyResult]
    while index >= 0 {
      if self.packed[Int(index)].instant <= self.horizon { found.append(Int(index)) }
      index = self.packed[Int(index)].previous
    }
    return found
  }

  /// The records in force, ascending by (instant, revision).
  func inForce(ofKeyResult keyResult: Int) -> [ValueRecord] {
    self.indices(ofKeyResult: keyResult).compactMap { index in
      self[index].isInForce ? self.value(index) : nil
    }.sorted { $1.isNewer(than: $0) }
  }

  /// The newest record in force of each key result, -1 where there is none: those of greatest
  /// (instant, revision), all found in one pass.
  func newestInForce() -> [Int32] {
    var newest = Array(repeating: (instant: Int64.min, index: Int32(-1)), count: self.newest.count)
    for index in self.indices {
      let packed = self.packed[index]
      // Revisions rise, so of equal instants the later one decides.
      guard packed.instant >= newest[Int(packed.keyResult)].instant,
        packed.instant <= self.horizon
      else { continue }
      if packed.rare >= 0, !self[index].isInForce { continue }
      newest[Int(packed.keyResult)] = (packed.instant, Int32(index))
    }
    return newest.map(\.index)
  }

  /// What a record in force gives.
  func value(_ index: Int) -> ValueRecord? {
    let record = self[index]
    return record.value.map {
      ValueRecord(
        instant: record.instant, revision: record.revision, value: $0,
        confidence: record.confidence)
    }
  }

  /// The record as the contract shows it.
  func message(_ index: Int, keyResult id: String) -> CheckIn {
    let record = self[index]
    let words = self.words(of: record)
    return CheckIn(
      id: Self.id(record.revision), keyResult: id,
      effectiveTime: Instant(unixMicros: record.instant),
      value: record.value.map { Value(micros: $0) },
      confidence: record.confidence.map { Ratio(ppm: $0) }, note: words?.note ?? "",
      replaces: record.replaces >= 0
        ? Self.id(self.packed[Int(record.replaces)].revision) : "",
      actor: self.actors[Int(record.actor)],
      recordedTime: Instant(unixMicros: record.recordedAt), revision: record.revision,
      inForce: record.isInForce, notes: words?.notes ?? [])
  }
}
