// The directory of organisations, which is read across them and so lies outside row-level security.

internal import PostgresClient

enum OrganisationStatements {
  /// The next organisation's number: it must be known before its rows can be bound to it.
  static let nextID = PostgresStatement(
    name: "organisation_next_id", sql: "select nextval('organisation_org_id_seq')")

  /// Enters an organisation unless its external id is taken.
  static let insert = PostgresStatement(
    name: "organisation_insert",
    sql: """
      insert into organisation (org_id, external_id, name) values ($1, $2, $3)
      on conflict (external_id) do nothing
      """)

  /// Gives an organisation that was just entered its lease, held by nobody, over no history.
  static let insertLease = PostgresStatement(
    name: "organisation_insert_lease",
    sql: """
      insert into org_lease (org_id, epoch, holder, head_revision, head_hash)
      select o.org_id, 0, $2, 0, $3 from organisation o where o.org_id = $1
      """)

  /// What is read of an organisation, in the order in which the store takes it.
  static let columns =
    "org_id, external_id, name, version, archived_at, archived_by, archive_reason"

  /// Finds an organisation by its external id.
  static let find = PostgresStatement(
    name: "organisation_find",
    sql: "select \(Self.columns) from organisation where external_id = $1")

  /// Finds an organisation by its number.
  static let findNumber = PostgresStatement(
    name: "organisation_find_number",
    sql: "select \(Self.columns) from organisation where org_id = $1")

  /// All organisations.
  static let list = PostgresStatement(
    name: "organisation_list",
    sql: "select \(Self.columns) from organisation order by org_id")

  /// Changes an organisation that still has version `$2`, keeps the change, and forgets the oldest one
  /// where there are more than `$13`. Archiving (kind `$7`) fences the owner out: an append of it that is under
  /// way waits for this or comes before it, and after it matches nothing.
  static let change = PostgresStatement(
    name: "organisation_change",
    sql: """
      with changed as (
        update organisation set name = $3, archived_at = $4, archived_by = $5, archive_reason = $6,
          version = version + 1
        where org_id = $1 and version = $2
        returning org_id, version, name
      ), fenced as (
        update org_lease l set epoch = l.epoch + 1
        from changed where l.org_id = $1 and l.org_id = changed.org_id and $7 = 2
      ), forgotten as (
        delete from organisation_change where org_id = $1
          and version <= (select c.version from changed c) - $13
      )
      insert into organisation_change (org_id, version, kind, name, changed_at, changed_by, reason,
        idem_key, request_digest)
      select org_id, version, $7, name, $8, $9, $10, $11, $12 from changed
      """)

  /// An organisation's change under a key.
  static let findChange = PostgresStatement(
    name: "organisation_change_find",
    sql: "select request_digest from organisation_change where org_id = $1 and idem_key = $2")

  /// How many changes an organisation had since an instant.
  static let countChanges = PostgresStatement(
    name: "organisation_change_count",
    sql: "select count(*) from organisation_change where org_id = $1 and changed_at >= $2")

  /// An organisation's newest changes, the newest first.
  static let listChanges = PostgresStatement(
    name: "organisation_change_list",
    sql: """
      select kind, version, changed_at, changed_by, reason, name from organisation_change
      where org_id = $1 order by version desc limit $2
      """)

  /// Who this database is, and on which timeline it writes: any change between two connections
  /// means that history may have changed under the caller.
  static let identity = PostgresStatement(
    name: "cluster_identity",
    sql: """
      select c.incarnation, c.restore_generation, s.system_identifier,
        case when pg_is_in_recovery() then '' else left(pg_walfile_name(pg_current_wal_lsn()), 8) end
      from cluster c, pg_control_system() s
      """)

  /// PostgreSQL's version as a number, such as 150014.
  static let serverVersion = PostgresStatement(
    name: "server_version", sql: "select current_setting('server_version_num')::int")
}
