// A server that answers everything with filled messages.

import OKRModel
import OKRWire

@testable import okr

/// Answers every method with a filled reply, and every stream with one message.
struct FilledBackend: Backend {
  let filled: FilledMessage
  let welcome = Welcome(
    protocolVersion: 1, serverVersion: "1.0.0", capabilities: Capability.allNames)

  init(_ extent: FilledMessage.Extent, texts: [String: String] = [:]) {
    self.filled = FilledMessage(extent: extent, texts: texts)
  }

  func call<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions
  ) async throws(CommandFailure) -> Answer<Reply> {
    do {
      return Answer(
        message: try self.filled.message(Reply.self), revision: "r41",
        instantMicros: 1_782_898_200_000_000)
    } catch {
      throw .usage("\(method.path): \(error)")
    }
  }

  func stream<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, _ request: Request, _ options: CallOptions,
    each: (Reply) async throws -> Void
  ) async throws {
    try await each(try self.filled.message(Reply.self))
  }

  func upload<Request: WireCodable, Reply: WireCodable>(
    _ method: OKRModel.Method<Request, Reply>, first: Request, timeoutMicros: Int64,
    next: @escaping @Sendable () async throws -> Request?
  ) async throws -> Answer<Reply> {
    while try await next() != nil {}
    return try await self.call(method, first, CallOptions())
  }

  func close() async {}
}
