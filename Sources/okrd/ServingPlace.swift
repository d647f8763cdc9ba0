// Where a server that is up can be reached.

internal import Glibc
internal import OKRClient

/// The places that a server serves at: a TCP address, a unix socket, or both.
struct ServingPlace: Sendable, Hashable {
  /// With the port that is listened on, which the settings may leave to the system.
  let tcp: HostAndPort?
  let socket: String?

  /// - Parameter port: the one listened on; nil without TCP.
  init(_ settings: Settings, port: Int?) {
    self.tcp = settings.address(.listen).flatMap { listen in
      port.map { HostAndPort(host: listen.host, port: $0) }
    }
    self.socket = settings.text(.socket)
  }

  /// As `okr --server` takes it. TCP comes first.
  var server: String {
    self.tcp?.reachable.description ?? "unix:\(self.socket ?? "")"
  }

  /// As a client on this machine takes it.
  var address: ServerAddress {
    if let tcp { return .tcp(host: tcp.host, port: tcp.port) }
    return .unixSocket(path: self.socket ?? "")
  }
}

extension HostAndPort {
  /// The address that a client can use: one that stands for all of the machine's is none.
  fileprivate var reachable: HostAndPort {
    guard self.isEveryHost else { return self }
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return self }
    return HostAndPort(
      host: String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self),
      port: self.port)
  }
}
