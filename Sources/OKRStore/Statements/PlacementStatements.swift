// Moving a region's rows between placements. These run as the schema's owner, in a transaction of
// several round trips, bound to the organisation.

internal import PostgresClient

enum PlacementStatements {
  /// Makes moves of placements wait for each other.
  static let lock = PostgresStatement(
    name: "placement_lock", sql: "lock table placement in share row exclusive mode")

  /// Fences the owner out, whose appends carry the old placement, and counts 0 without one.
  static let fence = PostgresStatement(
    name: "placement_fence", sql: "update org_lease set epoch = epoch + 1 where org_id = $1")

  /// All placements.
  static let list = PostgresStatement(
    name: "placement_list",
    sql: "select placement, org_id, region from placement order by placement")

  /// Where a region's rows lie.
  static let find = PostgresStatement(
    name: "placement_find",
    sql: "select placement from placement_directory where org_id = $1 and region = $2")

  /// Enters a dedicated placement.
  static let insert = PostgresStatement(
    name: "placement_insert",
    sql: """
      insert into placement (placement, dedicated, org_id, region) values ($3, true, $1, $2)
      """)

  /// Removes a dedicated placement.
  static let remove = PostgresStatement(
    name: "placement_remove",
    sql: "delete from placement where org_id = $1 and region = $2 and dedicated")

  /// Points a region to a placement.
  static let direct = PostgresStatement(
    name: "placement_direct",
    sql: """
      insert into placement_directory (org_id, region, placement) values ($1, $2, $3)
      on conflict (org_id, region) do update set placement = excluded.placement
      """)

  /// Removes a region's rows from the placement that they were copied from.
  static let deleteRows = PostgresStatement(
    name: "placement_delete_rows",
    sql: "delete from log where placement = $3 and org_id = $1 and region = $2")

  /// All of a row but its placement: what isn't named here is lost when rows move.
  static let movedColumns = """
    org_id, region, sequence, revision, epoch, holder, kind, format, recorded_at, effective_at,
      actor, idem_key, idem_part, request_digest, payload, previous_hash, hash, personal,
      personal_digest
    """

  /// Copies a region's rows from a placement into a table under another placement's number. Hashes
  /// don't cover the placement, so the chain stays valid.
  static func copyRows(into table: String) -> PostgresStatement {
    PostgresStatement(
      name: "placement_copy_\(table)",
      sql: """
        insert into \(table) (placement, \(Self.movedColumns))
        select $4, \(Self.movedColumns)
        from log where placement = $3 and org_id = $1 and region = $2
        """)
  }

  /// Makes a partition's table apart from the log: attaching it needs no exclusive lock on the log,
  /// and the check spares the scan.
  static func createTable(_ number: Int32) -> String {
    let table = Placement.partition(number)
    return """
      create table \(table) (like log including all,
        constraint of_placement check (placement = \(number)))
      """
  }

  /// Attaches a filled table.
  static func attachTable(_ number: Int32) -> String {
    let table = Placement.partition(number)
    return """
      alter table log attach partition \(table) for values in (\(number));
      alter table \(table) drop constraint of_placement
      """
  }

  /// Drops a partition.
  static func dropTable(_ number: Int32) -> String {
    "drop table \(Placement.partition(number))"
  }
}
