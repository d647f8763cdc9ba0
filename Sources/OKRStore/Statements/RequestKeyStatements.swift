// Statements about the keys of changes that stand in no log.

internal import PostgresClient

enum RequestKeyStatements {
  static let find = PostgresStatement(
    name: "request_key_find",
    sql: "select request_digest from request_key where org_id = $1 and idem_key = $2")

  /// Notes a request; old ones go.
  static let note = PostgresStatement(
    name: "request_key_note",
    sql: """
      with gone as (delete from request_key where org_id = $1 and changed_at < $5)
      insert into request_key (org_id, idem_key, request_digest, changed_at) values ($1, $2, $3, $4)
      on conflict do nothing
      """)
}
