// Reading JSON (RFC 8259), strictly: no duplicate keys, no broken text, bounded depth, and places
// for what is wrong.

/// Why bytes are not a document, and where.
public struct JSONError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case endsEarly
    case unexpected
    case trailing
    case tooDeep
    case tooLarge
    case duplicateKey(String)
    case numberMalformed
    case numberTooLong
    case textNotUTF8
    case textHoldsNUL
    case textHoldsControl
    case escapeUnknown
    case surrogateAlone
  }

  public var reason: Reason
  /// From 1.
  public var line: Int
  /// From 1, in characters of the line.
  public var column: Int

  /// `line 3, column 7`.
  public var place: String { "line \(self.line), column \(self.column)" }

  /// What is wrong, in words.
  public var message: String {
    switch self.reason {
    case .endsEarly: "The document ends before its value does."
    case .unexpected: "A character that can't stand here."
    case .trailing: "Something follows the document's end."
    case .tooDeep: "Nested deeper than \(JSONReader.depthLevels) levels."
    case .tooLarge: "Larger than \(JSONReader.documentBytes) bytes."
    case .duplicateKey(let key): "The key \"\(key)\" stands twice in one object."
    case .numberMalformed: "Not a number that JSON knows."
    case .numberTooLong: "A number of more than \(JSONReader.numberBytes) characters."
    case .textNotUTF8: "The text is not UTF-8."
    case .textHoldsNUL: "The text holds NUL."
    case .textHoldsControl: "A control character must be escaped."
    case .escapeUnknown: "An escape that JSON doesn't know."
    case .surrogateAlone: "Half of a surrogate pair."
    }
  }
}

/// A reader of one document.
public struct JSONReader {
  public static let depthLevels = 64
  public static let documentBytes = 256 << 20
  public static let numberBytes = 256

  let bytes: [UInt8]
  var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that a text is, all of it.
  public static func read(_ text: String) throws(JSONError) -> JSONValue {
    try Self.read(Array(text.utf8))
  }

  /// The value that UTF-8 bytes are, all of them.
  public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes)
    guard bytes.count <= Self.documentBytes else { throw reader.error(.tooLarge) }
    // A byte order mark says nothing about UTF-8, but some editors write one.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.index = 3 }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    if reader.index < bytes.count { throw reader.error(.trailing) }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    self.skipSpace()
    guard let byte = self.next else { throw self.error(.endsEarly) }
    switch byte {
    case UInt8(ascii: "{"): return try self.object(depth: depth + 1)
    case UInt8(ascii: "["): return try self.array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try self.text())
    case UInt8(ascii: "t"): return try self.word("true", .bool(true))
    case UInt8(ascii: "f"): return try self.word("false", .bool(false))
    case UInt8(ascii: "n"): return try self.word("null", .null)
    case UInt8(ascii: "-"), 48...57: return .number(try self.number())
    default: throw self.error(.unexpected)
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    if depth > Self.depthLevels { throw self.error(.tooDeep) }
    self.index += 1
    var members: [JSONMember] = []
    var names = NameSet()
    self.skipSpace()
    if self.take("}") { return .object([]) }
    repeat {
      self.skipSpace()
      let start = self.index
      guard self.next == UInt8(ascii: "\"") else { throw self.unexpected() }
      let name = try self.text()
      guard names.insert(name, after: members) else {
        throw self.error(.duplicateKey(name), at: start)
      }
      self.skipSpace()
      guard self.take(":") else { throw self.unexpected() }
      members.append(JSONMember(name, try self.value(depth: depth)))
      self.skipSpace()
    } while self.take(",")
    guard self.take("}") else { throw self.unexpected() }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    if depth > Self.depthLevels { throw self.error(.tooDeep) }
    self.index += 1
    var items: [JSONValue] = []
    self.skipSpace()
    if self.take("]") { return .array([]) }
    repeat {
      items.append(try self.value(depth: depth))
      self.skipSpace()
    } while self.take(",")
    guard self.take("]") else { throw self.unexpected() }
    return .array(items)
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError)
    -> JSONValue
  {
    for offset in 0..<word.utf8CodeUnitCount {
      guard self.next == word.utf8Start[offset] else { throw self.unexpected() }
      self.index += 1
    }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = self.index
    _ = self.take("-")
    if !self.take("0") { try self.digits() }
    if self.take(".") { try self.digits() }
    if self.take("e") || self.take("E") {
      if !self.take("+") { _ = self.take("-") }
      try self.digits()
    }
    if let next = self.next, (48...57).contains(next) { throw self.error(.numberMalformed) }
    if self.index - start > Self.numberBytes { throw self.error(.numberTooLong, at: start) }
    return String(decoding: self.bytes[start..<self.index], as: UTF8.self)
  }

  private mutating func digits() throws(JSONError) {
    let start = self.index
    while let next = self.next, (48...57).contains(next) { self.index += 1 }
    if self.index == start { throw self.error(.numberMalformed) }
  }

  // MARK: Bytes

  var next: UInt8? { self.index < self.bytes.count ? self.bytes[self.index] : nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard self.next == UInt8(ascii: character) else { return false }
    self.index += 1
    return true
  }

  private mutating func skipSpace() {
    while let next = self.next, next == 32 || next == 10 || next == 13 || next == 9 {
      self.index += 1
    }
  }

  private func unexpected() -> JSONError {
    self.error(self.next == nil ? .endsEarly : .unexpected)
  }

  /// The error at a byte, the present one by default, with its line and column counted.
  func error(_ reason: JSONError.Reason, at index: Int? = nil) -> JSONError {
    let before = self.bytes[..<min(index ?? self.index, self.bytes.count)]
    let line = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    // Bytes that continue a character aren't columns of their own.
    let column = before[lineStart...].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return JSONError(reason: reason, line: line, column: column)
  }
}

/// The names of one object: few are compared one by one, many are hashed.
private struct NameSet {
  private static let comparedNames = 16
  private var names: Set<String> = []

  /// False where the name is among the members already.
  mutating func insert(_ name: String, after members: [JSONMember]) -> Bool {
    if members.count < Self.comparedNames { return !members.contains { $0.name == name } }
    if self.names.isEmpty { self.names = Set(members.map(\.name)) }
    return self.names.insert(name).inserted
  }
}
