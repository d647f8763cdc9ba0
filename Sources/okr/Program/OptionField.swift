// Fields of requests by the options that state them, for refusals.

enum OptionField {
  /// Fields whose options have names of their own.
  private static let renamed = [
    "mutation.idempotency_key": "--request-id", "mutation.expected_version": "--expected-version",
    "mutation.effective_time": "--effective", "page.page_token": "--page",
    "cycle.policy.bands.amber_ppm": "--bands, its first,",
    "cycle.policy.bands.green_ppm": "--bands, its second,",
    "cycle.policy.committed_bands.amber_ppm": "--committed-bands, its first,",
    "cycle.policy.committed_bands.green_ppm": "--committed-bands, its second,",
    "key_result.checkpoints.points": "--point", "key_result.threshold.comparison": "--operator",
    "key_result.milestone.stages": "--stage",
  ]

  /// Kinds of key results whose other fields are options under their own names.
  static let kinds = ["metric_kind", "recurring", "rollup_value", "threshold"]

  /// The option, with which part of it where it states several fields; nil where none states the field.
  static func words(of field: String) -> String? {
    if let option = Self.renamed[field] { return option }
    let parts = field.split(separator: ".")
    guard parts.count == 3, parts[0] == "key_result", Self.kinds.contains(String(parts[1])) else {
      return nil
    }
    return "--" + parts[2].replacing("_", with: "-")
  }
}
