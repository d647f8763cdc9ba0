// Health as probes read it.

internal import ExactJSON

extension HealthReport {
  /// `{"status","checks":[{"name","status","detail"}]}`.
  var json: JSONValue {
    .object([
      JSONMember("status", Self.status(self.passes)),
      JSONMember(
        "checks",
        .array(
          self.checks.map { check in
            .object([
              JSONMember("name", .string(check.name)),
              JSONMember("status", Self.status(check.passes)),
              JSONMember("detail", .string(check.detail)),
            ])
          })),
    ])
  }

  private static func status(_ passes: Bool) -> JSONValue { .string(passes ? "pass" : "fail") }
}
