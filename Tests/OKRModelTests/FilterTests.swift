// Filters as they are read, and what is said of those that can't be.

internal import BoundedTestSupport
internal import OKRModel
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct FilterTests {
  private static func comparison(
    _ field: String, _ relation: FilterRelation, _ literal: String, quoted: Bool = false,
    at places: (Int, Int)
  ) -> FilterExpression {
    .comparison(
      FilterComparison(
        field: field, relation: relation, literal: literal, isQuoted: quoted,
        fieldPlace: places.0, literalPlace: places.1))
  }

  @Test func readsWhatTheGrammarSays() throws {
    #expect(
      try FilterExpression(parsing: "health = behind AND score < 0.4")
        == .all([
          Self.comparison("health", .equal, "behind", at: (0, 9)),
          Self.comparison("score", .less, "0.4", at: (20, 28)),
        ]))
    #expect(
      try FilterExpression(parsing: "-(a:x OR NOT b>=1)")
        == .not(
          .any([
            Self.comparison("a", .has, "x", at: (2, 4)),
            .not(Self.comparison("b", .greaterOrEqual, "1", at: (13, 16))),
          ])))
    #expect(
      try FilterExpression(parsing: #"title:"a \"b\" (c)""#)
        == Self.comparison("title", .has, #"a "b" (c)"#, quoted: true, at: (0, 6)))
    #expect(
      try FilterExpression(parsing: "((a != -5))")
        == Self.comparison("a", .notEqual, "-5", at: (2, 7))
    )
    #expect(
      try FilterExpression(parsing: "title : 提升")
        == Self.comparison("title", .has, "提升", at: (0, 8)))
  }

  @Test(arguments: [
    ("", 0, "a field's name belongs here"),
    ("score", 5, "one of = != <= >= < > : belongs here"),
    ("score <", 7, "a value belongs here"),
    ("score < 1 health = behind", 10, "AND or OR belongs here"),
    ("a = 1 AND b = 2 OR c = 3", 16, "AND and OR need parentheses between them"),
    ("(a = 1", 6, "a ) is missing here"),
    ("a = 1)", 5, "nothing is open here"),
    ("a = \"x", 4, "a closing \" is missing"),
    ("a = 1 AND", 9, "a field's name belongs here"),
    ("(((((((((a = 1)))))))))", 9, "parentheses and NOT go at most 8 deep"),
    ("NOT NOT NOT NOT NOT NOT NOT NOT NOT a = 1", 35, "parentheses and NOT go at most 8 deep"),
  ])
  func saysWhereItEnds(text: String, place: Int, message: String) {
    let error = #expect(throws: FilterError.self) { try FilterExpression(parsing: text) }
    #expect(error == FilterError(place: place, message: message), "\(text)")
  }

  @Test func limitsAreKept() {
    let long = #expect(throws: FilterError.self) {
      try FilterExpression(parsing: "a = " + String(repeating: "x", count: Limits.filterBytes))
    }
    #expect(long?.message == "it takes 2052 bytes; at most 2048 are read")
    let many = Array(repeating: "a=1", count: Limits.filterComparisons + 1).joined(
      separator: " OR ")
    let error = #expect(throws: FilterError.self) { try FilterExpression(parsing: many) }
    #expect(error?.message == "at most 64 comparisons are read")
    let minus = #expect(throws: FilterError.self) {
      try FilterExpression(parsing: String(repeating: "-", count: 2_000) + "a = 1")
    }
    #expect(minus?.message == "parentheses and NOT go at most 8 deep")
  }

  /// Whatever comes, it is read or refused within the text.
  @Test func anyTextIsReadOrRefused() {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "a", "score", "=", "!=", "<", ":", "(", ")", "AND", "OR", "NOT", "-", "\"", "\\", " ", "0.5",
      "é",
      "\u{0}", "🙂", "none",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined(separator: Bool.random(using: &random) ? " " : "")
      do throws(FilterError) {
        _ = try FilterExpression(parsing: text)
      } catch {
        #expect((0...text.count).contains(error.place), "\(text)")
      }
    }
  }
}
