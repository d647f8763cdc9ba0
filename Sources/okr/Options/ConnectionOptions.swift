// Which server, as whom, and how long to wait.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

/// Which server, and with what token.
struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "host:port or unix:/path; default \(ServerPlace.defaultText).", valueName: "place"))
  var server: String?

  @Option(help: ArgumentHelp("A private file that holds the token.", valueName: "path"))
  var tokenFile: String?

  @Option(help: ArgumentHelp("A PEM file of the roots to trust.", valueName: "path"))
  var caFile: String?

  @Flag(help: "Send in plain text to a server elsewhere. Anyone on the way can read the token.")
  var plaintext = false

  /// What the flags say, without the parser.
  var choice: ConnectionChoice {
    ConnectionChoice(
      server: self.server, tokenFile: self.tokenFile, caFile: self.caFile,
      plaintext: self.plaintext)
  }
}

struct ConnectionOptions: ParsableArguments {
  @OptionGroup var place: ServerOptions

  @Option(
    help: ArgumentHelp("The profile to use instead of the current one.", valueName: "name"),
    completion: WordCompletion.profile)
  var profile: String?

  @Option(help: ArgumentHelp("The organisation that an operator acts in.", valueName: "id"))
  var organisation: String?

  @Option(
    help: ArgumentHelp("How long to wait for a reply, such as 500ms, 10s or 2m.", valueName: "span")
  )
  var timeout: String?

  @OptionGroup var question: QuestionOptions

  /// What the flags say, without the parser.
  var choice: ConnectionChoice {
    var choice = self.place.choice
    choice.profile = self.profile
    choice.organisation = self.organisation
    return choice
  }

  /// Microseconds to wait; 0 for the server's default.
  func timeoutMicros() throws(CommandFailure) -> Int64 {
    guard let text = self.timeout else { return 0 }
    return try InputText.span(text, field: "--timeout")
  }
}

/// What the command line says of a connection; nil where it says nothing.
struct ConnectionChoice: Sendable, Hashable {
  var server: String?
  var profile: String?
  var organisation: String?
  var tokenFile: String?
  var caFile: String?
  var plaintext = false
}
