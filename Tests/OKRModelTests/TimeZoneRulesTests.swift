// Offsets and local days against Foundation's own zones, odd midnights by hand, and damaged files.

internal import BoundedTestSupport
internal import Foundation
internal import SeededRandom
internal import Testing

@testable internal import OKRModel

@Suite(.bounded) struct TimeZoneRulesTests {
  static let zones = [
    "Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "America/Argentina/Buenos_Aires",
    "America/Caracas", "America/Chicago", "America/Havana", "America/Los_Angeles",
    "America/New_York", "America/Nuuk", "America/Santiago", "America/Sao_Paulo",
    "America/St_Johns", "America/Toronto", "Antarctica/Troll", "Asia/Beirut", "Asia/Gaza",
    "Asia/Kathmandu", "Asia/Kolkata", "Asia/Manila", "Asia/Pyongyang", "Asia/Tehran",
    "Asia/Tokyo", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Berlin", "Europe/Dublin",
    "Europe/London", "Europe/Moscow", "Pacific/Apia", "Pacific/Auckland", "Pacific/Chatham",
    "Pacific/Honolulu", "Pacific/Kiritimati",
  ]

  static func bytes(_ name: String) throws -> [UInt8] {
    let root = ProcessInfo.processInfo.environment["TZDIR"] ?? "/usr/share/zoneinfo"
    return Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)")))
  }

  static func rules(_ name: String) throws -> TimeZoneRules {
    try TimeZoneRules(parsing: Self.bytes(name))
  }

  static func day(_ text: String) throws -> Int32 { try #require(CivilDate(text)).day }

  @Test(arguments: zones) func offsetsAgreeWithFoundation(name: String) throws {
    let rules = try Self.rules(name)
    let peer = try #require(TimeZone(identifier: name))
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<3_000 {
      // 1900-01-01 to 2100-01-01.
      let instant = Int64.random(in: -2_208_988_800...4_102_444_800, using: &random)
      let expected = peer.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
      let offset = rules.offsetSeconds(atUnixSeconds: instant)
      guard offset != expected else { continue }
      // The two may be of different releases of the zone data: what they dispute is compared with
      // Unix's own reader.
      let third = Self.offsetByLibC(name, instant)
      #expect(offset == third, "\(name) at \(instant), seed \(seed)")
    }
  }

  /// The offset that `date` prints, as a third opinion.
  private static func offsetByLibC(_ name: String, _ instant: Int64) -> Int? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/date")
    process.arguments = ["-d", "@\(instant)", "+%::z"]
    process.environment = ["TZ": name]
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return nil }
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    let parts = trimmed.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    return (parts[0] * 3_600 + parts[1] * 60 + parts[2]) * (trimmed.hasPrefix("-") ? -1 : 1)
  }

  @Test(arguments: zones) func daysStartAtTheirFirstInstant(name: String) throws {
    let rules = try Self.rules(name)
    for day in stride(from: try Self.day("1900-01-02"), to: try Self.day("2099-12-30"), by: 3) {
      let start = rules.startOfDay(day)
      #expect(rules.localDay(unixMicros: start) >= day, "\(name) \(day)")
      #expect(rules.localDay(unixMicros: start - 1) < day, "\(name) \(day)")
      #expect(start < rules.startOfDay(day + 3), "\(name) \(day)")
    }
  }

  @Test func midnightThatDoesNotExistIsTheFirstInstantAfterIt() throws {
    // Clocks went from 00:00 to 01:00 on 2018-11-04.
    let start = try Self.rules("America/Sao_Paulo").startOfDay(Self.day("2018-11-04"))
    #expect(InstantText.format(unixMicros: start) == "2018-11-04T03:00:00Z")
  }

  @Test func midnightThatComesTwiceIsItsFirst() throws {
    // Havana went from 01:00 back to 00:00 on 2022-11-06, and Sao Paulo from 00:00 back to 23:00 on
    // 2018-02-18.
    let havana = try Self.rules("America/Havana").startOfDay(Self.day("2022-11-06"))
    #expect(InstantText.format(unixMicros: havana) == "2022-11-06T04:00:00Z")
    let saoPaulo = try Self.rules("America/Sao_Paulo").startOfDay(Self.day("2018-02-18"))
    #expect(InstantText.format(unixMicros: saoPaulo) == "2018-02-18T03:00:00Z")
  }

  @Test func aDayThatAZoneLeftOutStartsWithTheNext() throws {
    let apia = try Self.rules("Pacific/Apia")
    let skipped = try Self.day("2011-12-30")
    #expect(apia.startOfDay(skipped) == apia.startOfDay(skipped + 1))
    #expect(InstantText.format(unixMicros: apia.startOfDay(skipped)) == "2011-12-30T10:00:00Z")
    #expect(apia.localDay(unixMicros: apia.startOfDay(skipped) - 1) == skipped - 1)
    #expect(apia.localDay(unixMicros: apia.startOfDay(skipped)) == skipped + 1)
  }

  @Test func farZonesAreDaysApart() throws {
    let instant = try InstantText.parse("2026-07-01T10:30:00Z")
    let kiritimati = try Self.rules("Pacific/Kiritimati").localDay(unixMicros: instant)
    let honolulu = try Self.rules("Pacific/Honolulu").localDay(unixMicros: instant)
    #expect(CivilDate(day: kiritimati).text == "2026-07-02")
    #expect(CivilDate(day: honolulu).text == "2026-07-01")
    #expect(TimeZoneRules.utc.startOfDay(0) == 0)
    #expect(TimeZoneRules.utc.localDay(unixMicros: -1) == -1)
  }

  @Test(arguments: zones + ["UTC"]) func extremesDoNotCrash(name: String) throws {
    let rules = name == "UTC" ? .utc : try Self.rules(name)
    for instant in [Int64.min, -1, 0, 1, Int64.max] {
      let day = rules.localDay(unixMicros: instant)
      #expect(abs(day) < 107_000_000)
    }
    #expect(rules.startOfDay(.max) == rules.startOfDay(TimeZoneRules.dayLimit))
    #expect(rules.startOfDay(.min) == rules.startOfDay(-TimeZoneRules.dayLimit))
  }

  @Test func rulesOfPosixText() throws {
    func offset(_ text: String, _ instant: String) throws -> Int {
      let rule = try #require(YearlyRule(posix: text.utf8))
      return rule.offset(atUnixSeconds: try InstantText.parse(instant) / 1_000_000)
    }
    #expect(try offset("<+0545>-5:45", "2200-01-01T00:00:00Z") == 20_700)
    #expect(try offset("EST5EDT", "2200-07-01T00:00:00Z") == -14_400)
    #expect(try offset("EST5EDT", "2200-01-01T00:00:00Z") == -18_000)
    // Summer time all year, and the southern half of the world.
    #expect(try offset("EST5EDT,0/0,J365/25", "2200-01-01T05:00:00Z") == -14_400)
    #expect(try offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2200-01-01T00:00:00Z") == 39_600)
    #expect(try offset("IST-1GMT0,M10.5.0,M3.5.0/1", "2200-01-01T00:00:00Z") == 0)
    // J60 is 1 March in every year, 59 is 29 February in leap years.
    #expect(try offset("AAA0BBB,J60/0,J61/0", "2024-03-01T12:00:00Z") == 3_600)
    for text in [
      "", "A0", "CET", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1x", "CET-25",
    ] {
      #expect(YearlyRule(posix: text.utf8) == nil, "\(text)")
    }
  }

  @Test func versionOneFilesHoldTheSame() throws {
    // The header says version 0: only the 32-bit part is read. Fat files carry it, slim ones leave
    // it empty.
    var bytes = try Self.bytes("Europe/Berlin")
    bytes[4] = 0
    let rules = try? TimeZoneRules(parsing: bytes)
    let hand = Self.versionOne(transitions: [0, 100], offsets: [3_600, -60], indices: [1, 0])
    let small = try TimeZoneRules(parsing: hand)
    #expect(small.offsetSeconds(atUnixSeconds: -1) == 3_600)
    #expect(small.offsetSeconds(atUnixSeconds: 0) == -60)
    #expect(small.offsetSeconds(atUnixSeconds: 100) == 3_600)
    if let rules, !rules.transitions.isEmpty {
      #expect(rules.offsetSeconds(atUnixSeconds: 1_720_000_000) == 7_200)
    }
  }

  private static func versionOne(transitions: [Int32], offsets: [Int32], indices: [UInt8])
    -> [UInt8]
  {
    func big(_ number: Int32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
    var bytes = Array("TZif".utf8) + [UInt8](repeating: 0, count: 16)
    for count in [0, 0, 0, transitions.count, offsets.count, 1] { bytes += big(Int32(count)) }
    bytes += transitions.flatMap(big) + indices
    for offset in offsets { bytes += big(offset) + [0, 0] }
    return bytes + [0]
  }

  @Test func damagedFilesAreRefusedOrRead() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    print("damagedFilesAreRefusedOrRead seed \(seed)")
    let whole = try Self.bytes("America/New_York")
    #expect(throws: TimeZoneRulesError.truncated) { try TimeZoneRules(parsing: []) }
    #expect(throws: TimeZoneRulesError.notAZone) {
      try TimeZoneRules(parsing: Array("TZaf2".utf8))
    }
    var refused = 0
    for _ in 0..<4_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      if Bool.random(using: &random) {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
      }
      guard let rules = try? TimeZoneRules(parsing: bytes) else {
        refused += 1
        continue
      }
      let start = rules.startOfDay(20_000)
      #expect(rules.localDay(unixMicros: start) >= 20_000, "seed \(seed)")
    }
    #expect(refused > 1_000)
  }
}
