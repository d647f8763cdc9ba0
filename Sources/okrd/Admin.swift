// What only someone on the server's host may do.

internal import ArgumentParser
internal import Glibc
internal import OKRServer
internal import OKRStore
internal import PostgresClient

struct Admin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Work on the server's host, without a token.",
    subcommands: [Bootstrap.self])
}

struct Bootstrap: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bootstrap",
    abstract: "Make an operator's token.",
    discussion: """
      The right to do so is access to the database: for the embedded one, to its directory. It works
      whether the server runs or not.

      EXAMPLES
        okrd admin bootstrap --data /var/lib/okrd --name anna
            print the token
        okrd admin bootstrap --data /var/lib/okrd --name ci --token-file operator.token
            write it to a file that only its owner can read
      """)

  @OptionGroup var options: DataOptions

  @Option(help: "Whom the token signs in.")
  var name = "operator"

  @Option(help: "Write the token to this file, mode 0600, instead of the screen.")
  var tokenFile: String?

  func run() throws {
    let settings = try self.options.settled()
    let token = try OpenDatabase.visit(settings) {
      endpoint in
      do {
        return try OperatorToken.make(
          name: self.name, endpoint: endpoint, migrates: settings.mayMigrate)
      } catch let error as StoreError {
        throw Failure("The token couldn't be made: \(error.withAdvice)")
      }
    }
    guard let path = self.tokenFile else {
      print(token)
      return
    }
    try Self.write(token, to: path)
    print("The operator's token is in \(path).")
  }

  private static func write(_ token: String, to path: String) throws {
    let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
    defer { close(file) }
    fchmod(file, 0o600)
    let bytes = Array((token + "\n").utf8)
    let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard written == bytes.count else {
      throw Failure("\(path): \(String(cString: strerror(errno)))")
    }
  }
}
