// Lines that are too wide go on below themselves, at several widths, by lines that were checked by eye and by rules.

import BoundedTestSupport
import SeededRandom
import Testing

@testable import Terminal

@Suite(.bounded) struct LineFittingTests {
  private static func fitted(_ line: String, _ columns: Int, isProse: Bool = false) -> [String] {
    LineFitting.fitted([line], to: columns, isProse: isProse)
  }

  @Test func whatFitsStaysAsItIs() {
    for line in ["", "a  b   c", "提升品牌声誉", "\u{1B}[1mbold\u{1B}[0m  and plain text"] {
      #expect(Self.fitted(line, 20) == [line])
      #expect(LineFitting.fitted([line], to: nil) == [line])
    }
  }

  @Test func proseGoesOnAtItsBegin() {
    let text = "The value 12.3456789 has 7 decimal places; at most 6 are kept."
    #expect(
      Self.fitted(text, 40, isProse: true) == [
        "The value 12.3456789 has 7 decimal", "places; at most 6 are kept.",
      ])
    #expect(Self.fitted("one two three", 9) == ["one two", "  three"])
    #expect(Self.fitted("  one two three", 11) == ["  one two", "    three"])
  }

  @Test func aLabelKeepsItsTextBesideIt() {
    #expect(
      Self.fitted("  why     the document is of another organisation", 40) == [
        "  why     the document is of another", "          organisation",
      ])
    // Where a word has no room beside its label, it stands below.
    #expect(
      Self.fitted("  digest      01980000-0000-7000-8000-000000000001", 40) == [
        "  digest", "    01980000-0000-7000-8000-000000000001",
      ])
    // Where it has room nowhere, it stays.
    let long = "  sha256  " + String(repeating: "0", count: 64)
    #expect(Self.fitted(long, 40) == [long])
  }

  @Test func aCommandStaysWhole() {
    let command = "okr checkin record kr-41 12.345679 --note \"a note of some length\""
    #expect(Self.fitted("  try  \(command)", 40) == ["  try  \(command)"])
    #expect(
      Self.fitted("50 of 4 312, all with --all, next: \(command)", 40) == [
        "50 of 4 312, all with --all, next:", "  \(command)",
      ])
    #expect(
      Self.fitted("run okr doctor again, and then once more, until it works", 40).count == 2)
  }

  @Test func anArrowKeepsItsEnds() {
    #expect(
      Self.fitted("  region emea in q3-2026  0.9857  →  0.9874  ▲  coverage 0.90 → 0.92", 40) == [
        "  region emea in q3-2026", "    0.9857  →  0.9874  ▲", "    coverage 0.90 → 0.92",
      ])
    #expect(
      Self.fitted("  o-1                     0.9857  →  0.9874  ▲  coverage 0.90 → 0.92", 40) == [
        "  o-1  0.9857  →  0.9874  ▲", "       coverage 0.90 → 0.92",
      ])
  }

  @Test func aTreesBranchesGoOn() {
    #expect(
      Self.fitted("│  ├─ aligned with weight 2, and counted", 24) == [
        "│  ├─ aligned with", "│  │  weight 2, and", "│  │  counted",
      ])
  }

  @Test func coloursEndWithTheirLine() {
    let line = "│  " + Style.grey.applied(to: "one two 提升品牌声誉提升品牌声誉")
    #expect(
      Self.fitted(line, 16) == [
        "│  \u{1B}[90mone two\u{1B}[0m", "│  \u{1B}[90m提升品牌声誉\u{1B}[0m",
        "│  \u{1B}[90m提升品牌声誉\u{1B}[0m",
      ])
  }

  /// Nothing but one piece is wider than the terminal, nothing is lost, and what was fitted stays as it is.
  @Test func anyLineKeepsTheRules() {
    var random = SeededGenerator(seed: 41)
    let words = [
      "a", "zażółć", "品牌", "提升品牌在专业网络上的声誉并成为行业领导者", "→", "🚀", "okr", "kr-41",
      "01980000-0000-7000-8000-000000000001", "«note»", "", "--all", "next:",
    ]
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...14, using: &random)
      let line = (0..<count).map { _ in
        let word = words.randomElement(using: &random) ?? ""
        return Bool.random(using: &random) ? Style.red.applied(to: word) : word
      }.joined(separator: " ")
      let lead =
        ["", "  ", "│  ", "│  │  └─ ", "                              "]
        .randomElement(using: &random) ?? ""
      let columns = Int.random(in: 20...90, using: &random)
      let fitted = Self.fitted(lead + line, columns)
      let shown = fitted.map(\.plain)
      for text in shown where text.displayWidth > columns {
        let rest = text.drop { TreeLines.characters.contains($0) }
        let isCommand =
          rest.hasPrefix("okr ") || rest.contains("  okr ") || rest.contains(": okr ")
        let isWord = rest.contains("01980000") || rest.contains("→")
        #expect(isCommand || isWord, "\(columns): \(shown)")
      }
      let letters = { (text: String) in
        text.filter { !TreeLines.characters.contains($0) }
      }
      #expect(letters(shown.joined()) == letters((lead + line).plain), "\(columns): \(shown)")
      #expect(LineFitting.fitted(fitted, to: columns) == fitted, "\(columns): \(shown)")
    }
  }
}
