// Keys that make a mutation safe to send twice: UUIDs of version 7 (RFC 9562), which carry the time
// they were made at, so that the server knows where to look for them.

internal import Glibc

/// Makes idempotency keys.
public enum IdempotencyKey {
  /// A new key.
  public static func make() -> String {
    var random = SystemRandomNumberGenerator()
    return self.make(unixMilliseconds: self.nowMilliseconds, using: &random)
  }

  /// The key of that instant.
  public static func make(
    unixMilliseconds: UInt64, using random: inout some RandomNumberGenerator
  ) -> String {
    let high = (unixMilliseconds << 16) | 0x7000 | random.next() >> 52
    let low = 0x8000_0000_0000_0000 | random.next() >> 2
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for (index, word) in [high, low].enumerated() {
      for byte in 0..<8 {
        let place = index * 8 + byte
        if place == 4 || place == 6 || place == 8 || place == 10 { text.append(0x2D) }
        let value = UInt8(truncatingIfNeeded: word >> UInt64(56 - byte * 8))
        text.append(self.hexadecimal(value >> 4))
        text.append(self.hexadecimal(value & 0xF))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? 0x30 + digit : 0x61 + digit - 10
  }

  /// The clock that keys are made by: milliseconds since 1970.
  public static var nowMilliseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UInt64(clamping: time.tv_sec) * 1_000 + UInt64(clamping: time.tv_nsec) / 1_000_000
  }
}
