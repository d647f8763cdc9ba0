// One PGresult, owned by exactly one object, which clears it.

internal import CLibPQ

/// The rows of one command, in binary. Rows and columns count from 0; reading a NULL as a value,
/// or as a value of another width, is a programming error and traps.
public final class PostgresResult {
  private let pointer: OpaquePointer

  /// Takes ownership of a PGresult.
  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    PQclear(self.pointer)
  }

  var status: ExecStatusType { PQresultStatus(self.pointer) }

  /// The number of rows.
  public var rowCount: Int { Int(PQntuples(self.pointer)) }

  /// The number of columns.
  public var columnCount: Int { Int(PQnfields(self.pointer)) }

  /// The rows that an INSERT, UPDATE or DELETE touched; 0 for others.
  public var affectedCount: Int {
    PQcmdTuples(self.pointer).flatMap { Int(String(cString: $0)) } ?? 0
  }

  /// Whether the value is NULL.
  public func isNull(_ row: Int, _ column: Int) -> Bool {
    PQgetisnull(self.pointer, Int32(row), Int32(column)) == 1
  }

  /// A bigint.
  public func int8(_ row: Int, _ column: Int) -> Int64 { self.integer(row, column) }
  /// An integer.
  public func int4(_ row: Int, _ column: Int) -> Int32 { self.integer(row, column) }
  /// A smallint.
  public func int2(_ row: Int, _ column: Int) -> Int16 { self.integer(row, column) }
  /// A boolean.
  public func bool(_ row: Int, _ column: Int) -> Bool {
    self.integer(row, column) as Int8 != 0
  }

  /// A text.
  public func text(_ row: Int, _ column: Int) -> String {
    self.withBytes(row, column) { String(decoding: $0, as: UTF8.self) }
  }

  /// Bytes.
  public func bytea(_ row: Int, _ column: Int) -> [UInt8] {
    self.withBytes(row, column) { Array($0) }
  }

  /// A uuid.
  public func uuid(_ row: Int, _ column: Int) -> UUID128 {
    self.withBytes(row, column) { bytes in
      precondition(bytes.count == 16, "a uuid column was expected")
      let high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
      let low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      return UUID128(high: high, low: low)
    }
  }

  /// Calls `body` with the value's bytes, valid only during the call; empty for NULL.
  public func withBytes<Value>(
    _ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    let count = Int(PQgetlength(self.pointer, Int32(row), Int32(column)))
    let start = PQgetvalue(self.pointer, Int32(row), Int32(column))
    return body(UnsafeRawBufferPointer(start: start, count: count))
  }

  /// The elements of a one-dimensional array without NULLs, decoded from their bytes.
  public func array<Element>(
    _ row: Int, _ column: Int, _ decode: (UnsafeRawBufferPointer) -> Element
  ) -> [Element] {
    self.withBytes(row, column) { bytes in
      guard bytes.count >= 20 else { return [] }
      let count = Int(Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: 12, as: Int32.self)))
      var place = 20
      return (0..<count).map { _ in
        let length = Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: Int32.self))
        precondition(length >= 0, "an array without NULLs was expected")
        let end = place + 4 + Int(length)
        defer { place = end }
        return decode(UnsafeRawBufferPointer(rebasing: bytes[(place + 4)..<end]))
      }
    }
  }

  /// A bigint[].
  public func int8s(_ row: Int, _ column: Int) -> [Int64] {
    self.array(row, column) { Int64(bigEndian: $0.loadUnaligned(as: Int64.self)) }
  }

  /// An integer[].
  public func int4s(_ row: Int, _ column: Int) -> [Int32] {
    self.array(row, column) { Int32(bigEndian: $0.loadUnaligned(as: Int32.self)) }
  }

  /// A bytea[].
  public func byteas(_ row: Int, _ column: Int) -> [[UInt8]] {
    self.array(row, column) { Array($0) }
  }

  private func integer<Value: FixedWidthInteger>(_ row: Int, _ column: Int) -> Value {
    self.withBytes(row, column) { bytes in
      precondition(
        bytes.count == Value.bitWidth / 8, "column \(column) is \(bytes.count) bytes wide")
      return Value(bigEndian: bytes.loadUnaligned(as: Value.self))
    }
  }

  /// The error that the result carries, were the transaction rolled back.
  var error: PostgresError {
    let state = self.field(PG_DIAG_SQLSTATE_CODE) ?? "XX000"
    let primary = self.field(PG_DIAG_MESSAGE_PRIMARY) ?? "unknown error"
    let detail = self.field(PG_DIAG_MESSAGE_DETAIL).map { " (\($0))" } ?? ""
    return PostgresError(
      sqlState: state, disposition: PostgresError.dispositionAfterRollback(sqlState: state),
      message: primary + detail, constraint: self.field(PG_DIAG_CONSTRAINT_NAME))
  }

  func field(_ code: Int32) -> String? {
    PQresultErrorField(self.pointer, code).map { String(cString: $0) }
  }

  /// The diagnostic field codes of postgres_ext.h, character literals that Swift doesn't import.
  private var PG_DIAG_SQLSTATE_CODE: Int32 { Int32(UInt8(ascii: "C")) }
  private var PG_DIAG_MESSAGE_PRIMARY: Int32 { Int32(UInt8(ascii: "M")) }
  private var PG_DIAG_MESSAGE_DETAIL: Int32 { Int32(UInt8(ascii: "D")) }
  private var PG_DIAG_CONSTRAINT_NAME: Int32 { Int32(UInt8(ascii: "n")) }
}
