// Ownership: who may append to an organisation, and where its history ends.

internal import PostgresClient

enum LeaseStatements {
  /// Takes the lease for a process if it is free: held by nobody, by the process itself, or by one
  /// that is not live by PostgreSQL's clock; with `$3` in any case. The epoch that this statement's
  /// snapshot saw must still stand, so that of two takers one fails.
  static let take = PostgresStatement(
    name: "lease_take",
    sql: """
      update org_lease l set epoch = l.epoch + 1, holder = $2
      from (select org_id, epoch from org_lease where org_id = $1) seen
      where l.org_id = $1 and seen.org_id = $1 and l.epoch = seen.epoch
        and ($3 or l.holder = $2 or not exists (
          select from process p where p.incarnation = l.holder and p.until > now()))
      """)

  /// Whether `take` without force would have it for a process: one row where it would.
  static let free = PostgresStatement(
    name: "lease_free",
    sql: """
      select 1 from org_lease l where l.org_id = $1 and (l.holder = $2 or not exists (
        select from process p where p.incarnation = l.holder and p.until > now()))
      """)

  /// Bumps the process's own epoch. It waits for an append in doubt, or comes before it and makes
  /// it match nothing: afterwards the head is certain.
  static let bump = PostgresStatement(
    name: "lease_bump",
    sql: "update org_lease set epoch = epoch + 1 where org_id = $1 and holder = $2")

  /// Gives the lease to nobody, so that others need not wait for the process to be found dead.
  static let release = PostgresStatement(
    name: "lease_release",
    sql: """
      update org_lease set epoch = epoch + 1, holder = '00000000-0000-0000-0000-000000000000'
      where org_id = $1 and holder = $2
      """)

  /// The lease, where the holder is known its address, and whether the organisation is archived: that
  /// makes a new epoch, so who holds this one knows.
  static let read = PostgresStatement(
    name: "lease_read",
    sql: """
      select l.epoch, l.holder, l.head_revision, l.head_hash, p.address,
        o.archived_at is not null
      from org_lease l join organisation o on o.org_id = l.org_id
      left join process p on p.incarnation = l.holder
      where l.org_id = $1
      """)

  /// How far an organisation's log goes.
  static let headRevision = PostgresStatement(
    name: "lease_revision", sql: "select head_revision from org_lease where org_id = $1")

  /// Where the regions' chains end, and where their rows lie. A region can have a placement before
  /// it has rows.
  static let regions = PostgresStatement(
    name: "region_heads",
    sql: """
      select d.region, d.placement, h.sequence, h.hash
      from placement_directory d
      left join region_head h on h.org_id = $1 and h.region = d.region
      where d.org_id = $1
      """)

  /// Says that a process lives for `$5` milliseconds more, by PostgreSQL's clock, and tells which
  /// history the database holds, and whether it keeps what it commits: that may be turned off while it
  /// runs.
  static let heartbeat = PostgresStatement(
    name: "process_heartbeat",
    sql: """
      insert into process (incarnation, address, version, until, draining)
      values ($1, $2, $3, now() + $5 * interval '1 millisecond', $4)
      on conflict (incarnation) do update set address = excluded.address,
        version = excluded.version, until = excluded.until, draining = excluded.draining
      returning (select incarnation from cluster),
        current_setting('fsync')::bool and current_setting('full_page_writes')::bool
      """)

  /// Makes what follows in its transaction the login's own: the role that it works under sees nobody's
  /// sessions.
  static let asLogin = PostgresStatement(
    name: "as_login", sql: "select set_config('role', 'none', true)")

  /// How long the oldest transaction of a client has been open that the login may see, this one aside, in
  /// microseconds; 0 where none is.
  static let oldestTransaction = PostgresStatement(
    name: "oldest_transaction",
    sql: """
      select greatest(0, coalesce(
        (extract(epoch from clock_timestamp() - min(xact_start)) * 1000000)::int8, 0))
      from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend'
        and pid <> pg_backend_pid()
      """)

  /// Removes a process that ends in order, and those that ended a day ago.
  static let farewell = PostgresStatement(
    name: "process_farewell",
    sql: "delete from process where incarnation = $1 or until < now() - interval '1 day'")

  /// The live processes.
  static let processes = PostgresStatement(
    name: "process_list",
    sql: """
      select incarnation, address, version, draining from process where until > now()
      order by incarnation
      """)

  /// A new incarnation, and no lease that anyone holds. The policies bind the owner too, so each
  /// organisation is bound in turn.
  static let renewIncarnation = """
    do $renew$
    declare
      organisation_id bigint;
    begin
      update cluster set incarnation = gen_random_uuid(),
        restore_generation = restore_generation + 1;
      delete from process;
      for organisation_id in select org_id from organisation order by org_id loop
        perform set_config('okr.org', organisation_id::text, true);
        update org_lease set epoch = epoch + 1, holder = '00000000-0000-0000-0000-000000000000'
        where org_id = organisation_id;
      end loop;
    end
    $renew$
    """
}
