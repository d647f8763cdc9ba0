// What a line of the log tells of a call that ended.

internal import Logging
internal import OKRModel
internal import OKRTransport

/// The fields of such a line.
enum CallLine {
  /// - Parameters:
  ///   - duration: in nanoseconds.
  ///   - leftOut: lines that there was no room for since the last one.
  static func metadata(
    _ call: ServerCall, _ end: CallEnd, duration: Int64, leftOut: Int
  ) -> Logger.Metadata {
    var metadata: Logger.Metadata = [
      "method": "\(call.method)", "code": "\(end.code.name)",
      "duration_ms": .stringConvertible(self.milliseconds(duration)),
      "request_id": "\(call.requestID)",
    ]
    if let principal = call.principal {
      // The token and not the person: who may see tokens finds the name.
      metadata["principal"] = "\(principal.tokenId)"
    }
    // An operator's call is about the one that it names, wherever the operator acts.
    let own = call.principal?.organisation ?? ""
    let organisation = end.organisation.isEmpty ? own : end.organisation
    if !organisation.isEmpty { metadata["organisation"] = "\(organisation)" }
    if !end.revision.isEmpty { metadata["revision"] = "\(end.revision)" }
    // What a client says of itself, cut: a counter of its own tries.
    if let attempt = call.metadata.first(where: { $0.key == "attempt" })?.value.prefix(8) {
      metadata["attempt"] = "\(attempt)"
    }
    if leftOut > 0 { metadata["left_out"] = .stringConvertible(leftOut) }
    return metadata
  }

  /// Nanoseconds as milliseconds, to a microsecond.
  static func milliseconds(_ nanoseconds: Int64) -> Double {
    Double(nanoseconds / 1_000) / 1_000
  }
}
