// Idempotency keys: a UUID version 7 whose own time bounds how long it can be asked for.

internal import OKRModel
internal import PostgresClient

/// A client's key, checked.
struct RequestKey: Hashable, Sendable {
  private(set) var id: UUID128
  /// The key's own time, microseconds since 1970.
  let time: Int64

  /// - Parameter now: microseconds since 1970.
  /// - Throws: where it is no UUIDv7, or too old, or too far ahead.
  init(_ text: String, now: Int64) throws(RequestError) {
    guard let id = Self.parse(text), (id.high >> 12) & 0xF == 7 else {
      throw .field(
        "mutation.idempotency_key",
        text.isEmpty
          ? "is required: a UUID version 7 made for this change"
          : "must be a UUID version 7 in its 36-character form",
        reason: .idempotencyKeyInvalid)
    }
    self.id = id
    self.time = Self.time(of: id)
    guard now - self.time <= Limits.idempotencyKeyAgeMicroseconds else {
      throw .field(
        "mutation.idempotency_key", "is older than 24 hours: make a new one",
        limit: "24 h", reason: .idempotencyKeyExpired)
    }
    guard self.time - now <= Limits.idempotencyKeyAheadMicroseconds else {
      throw .field(
        "mutation.idempotency_key",
        "is more than 5 minutes ahead of the server's clock: set the client's clock",
        limit: "5 min", reason: .idempotencyKeyExpired)
    }
  }

  /// A key that was checked when it came, however long ago that was.
  init(checked id: UUID128) {
    self.id = id
    self.time = Self.time(of: id)
  }

  /// The time that a UUIDv7 carries, microseconds since 1970.
  static func time(of id: UUID128) -> Int64 { Int64(id.high >> 16) * 1_000 }

  /// The key of another part of the same request: a later slice of an import.
  mutating func shift(by slice: UInt64) {
    self.id = UUID128(high: self.id.high, low: self.id.low &+ slice)
  }

  /// An id in its 36-character form, in either case.
  static func parse(_ text: String) -> UUID128? {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var digits: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [8, 13, 18, 23].contains(index) {
        guard byte == UInt8(ascii: "-") else { return nil }
        continue
      }
      switch byte {
      case 48...57: digits.append(byte - 48)
      case 97...102: digits.append(byte - 87)
      case 65...70: digits.append(byte - 55)
      default: return nil
      }
    }
    let half: (ArraySlice<UInt8>) -> UInt64 = { $0.reduce(0) { $0 << 4 | UInt64($1) } }
    return UUID128(high: half(digits[..<16]), low: half(digits[16...]))
  }
}
