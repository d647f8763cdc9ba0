// Organisations that change: a version, the archive, and what was done to them with who and why.

extension Migration {
  /// The changes of organisations stand in no log: they are of the organisation, not in it.
  static let organisationChanges = Migration(
    number: 7, name: "organisation changes",
    sql: Self.organisationChangeSchema + Self.binding("organisation_change")
      + Self.granting("select, insert, delete", on: "organisation_change"))

  private static let organisationChangeSchema = """
    -- Constant defaults, so that no row is rewritten. Times are microseconds; archived_at is null where it isn't archived.
    alter table organisation
      add column version bigint not null default 1 check (version > 0),
      add column archived_at bigint,
      add column archived_by text collate "C" not null default '',
      add column archive_reason text collate "C" not null default '',
      add check (archived_at is not null or (archived_by = '' and archive_reason = ''));

    -- One change: idempotency record and audit record in one row. Kinds are the contract's numbers.
    create table organisation_change (
      org_id bigint not null,
      version bigint not null check (version > 1),
      kind smallint not null check (kind between 1 and 3),
      name text collate "C" not null,
      changed_at bigint not null,
      changed_by text collate "C" not null,
      reason text collate "C" not null,
      idem_key uuid not null,
      request_digest bytea not null check (octet_length(request_digest) = 32),
      primary key (org_id, version),
      unique (org_id, idem_key)
    );

    """
}
