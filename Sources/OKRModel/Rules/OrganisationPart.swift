// The part of an organisation that a role holds in.

/// A unit or a region, with all below it.
public enum OrganisationPart: Hashable, Sendable {
  case unit(String)
  case region(String)

  /// - Parameters: ids; at most one of them is stated.
  /// - Returns: nil for the whole organisation.
  public init?(unit: String, region: String) {
    if !unit.isEmpty {
      self = .unit(unit)
    } else if !region.isEmpty {
      self = .region(region)
    } else {
      return nil
    }
  }

  /// The unit's id; empty for a region.
  public var unit: String { if case .unit(let id) = self { id } else { "" } }
  /// The region's id; empty for a unit.
  public var region: String { if case .region(let id) = self { id } else { "" } }

  /// In words: `unit "sales"`.
  public var words: String {
    switch self {
    case .unit(let id): "unit \"\(id)\""
    case .region(let id): "region \"\(id)\""
    }
  }
}

extension RequestError {
  /// A role in a part of the organisation, where one in all of it is needed.
  public static func partNotEnough(_ part: OrganisationPart) -> RequestError {
    RequestError(
      .permissionDenied, .partNotEnough,
      "The role holds in \(part.words) alone; this needs it in the whole organisation.",
      values: [("unit", part.unit), ("region", part.region)])
  }

  /// A role in a part of the organisation, and something outside of it.
  /// - Parameters:
  ///   - place: where that stands, in words; nil for a place that is itself outside.
  ///   - field: where the request names it; empty for its only subject.
  public static func outside(
    _ part: OrganisationPart, _ type: String, _ id: String, place: String?, field: String
  ) -> RequestError {
    let stands = place.map { "in \($0): a role there" } ?? "outside of it: a role in that"
    let message =
      "The role holds in \(part.words) alone; \(type) \"\(id)\" stands \(stands) or in the whole "
      + "organisation is needed"
    return RequestError(
      .permissionDenied, .partNotEnough, message + ".",
      values: [("unit", part.unit), ("region", part.region), ("type", type), ("id", id)],
      violations: field.isEmpty ? [] : [FieldViolation(field: field, message: message)])
  }
}
