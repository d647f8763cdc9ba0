// Writing frames: length and body go into one buffer, so that a burst of them is one write.

package import NIOCore
package import OKRModel
internal import OKRWire

/// A frame as bytes, its length in front.
package struct EncodedFrame: Sendable {
  package let bytes: [UInt8]

  package init(_ frame: Frame) {
    var bytes = frame.encoded(reserving: FrameSplitter.prefixBytes)
    let length = UInt32(bytes.count - FrameSplitter.prefixBytes)
    bytes[0] = UInt8(truncatingIfNeeded: length >> 24)
    bytes[1] = UInt8(truncatingIfNeeded: length >> 16)
    bytes[2] = UInt8(truncatingIfNeeded: length >> 8)
    bytes[3] = UInt8(truncatingIfNeeded: length)
    self.bytes = bytes
  }

  package init(_ frame: Frame.Frame) {
    self.init(Frame(frame: frame))
  }

  /// The frame's bytes without its length.
  package var bodyBytes: Int { self.bytes.count - FrameSplitter.prefixBytes }
}

extension ByteBuffer {
  /// Appends a frame.
  package mutating func write(_ frame: EncodedFrame) {
    self.writeBytes(frame.bytes)
  }
}

/// Decodes one frame.
package func decodeFrame(
  _ bytes: UnsafeRawBufferPointer, budgetBytes: Int
) -> Result<Frame, FramingError> {
  Result { () throws(WireError) in try Frame(decoding: bytes, budgetBytes: budgetBytes) }
    .mapError { .undecodable(why: $0.brief) }
}
