// What a command asks of a server before it sends a field that an older one would pass over.

/// A word of `Welcome.capabilities` that this client looks for.
enum Capability: String, CaseIterable {
  /// Dry runs of changes.
  case validateOnly = "validate_only"
  case prune
  /// Filters of the lists of records.
  case recordFilters = "record_filters"
  /// Roles in a part of an organisation.
  case tokenParts = "token_parts"
  /// Dry runs of cancelling an operation.
  case cancelValidateOnly = "cancel_validate_only"

  static var allNames: [String] { Self.allCases.map(\.rawValue) }
}
