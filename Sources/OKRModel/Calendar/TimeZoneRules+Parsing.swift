// Reading TZif, the compiled form of the IANA zones (RFC 8536).

/// Why bytes are not a zone.
public enum TimeZoneRulesError: Error, Hashable, Sendable {
  /// It doesn't begin as TZif does.
  case notAZone
  /// It ends before its own counts say.
  case truncated
  /// A count, index, order or offset that no zone has.
  case malformed
  /// It counts leap seconds, which Unix time doesn't.
  case leapSeconds
}

extension TimeZoneRules {
  /// Reads a TZif file: its 64-bit part and the rule after it, or of version 1 the 32-bit part.
  public init(parsing bytes: [UInt8]) throws(TimeZoneRulesError) {
    var reader = ZoneReader(bytes: bytes)
    var header = try reader.header()
    if header.version > 0 {
      try reader.skip(header.bodyBytes(timeBytes: 4))
      header = try reader.header()
    }
    let timeBytes = header.version > 0 ? 8 : 4
    let body = try reader.body(header, timeBytes: timeBytes)
    let rule = header.version > 0 ? try reader.footer() : nil
    self.init(
      firstOffset: body.types[0], transitions: body.transitions, offsets: body.offsets, rule: rule)
  }
}

private struct ZoneHeader {
  var version: UInt8
  var utcCount: Int
  var standardCount: Int
  var leapCount: Int
  var timeCount: Int
  var typeCount: Int
  var characterCount: Int

  func bodyBytes(timeBytes: Int) -> Int {
    self.timeCount * (timeBytes + 1) + self.typeCount * 6 + self.characterCount
      + self.leapCount * (timeBytes + 4) + self.standardCount + self.utcCount
  }
}

private struct ZoneReader {
  /// Real files hold a few hundred of each; more is no zone.
  static let countLimit = 65_536

  let bytes: [UInt8]
  var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func skip(_ count: Int) throws(TimeZoneRulesError) {
    guard count <= self.bytes.count - self.index else { throw .truncated }
    self.index += count
  }

  mutating func header() throws(TimeZoneRulesError) -> ZoneHeader {
    guard self.bytes.count - self.index >= 5 else { throw .truncated }
    guard self.bytes[self.index..<self.index + 4].elementsEqual("TZif".utf8) else {
      throw .notAZone
    }
    let version = self.bytes[self.index + 4]
    try self.skip(20)
    let header = ZoneHeader(
      version: version, utcCount: try self.count(), standardCount: try self.count(),
      leapCount: try self.count(), timeCount: try self.count(), typeCount: try self.count(),
      characterCount: try self.count())
    guard (1...256).contains(header.typeCount) else { throw .malformed }
    return header
  }

  mutating func body(_ header: ZoneHeader, timeBytes: Int) throws(TimeZoneRulesError)
    -> (transitions: [Int64], offsets: [Int32], types: [Int32])
  {
    guard header.leapCount == 0 else { throw .leapSeconds }
    guard header.bodyBytes(timeBytes: timeBytes) <= self.bytes.count - self.index else {
      throw .truncated
    }
    let end = self.index + header.bodyBytes(timeBytes: timeBytes)
    let transitions = try self.transitions(header.timeCount, timeBytes: timeBytes)
    let indices = self.bytes[self.index..<self.index + header.timeCount]
    self.index += header.timeCount
    let types = try self.types(header.typeCount)
    var offsets: [Int32] = []
    for index in indices {
      guard Int(index) < types.count else { throw .malformed }
      offsets.append(types[Int(index)])
    }
    self.index = end
    return (transitions, offsets, types)
  }

  /// `\n`, the rule or nothing, `\n`.
  mutating func footer() throws(TimeZoneRulesError) -> YearlyRule? {
    let rest = self.bytes[self.index...]
    guard rest.first == 10 else { throw .truncated }
    let text = rest.dropFirst().prefix { $0 != 10 }
    guard text.endIndex < self.bytes.endIndex, text.count <= 256 else { throw .truncated }
    if text.isEmpty { return nil }
    guard let rule = YearlyRule(posix: text) else { throw .malformed }
    return rule
  }

  private mutating func transitions(_ count: Int, timeBytes: Int) throws(TimeZoneRulesError)
    -> [Int64]
  {
    var transitions: [Int64] = []
    transitions.reserveCapacity(count)
    for _ in 0..<count {
      let time = self.number(timeBytes)
      if let last = transitions.last, last >= time { throw .malformed }
      transitions.append(time)
    }
    return transitions
  }

  private mutating func types(_ count: Int) throws(TimeZoneRulesError) -> [Int32] {
    var types: [Int32] = []
    for _ in 0..<count {
      let offset = self.number(4)
      guard abs(offset) < TimeZoneRules.offsetLimitSeconds else { throw .malformed }
      types.append(Int32(offset))
      self.index += 2
    }
    return types
  }

  private mutating func count() throws(TimeZoneRulesError) -> Int {
    guard self.bytes.count - self.index >= 4 else { throw .truncated }
    let count = self.number(4)
    guard (0...Int64(Self.countLimit)).contains(count) else { throw .malformed }
    return Int(count)
  }

  /// A big-endian number with a sign; the caller has checked that it is there.
  private mutating func number(_ width: Int) -> Int64 {
    var number: Int64 = self.bytes[self.index] >= 128 ? -1 : 0
    for byte in self.bytes[self.index..<self.index + width] {
      number = number << 8 | Int64(byte)
    }
    self.index += width
    return number
  }
}
