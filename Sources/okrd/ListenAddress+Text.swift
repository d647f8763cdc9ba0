// Addresses as the flags spell them.

internal import ArgumentParser

extension ListenAddress {
  /// The host and port of `HOST:PORT`, or nil for `none`.
  /// - Parameters:
  ///   - flag: which flag it stands at, for the words of a refusal.
  ///   - example: an address that is right there.
  static func parse(
    _ text: String, flag: String, example: String
  ) throws -> (host: String, port: Int)? {
    if text == "none" { return nil }
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { throw ValidationError("\(flag) takes HOST:PORT, such as \(example), or none.") }
    return (text[..<colon].filter { $0 != "[" && $0 != "]" }, port)
  }

  /// True where only this machine reaches the host.
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }
}
