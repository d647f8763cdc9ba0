// Texts about persons beside the log's rows, where an erasure can empty them.

extension Migration {
  /// Added to rows as they are: older ones keep their texts in the payload.
  static let personal = Migration(
    number: 3, name: "personal",
    sql: """
      -- Constant defaults and no check, so that no row is read. No hash covers personal; personal_digest is covered by the hash of rows from format 2 on.
      alter table log
        add column personal bytea,
        add column personal_digest bytea not null default '';
      """)
}
