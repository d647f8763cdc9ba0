// Tables at several widths, against lines that were checked by eye.

import BoundedTestSupport
import Terminal
import Testing

@Suite(.bounded) struct TableTests {
  static let table = Table(
    [
      Column("ID"), Column("TITLE", isFlexible: true), Column("SCORE", .decimal),
      Column("KRS", .right),
    ],
    rows: [
      ["o-1", "Become the brand that marketers of three continents name first", "0.7", "3"],
      ["o-12", "提升品牌在专业网络上的声誉并成为行业领导者的首选合作伙伴", "0.641200", "12"],
      ["o-123", "Zażółć gęślą jaźń 🚀 — wzrost liczby obserwujących", "–", "104"],
    ])

  @Test func atEightyColumns() {
    let lines = Self.table.lines(for: Surface(columns: 80, isTerminal: true))
    #expect(
      lines
        == [
          "ID     TITLE                                                          SCORE  KRS",
          "o-1    Become the brand that marketers of three continents name…   0.7         3",
          "o-12   提升品牌在专业网络上的声誉并成为行业领导者的首选合作伙伴    0.641200   12",
          "o-123  Zażółć gęślą jaźń 🚀 — wzrost liczby obserwujących          –         104",
        ], "\(lines.joined(separator: "\n"))")
    #expect(lines.allSatisfy { $0.displayWidth <= 80 })
  }

  @Test func atTwoHundredColumnsNothingIsCut() {
    let lines = Self.table.lines(for: Surface(columns: 200, isTerminal: true))
    #expect(!lines.joined().contains("…"))
    #expect(lines == Self.table.lines(for: .pipe))
  }

  @Test func aRecordKeepsTheGapBehindAnId() {
    var table = Table([Column("UNIT", isFlexible: true), Column("SCORE", .decimal)])
    table.append([Cell("Growth", lead: "growth  "), Cell("0.60")])
    let lines = table.lines(for: Surface(columns: 30, isTerminal: true))
    #expect(lines.contains("UNIT   growth  Growth"), "\(lines)")
  }

  @Test func atFortyColumnsRecords() {
    let lines = Self.table.lines(for: Surface(columns: 40, isTerminal: true))
    #expect(lines.allSatisfy { $0.displayWidth <= 40 }, "\(lines.joined(separator: "\n"))")
    #expect(
      Array(lines.prefix(7)) == [
        "ID     o-1",
        "TITLE  Become the brand that marketers",
        "       of three continents name first",
        "SCORE  0.7",
        "KRS    3",
        "───────────────",
        "ID     o-12",
      ], "\(lines.joined(separator: "\n"))")
  }

  @Test func everyRowIsAsWideAsTheOthers() {
    // With a last column of equal width, equal display widths prove the alignment of wide text.
    for columns in 60...120 {
      let lines = Self.table.lines(for: Surface(columns: columns, isTerminal: true))
      #expect(Set(lines.map(\.displayWidth)).count == 1, "\(columns)")
    }
  }

  @Test func idsAreNeverCut() {
    let long = String(repeating: "x", count: 70)
    let table = Table(
      [Column("ID"), Column("TITLE", isFlexible: true)],
      rows: [[Cell(long), "A title that is long"]])
    let lines = table.lines(for: Surface(columns: 80, isTerminal: true))
    #expect(lines.joined().contains(long))
  }

  /// What only decorates goes before what tells something.
  @Test func decorationIsLeftOutFirst() {
    var table = Table([
      Column("ID", isFlexible: true), Column("", isSpare: true), Column("COVER", isSpare: true),
    ])
    table.mayBeRecords = false
    table.append(["a title that may give way", "███████░░░", "0.94"])
    let lines = table.lines(for: Surface(columns: 25, isTerminal: true))
    #expect(lines[0].hasSuffix("COVER") && !lines[1].contains("█"), "\(lines)")
    #expect(lines.allSatisfy { $0.displayWidth <= 25 })
  }

  /// A tree is no set of records: where it is narrow, ids and numbers stay and titles go.
  @Test func aNarrowTreeKeepsItsIds() {
    var table = Table([Column("ITEM", isFlexible: true), Column("SCORE", .decimal)])
    table.mayBeRecords = false
    table.append([Cell("A long title of it", lead: "│  │  ├─ kr-41  "), "0.70"])
    table.append([Cell("Short", lead: "o-1  "), "0.65"])
    let lines = table.lines(for: Surface(columns: 24, isTerminal: true))
    #expect(lines.allSatisfy { $0.displayWidth <= 24 }, "\(lines)")
    #expect(lines[1].contains("kr-41") && lines[1].hasSuffix("0.70"))
    #expect(lines[2].contains("o-1  Short"))
  }

  /// A mark beside a field tells something: what differs, what was allowed. Only a bar repeats what stands beside it.
  @Test func recordsKeepTheirMarks() {
    let table = Table(
      [
        Column(""), Column("ID"), Column("SCORE", .decimal), Column(""), Column("", isSpare: true),
        Column("WHY", isFlexible: true),
      ],
      rows: [
        ["~", "o-1", "0.7", Cell("≠", .yellow), "███████░░░", ""],
        ["", "o-2", "0.5", "", "█████░░░░░", "late"],
      ])
    let lines = table.lines(for: Surface(columns: 40, isTerminal: true))
    let rule = String(repeating: "─", count: 15)
    #expect(
      lines == [
        "ID     ~ o-1", "SCORE  0.7 ≠", "WHY", rule, "ID     o-2", "SCORE  0.5", "WHY    late",
      ])
  }

  @Test func colourOnlyWhereItIsOn() {
    let table = Table([Column("A")], rows: [[Cell("x", .red)]])
    #expect(table.lines(for: .pipe) == ["A", "x"])
    #expect(
      table.lines(for: Surface(hasColour: true)) == ["\u{1B}[1mA\u{1B}[0m", "\u{1B}[31mx\u{1B}[0m"])
  }
}

@Suite(.bounded) struct TreeLinesTests {
  @Test func drawsBranches() {
    #expect(
      TreeLines.leads(depths: [0, 1, 2, 2, 1, 2, 0, 1]) == [
        "", "├─ ", "│  ├─ ", "│  └─ ", "└─ ", "   └─ ", "", "└─ ",
      ])
  }

  @Test func aPageCutOutOfATreeIsATree() {
    #expect(TreeLines.leads(depths: [3, 5, 4]) == ["", "└─ ", "   └─ "])
  }

  @Test func accessibleIsIndentation() {
    #expect(TreeLines.leads(depths: [0, 1, 2], isAccessible: true) == ["", "  ", "    "])
  }
}

@Suite(.bounded) struct BarTests {
  @Test(
    arguments: [
      (-5, "░░░░░░░░░░"), (0, "░░░░░░░░░░"), (99_999, "░░░░░░░░░░"), (712_345, "███████░░░"),
      (1_000_000, "██████████"), (1_700_000, "██████████"),
    ] as [(Int64, String)])
  func neverFullerThanTheScore(_ ppm: Int64, _ bar: String) {
    #expect(Bar.text(ppm: ppm) == bar)
  }
}

@Suite(.bounded) struct CountTextTests {
  @Test func groupsThousands() {
    #expect(CountText.grouped(4312) == "4\u{A0}312")
    #expect(CountText.grouped(-1_000_000) == "-1\u{A0}000\u{A0}000")
    #expect(CountText.of(1, "check-in") == "1 check-in")
    #expect(CountText.of(0, "entry", "entries") == "0 entries")
    #expect(CountText.bytes(1023) == "1023 B")
    #expect(CountText.bytes(13_107_200) == "12.5 MiB")
  }
}
