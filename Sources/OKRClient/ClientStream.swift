// One stream as its caller and its connection both know it.

internal import OKRModel
internal import Synchronization

/// A reply before it is decoded.
public struct RawReply: Sendable, Hashable {
  public var payload: [UInt8]
  public var revision: String
  public var instantMicros: Int64
}

/// Takes what comes on a stream, on the connection's event loop.
protocol StreamReceiver: Sendable {
  /// The stream is on the wire.
  func began()
  func received(_ payload: [UInt8])
  func granted(_ messages: Int)
  func ended(_ outcome: Result<End, RPCFailure>)
}

/// A stream, from the call to its end.
final class ClientStream: Sendable {
  /// The id on the wire; 0 while it waits for its turn, -1 where it was cancelled before that.
  private let wireId = Atomic<Int64>(0)
  let receiver: any StreamReceiver

  init(_ receiver: any StreamReceiver) {
    self.receiver = receiver
  }

  var id: Int64 {
    get { self.wireId.load(ordering: .relaxed) }
    set { self.wireId.store(newValue, ordering: .relaxed) }
  }
}

/// Takes the one reply of a unary call.
final class UnaryReceiver: StreamReceiver {
  private let payload = Mutex<[UInt8]?>(nil)
  private let completion: @Sendable (Result<RawReply, RPCFailure>) -> Void

  init(_ completion: @escaping @Sendable (Result<RawReply, RPCFailure>) -> Void) {
    self.completion = completion
  }

  func began() {}

  func received(_ payload: [UInt8]) {
    self.payload.withLock { $0 = payload }
  }

  func granted(_ messages: Int) {}

  func ended(_ outcome: Result<End, RPCFailure>) {
    self.completion(
      outcome.flatMap { end in RawReply.make(self.payload.withLock { $0 }, end) })
  }
}

extension RawReply {
  /// A reply from its message and its end.
  static func make(_ payload: [UInt8]?, _ end: End) -> Result<RawReply, RPCFailure> {
    let status = end.status ?? Status()
    guard status.code == .ok else { return .failure(RPCFailure(status)) }
    return .success(
      RawReply(
        payload: payload ?? [], revision: end.revision, instantMicros: end.instantUnixMicros))
  }
}
