// A small seeded generator of random numbers, the same on every machine.

/// Steele, Lea and Flood's SplitMix64.
struct SplitMix64: RandomNumberGenerator, Sendable {
  var state: UInt64

  mutating func next() -> UInt64 {
    self.state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = self.state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// True in `percent` of 100 cases.
  mutating func chance(_ percent: Int) -> Bool {
    self.int(1...100) <= percent
  }

  /// One of the choices; the list isn't empty.
  mutating func pick<T>(_ choices: [T]) -> T {
    choices[self.int(0...(choices.count - 1))]
  }
}
