// Where a server is and how to sign in: a connection string taken apart once, one target a host,
// with nothing in its description that must stay secret.

internal import CLibPQ

/// The hosts and options of a connection string.
public struct PostgresEndpoint: Sendable, CustomStringConvertible {
  /// One host's libpq options, by keyword.
  typealias Target = [(keyword: String, value: String)]

  let targets: [Target]

  /// Takes a libpq connection string or `postgresql://` URL apart. Several hosts become several
  /// targets, since libpq's own loop ignores deadlines when it connects asynchronously.
  ///
  /// - Throws: `22023` with a message that repeats nothing of the string, which may hold a secret.
  public init(connectionString: String) throws(PostgresError) {
    var cause: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(connectionString, &cause) else {
      PQfreemem(cause)
      throw Self.malformed("the database's connection string cannot be parsed")
    }
    defer { PQconninfoFree(options) }
    var all: Target = []
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        all.append((String(cString: keyword), String(cString: value)))
      }
      option += 1
    }
    try self.init(options: all)
  }

  /// The endpoint of a server that listens in `directory`, by its unix socket.
  public init(socketDirectory: String, user: String, database: String) {
    self.targets = [[("host", socketDirectory), ("user", user), ("dbname", database)]]
  }

  private init(options: Target) throws(PostgresError) {
    func list(_ keyword: String) -> [String] {
      let value = options.first { $0.keyword == keyword }?.value ?? ""
      return value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let split = ["host", "hostaddr", "port"]
    let lists = split.map(list)
    let count = max(lists[0].count, lists[1].count, 1)
    guard lists.allSatisfy({ $0.count == count || $0.count <= 1 }) else {
      throw Self.malformed("the connection string names unequal numbers of hosts and ports")
    }
    let rest = options.filter { !split.contains($0.keyword) }
    self.targets = (0..<count).map { index in
      rest
        + zip(split, lists).compactMap { keyword, values in
          let value = values.count == 1 ? values[0] : (values.isEmpty ? "" : values[index])
          return value.isEmpty ? nil : (keyword, value)
        }
    }
  }

  /// The same endpoint, but for another database of the server.
  public func database(_ name: String) -> PostgresEndpoint {
    PostgresEndpoint(
      targets: self.targets.map { $0.filter { $0.keyword != "dbname" } + [("dbname", name)] })
  }

  /// The same endpoint with that password, in place of another.
  public func withPassword(_ password: String) -> PostgresEndpoint {
    PostgresEndpoint(
      targets: self.targets.map {
        $0.filter { $0.keyword != "password" } + [("password", password)]
      }
    )
  }

  private init(targets: [Target]) {
    self.targets = targets
  }

  /// Service, hosts, ports and database; never a user's password.
  public var description: String {
    self.targets.map { target in
      ["service", "host", "hostaddr", "port", "dbname"].compactMap { keyword in
        target.first { $0.keyword == keyword }.map { "\(keyword)=\($0.value)" }
      }.joined(separator: " ")
    }.joined(separator: ", ")
  }

  private static func malformed(_ message: String) -> PostgresError {
    PostgresError(sqlState: "22023", disposition: .definiteNotApplied, message: message)
  }
}
