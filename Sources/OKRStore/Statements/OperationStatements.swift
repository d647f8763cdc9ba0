// Operations: each write names the attempt that it belongs to, so that of two owners one writes nothing.

internal import PostgresClient

enum OperationStatements {
  /// Says that somebody should look after an organisation's operations by `$2`. It holds the
  /// organisation's row until the commit: whoever starts an operation, or looks, takes turns.
  static let touch = PostgresStatement(
    name: "operation_touch",
    sql: """
      update organisation set operations_due = least(coalesce(operations_due, $2), $2)
      where org_id = $1
      """)

  /// Enters an operation while fewer than `$8` are open, and fewer than `$11` of who starts it.
  static let insert = PostgresStatement(
    name: "operation_insert",
    sql: """
      insert into operation (org_id, operation_id, kind, state, attempt, incarnation, expires_at,
        request_digest, body, principal, created_at)
      select $1, $2, $3, $4, 0, c.incarnation, $5, $6, $7, $9, $10 from cluster c
      where (select count(*) from operation where org_id = $1 and state <= 3) < $8
        and (select count(*) from operation
          where org_id = $1 and state <= 3 and principal = $9) < $11
      on conflict (org_id, operation_id) do nothing
      """)

  /// How many operations of somebody are open.
  static let openOf = PostgresStatement(
    name: "operation_open_of",
    sql: "select count(*) from operation where org_id = $1 and state <= 3 and principal = $2")

  private static let columns = """
    o.operation_id, o.kind, o.state, o.attempt, o.cancels, o.kept_bytes, o.expires_at,
      o.request_digest, o.incarnation <> c.incarnation, o.body, o.principal, o.created_at
    """

  /// One operation with its result.
  static let find = PostgresStatement(
    name: "operation_find",
    sql: """
      select \(Self.columns), o.result from operation o, cluster c
      where o.org_id = $1 and o.operation_id = $2
      """)

  private static let listed = """
    ($2 = 0 or o.kind = $2) and ($3 = 0 or o.state = $3)
      and ($4 = '' or o.principal = $4) and o.created_at >= $5 and o.created_at < $6
    """

  /// Some of an organisation's operations, the newest first, without results: those before `$7`.
  static let list = PostgresStatement(
    name: "operation_list",
    sql: """
      select \(Self.columns), ''::bytea from operation o, cluster c
      where o.org_id = $1 and \(Self.listed) and o.operation_id < $7
      order by o.operation_id desc limit $8
      """)

  /// How many of them there are in all.
  static let count = PostgresStatement(
    name: "operation_count",
    sql: "select count(*) from operation o where o.org_id = $1 and \(Self.listed)")

  /// Begins a run: a new attempt, by whoever holds the organisation's lease, which can't change hands before
  /// this commits. What an export wrote before is written anew.
  static let claim = PostgresStatement(
    name: "operation_claim",
    sql: """
      with lease as (
        select org_id from org_lease where org_id = $1 and holder = $3 for share
      ), claimed as (
        update operation o set state = 3, attempt = o.attempt + 1,
          kept_bytes = case when o.kind = 2 then 0 else o.kept_bytes end
        from lease, cluster c
        where o.org_id = $1 and lease.org_id = $1 and o.operation_id = $2 and o.state in (2, 3)
          and o.incarnation = c.incarnation
        returning o.operation_id, o.attempt
      ), cleared as (
        delete from operation_part p using claimed
        where p.org_id = $1 and p.operation_id = claimed.operation_id and p.side = 2
      )
      select attempt from claimed
      """)

  /// Keeps how far a run is; a result only where one is given.
  static let save = PostgresStatement(
    name: "operation_save",
    sql: """
      update operation set body = $4, result = coalesce($5, result)
      where org_id = $1 and operation_id = $2 and attempt = $3 and state = 3
      returning cancels
      """)

  /// Ends an operation; `$8` says whether what it keeps goes.
  static let end = PostgresStatement(
    name: "operation_end",
    sql: """
      update operation set state = $4, body = $5, result = $6, expires_at = $7,
        kept_bytes = case when $8 then 0 else kept_bytes end
      where org_id = $1 and operation_id = $2 and attempt = $3 and state <= 3
      """)

  /// Asks an operation to end.
  static let cancel = PostgresStatement(
    name: "operation_cancel",
    sql: """
      update operation set cancels = true where org_id = $1 and operation_id = $2 and state <= 3
      """)

  /// Begins an upload, also again: what came before is forgotten.
  static let beginUpload = PostgresStatement(
    name: "operation_begin_upload",
    sql: """
      with begun as (
        update operation set attempt = attempt + 1, kept_bytes = 0, expires_at = $3
        where org_id = $1 and operation_id = $2 and state = 1
        returning operation_id, attempt
      ), cleared as (
        delete from operation_part p using begun
        where p.org_id = $1 and p.operation_id = begun.operation_id
      )
      select attempt from begun
      """)

  /// Ends an upload: from now on the operation waits for its turn.
  static let endUpload = PostgresStatement(
    name: "operation_end_upload",
    sql: """
      update operation set state = 2, request_digest = $4, expires_at = null, body = $5,
        principal = $6
      where org_id = $1 and operation_id = $2 and attempt = $3 and state = 1
      """)

  /// Keeps a part while all that the organisation keeps of that side stays within `$7` bytes.
  static let addPart = PostgresStatement(
    name: "operation_add_part",
    sql: """
      with kept as (
        update operation set kept_bytes = kept_bytes + octet_length($6)
        where org_id = $1 and operation_id = $2 and attempt = $3 and state in (1, 3)
          and octet_length($6) + (
            select sum(kept_bytes) from operation
            where org_id = $1 and (kind = 2) = ($4 = 2)) <= $7
        returning org_id
      )
      insert into operation_part (org_id, operation_id, side, part, payload)
      select kept.org_id, $2, $4, $5, $6 from kept where kept.org_id = $1
      """)

  /// Some parts of a side from a number on.
  static let parts = PostgresStatement(
    name: "operation_parts",
    sql: """
      select payload from operation_part
      where org_id = $1 and operation_id = $2 and side = $3 and part >= $4 order by part limit $5
      """)

  /// Forgets the parts of an operation that ended and keeps nothing.
  static let dropParts = PostgresStatement(
    name: "operation_drop_parts",
    sql: """
      delete from operation_part where org_id = $1 and operation_id = $2 and exists (
        select from operation where org_id = $1 and operation_id = $2 and state > 3
          and kept_bytes = 0)
      """)

  /// Organisations whose operations somebody should look after, the longest due first.
  static let due = PostgresStatement(
    name: "operation_due",
    sql: """
      select \(OrganisationStatements.columns) from organisation where operations_due <= $1
      order by operations_due limit $2
      """)

  /// Forgets what expired, and all but `$3` of what ended: everybody's newest are kept, so that who
  /// started the most loses its oldest first.
  static let prune = PostgresStatement(
    name: "operation_prune",
    sql: """
      delete from operation where org_id = $1 and (expires_at <= $2 or state > 3
        and operation_id not in (
          select own.operation_id from (
            select operation_id, row_number() over (
              partition by principal order by operation_id desc) as place
            from operation where org_id = $1 and state > 3) own
          order by own.place, own.operation_id desc limit $3))
      """)

  /// The operations that are to be run, in their order.
  static let open = PostgresStatement(
    name: "operation_open",
    sql: """
      select operation_id from operation where org_id = $1 and state in (2, 3)
      order by operation_id
      """)

  /// When to look next: by `$2` while something is open, else when something expires.
  static let schedule = PostgresStatement(
    name: "operation_schedule",
    sql: """
      update organisation set operations_due = (
        select min(case when state in (2, 3) then $2 else expires_at end) from operation
        where org_id = $1)
      where org_id = $1
      """)
}
