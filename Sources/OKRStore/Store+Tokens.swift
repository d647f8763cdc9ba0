// Tokens: the store knows digests only.

internal import PostgresClient

/// A token as the database holds it. Times are microseconds since 1970.
public struct TokenRecord: Sendable, Equatable {
  /// The public part that lists and logs may show.
  public var tokenID: String
  /// The organisation, or `nil` for an operator of the service.
  public var orgID: Int64?
  /// What the token is for.
  public var name: String
  /// The role that it carries.
  public var role: Int16
  /// The SHA-256 of the secret.
  public var digest: Digest256
  /// When it was made.
  public var createdAt: Int64
  /// When it ends, if it does.
  public var expiresAt: Int64?
  /// When it was revoked, if it was.
  public var revokedAt: Int64?
  /// The unit that the role holds in; empty for none in particular.
  public var unit: String
  /// The region that the role holds in; empty for none in particular.
  public var region: String
  /// Counts its changes, from 1 on.
  public var version: Int64 = 1

  /// A token that is not revoked.
  public init(
    tokenID: String, orgID: Int64?, name: String, role: Int16, digest: Digest256,
    createdAt: Int64, expiresAt: Int64?, unit: String = "", region: String = ""
  ) {
    self.tokenID = tokenID
    self.orgID = orgID
    self.name = name
    self.role = role
    self.digest = digest
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.unit = unit
    self.region = region
  }
}

extension Store {
  /// Enters a token. Its id and digest must be new (23505). Tokens that ended long ago go.
  /// - Parameter limit: of those of its organisation, or of the operators, that live.
  /// - Throws: `organisationArchived` where its organisation is, `tokensFull` at the limit, and nothing was
  ///   entered.
  public func insertToken(
    _ token: TokenRecord, limit: Int = StoreLimits.tokensCount
  ) throws(StoreError) {
    let command = TokenStatements.insert.bind {
      $0.text(token.tokenID)
      $0.int8(token.orgID)
      $0.text(token.name)
      $0.int2(token.role)
      $0.bytea(token.digest.bytes)
      $0.int8(token.createdAt)
      $0.int8(token.expiresAt)
      $0.text(token.unit)
      $0.text(token.region)
      $0.int8(token.createdAt - StoreLimits.endedTokenMicroseconds)
      $0.int8(Int64(limit))
    }
    let answer = try self.run([command], isRepeatable: false)[0]
    guard !answer.bool(0, 0) else { return }
    if let orgID = token.orgID, !answer.bool(0, 1) { throw .organisationArchived(orgID: orgID) }
    throw .tokensFull(limit: limit)
  }

  /// Finds a token by the digest of its secret; the caller judges expiry and revocation.
  public func findToken(digest: Digest256) throws(StoreError) -> TokenRecord? {
    let rows = try self.run([TokenStatements.find.bind { $0.bytea(digest.bytes) }])[0]
    return rows.rowCount == 0 ? nil : Self.token(rows, 0)
  }

  /// Those of some tokens that there are, by the digests of their secrets.
  public func findTokens(digests: some Collection<Digest256>) throws(StoreError) -> [TokenRecord] {
    let command = TokenStatements.findSome.bind { $0.byteas(digests.map(\.bytes)) }
    let rows = try self.run([command])[0]
    return (0..<rows.rowCount).map { Self.token(rows, $0) }
  }

  /// The tokens of an organisation, or of the operators when `orgID` is `nil`.
  public func listTokens(orgID: Int64?) throws(StoreError) -> [TokenRecord] {
    let rows = try self.run([TokenStatements.list.bind { $0.int8(orgID) }])[0]
    return (0..<rows.rowCount).map { Self.token(rows, $0) }
  }

  /// Finds a token of an organisation, or of the operators when `orgID` is `nil`.
  public func findToken(_ tokenID: String, orgID: Int64?) throws(StoreError) -> TokenRecord? {
    let command = TokenStatements.get.bind {
      $0.text(tokenID)
      $0.int8(orgID)
    }
    let rows = try self.run([command])[0]
    return rows.rowCount == 0 ? nil : Self.token(rows, 0)
  }

  /// Sets when a token ends: its expiry and revocation are taken from `token`, whose version is the one that
  /// was read. It is one more afterwards.
  /// - Parameter request: what asked for it. Its key must be new (23505).
  /// - Returns: false where somebody changed it since then, and nothing was written.
  public func changeToken(
    _ token: TokenRecord, as request: KeyedRequest
  ) throws(StoreError) -> Bool {
    let command = TokenStatements.change.bind {
      $0.text(token.tokenID)
      $0.int8(token.orgID)
      $0.int8(token.version)
      $0.int8(token.expiresAt)
      $0.int8(token.revokedAt)
      $0.uuid(request.key)
      $0.bytea(request.digest.bytes)
      $0.int8(request.madeAt)
      $0.int8(request.horizon)
    }
    return try self.run([command], isRepeatable: false)[0].affectedCount == 1
  }

  private static func token(_ rows: PostgresResult, _ row: Int) -> TokenRecord {
    var token = TokenRecord(
      tokenID: rows.text(row, 0), orgID: rows.isNull(row, 1) ? nil : rows.int8(row, 1),
      name: rows.text(row, 2), role: rows.int2(row, 3), digest: rows.digest(row, 4),
      createdAt: rows.int8(row, 5), expiresAt: rows.isNull(row, 6) ? nil : rows.int8(row, 6),
      unit: rows.text(row, 8), region: rows.text(row, 9))
    token.revokedAt = rows.isNull(row, 7) ? nil : rows.int8(row, 7)
    token.version = rows.int8(row, 10)
    return token
  }
}
