// The operator's first token, made beside the server rather than through it.

internal import OKRModel
internal import OKRStore
public import PostgresClient

/// Makes operators' tokens straight in the database.
public enum OperatorToken {
  /// - Parameters:
  ///   - hours: after how many it ends; nil for never.
  ///   - migrates: whether the schema is brought up to date first; else one that isn't is refused.
  /// - Returns: the token's text, which is stored as a digest only.
  /// - Throws: `StoreError`.
  public static func make(
    name: String, endpoint: PostgresEndpoint, hours: Int64? = nil, migrates: Bool = true
  ) throws -> String {
    let migrator = SchemaMigrator(endpoint: endpoint)
    if migrates { _ = try migrator.migrate() } else { try migrator.check() }
    let store = Store(endpoint: endpoint, connections: 1)
    defer { store.close() }
    let secret = TokenText.make()
    let now = WallClock.system.nowMicros
    try store.insertToken(
      TokenRecord(
        tokenID: TokenText.id(.random()), orgID: nil, name: name,
        role: Int16(Role.operator.rawValue), digest: TokenText.digest(secret),
        createdAt: now, expiresAt: hours.map { now + $0 * 3_600_000_000 }))
    return secret
  }

  /// True where a server answers at the endpoint.
  public static func answers(_ endpoint: PostgresEndpoint) -> Bool {
    (try? SchemaMigrator(endpoint: endpoint).databaseLevel()) != nil
  }
}
