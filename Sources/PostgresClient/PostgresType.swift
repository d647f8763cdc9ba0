// The object ids of the few types that parameters and results use.

/// A PostgreSQL type by its object id.
public struct PostgresType: Sendable, Equatable {
  /// The type's object id in `pg_type`.
  public let oid: UInt32

  init(_ oid: UInt32) { self.oid = oid }

  public static let bool = PostgresType(16)
  public static let bytea = PostgresType(17)
  public static let int8 = PostgresType(20)
  public static let int2 = PostgresType(21)
  public static let int4 = PostgresType(23)
  public static let text = PostgresType(25)
  public static let uuid = PostgresType(2950)
  public static let byteaArray = PostgresType(1001)
  public static let int2Array = PostgresType(1005)
  public static let int4Array = PostgresType(1007)
  public static let textArray = PostgresType(1009)
  public static let int8Array = PostgresType(1016)
  public static let uuidArray = PostgresType(2951)
}
