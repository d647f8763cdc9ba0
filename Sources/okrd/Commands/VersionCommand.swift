// What this program is, and what it speaks and needs.

internal import ArgumentParser
internal import OKRStore
internal import OKRTransport

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Show the version, the commit it was built from, and what it needs.",
    discussion: """
      EXAMPLES
        okrd version
            the version, the commit, the protocol and the schema of the database
        okrd --version
            the version alone
      """)

  func run() { print(Self.lines.joined(separator: "\n")) }

  static var lines: [String] {
    [
      "version   \(Version.text)",
      "commit    \(Version.commit)",
      "protocol  \(ServerSession.protocolVersion)",
      "schema    \(SchemaMigrator.newestLevel)",
    ]
  }
}
