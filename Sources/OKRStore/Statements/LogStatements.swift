// Reading the log. Every statement names its partition, so that planning prunes all others.

internal import PostgresClient

enum LogStatements {
  /// The next rows of one region in the order of its chain: a range of the primary key.
  static let page = PostgresStatement(
    name: "log_page",
    sql: """
      select region, sequence, revision, epoch, holder, kind, format, recorded_at, effective_at,
        actor, idem_key, idem_part, request_digest, payload, previous_hash, hash, personal,
        personal_digest
      from log
      where placement = $2 and org_id = $1 and region = $3 and sequence > $4
      order by sequence limit $5
      """)

  /// The revision and the recorded time of one row: the step of a binary search, since both rise with
  /// sequences.
  static let positionAt = PostgresStatement(
    name: "log_position_at",
    sql: """
      select revision, recorded_at from log
      where placement = $2 and org_id = $1 and region = $3 and sequence = $4
      """)

  /// What was recorded under an idempotency key within a span of time, by the block ranges of
  /// recorded times.
  static let lookupKey = PostgresStatement(
    name: "log_lookup_key",
    sql: """
      select revision, idem_part, request_digest from log
      where placement = any($2) and org_id = $1 and idem_key = $3
        and recorded_at between $4 and $5
      order by revision
      """)

  /// All keys recorded since an instant.
  static let recentKeys = PostgresStatement(
    name: "log_recent_keys",
    sql: """
      select idem_key, revision, idem_part, request_digest, recorded_at from log
      where placement = any($2) and org_id = $1 and recorded_at >= $3 and idem_key is not null
      """)

  /// The placements that hold an organisation's rows.
  static let placements = PostgresStatement(
    name: "log_placements",
    sql: "select distinct placement from placement_directory where org_id = $1 order by placement")

  /// The revision under which an external id was registered.
  static let externalID = PostgresStatement(
    name: "external_id_find",
    sql: """
      select revision from external_id where org_id = $1 and space = $2 and external_id = $3
      """)

  /// Reads the columns of `page`.
  static func row(_ result: PostgresResult, _ row: Int) -> LogRow {
    var entry = LogEntry(
      region: result.int4(row, 0), revision: result.int8(row, 2), kind: result.int2(row, 5),
      format: result.int2(row, 6), recordedAt: result.int8(row, 7),
      effectiveAt: result.int8(row, 8), actor: result.text(row, 9),
      idempotencyKey: result.isNull(row, 10) ? nil : result.uuid(row, 10),
      part: result.int4(row, 11), requestDigest: result.bytea(row, 12),
      payload: result.bytea(row, 13),
      personal: result.isNull(row, 16) ? nil : PersonalBytes(salted: result.bytea(row, 16)))
    entry.personalDigest = result.bytea(row, 17)
    return LogRow(
      entry: entry, sequence: result.int8(row, 1), epoch: result.int8(row, 3),
      holder: result.uuid(row, 4), previousHash: result.digest(row, 14),
      hash: result.digest(row, 15))
  }
}
