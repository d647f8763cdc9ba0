// The versions of both sides.

internal import ArgumentParser
internal import COKRBuild
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// This program's versions.
enum Version {
  static let client = String(cString: okr_build_version())
  /// What it was built from; `unknown` where the build wasn't told.
  static let commit = String(cString: okr_build_commit())
  static let protocolVersion = 1
}

struct VersionCommand: LeafCommand {
  static let verb = "version"
  static let abstract = "Show the versions of the client and, with --connect, of the server."
  static let details = """
    The skew says how far both are apart: same, compatible (one minor version), apart (more; upgrade one of them), incompatible (another \
    major version) or unknown.
    """
  static let examples = ["okr version", "okr version --connect -o json"]

  @Flag(help: "Also ask the server.")
  var connect = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  mutating func run() async throws {
    try self.connection.question.refuse()
    let presenter = Presenter(self.output, Surroundings.current)
    var welcome: Welcome?
    if self.connect {
      let session = try await Session.open(self.output, self.connection)
      welcome = session.backend.welcome
      await session.backend.close()
    }
    let json = Self.json(welcome)
    try presenter.object(json, id: Version.client) { DetailText.fields(json) }
  }

  private static func json(_ welcome: Welcome?) -> JSONValue {
    let skew = welcome.map { VersionSkew(client: Version.client, server: $0.serverVersion) }
    return .object([
      .init("client_version", .string(Version.client)),
      .init("client_commit", .string(Version.commit)),
      .init("protocol_version", .integer(Version.protocolVersion)),
      .init("server_version", .text(welcome?.serverVersion ?? "")),
      .init("server_commit", .text(welcome?.serverCommit ?? "")),
      .init("server_protocol_version", welcome.map { .integer($0.protocolVersion) } ?? .null),
      .init("skew", .text(skew?.rawValue ?? "")),
      .init("supported_servers", .text(VersionSkew.supported(by: Version.client))),
      .init("capabilities", .array(welcome?.capabilities.map { .string($0) } ?? [])),
    ])
  }
}
