// A filter as it is asked: its names and literals are checked once, then rows are asked.

internal import OKRModel

/// Which subjects fit a filter.
struct FilterTest<Subject: FilterSubject>: Sendable {
  private typealias Test = @Sendable (Subject) -> Bool

  let fits: @Sendable (Subject) -> Bool

  /// - Parameter fields: what the filter may name.
  /// - Throws: FILTER_INVALID, with the place and what belongs there.
  init(checking text: String, _ fields: [FilterField<Subject>]) throws(RequestError) {
    do throws(FilterError) {
      self.fits = try Self.test(try FilterExpression(parsing: text), fields)
    } catch {
      let place = error.place + 1
      let word = [("word", error.word), ("known", error.known.joined(separator: ","))]
      throw RequestError(
        .invalidArgument, .filterInvalid,
        "The filter can't be read at character \(place): \(error.message).",
        values: [("place", String(place))] + (error.known.isEmpty ? [] : word),
        violations: [FieldViolation(field: "filter", message: error.message)])
    }
  }

  private static func test(
    _ expression: FilterExpression, _ fields: [FilterField<Subject>]
  ) throws(FilterError) -> Test {
    switch expression {
    case .comparison(let comparison): return try Self.test(comparison, fields)
    case .not(let inner):
      let test = try Self.test(inner, fields)
      return { !test($0) }
    case .all(let parts):
      let tests = try Self.tests(parts, fields)
      return { row in tests.allSatisfy { $0(row) } }
    case .any(let parts):
      let tests = try Self.tests(parts, fields)
      return { row in tests.contains { $0(row) } }
    }
  }

  private static func tests(
    _ parts: [FilterExpression], _ fields: [FilterField<Subject>]
  ) throws(FilterError) -> [Test] {
    var tests: [Test] = []
    for part in parts { tests.append(try Self.test(part, fields)) }
    return tests
  }

  private static func test(
    _ asked: FilterComparison, _ fields: [FilterField<Subject>]
  ) throws(FilterError) -> Test {
    guard let field = fields.first(where: { $0.name == asked.field }) else {
      let names = fields.map(\.name)
      throw FilterError(
        place: asked.fieldPlace,
        message: "there is no field \"\(asked.field)\", but \(names.joined(separator: ", "))",
        word: asked.field, among: names)
    }
    let isNone = !asked.isQuoted && asked.literal == "none"
    switch field.kind {
    case .text(let read):
      if isNone { return try Self.presence(asked) { row in read(row).contains { !$0.isEmpty } } }
      return try Self.textTest(asked, read)
    case .word(let words, let read):
      // Where none is one of the words, it is meant.
      if isNone, !words.contains("none") {
        return try Self.presence(asked) { words.contains(read($0)) }
      }
      guard words.contains(asked.literal) else {
        throw FilterError(
          place: asked.literalPlace,
          message: "\"\(asked.literal)\" is not one of \(words.joined(separator: ", "))",
          word: asked.literal, among: words)
      }
      try Self.check(asked, [.equal, .notEqual])
      return { (read($0) == asked.literal) == (asked.relation == .equal) }
    case .number(let digits, let read):
      if isNone { return try Self.presence(asked) { read($0) != nil } }
      let literal = try Self.number(asked, digits)
      return try Self.ordered(asked) { row in read(row).map { ($0, literal) } }
    case .day(let read):
      if isNone { return try Self.presence(asked) { !read($0).isEmpty } }
      guard let literal = CivilDate(asked.literal)?.day else {
        throw FilterError(
          place: asked.literalPlace, message: "\"\(asked.literal)\" is no day, such as 2026-07-01")
      }
      return try Self.ordered(asked) { row in CivilDate(read(row)).map { ($0.day, literal) } }
    case .time(let read):
      if isNone { return try Self.presence(asked) { read($0) != nil } }
      guard let literal = try? InstantText.parse(asked.literal) else {
        throw FilterError(
          place: asked.literalPlace,
          message: "\"\(asked.literal)\" is no time, such as 2026-07-01T09:00:00Z")
      }
      return try Self.ordered(asked) { row in read(row).map { ($0.unixMicros, literal) } }
    }
  }

  /// `= none` and `!= none`.
  private static func presence(
    _ asked: FilterComparison, _ isThere: @escaping @Sendable (Subject) -> Bool
  ) throws(FilterError) -> Test {
    try Self.check(asked, [.equal, .notEqual])
    return { isThere($0) == (asked.relation == .notEqual) }
  }

  private static func textTest(
    _ asked: FilterComparison, _ read: @escaping @Sendable (Subject) -> [String]
  ) throws(FilterError) -> Test {
    try Self.check(asked, [.equal, .notEqual, .has])
    let literal = asked.literal
    if asked.relation == .has {
      let sought = literal.lowercased()
      return { row in read(row).contains { $0.lowercased().contains(sought) } }
    }
    return { read($0).contains(literal) == (asked.relation == .equal) }
  }

  /// Micro-units, ppm or thousandths; a percentage is a ratio.
  private static func number(
    _ asked: FilterComparison, _ digits: Int
  ) throws(FilterError) -> Int64 {
    let isPercent = asked.literal.hasSuffix("%")
    let text = isPercent ? String(asked.literal.dropLast()) : asked.literal
    if let number = try? DecimalText.parse(text, digits: isPercent ? digits - 2 : digits) {
      return number
    }
    throw FilterError(
      place: asked.literalPlace,
      message: "\"\(asked.literal)\" is no number of at most \(digits) decimal places")
  }

  /// A row without the field fits no comparison.
  private static func ordered<Value: Comparable & SendableMetatype>(
    _ asked: FilterComparison, _ pair: @escaping @Sendable (Subject) -> (Value, Value)?
  ) throws(FilterError) -> Test {
    try Self.check(asked, [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual])
    let relation = asked.relation
    return { row in
      guard let (own, literal) = pair(row) else { return false }
      return switch relation {
      case .equal: own == literal
      case .notEqual: own != literal
      case .less: own < literal
      case .lessOrEqual: own <= literal
      case .greater: own > literal
      case .greaterOrEqual: own >= literal
      case .has: false
      }
    }
  }

  private static func check(
    _ asked: FilterComparison, _ allowed: [FilterRelation]
  ) throws(FilterError) {
    if allowed.contains(asked.relation) { return }
    throw FilterError(
      place: asked.fieldPlace,
      message: "\(asked.field) is compared by \(allowed.map(\.rawValue).joined(separator: " "))")
  }
}
