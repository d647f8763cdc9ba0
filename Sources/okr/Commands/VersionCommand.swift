// The versions of both sides.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// This program's versions.
enum Version {
  static let client = "1.0.0"
  static let protocolVersion = 1
}

struct VersionCommand: LeafCommand {
  static let verb = "version"
  static let abstract = "Show the versions of the client and, with --connect, of the server."
  static let examples = ["okr version", "okr version --connect -o json"]

  @Flag(help: "Also ask the server.")
  var connect = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  mutating func run() async throws {
    let presenter = Presenter(self.output, Surroundings.current)
    var members: [JSONMember] = [
      .init("client_version", .string(Version.client)),
      .init("protocol_version", .integer(Version.protocolVersion)),
    ]
    if self.connect {
      let session = try await Session.open(self.output, self.connection)
      let welcome = session.backend.welcome
      members += [
        .init("server_version", .text(welcome.serverVersion)),
        .init("server_protocol_version", .integer(welcome.protocolVersion)),
        .init("capabilities", .array(welcome.capabilities.map { .string($0) })),
      ]
      await session.backend.close()
    }
    let json = JSONValue.object(members)
    try presenter.object(json, id: Version.client) { DetailText.fields(json) }
  }
}
