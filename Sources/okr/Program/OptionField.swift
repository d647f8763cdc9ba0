// Fields of requests by the options that state them, for refusals.

enum OptionField {
  /// Fields whose options have names of their own.
  private static let renamed = [
    "mutation.idempotency_key": "--request-id", "mutation.expected_version": "--expected-version",
    "mutation.effective_time": "--effective", "page.page_token": "--page",
    "policy.bands.amber_ppm": "--bands, its first,",
    "policy.bands.green_ppm": "--bands, its second,",
    "policy.committed_bands.amber_ppm": "--committed-bands, its first,",
    "policy.committed_bands.green_ppm": "--committed-bands, its second,",
    "checkpoints.points": "--point", "threshold.comparison": "--operator",
    "milestone.stages": "--stage",
  ]

  /// Kinds of key results whose other fields are options under their own names.
  static let kinds = ["metric_kind", "recurring", "rollup_value", "threshold"]

  /// The option, with which part of it where it states several fields; nil where none states the field.
  static func words(of field: String) -> String? {
    if let option = Self.renamed[field] { return option }
    let parts = field.split(separator: ".")
    guard parts.count == 2, Self.kinds.contains(String(parts[0])) else { return nil }
    return "--" + parts[1].replacing("_", with: "-")
  }
}
