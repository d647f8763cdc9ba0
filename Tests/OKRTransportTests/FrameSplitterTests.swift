// The splitter gives back the frames that were written, however the bytes are cut, and refuses bad
// lengths before any body comes.

internal import BoundedTestSupport
internal import NIOCore
internal import OKRModel
internal import OKRTransport
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct FrameSplitterTests {
  private func frames(_ splitter: inout FrameSplitter) throws -> [[UInt8]] {
    var found: [[UInt8]] = []
    while let frame = try splitter.next({ Array($0) }) { found.append(frame) }
    return found
  }

  private let bodies: [[UInt8]] = [[1], [2, 3], Array(repeating: 7, count: 300), [0]]

  private var stream: [UInt8] {
    self.bodies.flatMap { body -> [UInt8] in
      [0, 0, UInt8(body.count >> 8), UInt8(body.count & 0xFF)] + body
    }
  }

  @Test func cutAtEveryByte() throws {
    let stream = self.stream
    for cut in 0...stream.count {
      var splitter = FrameSplitter(limitBytes: 1_000)
      splitter.append(ByteBuffer(bytes: stream[..<cut]))
      var found = try self.frames(&splitter)
      splitter.append(ByteBuffer(bytes: stream[cut...]))
      found += try self.frames(&splitter)
      #expect(found == self.bodies)
      #expect(!splitter.isHolding)
    }
  }

  @Test func byteByByte() throws {
    var splitter = FrameSplitter(limitBytes: 300)
    var found: [[UInt8]] = []
    for byte in self.stream {
      splitter.append(ByteBuffer(bytes: [byte]))
      found += try self.frames(&splitter)
    }
    #expect(found == self.bodies)
  }

  @Test func randomCutsOfManyFrames() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let bodies = (0..<40).map { _ in
        [UInt8](repeating: 9, count: Int.random(in: 1...5_000, using: &random))
      }
      var stream = ByteBuffer()
      for body in bodies {
        stream.writeInteger(UInt32(body.count))
        stream.writeBytes(body)
      }
      var splitter = FrameSplitter(limitBytes: 5_000)
      var found: [[UInt8]] = []
      while stream.readableBytes > 0 {
        let length = Int.random(in: 1...min(70_000, stream.readableBytes), using: &random)
        if let slice = stream.readSlice(length: length) { splitter.append(slice) }
        if Bool.random(using: &random) { found += try self.frames(&splitter) }
      }
      found += try self.frames(&splitter)
      #expect(found == bodies)
    }
  }

  @Test func lengthZeroIsRefused() {
    var splitter = FrameSplitter(limitBytes: 10)
    splitter.append(ByteBuffer(bytes: [0, 0, 0, 0]))
    #expect(throws: FramingError.empty) { try splitter.next { _ in } }
  }

  @Test func tooLongIsRefusedFromTheHeader() {
    var splitter = FrameSplitter(limitBytes: 10)
    splitter.append(ByteBuffer(bytes: [0, 0, 0, 11]))
    #expect(throws: FramingError.tooLong(bytes: 11, limitBytes: 10)) { try splitter.next { _ in } }
    splitter = FrameSplitter(limitBytes: 10)
    splitter.append(ByteBuffer(bytes: [0xFF, 0xFF, 0xFF, 0xFF]))
    #expect(throws: FramingError.tooLong(bytes: Int(UInt32.max), limitBytes: 10)) {
      try splitter.next { _ in }
    }
  }

  @Test func theLimitItselfFits() throws {
    var splitter = FrameSplitter(limitBytes: 10)
    splitter.append(ByteBuffer(bytes: [0, 0, 0, 10] + [UInt8](repeating: 1, count: 10)))
    #expect(try self.frames(&splitter) == [[UInt8](repeating: 1, count: 10)])
  }

  @Test func anEncodedFrameIsOneFrame() throws {
    let frame = Frame.Frame.ping(Ping(token: 77))
    var splitter = FrameSplitter(limitBytes: 100)
    splitter.append(ByteBuffer(bytes: EncodedFrame(frame).bytes))
    let decoded = try splitter.next { decodeFrame($0, budgetBytes: 1 << 20) }
    #expect(try decoded?.get().frame == frame)
    #expect(!splitter.isHolding)
  }

  @Test func aFrameBeyondTheLimitIsNotWritten() {
    let memory = FrameMemory(decodeBudgetBytes: 1 << 20)
    var buffer = ByteBuffer()
    let frame = Frame.Frame.message(Message(streamId: 1, payload: [1, 2, 3]))
    let isTooLong = !memory.write(frame, to: &buffer, limitBytes: 8)
    #expect(isTooLong && buffer.readableBytes == 0)
    let fits = memory.write(frame, to: &buffer, limitBytes: 9)
    #expect(fits && buffer.readableBytes == 4 + 9)
  }

  @Test func garbageIsUndecodable() {
    let garbage: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
    let result = garbage.withUnsafeBytes { decodeFrame($0, budgetBytes: 1 << 20) }
    #expect(throws: FramingError.undecodable(why: "is not an okr.v1.Frame")) { try result.get() }
  }
}
