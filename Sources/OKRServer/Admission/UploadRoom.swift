// Room for documents that wait in memory until they are whole: their pieces come within calls that were let in long
// before.

internal import OKRModel
internal import Synchronization

/// What the uploads of each organisation, and of all together, hold. From any thread.
final class UploadRoom: Sendable {
  private struct State {
    var totalBytes = 0
    /// By the organisation's number; none of 0.
    var bytes: [Int64: Int] = [:]
  }

  private let limitBytes: Int
  private let limitBytesEach: Int
  private let state = Mutex(State())

  /// - Parameter limitBytesEach: an organisation's, at least one whole document.
  init(
    limitBytes: Int = ServerLimits.uploadedBytes, limitBytesEach: Int = Limits.importDocumentBytes
  ) {
    self.limitBytes = limitBytes
    self.limitBytesEach = limitBytesEach
  }

  /// Takes room for a piece, until `give`.
  /// - Throws: RESOURCE_EXHAUSTED, and nothing is taken.
  func take(_ bytes: Int, for organisation: Int64) throws(RequestError) {
    let refusal = self.state.withLock { state -> RequestError? in
      let own = state.bytes[organisation, default: 0] + bytes
      if own > self.limitBytesEach {
        return .quota("bytes of documents that arrive", self.limitBytesEach)
      }
      if state.totalBytes + bytes > self.limitBytes { return .uploadsFull(self.limitBytes) }
      state.totalBytes += bytes
      state.bytes[organisation] = own
      return nil
    }
    if let refusal { throw refusal }
  }

  func give(_ bytes: Int, for organisation: Int64) {
    guard bytes > 0 else { return }
    self.state.withLock { state in
      let own = state.bytes[organisation, default: 0] - bytes
      precondition(own >= 0, "room was given back twice")
      state.bytes[organisation] = own == 0 ? nil : own
      state.totalBytes -= bytes
    }
  }

  var totalBytes: Int { self.state.withLock { $0.totalBytes } }
}

extension RequestError {
  fileprivate static func uploadsFull(_ limit: Int) -> RequestError {
    RequestError(
      .resourceExhausted, .overloaded,
      "The documents that arrive at this server hold \(limit) bytes, as many as they may: try again shortly.",
      values: [("limit", String(limit))],
      retryAfterMicroseconds: RequestError.retryAfterMicroseconds)
  }
}
