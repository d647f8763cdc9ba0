// Parameters in PostgreSQL's binary formats, packed one after the other into a single buffer, so
// that a statement over thousands of rows costs one allocation and no text.

/// The parameters of one call, in order.
public struct PostgresParameters: Sendable {
  struct Entry: Sendable {
    let type: PostgresType
    let offset: Int
    /// Bytes, or -1 for NULL.
    var length: Int
  }

  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []

  /// No parameters yet.
  public init() {}

  /// The number of bytes that the values take.
  public var byteCount: Int { self.bytes.count }

  /// Appends a bigint.
  public mutating func int8(_ value: Int64?) { self.integer(.int8, value) }
  /// Appends an integer.
  public mutating func int4(_ value: Int32?) { self.integer(.int4, value) }
  /// Appends a smallint.
  public mutating func int2(_ value: Int16?) { self.integer(.int2, value) }

  /// Appends a boolean.
  public mutating func bool(_ value: Bool) {
    self.integer(.bool, value ? 1 as Int8 : 0)
  }

  /// Appends a text; it must hold no NUL, which PostgreSQL refuses (22021).
  public mutating func text(_ value: String?) {
    self.scalar(.text, value) { $1.append(contentsOf: $0.utf8) }
  }

  /// Appends bytes.
  public mutating func bytea(_ value: [UInt8]?) {
    self.scalar(.bytea, value) { $1.append(contentsOf: $0) }
  }

  /// Appends a uuid.
  public mutating func uuid(_ value: UUID128?) {
    self.scalar(.uuid, value) { value, bytes in
      Self.bigEndian(value.high, &bytes)
      Self.bigEndian(value.low, &bytes)
    }
  }

  /// Appends a bigint[].
  public mutating func int8s(_ values: some Collection<Int64>) {
    self.array(.int8Array, of: .int8, values) { Self.bigEndian($0, &$1) }
  }

  /// Appends an integer[].
  public mutating func int4s(_ values: some Collection<Int32>) {
    self.array(.int4Array, of: .int4, values) { Self.bigEndian($0, &$1) }
  }

  /// Appends a smallint[].
  public mutating func int2s(_ values: some Collection<Int16>) {
    self.array(.int2Array, of: .int2, values) { Self.bigEndian($0, &$1) }
  }

  /// Appends a text[].
  public mutating func texts(_ values: some Collection<String>) {
    self.array(.textArray, of: .text, values) { $1.append(contentsOf: $0.utf8) }
  }

  /// Appends a bytea[].
  public mutating func byteas(_ values: some Collection<[UInt8]>) {
    self.array(.byteaArray, of: .bytea, values) { $1.append(contentsOf: $0) }
  }

  /// Appends a bytea[] whose elements may be NULL.
  public mutating func optionalByteas(_ values: some Collection<[UInt8]?>) {
    self.optionals(.byteaArray, of: .bytea, values) { $1.append(contentsOf: $0) }
  }

  /// Appends a uuid[] whose elements may be NULL.
  public mutating func uuids(_ values: some Collection<UUID128?>) {
    self.optionals(.uuidArray, of: .uuid, values) { value, bytes in
      Self.bigEndian(value.high, &bytes)
      Self.bigEndian(value.low, &bytes)
    }
  }

  private mutating func optionals<Value>(
    _ type: PostgresType, of element: PostgresType, _ values: some Collection<Value?>,
    encode: (Value, inout [UInt8]) -> Void
  ) {
    self.begin(type)
    let start = self.bytes.count
    self.header(
      of: element, count: values.count,
      hasNulls: values.contains { if case nil = $0 { true } else { false } })
    for case let value in values {
      let place = self.bytes.count
      Self.bigEndian(Int32(-1), &self.bytes)
      guard let value else { continue }
      encode(value, &self.bytes)
      self.patch(Int32(self.bytes.count - place - 4), at: place)
    }
    self.end(start)
  }

  /// Appends an array parameter whose elements `encode` writes in their binary form.
  public mutating func array<Values: Collection>(
    _ type: PostgresType, of element: PostgresType, _ values: Values,
    encode: (Values.Element, inout [UInt8]) -> Void
  ) {
    self.begin(type)
    let start = self.bytes.count
    self.header(of: element, count: values.count, hasNulls: false)
    for value in values {
      let place = self.bytes.count
      Self.bigEndian(Int32(0), &self.bytes)
      encode(value, &self.bytes)
      self.patch(Int32(self.bytes.count - place - 4), at: place)
    }
    self.end(start)
  }

  private mutating func integer(_ type: PostgresType, _ value: (some FixedWidthInteger)?) {
    self.scalar(type, value) { Self.bigEndian($0, &$1) }
  }

  private mutating func scalar<Value>(
    _ type: PostgresType, _ value: Value?, encode: (Value, inout [UInt8]) -> Void
  ) {
    self.begin(type)
    guard let value else { return }
    let start = self.bytes.count
    encode(value, &self.bytes)
    self.end(start)
  }

  /// Dimensions, null flag, element type, and one dimension from 1; an empty array has none.
  private mutating func header(of element: PostgresType, count: Int, hasNulls: Bool) {
    Self.bigEndian(Int32(count == 0 ? 0 : 1), &self.bytes)
    Self.bigEndian(Int32(hasNulls ? 1 : 0), &self.bytes)
    Self.bigEndian(element.oid, &self.bytes)
    guard count > 0 else { return }
    Self.bigEndian(Int32(count), &self.bytes)
    Self.bigEndian(Int32(1), &self.bytes)
  }

  private mutating func begin(_ type: PostgresType) {
    self.entries.append(Entry(type: type, offset: self.bytes.count, length: -1))
  }

  private mutating func end(_ start: Int) {
    self.entries[self.entries.count - 1].length = self.bytes.count - start
  }

  private mutating func patch(_ value: Int32, at place: Int) {
    let bits = UInt32(bitPattern: value)
    for index in 0..<4 {
      self.bytes[place + index] = UInt8(truncatingIfNeeded: bits >> UInt32(24 - 8 * index))
    }
  }

  static func bigEndian(_ value: some FixedWidthInteger, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
