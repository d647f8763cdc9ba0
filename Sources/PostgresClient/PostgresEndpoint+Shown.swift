// A connection string as it may be shown: every option of it, but no secret.

extension PostgresEndpoint {
  /// Options that hold a secret: the server's password, that of a client's key, and what stands for them.
  private static let secrets: Set<String> = [
    "password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret",
  ]
  /// Options that name the place, in this order; the others follow as libpq lists them.
  private static let places = ["service", "host", "hostaddr", "port", "dbname", "user"]
  /// Options of which each host has its own.
  private static let lists: Set<String> = ["host", "hostaddr", "port"]

  /// Whether the options hold a secret.
  public var hasPassword: Bool {
    self.targets.contains { target in
      target.contains { Self.secrets.contains($0.keyword) && !$0.value.isEmpty }
    }
  }

  /// Every option as libpq takes it, such as `host=db.example user=okr sslmode=require`; of a secret
  /// only that it is set.
  public var shown: String {
    let given = self.targets.first?.map(\.keyword) ?? []
    let rest = given.filter { !Self.places.contains($0) && !Self.secrets.contains($0) }
    let secrets = given.filter(Self.secrets.contains)
    return (Self.places.filter(given.contains) + rest + secrets).compactMap { keyword in
      let values = self.targets.compactMap { target in
        target.first { $0.keyword == keyword }?.value
      }
      guard let first = values.first, !first.isEmpty else { return nil }
      if Self.secrets.contains(keyword) { return "\(keyword)=(set)" }
      let value = Self.lists.contains(keyword) ? values.joined(separator: ",") : first
      return "\(keyword)=\(Self.quoted(value))"
    }.joined(separator: " ")
  }

  /// A value as a connection string takes it.
  private static func quoted(_ value: String) -> String {
    guard value.contains(where: { $0.isWhitespace || $0 == "'" || $0 == "\\" }) else {
      return value
    }
    let escaped = value.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "'\(escaped)'"
  }
}
