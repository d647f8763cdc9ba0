// okrd: the server. Everything it does stands in OKRServer; here are its words and its signals.

internal import ArgumentParser
internal import COKRBuild
internal import Glibc
internal import OKRServer

@main
struct OKRD: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "okrd",
    abstract: "The central OKR service.",
    discussion: """
      EXAMPLES
        okrd --data /var/lib/okrd
            start with an embedded PostgreSQL in that directory, on 127.0.0.1:7443
        okrd --data /tmp/demo --demo
            the same with a sample company in it, and three commands to look at it
        okrd --database postgresql://okr@db.example/okr --listen 0.0.0.0:7443 \\
             --tls-certificate server.pem --tls-key server.key
            start with an own PostgreSQL, for the network
        okrd --config /etc/okrd.conf
            the same from a file; okrd config show says where each value comes from
        okrd admin bootstrap --data /var/lib/okrd --name anna
            make the first operator's token, on the server's host

      SIGNALS
        TERM, INT   drain: no new work, what runs finishes, then exit 0
        a second one  stop at once
        HUP         take the certificate, its key, the log levels and the access
                    log's share anew
        USR1        write the server's state to the log
      """,
    version: Version.text,
    subcommands: [
      Serve.self, Config.self, Migrate.self, BackupCommand.self, DoctorCommand.self,
      MetricsCommand.self, Admin.self, VersionCommand.self,
    ],
    defaultSubcommand: Serve.self)

  static func main() async {
    var isServer = false
    do {
      try CommandWords.check(Array(CommandLine.arguments.dropFirst()))
      var command = try await Self.asyncParseAsRoot(nil)
      isServer = command is Serve
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      Self.end(after: error, isServer: isServer)
    }
  }

  /// Tells a failure and ends with its code. Whoever reads a server's log gets it as a line of that.
  private static func end(after error: any Error, isServer: Bool) -> Never {
    let isLog = isServer && !StandardError.isTerminal
    func tell(_ words: String) {
      StandardError.write(isLog ? JSONLog.failure(words) + "\n" : "okrd: \(words)\n")
    }
    switch error {
    case let failure as Failure:
      tell(failure.description)
      Glibc.exit(failure.status.rawValue)
    case let failure as SettingsFailure:
      for problem in failure.problems { tell(problem.description) }
      Glibc.exit(ExitStatus.configuration.rawValue)
    default:
      guard isServer else { Self.exit(withError: error) }
      tell("\(error)")
      Glibc.exit(ExitStatus.failed.rawValue)
    }
  }
}

enum Version {
  static let text = String(cString: okr_build_version())
  /// What it was built from; `unknown` where the build wasn't told.
  static let commit = String(cString: okr_build_commit())
}
