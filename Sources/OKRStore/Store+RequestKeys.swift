// Keys of changes that stand in no log: of tokens, of placements, and of organisations as they are made.

public import PostgresClient

/// A request by its key.
public struct KeyedRequest: Sendable, Equatable {
  /// The idempotency key.
  public let key: UUID128
  /// What tells it from another request.
  public let digest: Digest256
  /// When it was made, microseconds since 1970.
  public let madeAt: Int64

  /// A request with every part given.
  public init(key: UUID128, digest: Digest256, madeAt: Int64) {
    self.key = key
    self.digest = digest
    self.madeAt = madeAt
  }

  /// Requests before this are forgotten.
  var horizon: Int64 { self.madeAt - StoreLimits.requestKeyMicroseconds }
}

extension Store {
  /// The digest of the request that was made under a key; nil where none was.
  /// - Parameter orgID: the organisation; nil for the operators.
  public func knownRequest(orgID: Int64?, key: UUID128) throws(StoreError) -> Digest256? {
    let command = RequestKeyStatements.find.bind {
      $0.int8(orgID ?? 0)
      $0.uuid(key)
    }
    let rows = try self.run([command])[0]
    return rows.rowCount == 0 ? nil : rows.digest(0, 0)
  }

  /// Notes a request that was made, where it isn't noted yet.
  /// - Parameter orgID: the organisation; nil for the operators.
  public func note(_ request: KeyedRequest, orgID: Int64?) throws(StoreError) {
    let command = RequestKeyStatements.note.bind {
      $0.int8(orgID ?? 0)
      $0.uuid(request.key)
      $0.bytea(request.digest.bytes)
      $0.int8(request.madeAt)
      $0.int8(request.horizon)
    }
    _ = try self.run([command])
  }
}
