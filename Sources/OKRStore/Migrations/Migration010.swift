// Tokens count their changes.

extension Migration {
  static let tokenVersions = Migration(
    number: 10, name: "token versions",
    sql: """
      alter table token add column version bigint not null default 1;

      """)
}
