// Isolation of organisations: row-level security that even the tables' owner obeys, and a role
// without ownership for the server's connections.

extension Migration {
  /// The tables whose rows belong to one organisation.
  static let organisationTables =
    Self.firstTables + ["closed_part"] + Self.operationTables + ["organisation_change"]

  /// Those of the first schema.
  private static let firstTables = [
    "org_lease", "region_head", "placement_directory", "snapshot", "snapshot_chunk", "external_id",
    "log",
  ]

  /// The role that the server's sessions take on.
  static let applicationRole = "okr_app"

  /// Policies and grants. The setting is read bare: unset or empty it is an error, so that a
  /// statement without a bound organisation fails instead of finding nothing, and the comparison
  /// uses the index.
  static let isolation = Migration(
    number: 2, name: "isolation",
    sql: Self.firstTables.map { Self.binding($0) }.joined() + Self.grants)

  /// Lets a session see and write the rows of its organisation alone.
  static func binding(_ table: String) -> String {
    """
    alter table \(table) enable row level security;
    alter table \(table) force row level security;
    create policy bound_organisation on \(table)
      using (org_id = current_setting('okr.org')::bigint)
      with check (org_id = current_setting('okr.org')::bigint);

    """
  }

  /// What a later step's tables permit the server's role, where there is one.
  static func granting(_ rights: String, on tables: String) -> String {
    """
    do $grant$
    begin
      if exists (select from pg_roles where rolname = '\(Self.applicationRole)') then
        grant \(rights) on \(tables) to \(Self.applicationRole);
      end if;
    end
    $grant$;

    """
  }

  /// Where the login may not create the role, the forced policies still hold for the login itself.
  private static let grants = """
    do $role$
    begin
      if not exists (select from pg_roles where rolname = '\(Self.applicationRole)') then
        begin
          create role \(Self.applicationRole) nologin;
        exception
          when insufficient_privilege then
            raise notice 'the login may not create the role \(Self.applicationRole)';
          when duplicate_object or unique_violation then
            null;
        end;
      end if;
      if exists (select from pg_roles where rolname = '\(Self.applicationRole)') then
        if not pg_has_role(current_user, '\(Self.applicationRole)', 'MEMBER') then
          begin
            grant \(Self.applicationRole) to current_user;
          exception when insufficient_privilege then
            raise notice 'the login may not take on the role \(Self.applicationRole)';
          end;
        end if;
        grant select on cluster, placement, schema_migration to \(Self.applicationRole);
        grant select, insert on log to \(Self.applicationRole);
        grant select, insert, update, delete on process, organisation, org_lease, region_head,
          placement_directory, snapshot, snapshot_chunk, external_id, token
          to \(Self.applicationRole);
        grant usage on sequence organisation_org_id_seq to \(Self.applicationRole);
      end if;
    end
    $role$;
    """
}
