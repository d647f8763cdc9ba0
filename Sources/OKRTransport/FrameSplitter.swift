// Cuts a byte stream into frames: four bytes of length, big-endian, then the frame. The length is
// judged as soon as its four bytes are there, so nothing is ever reserved on a stranger's word.

package import NIOCore

/// Why a byte stream is not a sequence of frames.
public enum FramingError: Error, Hashable, Sendable {
  /// A frame of length 0.
  case empty
  /// A frame longer than the limit.
  case tooLong(bytes: Int, limitBytes: Int)
  /// The frame's bytes are not an `okr.v1.Frame`; the text says why, and repeats nothing of it.
  case undecodable(why: String)
  /// A request of which a text holds NUL or isn't UTF-8; the frames behind it can be read.
  case requestText(stream: Int64, field: String)
}

/// A pure length-prefix decoder: bytes in, frames out.
package struct FrameSplitter {
  /// The bytes of a frame's length.
  package static let prefixBytes = 4
  /// Room that is kept for a connection which has nothing to read.
  private static let keptBytes = 64 << 10

  private let limitBytes: Int
  private var buffer = ByteBuffer()

  package init(limitBytes: Int) {
    precondition(limitBytes > 0)
    self.limitBytes = limitBytes
  }

  /// True where bytes wait: a frame's part, or frames that nobody took yet.
  package var isHolding: Bool { self.buffer.readableBytes > 0 }

  package var heldBytes: Int { self.buffer.readableBytes }

  /// Takes over bytes that arrived.
  package mutating func append(_ bytes: ByteBuffer) {
    if self.isHolding {
      self.buffer.writeImmutableBuffer(bytes)
    } else {
      self.buffer = bytes
    }
  }

  /// Hands the next whole frame to `body`; nil where none is there yet.
  /// - Throws: a framing error, after which the stream can't be read on.
  package mutating func next<R>(
    _ body: (UnsafeRawBufferPointer) -> R
  ) throws(FramingError) -> R? {
    guard let length = try self.frameLength() else { return nil }
    guard self.buffer.readableBytes >= Self.prefixBytes + length else { return nil }
    let result = self.buffer.withUnsafeReadableBytes { bytes in
      body(UnsafeRawBufferPointer(rebasing: bytes[Self.prefixBytes..<Self.prefixBytes + length]))
    }
    self.buffer.moveReaderIndex(forwardBy: Self.prefixBytes + length)
    self.compact()
    return result
  }

  private func frameLength() throws(FramingError) -> Int? {
    guard
      let length = self.buffer.getInteger(at: self.buffer.readerIndex, as: UInt32.self)
    else { return nil }
    guard length > 0 else { throw .empty }
    guard length <= self.limitBytes else {
      throw .tooLong(bytes: Int(length), limitBytes: self.limitBytes)
    }
    return Int(length)
  }

  private mutating func compact() {
    if self.buffer.readableBytes == 0 {
      self.buffer = ByteBuffer()
    } else if self.buffer.readerIndex > Self.keptBytes {
      self.buffer.discardReadBytes()
    }
  }
}
