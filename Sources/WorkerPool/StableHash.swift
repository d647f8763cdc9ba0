// A hash that is the same in every process; the standard library's is seeded anew at each start.

enum StableHash {
  /// A bucket in `0..<count`: the finaliser of SplitMix64 (Steele, Lea and Flood, 2014), scaled by
  /// the high half of a product, which needs no division.
  static func bucket(of key: Int64, count: Int) -> Int {
    var hash = UInt64(bitPattern: key) &+ 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    hash ^= hash >> 31
    return Int(hash.multipliedFullWidth(by: UInt64(count)).high)
  }
}
