// Unary calls: with retries for those who want a reply, without for those who measure.

public import OKRModel
internal import OKRTransport
public import OKRWire

extension OKRConnection {
  /// The time that a call has where its caller states none.
  public static let defaultTimeout = Duration.seconds(30)

  /// Calls a method, and again where that can help; mutations carry a key that makes it safe.
  /// - Parameters:
  ///   - timeout: for all attempts together.
  ///   - atLeast: a revision token; the reply shows at least that state.
  ///   - asOf: a moment of the past that a read shows instead of the present.
  /// - Throws: the last attempt's failure.
  public func call<Request: WireCodable, Reply: WireCodable>(
    _ method: Method<Request, Reply>, _ request: Request,
    timeout: Duration = OKRConnection.defaultTimeout, atLeast: String = "",
    asOf: AsOf? = nil, metadata: [Metadata] = []
  ) async throws(RPCFailure) -> Response<Reply> {
    let raw = try await self.call(
      path: method.path, payload: request.encoded(), timeout: timeout, atLeast: atLeast,
      asOf: asOf, metadata: metadata)
    return try Response(decoding: raw)
  }

  /// Calls a method by its path, with the request's bytes and the reply's.
  public func call(
    path: String, payload: [UInt8], timeout: Duration = OKRConnection.defaultTimeout,
    atLeast: String = "", asOf: AsOf? = nil, metadata: [Metadata] = []
  ) async throws(RPCFailure) -> RawReply {
    let clock = ContinuousClock()
    let end = clock.now + timeout
    var attempt = 1
    while true {
      let left = clock.now.duration(to: end)
      do throws(RPCFailure) {
        guard left > .zero else { throw .timedOut }
        let reply = try await self.attempt(
          OutgoingRequest(
            path: path, payload: payload, timeout: left, atLeast: atLeast, asOf: asOf,
            metadata: Self.counted(metadata, attempt)))
        self.noteSuccess()
        return reply
      } catch {
        guard !Task.isCancelled, let delay = self.retryDelay(after: error, attempt: attempt),
          clock.now + delay < end
        else { throw error }
        do {
          try await clock.sleep(for: delay)
        } catch {
          throw RPCFailure.cancelled
        }
        attempt += 1
      }
    }
  }

  /// Sends one call, once, and hands the reply to `completion` on the event loop, where it must not
  /// block. Where there is no live connection the call fails; `call` would reconnect.
  public func start(
    path: String, payload: [UInt8], timeout: Duration = OKRConnection.defaultTimeout,
    atLeast: String = "",
    completion: @escaping @Sendable (Result<RawReply, RPCFailure>) -> Void
  ) {
    guard let link = self.liveLink else {
      completion(.failure(.connectionLost("it is being made anew", outcome: .notBegun)))
      return
    }
    let request = OutgoingRequest(
      path: path, payload: payload, timeout: timeout, atLeast: atLeast)
    if let failure = request.refusal(by: link.welcome) {
      completion(.failure(failure))
      return
    }
    link.post(request.opening(ClientStream(UnaryReceiver(completion))))
  }

  private func attempt(_ request: OutgoingRequest) async throws(RPCFailure) -> RawReply {
    let link = try await self.link()
    if let failure = request.refusal(by: link.welcome) { throw failure }
    let call = UnaryCall()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        call.start(continuation, on: link, request)
      }
    } onCancel: {
      call.cancel(on: link)
    }
    return try result.get()
  }

  private static func counted(_ metadata: [Metadata], _ attempt: Int) -> [Metadata] {
    attempt == 1 ? metadata : metadata + [Metadata(key: "attempt", value: String(attempt))]
  }
}

extension Response where Reply: WireCodable {
  init(decoding raw: RawReply) throws(RPCFailure) {
    do throws(WireError) {
      let reply = try Reply(decoding: raw.payload, budgetBytes: ClientChannel.decodeBudgetBytes)
      self.init(reply: reply, revision: raw.revision, instantMicros: raw.instantMicros)
    } catch {
      throw .unreadable
    }
  }
}
