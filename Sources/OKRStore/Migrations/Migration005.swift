// The figures that closes froze, beside the log: a replay, which needs none of them, reads none.

extension Migration {
  /// A row of the log names the parts and holds their digests.
  static let closedParts = Migration(
    number: 5, name: "closed parts",
    sql: """
      create table closed_part (
        org_id bigint not null,
        revision bigint not null check (revision > 0),
        parts_id uuid not null,
        part int not null check (part >= 0),
        payload bytea not null,
        primary key (org_id, revision, parts_id, part)
      );

      """ + Self.binding("closed_part")
        + Self.granting("select, insert, delete", on: "closed_part"))
}
