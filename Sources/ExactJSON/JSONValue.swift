// JSON as it was written: numbers stay text, so that nothing is rounded, and objects keep the order
// of their keys.

/// One JSON value.
public enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// The number's own text, such as `1.50e2`.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// One key of an object with its value.
public struct JSONMember: Hashable, Sendable {
  public var name: String
  public var value: JSONValue

  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// A text, or null for an empty one: the contract's way of saying "not stated".
  public static func text(_ text: String) -> JSONValue {
    text.isEmpty ? .null : .string(text)
  }

  public static func integer(_ number: some BinaryInteger) -> JSONValue {
    .number(String(number))
  }

  /// The value at a key of an object; nil where there is none.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string.
  public var stringValue: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The keys of an object, in their order.
  public var keys: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }

  /// The object with only those keys, in the order asked; keys that it hasn't are null.
  public func keeping(_ keys: [String]) -> JSONValue {
    .object(keys.map { JSONMember($0, self[$0] ?? .null) })
  }
}
