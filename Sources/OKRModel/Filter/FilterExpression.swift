// Which resources a list shows, as a text such as `health = behind AND score < 0.4`. The grammar is a
// part of AIP-160's; docs/PROTOCOL.md has it whole.

/// A filter as it is read. What its names mean depends on the resource.
public indirect enum FilterExpression: Hashable, Sendable {
  case comparison(FilterComparison)
  case not(FilterExpression)
  case all([FilterExpression])
  case any([FilterExpression])
}

/// A field held against a literal.
public struct FilterComparison: Hashable, Sendable {
  public var field: String
  public var relation: FilterRelation
  public var literal: String
  /// False for a bare word such as `none`, which may have a meaning of its own.
  public var isQuoted: Bool
  /// Where the field and the literal begin: characters from 0.
  public var fieldPlace: Int
  public var literalPlace: Int

  public init(
    field: String, relation: FilterRelation, literal: String, isQuoted: Bool, fieldPlace: Int,
    literalPlace: Int
  ) {
    self.field = field
    self.relation = relation
    self.literal = literal
    self.isQuoted = isQuoted
    self.fieldPlace = fieldPlace
    self.literalPlace = literalPlace
  }
}

public enum FilterRelation: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  /// Holds the text, whatever its case.
  case has = ":"
}

/// What is wrong with a filter, and where.
public struct FilterError: Error, Hashable, Sendable {
  /// Characters from 0.
  public var place: Int
  /// A sentence's end, such as `a value belongs here`.
  public var message: String
  /// A word that isn't known, and those that are in its place; empty where it is about something else.
  public var word: String
  public var known: [String]

  public init(place: Int, message: String, word: String = "", among known: [String] = []) {
    self.place = place
    self.message = message
    self.word = word
    self.known = known
  }
}
