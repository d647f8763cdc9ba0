// Keys that follow from what is asked, so that the same request made twice by mistake is known as one.

extension IdempotencyKey {
  /// A key of a request's content and of the third of a day in which it comes: 0, 8 or 16 o'clock in UTC until the
  /// next. A key lives for 24 hours, so that it can't follow from the content alone; who asks under the third before
  /// as well, whether that is known, knows content again that comes within 8 hours, and none that comes a day later.
  /// - Parameters:
  ///   - content: what tells the request from any other of its organisation. Two that share a key all the same are told
  ///     apart by the server, which refuses the second.
  ///   - unixMilliseconds: the present.
  ///   - thirdsAgo: 0 for the third of the day that it is, 1 for the one before.
  public static func make(
    ofContent content: some Sequence<UInt8>, unixMilliseconds: UInt64, thirdsAgo: UInt64 = 0
  ) -> String {
    var bits = ContentBits(content)
    let third = unixMilliseconds / Self.thirdMilliseconds
    let begin = (third - min(thirdsAgo, third)) * Self.thirdMilliseconds
    return Self.make(unixMilliseconds: begin + Self.marginMilliseconds, using: &bits)
  }

  private static let thirdMilliseconds: UInt64 = 28_800_000
  /// A key may be 5 minutes ahead of the server's clock: the beginning of a third doesn't come close.
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
