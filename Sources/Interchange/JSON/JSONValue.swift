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
  /// What messages call it.
  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The value of an object's key; nil without that key, for null, and for what is no object.
  func stated(_ name: String) -> JSONValue? {
    guard case .object(let members) = self,
      let member = members.first(where: { $0.name == name }), member.value != .null
    else { return nil }
    return member.value
  }
}
