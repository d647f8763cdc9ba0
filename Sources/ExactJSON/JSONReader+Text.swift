// Strings: valid UTF-8 without NUL, with JSON's escapes undone.

extension JSONReader {
  /// The text from its opening quote to its closing one.
  mutating func text() throws(JSONError) -> String {
    let open = self.index
    self.index += 1
    let start = self.index
    while let next = self.next, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"), next >= 32 {
      self.index += 1
    }
    if self.next == UInt8(ascii: "\"") {
      let text = try self.validated(self.bytes[start..<self.index], open)
      self.index += 1
      return text
    }
    return try self.escapedText(Array(self.bytes[start..<self.index]), open)
  }

  /// Goes on byte by byte from the first escape.
  private mutating func escapedText(_ plain: [UInt8], _ open: Int) throws(JSONError) -> String {
    var text = plain
    while let next = self.next {
      switch next {
      case UInt8(ascii: "\""):
        self.index += 1
        return try self.validated(text[...], open)
      case UInt8(ascii: "\\"):
        try self.escape(&text)
      case 0..<32:
        throw self.error(next == 0 ? .textHoldsNUL : .textHoldsControl)
      default:
        text.append(next)
        self.index += 1
      }
    }
    throw self.error(.endsEarly)
  }

  private mutating func escape(_ text: inout [UInt8]) throws(JSONError) {
    let start = self.index
    self.index += 1
    guard let next = self.next else { throw self.error(.endsEarly) }
    self.index += 1
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(next)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"): text += Array(String(try self.scalar(start)).utf8)
    default: throw self.error(.escapeUnknown, at: start)
    }
  }

  private mutating func scalar(_ start: Int) throws(JSONError) -> Character {
    let first = try self.unit(start)
    if first == 0 { throw self.error(.textHoldsNUL, at: start) }
    if let scalar = Unicode.Scalar(first) { return Character(scalar) }
    guard first < 0xDC00, self.take("\\"), self.take("u") else {
      throw self.error(.surrogateAlone, at: start)
    }
    let second = try self.unit(start)
    guard (0xDC00...0xDFFF).contains(second) else {
      throw self.error(.surrogateAlone, at: start)
    }
    let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00
    guard let scalar = Unicode.Scalar(code) else {
      throw self.error(.surrogateAlone, at: start)
    }
    return Character(scalar)
  }

  private mutating func unit(_ start: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let next = self.next else { throw self.error(.endsEarly) }
      let digit: UInt8
      switch next {
      case 48...57: digit = next - 48
      case 65...70: digit = next - 55
      case 97...102: digit = next - 87
      default: throw self.error(.escapeUnknown, at: start)
      }
      unit = unit << 4 | UInt16(digit)
      self.index += 1
    }
    return unit
  }

  private func validated(_ bytes: ArraySlice<UInt8>, _ open: Int) throws(JSONError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw self.error(.textNotUTF8, at: open)
    }
    return text
  }
}
