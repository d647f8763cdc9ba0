// How a call is named in logs and in failures.

internal import OKRModel

/// How a client names its request, so that its log and the server's can be laid side by side.
enum RequestID {
  private static let longest = 128

  /// The id in a request's metadata: `request-id`, else the trace id of a W3C `traceparent`.
  static func find(in metadata: [Metadata]) -> String? {
    if let id = metadata.first(where: { $0.key == "request-id" })?.value, !id.isEmpty {
      return String(id.unicodeScalars.prefix(Self.longest).map(Character.init))
    }
    return metadata.first { $0.key == "traceparent" }.flatMap { Self.traceID($0.value) }
  }

  /// The second field of `00-<32 hexadecimal digits>-<16>-<2>`; nil where it isn't such a text.
  private static func traceID(_ text: String) -> String? {
    let fields = text.split(separator: "-", omittingEmptySubsequences: false)
    guard fields.count >= 4, fields[0].utf8.count == 2, fields[1].utf8.count == 32,
      fields[1].utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
      fields[1].contains(where: { $0 != "0" })
    else { return nil }
    return String(fields[1])
  }
}
