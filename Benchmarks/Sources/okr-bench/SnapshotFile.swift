// A large organisation's snapshot as a file, for a load to start from: made through the server it
// would take half an hour.

internal import Foundation
internal import OKRModel
internal import OKRState
internal import OKRWire

/// Writes the parts of a snapshot as rows (chunk, payload) for a binary COPY.
struct SnapshotFile {
  private static let checkIns = 12
  private static let secondMicros: Int64 = 1_000_000
  private static let weekMicros: Int64 = 7 * 86_400 * Self.secondMicros
  /// Coprime to the number of key results: people check in in no order of their ids.
  private static let stride = 7_919

  private let keyResults: Int
  private let now = Int64(Date().timeIntervalSince1970) * Self.secondMicros
  private var random = Random(seed: 5)
  private var organisation: OKRState.Organisation

  /// - Returns: the snapshot's revision and the number of its chunks.
  static func write(keyResults: Int, to path: String) throws -> (revision: Int64, chunks: Int) {
    let organisation = Self.organisation(keyResults: keyResults)
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try file.write(contentsOf: Array("PGCOPY\n".utf8) + [255, 13, 10, 0] + Self.bytes(Int64(0)))
    let parts = SnapshotParts(organisation)
    for (index, part) in parts.enumerated() {
      let payload = part.encoded()
      // Two columns: 4 bytes of a number, and the payload.
      let head =
        Self.bytes(Int16(2)) + Self.bytes(Int32(4)) + Self.bytes(Int32(index))
        + Self.bytes(Int32(payload.count))
      try file.write(contentsOf: head + payload)
    }
    try file.write(contentsOf: Self.bytes(Int16(-1)))
    try file.close()
    return (organisation.revision, parts.count)
  }

  /// Three key results under an objective, four objectives under each, and a quarter's check-ins,
  /// one a week for each key result, the last of them a day old.
  static func organisation(keyResults: Int) -> OKRState.Organisation {
    precondition(keyResults % Self.stride != 0, "the stride must not divide the key results")
    var snapshot = SnapshotFile(keyResults: keyResults)
    snapshot.putStructure()
    for week in 0..<Self.checkIns { snapshot.putCheckIns(week: week) }
    return snapshot.organisation
  }

  private init(keyResults: Int) {
    self.keyResults = keyResults
    self.organisation = OKRState.Organisation(zones: OrganisationMemory.Zones(), at: self.now)
  }

  private mutating func putStructure() {
    for row in 0..<8 {
      self.put(
        .region(Region(id: "r-\(row)", name: "Region", timeZone: "UTC", number: Int32(row + 1))))
    }
    for row in 0..<20 {
      self.put(.unit(Unit(id: "u-\(row)", name: "Unit", region: "r-\(row % 8)")))
    }
    let today = Int32(self.now / (86_400 * Self.secondMicros))
    let (start, end) = (CivilDate(day: today - 100), CivilDate(day: today + 100))
    self.put(.cycle(Cycle(id: "q", start: start.text, end: end.text)))
    let objectives = (self.keyResults + 2) / 3
    for row in 0..<objectives {
      self.put(
        .objective(
          Objective(
            id: "o-\(row)", cycle: "q", unit: "u-\(row % 20)", state: .active,
            title: "Objective \(row)")))
    }
    for row in 0..<self.keyResults {
      let kind = MetricKind(baseline: Value(micros: 0), target: Value(micros: 100_000_000))
      self.put(
        .keyResult(
          KeyResult(
            id: "kr-\(row)", objective: "o-\(row / 3)", title: "Key result \(row)",
            state: .active, kind: .metricKind(kind))))
    }
    for row in 1..<objectives {
      let parent = "o-\((row - 1) / 4)"
      self.put(.alignment(Alignment(from: "o-\(row)", to: parent, mode: .average)))
    }
  }

  private mutating func putCheckIns(week: Int) {
    let start = self.now - Int64(Self.checkIns - week) * Self.weekMicros
    for number in 0..<self.keyResults {
      let share = Double(number) / Double(self.keyResults)
      let instant = start + Int64(share * 6 * 86_400) * Self.secondMicros
      let checkIn = CheckIn(
        keyResult: "kr-\(number * Self.stride % self.keyResults)",
        effectiveTime: Instant(unixMicros: instant),
        value: Value(micros: Int64.random(in: 0..<100, using: &self.random) * Self.secondMicros),
        confidence: Ratio(ppm: Int64.random(in: 1...9, using: &self.random) * 100_000))
      self.put(.checkIn(checkIn), at: instant, by: "administrator")
    }
  }

  private mutating func put(
    _ change: Change.Change, at instant: Int64 = 0, by actor: String = ""
  ) {
    self.organisation.replay(
      Entry(
        revision: self.organisation.revision + 1, recordedUnixMicros: instant, actor: actor,
        change: Change(change: change)))
  }

  /// Big-endian.
  private static func bytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }
}
