// JSON as text both ways: ordered keys, exact numbers, one line or many.

internal import BoundedTestSupport
internal import ExactJSON
internal import Testing

@Suite(.bounded) struct JSONTextTests {
  @Test func writesAsPromised() {
    let value = JSONValue.object([
      .init("score", .number("0.641200")), .init("none", .null), .init("list", .array([])),
      .init("text", .string("a\"b\\\n\u{1}żółć 目标 🚀")),
      .init("deep", .object([.init("x", .bool(true))])),
    ])
    #expect(
      value.compact == """
        {"score":0.641200,"none":null,"list":[],"text":"a\\"b\\\\\\n\\u0001żółć 目标 🚀","deep":{"x":true}}
        """)
    #expect(
      JSONValue.object([.init("a", .array([.number("1"), .object([])]))]).pretty == """
        {
          "a": [
            1,
            {}
          ]
        }
        """)
  }

  @Test(arguments: [
    #"{"a":[1,-2.50,3e8],"b":{"c":null,"d":[true,false]},"e":"x"}"#, "[]", "{}", "\"\"", "0",
    "-0.1",
  ])
  func readsAndWritesTheSame(_ text: String) throws {
    #expect(try JSONReader.read(text).compact == text)
  }

  @Test func readsEscapes() throws {
    #expect(try JSONReader.read(#""\u017c\ud83d\ude80\/\t""#) == .string("ż🚀/\t"))
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "01", "1.", "nul", "\"a", "\"\u{1}\"", #""\ud83d""#,
    "{\"a\":1,\"a\":2}",
    "1 2", "{a:1}", "+1", "'a'", #""\x""#,
  ])
  func refuses(_ text: String) {
    #expect(throws: JSONError.self) { try JSONReader.read(text) }
  }

  @Test func refusesDepth() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try JSONReader.read(deep) }
  }

  @Test func keepsAskedFieldsInTheirOrder() {
    let value = JSONValue.object([.init("a", .number("1")), .init("b", .null)])
    #expect(value.keeping(["b", "c", "a"]).compact == #"{"b":null,"c":null,"a":1}"#)
  }
}
