// A server stream as an asynchronous sequence: credit is granted as messages are read, and the
// stream is cancelled when nobody reads it any more.

internal import OKRModel
public import OKRWire

/// The messages of a server stream. It is read once.
public struct ReplyStream<Reply: WireCodable>: AsyncSequence, Sendable {
  public typealias Element = Reply
  public typealias Failure = RPCFailure

  private let lifetime: StreamLifetime

  init(_ lifetime: StreamLifetime) {
    self.lifetime = lifetime
  }

  /// The revision token and the instant, in microseconds since 1970, that stand at the stream's
  /// end; nil before it.
  public var ending: (revision: String, instantMicros: Int64)? {
    self.lifetime.inbox.end.map { ($0.revision, $0.instantUnixMicros) }
  }

  /// Ends the stream early.
  public func cancel() {
    self.lifetime.cancel()
  }

  public func makeAsyncIterator() -> Iterator {
    Iterator(lifetime: self.lifetime)
  }

  public struct Iterator: AsyncIteratorProtocol {
    let lifetime: StreamLifetime

    public mutating func next() async throws(RPCFailure) -> Reply? {
      try await self.next(isolation: #isolation)
    }

    /// The next message; nil after the last.
    /// - Throws: what ended the stream.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(RPCFailure) -> Reply? {
      guard let payload = try await self.lifetime.next() else { return nil }
      do throws(WireError) {
        return try Reply(
          decoding: payload, budgetBytes: ClientChannel.decodeBudgetBytes)
      } catch {
        self.lifetime.cancel()
        throw .unreadable
      }
    }
  }
}

/// Keeps a server stream alive; when the last reader lets go of it, it is cancelled.
final class StreamLifetime: Sendable {
  let inbox: StreamInbox
  private let stream: ClientStream
  private let link: ClientLink
  private let credit: CreditKeeper

  init(link: ClientLink, credit: Int) {
    self.link = link
    self.inbox = StreamInbox()
    self.stream = ClientStream(self.inbox)
    self.credit = CreditKeeper(window: credit)
  }

  deinit {
    if self.inbox.end == nil { self.link.post(.cancel(self.stream)) }
  }

  func open(_ request: OutgoingRequest) {
    self.link.post(request.opening(self.stream))
  }

  func cancel() {
    self.link.post(.cancel(self.stream))
    self.inbox.ended(.failure(.cancelled))
  }

  func next() async throws(RPCFailure) -> [UInt8]? {
    let step = await withTaskCancellationHandler {
      await self.inbox.next()
    } onCancel: {
      self.cancel()
    }
    switch step {
    case .message(let payload):
      if let messages = self.credit.consumed() {
        self.link.post(.grant(self.stream, messages: messages))
      }
      return payload
    case .end(let end):
      let status = end.status ?? Status()
      guard status.code == .ok else { throw RPCFailure(status) }
      return nil
    case .failure(let failure): throw failure
    }
  }
}
