// Server streams and client streams.

public import OKRModel
public import OKRWire

extension OKRConnection {
  /// Messages that either side may send before the other grants more.
  public static let defaultCredit = 16

  /// Opens a server stream. Not tried again once it is open: its reader knows where to go on.
  /// - Parameters:
  ///   - credit: messages that may wait here unread.
  ///   - timeout: for the whole stream.
  public func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: Method<Request, Reply>, _ request: Request,
    credit: Int = OKRConnection.defaultCredit, timeout: Duration = .seconds(24 * 3_600),
    atLeast: String = "", asOf: AsOf? = nil
  ) async throws(RPCFailure) -> ReplyStream<Reply> {
    precondition(credit > 0)
    let link = try await self.link()
    let outgoing = OutgoingRequest(
      path: method.path, payload: request.encoded(), timeout: timeout, atLeast: atLeast,
      asOf: asOf, credit: credit)
    if let failure = outgoing.refusal(by: link.welcome) { throw failure }
    let lifetime = StreamLifetime(link: link, credit: credit)
    lifetime.open(outgoing)
    return ReplyStream(lifetime)
  }

  /// Sends a client stream, message by message as the server grants them, and waits for the reply.
  /// Not tried again: its messages are gone.
  /// - Parameters:
  ///   - first: the first message, which opens the stream.
  ///   - rest: those that follow. An error of its own cancels the stream, and is thrown as
  ///     CANCELLED.
  public func upload<Request: WireCodable, Reply: WireCodable, Rest: AsyncSequence>(
    _ method: Method<Request, Reply>, first: Request, rest: Rest,
    timeout: Duration = .seconds(3_600), atLeast: String = ""
  ) async throws(RPCFailure) -> Response<Reply> where Rest.Element == Request {
    let link = try await self.link()
    let upload = Upload(link)
    var iterator = rest.makeAsyncIterator()
    var next = try await upload.next(&iterator)
    let outgoing = OutgoingRequest(
      path: method.path, payload: first.encoded(), timeout: timeout, atLeast: atLeast,
      more: next != nil)
    if let failure = outgoing.refusal(by: link.welcome) { throw failure }
    upload.open(outgoing)
    while let message = next {
      next = try await upload.next(&iterator)
      guard try await upload.send(message.encoded(), more: next != nil) else { break }
    }
    return try Response(decoding: await upload.reply())
  }
}

/// One client stream being sent.
private struct Upload: Sendable {
  private let link: ClientLink
  private let receiver: UploadReceiver
  private let stream: ClientStream

  init(_ link: ClientLink) {
    self.link = link
    self.receiver = UploadReceiver(credit: OKRConnection.defaultCredit)
    self.stream = ClientStream(self.receiver)
  }

  func open(_ request: OutgoingRequest) {
    self.link.post(request.opening(self.stream))
  }

  func next<I: AsyncIteratorProtocol>(_ iterator: inout I) async throws(RPCFailure) -> I.Element? {
    do {
      return try await iterator.next()
    } catch {
      self.cancel()
      throw RPCFailure(
        .cancelled, ClientReason.uploadStopped, "the messages to send broke off: \(error)",
        outcome: .unknown)
    }
  }

  /// - Returns: false where the server ended the stream, and wants no more.
  func send(_ payload: [UInt8], more: Bool) async throws(RPCFailure) -> Bool {
    if let failure = OutgoingRequest.refusal(payloadBytes: payload.count + 32, by: link.welcome) {
      self.cancel()
      throw failure
    }
    let isWanted = await self.cancelling { await self.receiver.mayBeSent() }
    if isWanted { self.link.post(.send(self.stream, payload: payload, more: more)) }
    return isWanted
  }

  func reply() async throws(RPCFailure) -> RawReply {
    let outcome = await self.cancelling { () -> Result<RawReply, RPCFailure> in
      do throws(RPCFailure) {
        return .success(try await self.receiver.reply())
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private func cancelling<R>(_ body: () async -> R) async -> R {
    await withTaskCancellationHandler(operation: body) { self.cancel() }
  }

  private func cancel() {
    self.link.post(.cancel(self.stream))
    self.receiver.ended(.failure(.cancelled))
  }
}
