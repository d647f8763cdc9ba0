// Where a server is, and how its identity is checked.

internal import NIOCore
internal import NIOSSL
internal import OKRModel

/// A server's address.
public enum ServerAddress: Sendable, Hashable, CustomStringConvertible {
  case tcp(host: String, port: Int)
  case unixSocket(path: String)

  public static let defaultPort = 7443

  /// Reads `host`, `host:port`, `[::1]:port`, `unix:/path` or `/path`; nil where it is none.
  public init?(parsing text: String) {
    if text.hasPrefix("/") {
      self = .unixSocket(path: text)
    } else if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard !path.isEmpty else { return nil }
      self = .unixSocket(path: path)
    } else if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let host = String(text[text.index(after: text.startIndex)..<end])
      let rest = text[text.index(after: end)...]
      guard let port = Self.port(rest), !host.isEmpty else { return nil }
      self = .tcp(host: host, port: port)
    } else {
      let host = String(text.prefix { $0 != ":" })
      guard !host.isEmpty, let port = Self.port(text.dropFirst(host.count)) else { return nil }
      self = .tcp(host: host, port: port)
    }
  }

  private static func port(_ text: Substring) -> Int? {
    if text.isEmpty { return self.defaultPort }
    guard text.first == ":", let port = UInt16(text.dropFirst()), port > 0 else { return nil }
    return Int(port)
  }

  public var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unixSocket(let path): "unix:\(path)"
    }
  }

  /// The name that a certificate must show unless another one is stated; nil for an address, which
  /// is checked as such.
  var certificateName: String? {
    guard case .tcp(let host, _) = self else { return nil }
    let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return isAddress ? nil : host
  }

  /// True where the bytes never leave this machine.
  public var isLocal: Bool {
    switch self {
    case .tcp(let host, _): host == "localhost" || host == "::1" || host.hasPrefix("127.")
    case .unixSocket: true
    }
  }
}

/// How the connection is protected.
public enum ClientTLS: Sendable, Hashable {
  /// In the clear.
  case off
  /// Trusts this machine's authorities. The name is the address's host unless stated.
  case systemRoots(serverName: String? = nil)
  /// Trusts the authorities in a PEM file.
  case authority(file: String, serverName: String? = nil)

  var serverName: String? {
    switch self {
    case .off: nil
    case .systemRoots(let name), .authority(_, let name): name
    }
  }

  /// - Parameter verifies: false takes any certificate, to look at it; nothing may be sent then.
  func context(verifies: Bool = true) throws(RPCFailure) -> NIOSSLContext? {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    if !verifies { configuration.certificateVerification = .none }
    switch self {
    case .off: return nil
    case .systemRoots: break
    case .authority(let file, _): configuration.trustRoots = .file(file)
    }
    do {
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw RPCFailure(
        .failedPrecondition, ClientReason.tlsSettings, "can't use the TLS settings: \(error)",
        outcome: .notBegun)
    }
  }
}
