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
    usage: "okrd admin bootstrap <options>",
    discussion: """
      The right to do so is access to the database: for the embedded one, to its directory. It works \
      whether the server runs or not.

      EXAMPLES
        okrd admin bootstrap --data /var/lib/okrd --name anna
            print the token
        okrd admin bootstrap --data /var/lib/okrd --token-file operator.token
            write it to a new file that only its owner can read
        okrd admin bootstrap --data /var/lib/okrd --name recovery --hours 4
            one that ends by itself: to get back in
      """)

  @OptionGroup var options: DataOptions

  @Option(help: "Whom the token signs in.")
  var name = "operator"

  @Option(help: "Write the token to this new file, mode 0600, instead of the screen.")
  var tokenFile: String?

  @Option(help: "After how many hours it ends, 1 to 8760; default never.")
  var hours: Int64?

  func validate() throws {
    if let hours = self.hours, !(1...8_760).contains(hours) {
      throw ValidationError("--hours is 1 to 8760, not \(hours).")
    }
  }

  func run() throws {
    // Looked for first: a token whose text can't be written would be one that nobody has.
    if let path = self.tokenFile, access(path, F_OK) == 0 { throw SecretFile.exists(path) }
    let settings = try self.options.settled()
    // A mistyped directory would be made, and the token be one of nobody's server.
    try settings.assertHasData()
    let token = try OpenDatabase.visit(settings) {
      endpoint in
      do {
        return try OperatorToken.make(
          name: self.name, endpoint: endpoint, hours: self.hours, migrates: settings.mayMigrate)
      } catch let error as StoreError {
        throw Failure("The token couldn't be made: \(error.withAdvice)")
      }
    }
    guard let path = self.tokenFile else {
      print(token)
      return
    }
    try SecretFile.write(token, to: path)
    print("The operator's token is in \(path).")
  }
}
