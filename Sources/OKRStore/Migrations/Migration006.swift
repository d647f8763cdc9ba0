// Operations: long work that outlives its connection and the process that runs it.

extension Migration {
  static let operationTables = ["operation", "operation_part"]

  /// The tables of operations, and when an organisation's are next looked at.
  static let operations = Migration(
    number: 6, name: "operations",
    sql: Self.operationSchema + Self.operationTables.map { Self.binding($0) }.joined()
      + Self.granting(
        "select, insert, update, delete", on: Self.operationTables.joined(separator: ", ")))

  private static let operationSchema = """
    -- When somebody should look after its operations, in microseconds; null where it has none.
    alter table organisation add column operations_due bigint;
    create index organisation_operations_due on organisation (operations_due)
      where operations_due is not null;

    -- One long piece of work. Whoever runs it wrote the newest attempt; other attempts write nothing.
    -- Kinds and states are the contract's numbers.
    create table operation (
      org_id bigint not null,
      operation_id uuid not null,
      kind smallint not null check (kind between 1 and 3),
      state smallint not null check (state between 1 and 6),
      attempt bigint not null check (attempt >= 0),
      incarnation uuid not null,
      cancels boolean not null default false,
      kept_bytes bigint not null default 0 check (kept_bytes >= 0),
      expires_at bigint,
      request_digest bytea not null,
      body bytea not null,
      result bytea not null default '',
      primary key (org_id, operation_id)
    );

    -- Documents in pieces: side 1 came in, side 2 goes out.
    create table operation_part (
      org_id bigint not null,
      operation_id uuid not null,
      side smallint not null check (side between 1 and 2),
      part int not null check (part >= 0),
      payload bytea not null,
      primary key (org_id, operation_id, side, part),
      foreign key (org_id, operation_id) references operation on delete cascade
    );
    alter table operation_part alter payload set storage external;

    """
}
