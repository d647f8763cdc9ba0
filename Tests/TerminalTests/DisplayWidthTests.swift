// Width, cutting and padding of the texts that users write: Chinese, Polish, emoji, combining
// marks.

import BoundedTestSupport
import Terminal
import Testing

@Suite(.bounded) struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("zażółć gęślą jaźń", 17), ("e\u{301}", 1), ("目标", 4), ("關鍵結果", 8),
    ("ｶﾞ", 2), ("Ａ", 2), ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("🚀", 2), ("👩‍👩‍👧‍👦", 2),
    ("👍🏽", 2), ("🇵🇱", 2), ("❤️", 2), ("❤", 1), ("●▲■◌–", 5), ("█░│├─└", 6), ("1️⃣", 2),
    ("a\u{200B}b", 2), ("\u{1B}[31m", 4), ("、。「」", 8),
  ])
  func width(_ text: String, _ columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test(arguments: [
    ("short", 10, "short"), ("exactly ten", 11, "exactly ten"), ("a longer title", 8, "a longe…"),
    ("a longer title", 3, "a…"), ("提升品牌知名度", 7, "提升品…"), ("提升品牌知名度", 8, "提升品…"),
    ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 5, "👩‍👩‍👧‍👦👩‍👩‍👧‍👦…"), ("zażółć", 4, "zaż…"), ("anything", 0, ""), ("anything", 1, "…"),
  ])
  func cut(_ text: String, _ columns: Int, _ expected: String) {
    #expect(text.cut(to: columns) == expected)
    #expect(text.cut(to: columns).displayWidth <= columns)
  }

  @Test func paddingCountsColumns() {
    #expect("目标".padded(to: 6) == "目标  ")
    #expect("7".padded(to: 3, .right) == "  7")
    #expect("toolong".padded(to: 3) == "toolong")
  }

  @Test func otherPeoplesTextCannotMoveTheCursor() {
    #expect("a\u{1B}[2Jb\u{202E}c\nd".sanitised == "a\u{FFFD}[2Jb\u{FFFD}c d")
    #expect("zażółć 目标 👩‍👩‍👧‍👦".sanitised == "zażółć 目标 👩‍👩‍👧‍👦")
    #expect("a\u{9B}31m".sanitised == "a\u{FFFD}31m")
  }

  @Test func wrappingKeepsEveryWord() {
    #expect("one two three four".wrapped(to: 9) == ["one two", "three", "four"])
    #expect("unbreakable".wrapped(to: 4) == ["unbr", "eaka", "ble"])
    #expect("a\nb".wrapped(to: 4) == ["a", "b"])
  }
}
