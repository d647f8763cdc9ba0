// How far client and server are apart. Words for people: what either can do is decided by the
// protocol's version and the server's capabilities.

/// The verdict on two versions.
enum VersionSkew: String, Sendable, CaseIterable {
  case same
  /// One minor version apart, either way.
  case compatible
  /// Further apart, within a major version.
  case apart
  /// Another major version.
  case incompatible
  /// One of them isn't like 1.2.3.
  case unknown

  init(client: String, server: String) {
    guard let own = Self.numbers(client), let other = Self.numbers(server) else {
      self = .unknown
      return
    }
    if own.major != other.major {
      self = .incompatible
    } else {
      switch abs(own.minor - other.minor) {
      case 0: self = .same
      case 1: self = .compatible
      default: self = .apart
      }
    }
  }

  private static func numbers(_ text: String) -> (major: Int, minor: Int)? {
    let parts = text.prefix { $0 != "-" && $0 != "+" }.split(separator: ".").map { Int($0) }
    guard parts.count == 3, let major = parts[0], let minor = parts[1], parts[2] != nil else {
      return nil
    }
    return (major, minor)
  }

  /// The servers that a client goes with, such as `1.0 – 1.1`.
  static func supported(by client: String) -> String {
    guard let own = Self.numbers(client) else { return "" }
    return "\(own.major).\(max(own.minor - 1, 0)) – \(own.major).\(own.minor + 1)"
  }
}
