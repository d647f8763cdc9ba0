// CSV both ways, and its refusals with their line.

import BoundedTestSupport
import Terminal
import Testing

@Suite(.bounded) struct CSVTests {
  @Test func quotesWhereItHasTo() {
    #expect(CSV.line(["a", "b,c", "d\"e", "f\ng", ""]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",")
  }

  @Test func readsWhatItWrites() throws {
    let cells = ["plain", "with,comma", "with \"quotes\"", "two\nlines", "", "żółć 目标"]
    let rows = try CSV.rows("\u{FEFF}" + CSV.line(cells) + "\r\n\r\n" + CSV.line(["x"]) + "\n")
    #expect(rows.map(\.cells) == [cells, ["x"]])
    #expect(rows.map(\.line) == [1, 4])
  }

  @Test func refusesBrokenQuotes() {
    let unended = #expect(throws: CSVError.self) { try CSV.rows("a\n\"b") }
    #expect(unended?.line == 2)
    let trailing = #expect(throws: CSVError.self) { try CSV.rows("\"a\"b\n") }
    #expect(trailing?.message == "text after a closing quote")
  }
}
