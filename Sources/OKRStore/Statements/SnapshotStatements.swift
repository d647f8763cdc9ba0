// Snapshots: what bounds the replay of a load.

internal import PostgresClient

enum SnapshotStatements {
  /// Enters a snapshot and the position of both chains at its revision.
  static let insert = PostgresStatement(
    name: "snapshot_insert",
    sql: """
      insert into snapshot (org_id, revision, head_hash, regions, sequences, hashes, chunks, format)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """)

  /// Enters one chunk of a snapshot.
  static let insertChunk = PostgresStatement(
    name: "snapshot_insert_chunk",
    sql: """
      insert into snapshot_chunk (org_id, revision, chunk, payload, digest)
      values ($1, $2, $3, $4, $5)
      """)

  /// Removes a snapshot of the same revision, so that writing one again replaces it.
  static let remove = PostgresStatement(
    name: "snapshot_remove", sql: "delete from snapshot where org_id = $1 and revision = $2")

  /// Removes all but the newest `$2` snapshots; their chunks go with them.
  static let prune = PostgresStatement(
    name: "snapshot_prune",
    sql: """
      delete from snapshot where org_id = $1 and revision not in (
        select revision from snapshot where org_id = $1 order by revision desc limit $2)
      """)

  /// The newest snapshot of a format at or before a revision.
  static let latest = PostgresStatement(
    name: "snapshot_latest",
    sql: """
      select revision, head_hash, regions, sequences, hashes, chunks from snapshot
      where org_id = $1 and revision <= $2 and format = $3 order by revision desc limit 1
      """)

  /// A page of a snapshot's chunks in order.
  static let chunks = PostgresStatement(
    name: "snapshot_chunks",
    sql: """
      select chunk, payload, digest from snapshot_chunk
      where org_id = $1 and revision = $2 and chunk >= $3 order by chunk limit $4
      """)
}
