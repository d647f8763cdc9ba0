// Tokens, found by digest before anything is known about the caller, so outside row-level security.

internal import PostgresClient

enum TokenStatements {
  /// Enters a token's digest, unless its organisation is archived: one that is being archived is waited
  /// for. An operator's has none.
  static let insert = PostgresStatement(
    name: "token_insert",
    sql: """
      with home as (
        select org_id from organisation where org_id = $2 and archived_at is null for share
      )
      insert into token (token_id, org_id, name, role, digest, created_at, expires_at, unit, region)
      select $1, $2, $3, $4, $5, $6, $7, $8, $9 where $2 is null or exists (select from home)
      """)

  /// What `Store.token` reads, in its order.
  private static let columns = """
    token_id, org_id, name, role, digest, created_at, expires_at, revoked_at, unit, region, version
    """

  /// Finds a token by its digest, revoked and expired ones as well.
  static let find = PostgresStatement(
    name: "token_find", sql: "select \(columns) from token where digest = $1")

  /// Finds a token of an organisation, or of the operators, by its public id.
  static let get = PostgresStatement(
    name: "token_get",
    sql: """
      select \(columns) from token where token_id = $1 and org_id is not distinct from $2
      """)

  /// An organisation's tokens, or the operators' when `$1` is null.
  static let list = PostgresStatement(
    name: "token_list",
    sql: """
      select \(columns) from token where org_id is not distinct from $1 order by token_id
      """)

  /// Sets when a token ends, unless somebody changed it since it was read.
  static let change = PostgresStatement(
    name: "token_change",
    sql: """
      update token set expires_at = $4, revoked_at = $5, version = version + 1
      where token_id = $1 and org_id is not distinct from $2 and version = $3
      """)
}
