// Reads that are kept with their answers, to be asked again later as of their moment.

internal import OKRClient
internal import OKRModel
internal import OKRWire
internal import Testing

/// A read with its answer.
struct KeptRead: Sendable {
  var path: String
  var request: [UInt8]
  var payload: [UInt8]
  var moment: AsOf
}

extension OKRConnection {
  /// Asks about the present, and keeps the answer.
  func keep<Q: WireCodable, R>(
    _ method: OKRModel.Method<Q, R>, _ request: Q
  ) async throws -> KeptRead {
    let reply = try await self.call(path: method.path, payload: request.encoded())
    return KeptRead(
      path: method.path, request: request.encoded(), payload: reply.payload,
      moment: AsOf(revision: reply.revision, effectiveUnixMicros: reply.instantMicros))
  }

  /// Asks the same as of then: the bytes must be those of then.
  /// - Parameter when: for messages.
  func expectSame(_ kept: [KeptRead], _ when: String) async throws {
    for question in kept {
      let again = try await self.call(
        path: question.path, payload: question.request, asOf: question.moment)
      #expect(
        again.payload == question.payload && again.revision == question.moment.revision
          && again.instantMicros == question.moment.effectiveUnixMicros,
        "\(when): \(question.path) at \(question.moment)")
    }
  }
}
