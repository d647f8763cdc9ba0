// Which call runs for longest. Nobody keeps a list of running calls for that: the event loops look
// through their connections when somebody asks.

internal import NIOCore

/// A call that isn't finished.
public struct RunningCall: Sendable, Hashable {
  public var method: String
  /// When its request was read, in nanoseconds of `Monotonic`.
  public var receivedAt: Int64
}

extension ServerCore {
  /// Finds the call of the longest-running, among methods that count.
  /// - Parameter answer: called once the event loops have looked; never where one is stuck.
  func findOldest(
    on loop: any EventLoop, where counts: @escaping @Sendable (String) -> Bool,
    _ answer: @escaping @Sendable (RunningCall?) -> Void
  ) {
    let byLoop = Dictionary(grouping: self.openConnections) {
      ObjectIdentifier($0.eventLoop)
    }.values
    let looks = byLoop.map { connections in
      connections[0].eventLoop.submit {
        connections.compactMap { $0.connection.oldestCall(where: counts) }
          .min { $0.receivedAt < $1.receivedAt }
      }
    }
    EventLoopFuture.whenAllSucceed(looks, on: loop).whenComplete { result in
      let found = (try? result.get()) ?? []
      answer(found.compactMap { $0 }.min { $0.receivedAt < $1.receivedAt })
    }
  }
}

extension ServerConnection {
  fileprivate func oldestCall(where counts: (String) -> Bool) -> RunningCall? {
    self.calls.compactMap { $0 }.filter { counts($0.method) }
      .min { $0.stages.received < $1.stages.received }
      .map { RunningCall(method: $0.method, receivedAt: $0.stages.received) }
  }
}
