// Messages through their bytes and back: nothing is lost, and nothing hostile does harm.

internal import BoundedTestSupport
internal import COKRProto
internal import CProtobufC
internal import Foundation
internal import OKRModel
internal import OKRWire
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct WireCodableTests {
  @Test func theListOfMessagesIsComplete() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/OKRModel/Generated").standardized
    var declared: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /public static let fullName = "([^"]+)"/) {
        declared.insert(String(match.output.1))
      }
    }
    #expect(Set(allMessages.map { $0.fullName }) == declared)
    #expect(declared.count > 100)
  }

  @Test func everyMessageSurvivesItsBytes() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for type in allMessages {
      for _ in 0..<30 { try self.checkRoundTrip(type, &random) }
    }
  }

  private func checkRoundTrip<M: WireCodable>(
    _ type: M.Type, _ random: inout SeededGenerator
  ) throws {
    var writer = RandomMessage(random: random)
    let bytes = writer.bytes(M.descriptor)
    random = writer.random
    let message = try M(decoding: bytes)
    let encoded = message.encoded()
    #expect(encoded == bytes, "\(M.fullName)")
    #expect(try M(decoding: encoded) == message, "\(M.fullName)")
    let framed = message.encoded(reserving: 4)
    #expect(Array(framed.dropFirst(4)) == bytes && framed.prefix(4) == [0, 0, 0, 0])
  }

  @Test func anArenaUsedAgainLeavesNoTrace() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var writer = RandomMessage(random: SeededGenerator(seed: seed))
    let decoding = Arena(budgetBytes: 100_000)
    let encoding = Arena.forPacking()
    for round in 0..<50 {
      // Now and then more than one chunk, or more than the budget.
      let count = [0, 1, 3, 40, 1_500][round % 5]
      let message = Status(
        message: "round \(round)",
        violations: (0..<count).map { _ in
          FieldViolation(field: "f", message: "\(writer.random.next())")
        })
      let packed = Self.packed(message, encoding)
      #expect(packed == message.encoded())
      let decoded = packed.withUnsafeBytes { raw in
        Result { () throws(WireError) in try Status(decoding: raw, in: decoding) }
      }
      if count == 1_500 {
        #expect(decoded == .failure(.tooLarge(budgetBytes: 100_000)))
      } else {
        #expect(decoded == .success(message))
      }
    }
  }

  private static func packed(_ message: some WireCodable, _ arena: Arena) -> [UInt8] {
    message.withPacked(in: arena) { atMost, pack in
      [UInt8](unsafeUninitializedCapacity: atMost) { buffer, count in
        if let base = buffer.baseAddress { count = pack(base) }
        #expect(count <= atMost)
      }
    }
  }

  /// The longest forms there are: greatest field numbers, ten-byte varints, all lists full of them.
  @Test func noMessageIsLongerThanItsBound() throws {
    let arena = Arena.forPacking()
    var longest = 0.0
    func check(_ message: some WireCodable) {
      message.withPacked(in: arena) { atMost, pack in
        // Room enough for any of these, so that a broken bound is told instead of overrun.
        let room = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 20)
        defer { room.deallocate() }
        let size = pack(room)
        #expect(size <= atMost, "\(type(of: message))")
        longest = max(longest, Double(size) / Double(max(atMost, 1)))
      }
    }
    let least = Value(micros: .min)
    let note = Note(field: "f")
    check(least)
    check(Instant(unixMicros: -1))
    check(
      CheckIn(
        id: "i", effectiveTime: Instant(unixMicros: .min), value: least,
        confidence: Ratio(ppm: .min), recordedTime: Instant(unixMicros: .min), revision: .min,
        inForce: true, notes: Array(repeating: note, count: 500)))
    check(ListRegionsRequest(page: Page(pageSize: .min)))
    check(Cycle(phase: .unrecognized(.min), version: .min))
    check(
      QueryRollupRequest(
        by: Array(repeating: .unrecognized(.min), count: 1_000), level: .unrecognized(-1)))
    check(
      TreeNode(
        type: .unrecognized(.min), depth: .min, level: .unrecognized(.min), displayDigits: -1))
    var writer = RandomMessage(random: SeededGenerator(seed: UInt64.random(in: 0...UInt64.max)))
    func checkRandom<M: WireCodable>(_ type: M.Type) throws {
      for _ in 0..<30 { check(try M(decoding: writer.bytes(M.descriptor))) }
    }
    for type in allMessages { try checkRandom(type) }
    // The bound is no wild guess.
    #expect(longest > 0.5)
  }

  @Test func descriptorsBelongToTheirMessages() {
    for type in allMessages {
      #expect(String(cString: type.descriptor.pointee.name) == type.fullName)
    }
  }

  @Test func damagedBytesAreDecodedOrRefused() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var writer = RandomMessage(random: SeededGenerator(seed: seed))
    var refused = 0
    for type in allMessages {
      for _ in 0..<40 {
        var bytes = writer.bytes(type.descriptor)
        if bytes.isEmpty { continue }
        for _ in 0..<Int.random(in: 1...3, using: &writer.random) {
          let place = Int.random(in: 0..<bytes.count, using: &writer.random)
          bytes[place] = UInt8.random(in: 0...255, using: &writer.random)
        }
        if Bool.random(using: &writer.random) {
          bytes.removeLast(Int.random(in: 0...bytes.count, using: &writer.random))
        }
        if (try? type.init(decoding: bytes)) == nil { refused += 1 }
      }
    }
    #expect(refused > 100)
  }

  @Test func unknownFieldsChangeNothing() throws {
    let known = FieldViolation(field: "f", message: "m")
    let unknown: [[UInt8]] = [
      [0xA0, 0x38, 0x05], [0xA2, 0x38, 3, 1, 2, 3], [0xA1, 0x38, 1, 2, 3, 4, 5, 6, 7, 8],
      [0xA5, 0x38, 1, 2, 3, 4],
    ]
    for field in unknown {
      #expect(try FieldViolation(decoding: known.encoded() + field) == known)
      #expect(try FieldViolation(decoding: field + known.encoded()) == known)
    }
  }

  @Test(arguments: [[0x61, 0], [0], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF]] as [[UInt8]])
  func textThatIsNoneNamesItsField(bad: [UInt8]) {
    let bytes = [0x12, UInt8(bad.count)] + bad
    #expect(throws: WireError.text(field: "message")) { try FieldViolation(decoding: bytes) }
    let nested = [0x2A, UInt8(bytes.count)] + bytes
    #expect(throws: WireError.text(field: "message")) { try Status(decoding: nested) }
  }

  @Test func emptySubmessagesCantFillMemory() {
    // Two bytes each on the wire, far more once decoded.
    let violations = [UInt8](repeating: 0x2A, count: 1 << 20).enumerated().map { place, byte in
      place.isMultiple(of: 2) ? byte : 0
    }
    #expect(throws: WireError.tooLarge(budgetBytes: Arena.defaultBudgetBytes)) {
      try Status(decoding: violations)
    }
    #expect(throws: WireError.tooLarge(budgetBytes: 4_096)) {
      try Status(decoding: Array(violations.prefix(2_000)), budgetBytes: 4_096)
    }
    #expect(throws: Never.self) { try Status(decoding: Array(violations.prefix(2_000))) }
  }

  @Test func lengthsThatLieAreRefused() {
    for bytes in [
      [0x0A, 0x7F, 1], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0x0A], [0x80],
      [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
      [0x0B, 0x0C], [0x00, 0x00], [0x0F],
    ] as [[UInt8]] {
      #expect(throws: WireError.self) { try FieldViolation(decoding: bytes) }
    }
  }

  @Test func deepNestingIsOnlyData() throws {
    // No message of the contract contains itself, so depth is whatever stands in bytes fields.
    var bytes: [UInt8] = []
    for _ in 0..<500 {
      bytes = [0xA2, 0x38] + RandomMessage.varint(UInt64(bytes.count)) + bytes
    }
    #expect(try Frame(decoding: bytes) == Frame())
    for type in allMessages { #expect(self.depth(type.descriptor, below: 0) <= 12) }
  }

  private func depth(
    _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, below: Int
  ) -> Int {
    guard below < 20 else { return below }
    let fields = UnsafeBufferPointer(
      start: descriptor.pointee.fields, count: Int(descriptor.pointee.n_fields))
    return fields.reduce(below) { deepest, field in
      guard field.type == PROTOBUF_C_TYPE_MESSAGE, let inner = field.descriptor else {
        return deepest
      }
      let message = inner.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
      return max(deepest, self.depth(message, below: below + 1))
    }
  }
}
