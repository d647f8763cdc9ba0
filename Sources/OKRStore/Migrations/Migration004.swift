// Which format a snapshot's chunks have, so that a version passes over those that it can't read.

extension Migration {
  /// Older rows are of format 1; a constant default rewrites none of them.
  static let snapshotFormat = Migration(
    number: 4, name: "snapshot format",
    sql: """
      alter table snapshot add column format int not null default 1;
      """)
}
