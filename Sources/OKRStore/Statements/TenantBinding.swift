// The one place where a transaction is bound to an organisation. On Citus, which passes only
// SET LOCAL on to its workers, this is the function to change.

internal import PostgresClient

enum TenantBinding {
  /// Binds the rest of the implicit transaction to the organisation: row-level security hides all
  /// others. After the commit nothing stays bound.
  static let statement = PostgresStatement(
    name: "bind_organisation", sql: "select set_config('okr.org', $1, true)")

  static func bind(_ orgID: Int64) -> PostgresCommand {
    Self.statement.bind { $0.text(String(orgID)) }
  }
}
