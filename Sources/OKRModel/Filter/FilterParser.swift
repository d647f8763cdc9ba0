// Reads filters. AND and OR aren't mixed without parentheses: nobody has to know which binds tighter.

extension FilterExpression {
  /// Reads a filter.
  /// - Throws: where it isn't one, or exceeds the limits.
  public init(parsing text: String) throws(FilterError) {
    guard text.utf8.count <= Limits.filterBytes else {
      throw FilterError(
        place: 0,
        message: "it takes \(text.utf8.count) bytes; at most \(Limits.filterBytes) are read")
    }
    var parser = FilterParser(text: Array(text))
    self = try parser.whole()
  }
}

private struct FilterParser {
  let text: [Character]
  private var place = 0
  private var comparisons = 0

  init(text: [Character]) { self.text = text }

  mutating func whole() throws(FilterError) -> FilterExpression {
    let expression = try self.expression(depth: 0)
    self.skipSpace()
    guard self.place == self.text.count else {
      throw self.failure(self.text[self.place] == ")" ? "nothing is open here" : Self.joinHint)
    }
    return expression
  }

  private static let joinHint = "AND or OR belongs here"

  private mutating func expression(depth: Int) throws(FilterError) -> FilterExpression {
    guard depth <= Limits.filterDepth else {
      throw self.failure("parentheses and NOT go at most \(Limits.filterDepth) deep")
    }
    var parts = [try self.term(depth: depth)]
    var joint: String?
    while let next = self.joint() {
      if let joint, joint != next.word {
        throw FilterError(place: next.place, message: "AND and OR need parentheses between them")
      }
      joint = next.word
      parts.append(try self.term(depth: depth))
    }
    guard parts.count > 1 else { return parts[0] }
    return joint == "OR" ? .any(parts) : .all(parts)
  }

  /// The word AND or OR that comes next, if one does.
  private mutating func joint() -> (word: String, place: Int)? {
    self.skipSpace()
    let start = self.place
    let word = self.word()
    if word == "AND" || word == "OR" { return (word, start) }
    self.place = start
    return nil
  }

  private mutating func term(depth: Int) throws(FilterError) -> FilterExpression {
    self.skipSpace()
    let start = self.place
    if self.take("-") || self.word() == "NOT" {
      guard depth < Limits.filterDepth else {
        throw self.failure("parentheses and NOT go at most \(Limits.filterDepth) deep")
      }
      return .not(try self.term(depth: depth + 1))
    }
    self.place = start
    guard self.take("(") else { return .comparison(try self.comparison()) }
    let inner = try self.expression(depth: depth + 1)
    self.skipSpace()
    guard self.take(")") else { throw self.failure("a ) is missing here") }
    return inner
  }

  private mutating func comparison() throws(FilterError) -> FilterComparison {
    self.comparisons += 1
    guard self.comparisons <= Limits.filterComparisons else {
      throw self.failure("at most \(Limits.filterComparisons) comparisons are read")
    }
    let fieldPlace = self.place
    let field = self.word()
    guard !field.isEmpty else { throw self.failure("a field's name belongs here") }
    self.skipSpace()
    guard let relation = self.relation() else {
      throw self.failure(
        "one of \(FilterRelation.allCases.map(\.rawValue).joined(separator: " ")) belongs here")
    }
    self.skipSpace()
    let literalPlace = self.place
    let isQuoted = self.place < self.text.count && self.text[self.place] == "\""
    let literal = isQuoted ? try self.quoted() : self.bare()
    guard isQuoted || !literal.isEmpty else { throw self.failure("a value belongs here") }
    return FilterComparison(
      field: field, relation: relation, literal: literal, isQuoted: isQuoted,
      fieldPlace: fieldPlace, literalPlace: literalPlace)
  }

  private mutating func relation() -> FilterRelation? {
    for relation in FilterRelation.allCases
    where self.text[self.place...].starts(with: relation.rawValue) {
      self.place += relation.rawValue.count
      return relation
    }
    return nil
  }

  private mutating func word() -> String {
    let start = self.place
    while self.place < self.text.count,
      self.text[self.place].isLetter || self.text[self.place] == "_"
    {
      self.place += 1
    }
    return String(self.text[start..<self.place])
  }

  /// Up to the next space or parenthesis.
  private mutating func bare() -> String {
    let start = self.place
    while self.place < self.text.count, !self.text[self.place].isWhitespace,
      self.text[self.place] != "(", self.text[self.place] != ")"
    {
      self.place += 1
    }
    return String(self.text[start..<self.place])
  }

  /// A text in double quotes; a backslash takes the next character as it is.
  private mutating func quoted() throws(FilterError) -> String {
    let start = self.place
    self.place += 1
    var value = ""
    while self.place < self.text.count {
      var next = self.text[self.place]
      self.place += 1
      if next == "\"" { return value }
      if next == "\\", self.place < self.text.count {
        next = self.text[self.place]
        self.place += 1
      }
      value.append(next)
    }
    throw FilterError(place: start, message: "a closing \" is missing")
  }

  private mutating func take(_ character: Character) -> Bool {
    guard self.place < self.text.count, self.text[self.place] == character else { return false }
    self.place += 1
    return true
  }

  private mutating func skipSpace() {
    while self.place < self.text.count, self.text[self.place].isWhitespace { self.place += 1 }
  }

  private func failure(_ message: String) -> FilterError {
    FilterError(place: self.place, message: message)
  }
}
