// What commands ask of a connection. The live one talks to a server, the tests' one answers from
// memory.

internal import OKRModel
internal import OKRWire

/// A reply with what it is as of.
struct Answer<Message: Sendable>: Sendable {
  var message: Message
  /// The organisation's revision token.
  var revision: String
  /// Microseconds since 1970 that figures are as of.
  var instantMicros: Int64
}

/// How a call is made.
struct CallOptions: Sendable, Hashable {
  /// Microseconds to wait for a reply; 0 for the server's default.
  var timeoutMicros: Int64 = 0
  /// The moment of the past that a read shows; nil for the present.
  var asOf: AsOf?
}

/// A signed-in connection.
protocol Backend: Sendable {
  var welcome: Welcome { get }

  /// One request, one reply.
  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply>

  /// One request, many replies, each handed to `each`; the next one is asked for when it returns.
  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws

  /// Many requests, one reply. `next` gives nil after the last message.
  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply>

  func close() async
}
