// Random resources packed and unpacked: nothing is lost, and each reads no more than its own.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRWire
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct PackedMessageTests {
  @Test func everyPackedMessageIsWhatItWas() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<1_000 {
      try self.check(Objective.self, &random)
      try self.check(KeyResult.self, &random)
      try self.check(Alignment.self, &random)
    }
  }

  private func check<M: PackedMessage & WireCodable>(
    _ type: M.Type, _ random: inout SeededGenerator
  ) throws {
    var writer = RandomMessage(random: random)
    let first = try M(decoding: writer.bytes(M.descriptor))
    let second = try M(decoding: writer.bytes(M.descriptor))
    random = writer.random
    var packed = PackedBytes()
    first.pack(into: &packed)
    second.pack(into: &packed)
    packed.bytes.withUnsafeBytes {
      var reader = PackedReader($0)
      #expect(M(unpacking: &reader) == first)
      #expect(M(unpacking: &reader) == second)
    }
  }

  @Test func extremeNumbersKeepTheirValue() {
    for micros in [Int64.min, Int64.min + 1, -64, -1, 0, 1, 63, 64, Int64.max - 1, Int64.max] {
      let alignment = Alignment(
        mode: .unrecognized(Int32(truncatingIfNeeded: micros)), version: micros)
      var packed = PackedBytes()
      alignment.pack(into: &packed)
      packed.bytes.withUnsafeBytes {
        var reader = PackedReader($0)
        let read = Alignment(unpacking: &reader)
        #expect(read.version == micros)
        #expect(read.mode.rawValue == alignment.mode.rawValue)
      }
    }
  }
}
