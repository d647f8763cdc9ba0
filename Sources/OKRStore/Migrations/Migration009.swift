// The unit or region that a token's role holds in.

extension Migration {
  /// Tokens from before it hold in their whole organisation.
  static let tokenParts = Migration(
    number: 9, name: "token parts",
    sql: """
      alter table token add column unit text collate "C" not null default '',
        add column region text collate "C" not null default '';

      """)
}
