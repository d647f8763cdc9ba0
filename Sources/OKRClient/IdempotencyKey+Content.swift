// Keys that follow from what is asked, so that the same request made twice by mistake is known as one.

extension IdempotencyKey {
  /// A key of a request's content and its day: the same one whenever the content comes again before the next midnight
  /// in UTC. A key lives for 24 hours, so that it can't follow from the content for longer.
  /// - Parameters:
  ///   - content: what tells the request from any other of its organisation. Two that share a key all the same are told
  ///     apart by the server, which refuses the second.
  ///   - unixMilliseconds: the present.
  public static func make(ofContent content: some Sequence<UInt8>, unixMilliseconds: UInt64)
    -> String
  {
    var bits = ContentBits(content)
    let midnight = unixMilliseconds - unixMilliseconds % Self.dayMilliseconds
    return Self.make(unixMilliseconds: midnight + Self.marginMilliseconds, using: &bits)
  }

  private static let dayMilliseconds: UInt64 = 86_400_000
  /// A key may be 5 minutes ahead of the server's clock and 24 hours behind it: neither end of the day comes close.
  private static let marginMilliseconds: UInt64 = 120_000
}

/// Bits that follow from bytes: FNV-1a over them, then SplitMix64.
private struct ContentBits: RandomNumberGenerator {
  private var state: UInt64

  init(_ content: some Sequence<UInt8>) {
    self.state = content.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    self.state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = self.state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
