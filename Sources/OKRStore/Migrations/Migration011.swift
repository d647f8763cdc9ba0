// The keys of changes that stand in no log.

extension Migration {
  /// Not bound to a session's organisation, as tokens aren't: operators' changes stand here, too.
  static let requestKeys = Migration(
    number: 11, name: "request keys",
    sql: """
      -- 0 stands for the operators. A key is kept for as long as it may come again; changed_at is in microseconds.
      create table request_key (
        org_id bigint not null,
        idem_key uuid not null,
        request_digest bytea not null check (octet_length(request_digest) = 32),
        changed_at bigint not null,
        primary key (org_id, idem_key)
      );

      """ + Self.granting("select, insert, delete", on: "request_key"))
}
