// What the document's readers ask of JSON.

internal import ExactJSON

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
    self[name].flatMap { $0 == .null ? nil : $0 }
  }
}
