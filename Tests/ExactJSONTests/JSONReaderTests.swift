// JSON as RFC 8259 has it, strictly, with places for what is wrong.

internal import BoundedTestSupport
internal import SeededRandom
internal import Testing

@testable internal import ExactJSON

@Suite(.bounded) struct JSONReaderTests {
  static func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)) }

  static func failure(_ bytes: [UInt8]) -> JSONError? {
    do {
      _ = try JSONReader.read(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func keepsNumbersAndOrder() throws {
    let value = try Self.read(#" {"b": 1.50, "a": [-0, 1e+2, true, null, "x"], "": {}} "#)
    #expect(
      value
        == .object([
          JSONMember("b", .number("1.50")),
          JSONMember(
            "a", .array([.number("-0"), .number("1e+2"), .bool(true), .null, .string("x")])),
          JSONMember("", .object([])),
        ]))
    #expect(value.compact == #"{"b":1.50,"a":[-0,1e+2,true,null,"x"],"":{}}"#)
  }

  @Test func undoesEscapes() throws {
    #expect(
      try Self.read(#""\"\\\/\b\f\n\r\té\u00e9\u20AC\ud83d\ude00""#)
        == .string("\"\\/\u{8}\u{c}\n\r\té\u{e9}\u{20ac}\u{1f600}"))
    #expect(try JSONReader.read([0xEF, 0xBB, 0xBF, 0x31]) == .number("1"))
  }

  @Test(
    arguments: [
      ("", .endsEarly, 1, 1), ("{", .endsEarly, 1, 2), ("[1,]", .unexpected, 1, 4),
      ("{\"a\":1,}", .unexpected, 1, 8), ("[1 2]", .unexpected, 1, 4), ("1 2", .trailing, 1, 3),
      ("{\n \"é\": 1,\n \"é\": 2}", .duplicateKey("é"), 3, 2), ("tru", .endsEarly, 1, 4),
      ("nulL", .unexpected, 1, 4), ("NaN", .unexpected, 1, 1), ("01", .numberMalformed, 1, 2),
      ("-", .numberMalformed, 1, 2), ("1.", .numberMalformed, 1, 3), ("1e", .numberMalformed, 1, 3),
      (".7", .unexpected, 1, 1), ("+1", .unexpected, 1, 1), ("\"a", .endsEarly, 1, 3),
      ("\"\\x\"", .escapeUnknown, 1, 2), ("\"\\u12\"", .escapeUnknown, 1, 2),
      ("\"\\u0000\"", .textHoldsNUL, 1, 2), ("\"\0\"", .textHoldsNUL, 1, 2),
      ("\"\u{1}\"", .textHoldsControl, 1, 2), ("\"\\ud800\"", .surrogateAlone, 1, 2),
      ("\"\\udc00\"", .surrogateAlone, 1, 2), ("\"\\ud800\\u0041\"", .surrogateAlone, 1, 2),
      ("{'a':1}", .unexpected, 1, 2), ("[\n\"é\", x]", .unexpected, 2, 6),
    ] as [(String, JSONError.Reason, Int, Int)])
  func refuses(text: String, reason: JSONError.Reason, line: Int, column: Int) {
    #expect(
      Self.failure(Array(text.utf8)) == JSONError(reason: reason, line: line, column: column))
  }

  @Test(
    arguments: [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xE2, 0x82, 0x22], [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22],
    ] as [[UInt8]]) func refusesWhatIsNoUTF8(bytes: [UInt8])
  {
    #expect(Self.failure(bytes)?.reason == .textNotUTF8)
  }

  @Test func boundsDepthAndNumbers() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(Self.failure(nested(64)) == nil)
    #expect(Self.failure(nested(65))?.reason == .tooDeep)
    #expect(Self.failure(nested(1_000_000))?.reason == .tooDeep)
    #expect(Self.failure([UInt8](repeating: 0x31, count: 257))?.reason == .numberTooLong)
  }

  @Test func manyKeysAreHeldApart() throws {
    let names = (0..<5_000).map { "\"k\($0)\":\($0)" }
    let value = try Self.read("{\(names.joined(separator: ","))}")
    #expect(value["k4999"] == .number("4999"))
    let twice = Self.failure(Array("{\(names.joined(separator: ",")),\"k17\":0}".utf8))
    #expect(twice?.reason == .duplicateKey("k17"))
  }

  @Test func writesTheSameAgain() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let value = JSONValue.random(depth: 4, using: &random)
      var writer = JSONWriter()
      writer.write(value, indent: 0)
      let pretty = try JSONReader.read(writer.bytes)
      #expect(pretty == value, "seed \(seed)")
      let compact = try Self.read(value.compact)
      #expect(compact == value, "seed \(seed)")
    }
  }
}
