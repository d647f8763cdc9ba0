// Who started an operation and when, beside what its owner keeps of it: lists ask for both, and what is
// kept is shared out by who started it.

extension Migration {
  /// Operations from before it have neither until they expire.
  static let operationStarts = Migration(
    number: 8, name: "operation starts",
    sql: """
      alter table operation add column principal text collate "C" not null default '',
        add column created_at bigint not null default 0;

      """)
}
