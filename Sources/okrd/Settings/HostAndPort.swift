// An address to listen on, as people write it.

internal import Glibc

/// A host and a port. An IPv6 address stands in brackets.
struct HostAndPort: Sendable, Hashable, CustomStringConvertible {
  let host: String
  let port: Int

  init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads `HOST:PORT`; nil where it isn't that.
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { return nil }
    self.host = text[..<colon].filter { $0 != "[" && $0 != "]" }
    self.port = port
    guard !self.host.isEmpty else { return nil }
  }

  /// True where only one of both can be listened on: one port, on the same host or on all of them.
  func clashes(with other: HostAndPort) -> Bool {
    guard self.port == other.port, self.port != 0 else { return false }
    return self.host == other.host || self.isEveryHost || other.isEveryHost
  }

  /// True where it stands for all of a machine's addresses.
  var isEveryHost: Bool { ["0.0.0.0", "::", "*"].contains(self.host) }

  /// True where only this machine can reach it.
  var isLoopback: Bool {
    self.host == "localhost" || self.host == "::1" || self.isIPv4Loopback
  }

  /// A name may begin with 127 too, and stand for any machine.
  private var isIPv4Loopback: Bool {
    var address = in_addr()
    return inet_pton(AF_INET, self.host, &address) == 1
      && UInt32(bigEndian: address.s_addr) >> 24 == 127
  }

  var description: String {
    self.host.contains(":") ? "[\(self.host)]:\(self.port)" : "\(self.host):\(self.port)"
  }
}
