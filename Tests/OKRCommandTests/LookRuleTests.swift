// The rules of the places that output goes to find what breaks them.

import BoundedTestSupport
import Terminal
import Testing

@testable import okr

@Suite(.bounded) struct LookRuleTests {
  private static let narrow = Look.terminals[0]

  @Test(arguments: [
    "forty columns are less than this line of", "提升品牌在专业网络上的声誉并成为行业领导",
    "  why  the document is of another organisation", "run okr doctor once more, and then again",
    "  a label that is very long  another  okr tree", "a  b  c  okr explain objective-12345678",
  ])
  func aLineIsTooWide(_ line: String) {
    #expect(Self.narrow.faults(line + "。").count == 1)
  }

  @Test(arguments: [
    "  try  okr checkin record kr-41 12.345679 --note text",
    "next: okr region list --page 50 --limit 10",
    "  sha256  " + String(repeating: "0", count: 64),
    "│  ├─ " + String(repeating: "long-", count: 9),
    "--fields " + String(repeating: "id,", count: 20),
  ])
  func aLineMayBeWide(_ line: String) {
    #expect(Self.narrow.faults(line) == [])
  }

  @Test func sequencesStandWhereTheyMay() {
    let (coloured, moving) = ("\u{1B}[31mred\u{1B}[0m", "\u{1B}[2J\u{1B}[Hred")
    let broken = { (text: String) in
      Set(([Look.pipe] + Look.terminals).filter { !$0.faults(text).isEmpty }.map(\.name))
    }
    #expect(broken(coloured) == ["pipe", "without colour", "dumb"])
    #expect(broken(moving) == ["pipe", "accessible", "dumb"])
    #expect(broken("███░ 0.30") == ["accessible"])
    #expect(broken("3 h ago") == ["pipe"] && broken("a title…") == ["pipe"])
    #expect(broken("\u{1B}]0;title").count == Look.terminals.count + 1)
  }
}
