// A server's address as people write it.

internal import Terminal

/// Where a server listens.
enum ServerPlace: Sendable, Hashable {
  static let defaultText = "127.0.0.1:7443"
  static let defaultPort: UInt16 = 7443

  case tcp(host: String, port: UInt16)
  case unix(path: String)

  /// Reads `host`, `host:port`, `[v6]:port` or `unix:/path`.
  init(_ text: String) throws(CommandFailure) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard path.hasPrefix("/") else {
        throw .configuration(
          "The server \(text) names no absolute path.", hint: "--server unix:/run/okr.sock")
      }
      self = .unix(path: path)
      return
    }
    guard let (host, port) = Self.hostAndPort(text) else {
      throw .configuration(
        "The server \(text) is neither host:port nor unix:/path.", hint: "--server okr.example:7443"
      )
    }
    self = .tcp(host: host, port: port)
  }

  private static func hostAndPort(_ text: String) -> (String, UInt16)? {
    var host = Substring(text)
    var port: Substring?
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      if !rest.isEmpty {
        guard rest.first == ":" else { return nil }
        port = rest.dropFirst()
      }
    } else if let colon = text.lastIndex(of: ":") {
      host = text[..<colon]
      port = text[text.index(after: colon)...]
      // More colons are an IPv6 address, which needs brackets to tell its port.
      if host.contains(":") { return nil }
    }
    let isPlain = host.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value < 0x7F && $0 != "/" }
    guard !host.isEmpty, isPlain else { return nil }
    guard let port else { return (String(host), Self.defaultPort) }
    guard let number = UInt16(port), number > 0 else { return nil }
    return (String(host), number)
  }

  /// True where nothing leaves this machine, so that TLS isn't asked for.
  var isLocal: Bool {
    switch self {
    case .unix: true
    case .tcp(let host, _): host == "localhost" || host == "::1" || Self.isLoopbackV4(host)
    }
  }

  /// 127.0.0.0/8 written out: a name such as `127.example` must not pass for it.
  private static func isLoopbackV4(_ host: String) -> Bool {
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  var text: String {
    switch self {
    case .unix(let path): "unix:\(path)"
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
  }
}
