// What is asked for and where, as a short text: tokens that clients bring back carry it, so that one
// isn't taken for another question or in another organisation.

internal import OKRWire

enum Fingerprint {
  /// FNV-1a over the request's type and bytes, and the organisation's number.
  static func text<Q: WireCodable>(_ request: Q, in organisation: Int64?) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for bytes in [Array("\(Q.self) \(organisation ?? 0) ".utf8), request.encoded()] {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 36)
  }
}
