// What an update's mask means, for every resource.

extension MaskedMessage {
  /// Takes the fields that an update names.
  /// - Parameters:
  ///   - mask: top-level field names; none means those that are set, `*` all.
  ///   - outputOnly: fields that the server gives, which are passed over.
  /// - Throws: MASK_UNKNOWN_FIELD for a name that is no field's.
  public mutating func take(
    _ mask: [String], from asked: Self, leavingOut outputOnly: Set<String>
  ) throws(RequestError) {
    let fields =
      mask.isEmpty ? asked.changedFields(from: Self()) : mask == ["*"] ? Self.fieldNames : mask
    for field in fields where !outputOnly.contains(field) {
      guard self.take(field, from: asked) else {
        throw .field(
          "update_mask",
          "names no field \"\(field)\"; there are \(Self.fieldNames.joined(separator: ", "))",
          reason: .maskUnknownField)
      }
    }
  }
}
