// What closes froze, part by part.

internal import PostgresClient

enum ClosedPartStatements {
  /// Enters one part.
  static let insert = PostgresStatement(
    name: "closed_part_insert",
    sql: """
      insert into closed_part (org_id, revision, parts_id, part, payload)
      values ($1, $2, $3, $4, $5)
      """)

  /// Removes what was written for closes that never came to be: before a revision, where `$3` are those
  /// that did, and at it under the same id.
  static let removeAbandoned = PostgresStatement(
    name: "closed_part_remove_abandoned",
    sql: """
      delete from closed_part where org_id = $1
        and (revision < $2 and revision <> all ($3) or revision = $2 and parts_id = $4)
      """)

  /// Some parts of a close in order.
  static let page = PostgresStatement(
    name: "closed_part_page",
    sql: """
      select part, payload from closed_part
      where org_id = $1 and revision = $2 and parts_id = $3 and part >= $4 order by part limit $5
      """)
}
