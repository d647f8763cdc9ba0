// Frames to bytes and back. They are packed straight into the connection's buffer, so that a burst
// of them is one write, and unpacked in memory that is used again.

package import NIOCore
package import OKRModel
internal import OKRWire

/// The memory in which one event loop decodes and encodes, used again for each frame.
package final class FrameMemory {
  private let decoding: Arena
  private let encoding = Arena.forPacking()

  package init(decodeBudgetBytes: Int) {
    self.decoding = Arena(budgetBytes: decodeBudgetBytes)
  }

  package func decode(_ bytes: UnsafeRawBufferPointer) -> Result<Frame, FramingError> {
    Result { () throws(WireError) in try Frame(decoding: bytes, in: self.decoding) }
      .mapError { self.error($0, bytes) }
  }

  /// A request with a text that can't be taken is still a frame: the stream goes on behind it.
  private func error(_ error: WireError, _ bytes: UnsafeRawBufferPointer) -> FramingError {
    guard case .text(let field) = error,
      let stream = FrameOutline.requestStream(in: bytes, self.decoding)
    else { return .undecodable(why: error.brief) }
    return .requestText(stream: stream, field: field)
  }

  /// Appends a frame to a buffer.
  /// - Returns: false where it would be longer than the limit, and isn't written.
  package func write(
    _ frame: Frame.Frame, to buffer: inout ByteBuffer, limitBytes: Int = .max
  ) -> Bool {
    Frame(frame: frame).withPacked(in: self.encoding) { atMost, pack in
      let prefix = FrameSplitter.prefixBytes
      let written = buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: prefix + atMost) {
        room in
        guard let base = room.baseAddress else { return 0 }
        let size = pack((base + prefix).assumingMemoryBound(to: UInt8.self))
        guard size <= limitBytes else { return 0 }
        room.storeBytes(of: UInt32(size).bigEndian, as: UInt32.self)
        return prefix + size
      }
      return written > 0
    }
  }
}
