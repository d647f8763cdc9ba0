// Where a connection comes from.

internal import NIOCore

/// The other end of a connection.
public enum PeerAddress: Sendable, Hashable, CustomStringConvertible {
  case tcp(host: String, port: Int)
  case unixSocket

  public var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unixSocket: "unix"
    }
  }

  init(_ address: SocketAddress?) {
    switch address {
    case .v4?, .v6?: self = .tcp(host: address?.ipAddress ?? "", port: address?.port ?? 0)
    case .unixDomainSocket?, nil: self = .unixSocket
    }
  }
}
