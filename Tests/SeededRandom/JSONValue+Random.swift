// Any JSON at all.

package import ExactJSON

extension JSONValue {
  /// Any value, its keys distinct.
  package static func random(depth: Int, using random: inout SeededGenerator) -> JSONValue {
    switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .number(String(Int32.random(in: -5_000...5_000, using: &random)))
    case 3:
      return .number(
        ["0.5", "1e3", "-0", "12345678.123456789"].randomElement(using: &random) ?? "0")
    case 4:
      let texts = ["", "NA", "é \u{1f600}", "a\"b\\c\n\u{1}", "TBD", ".7"]
      return .string(texts.randomElement(using: &random) ?? "")
    case 5:
      return .array(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          .random(depth: depth - 1, using: &random)
        })
    default:
      return .object(
        (0..<Int.random(in: 0...3, using: &random)).map {
          JSONMember("k\($0)", .random(depth: depth - 1, using: &random))
        })
    }
  }
}
