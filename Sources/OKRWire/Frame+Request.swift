// Which request a frame holds whose texts can't be taken: so that it alone is refused.

internal import COKRProto
internal import CProtobufC
internal import OKRModel

/// What a frame is about, without its texts.
public enum FrameOutline {
  /// The stream of a request; nil where the bytes hold another frame, or none.
  /// - Parameter arena: what it held before is lost.
  public static func requestStream(in bytes: UnsafeRawBufferPointer, _ arena: Arena) -> Int64? {
    arena.reset()
    let data = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    let unpacked = arena.withAllocator {
      protobuf_c_message_unpack(Frame.descriptor, $0, bytes.count, data)
    }
    guard !arena.isExhausted, let unpacked else { return nil }
    let frame = UnsafeMutableRawPointer(unpacked).assumingMemoryBound(to: Okr__V1__Frame.self)
    // As Frame(reading:) counts them.
    let isRequest = frame.pointee.frame_case.rawValue == 4
    let stream = isRequest ? frame.pointee.request?.pointee.stream_id : nil
    return withExtendedLifetime(arena) { stream }
  }
}
