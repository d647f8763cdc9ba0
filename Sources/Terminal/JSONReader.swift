// Reads JSON text (RFC 8259), strictly: for profiles, and for check-ins a line.

/// Where and why a text is not JSON.
public struct JSONError: Error, Hashable, Sendable {
  /// Bytes before the place.
  public let offset: Int
  public let message: String
}

/// A recursive-descent reader over UTF-8.
public struct JSONReader {
  /// Arrays and objects inside each other; deeper text is refused, not followed.
  public static let depthLimit = 64

  private let bytes: [UInt8]
  private var position = 0

  /// Reads one value that is the whole text.
  public static func read(_ text: String) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes: Array(text.utf8))
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.position == reader.bytes.count else { throw reader.error("text after the value") }
    return value
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private func error(_ message: String) -> JSONError {
    JSONError(offset: self.position, message: message)
  }

  private var next: UInt8? {
    self.position < self.bytes.count ? self.bytes[self.position] : nil
  }

  private mutating func skipSpace() {
    while let byte = self.next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      self.position += 1
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard self.next == UInt8(ascii: character) else { return false }
    self.position += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.depthLimit else { throw self.error("more than \(Self.depthLimit) levels") }
    self.skipSpace()
    switch self.next {
    case UInt8(ascii: "{"): return try self.object(depth: depth)
    case UInt8(ascii: "["): return try self.array(depth: depth)
    case UInt8(ascii: "\""): return .string(try self.string())
    case UInt8(ascii: "t"): return try self.word("true", .bool(true))
    case UInt8(ascii: "f"): return try self.word("false", .bool(false))
    case UInt8(ascii: "n"): return try self.word("null", .null)
    default: return try self.number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    guard self.bytes[self.position...].starts(with: word.utf8) else {
      throw self.error("not a value")
    }
    self.position += word.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    self.position += 1
    var items: [JSONValue] = []
    self.skipSpace()
    if self.take("]") { return .array(items) }
    while true {
      items.append(try self.value(depth: depth + 1))
      self.skipSpace()
      if self.take("]") { return .array(items) }
      guard self.take(",") else { throw self.error("expected , or ]") }
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    self.position += 1
    var members: [JSONValue.Member] = []
    self.skipSpace()
    if self.take("}") { return .object(members) }
    while true {
      self.skipSpace()
      guard self.next == UInt8(ascii: "\"") else { throw self.error("expected a key") }
      let key = try self.string()
      guard !members.contains(where: { $0.key == key }) else {
        throw self.error("the key \"\(key)\" stands twice")
      }
      self.skipSpace()
      guard self.take(":") else { throw self.error("expected :") }
      members.append(.init(key, try self.value(depth: depth + 1)))
      self.skipSpace()
      if self.take("}") { return .object(members) }
      guard self.take(",") else { throw self.error("expected , or }") }
    }
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = self.position
    _ = self.take("-")
    let whole = self.digits()
    guard whole > 0, whole == 1 || self.bytes[self.position - whole] != UInt8(ascii: "0") else {
      throw self.error("not a value")
    }
    if self.take("."), self.digits() == 0 { throw self.error("expected a digit") }
    if self.take("e") || self.take("E") {
      _ = self.take("+") || self.take("-")
      if self.digits() == 0 { throw self.error("expected a digit") }
    }
    return .number(String(decoding: self.bytes[start..<self.position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = self.position
    while let byte = self.next, (48...57).contains(byte) { self.position += 1 }
    return self.position - start
  }

  private mutating func string() throws(JSONError) -> String {
    self.position += 1
    var result: [UInt8] = []
    while let byte = self.next {
      self.position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: result, as: UTF8.self) else {
          throw self.error("text that is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): result += Array(String(try self.escape()).utf8)
      case ..<0x20: throw self.error("a control character in a text")
      default: result.append(byte)
      }
    }
    throw self.error("a text without its end")
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = self.next else { throw self.error("a text without its end") }
    self.position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try self.unicodeEscape()
    default: throw self.error("an unknown escape")
    }
  }

  /// Four hexadecimal digits, or two such escapes that are a surrogate pair.
  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try self.hex()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, self.take("\\"), self.take("u") else {
      throw self.error("half a surrogate pair")
    }
    let second = try self.hex()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw self.error("half a surrogate pair") }
    return scalar
  }

  private mutating func hex() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = self.next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw self.error("expected four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      self.position += 1
    }
    return value
  }
}
