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

  /// Finds an organisation by its external id.
  static let find = PostgresStatement(
    name: "organisation_find",
    sql: "select org_id, external_id, name from organisation where external_id = $1")

  /// All organisations.
  static let list = PostgresStatement(
    name: "organisation_list",
    sql: "select org_id, external_id, name from organisation order by org_id")

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
