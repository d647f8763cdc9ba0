// Tokens, found by digest before anything is known about the caller, so outside row-level security.

internal import PostgresClient

enum TokenStatements {
  /// Those of the organisation in a parameter, or the operators' where it is null.
  private static func isOwn(_ parameter: String) -> String {
    "(org_id = \(parameter) or (org_id is null and \(parameter) is null))"
  }

  /// Enters a token's digest, unless its organisation is archived (one that is being archived is waited
  /// for; an operator's has none) or `$11` of them live. Those that ended before `$10` go, and the ones that
  /// ended first where there would be more than `$11`. Tells whether it was entered.
  static let insert = PostgresStatement(
    name: "token_insert",
    sql: """
      with home as (
        select org_id from organisation where org_id = $2 and archived_at is null for share
      ), own as (
        select token_id, least(expires_at, revoked_at) as ended_at from token
        where \(Self.isOwn("$2"))
      ), gone as (
        delete from token where token_id in (
          select token_id from own where ended_at < $10
          union
          (select token_id from own where ended_at <= $6 order by ended_at
            limit greatest(0, (select count(*) from own) - $11 + 1)))
      ), entered as (
        insert into token
          (token_id, org_id, name, role, digest, created_at, expires_at, unit, region)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9
        where ($2 is null or exists (select from home))
          and (select count(*) from own where ended_at is null or ended_at > $6) < $11
        returning token_id
      )
      select exists (select from entered), $2 is null or exists (select from home)
      """)

  /// What `Store.token` reads, in its order.
  private static let columns = """
    token_id, org_id, name, role, digest, created_at, expires_at, revoked_at, unit, region, version
    """

  /// Finds a token by its digest, revoked and expired ones as well.
  static let find = PostgresStatement(
    name: "token_find", sql: "select \(columns) from token where digest = $1")

  /// Finds tokens by their digests.
  static let findSome = PostgresStatement(
    name: "token_find_some", sql: "select \(columns) from token where digest = any ($1)")

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
      select \(columns) from token where \(Self.isOwn("$1")) order by token_id
      """)

  /// Sets when a token ends, unless somebody changed it since it was read, and notes the request. Old ones go.
  static let change = PostgresStatement(
    name: "token_change",
    sql: """
      with changed as (
        update token set expires_at = $4, revoked_at = $5, version = version + 1
        where token_id = $1 and org_id is not distinct from $2 and version = $3
        returning token_id
      ), gone as (
        delete from request_key where org_id = coalesce($2, 0) and changed_at < $9
      )
      insert into request_key (org_id, idem_key, request_digest, changed_at)
      select coalesce($2, 0), $6, $7, $8 from changed
      """)
}
