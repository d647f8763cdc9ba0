// Which server, as whom: flags win over variables, variables over the profile, field by field.

internal import OKRModel

/// All that a connection needs.
struct ConnectionSettings: Sendable, Hashable {
  var server: ServerPlace
  var isEncrypted: Bool
  /// A PEM file of trusted roots, or empty for the system's.
  var caFile: String
  var token: String
  var organisation: String
  /// The profile that took part, or empty.
  var profile: String

  /// Puts the settings together.
  /// - Throws: `CommandFailure` with exit code 78 where a profile, file or address is wrong.
  static func resolve(_ options: ConnectionChoice, _ environment: [String: String])
    throws(CommandFailure) -> ConnectionSettings
  {
    let (name, profile) = try Self.profile(options, environment)
    func pick(_ flag: String?, _ variable: String, _ field: String) -> String {
      if let flag { return flag }
      if let value = environment[variable], !value.isEmpty { return value }
      return field
    }
    let stated = pick(options.server, "OKR_SERVER", "").nonEmpty
    let server = try ServerPlace(stated ?? profile.server.nonEmpty ?? ServerPlace.defaultText)
    let caFile = pick(options.caFile, "OKR_CA_FILE", profile.caFile)
    // A profile allows plain text to its own server, not to another one that a flag names.
    let plaintext = options.plaintext || (stated == nil && profile.plaintext)
    return ConnectionSettings(
      server: server,
      isEncrypted: !plaintext && (!server.isLocal || !caFile.isEmpty),
      caFile: caFile,
      token: try Self.token(options, environment, profile),
      organisation: pick(options.organisation, "OKR_ORGANISATION", profile.organisation),
      profile: name)
  }

  private static func profile(_ options: ConnectionChoice, _ environment: [String: String])
    throws(CommandFailure) -> (String, Profile)
  {
    let store = ProfileStore(environment)
    let named = options.profile ?? environment["OKR_PROFILE"]?.nonEmpty
    // A script that says everything by variables shall not fail by a broken file that it doesn't
    // need.
    let says = options.server != nil || environment["OKR_SERVER"]?.nonEmpty != nil
    if named == nil, says { return Self.profile(ofServer: options, environment, store) }
    let book = try store.load()
    guard let name = named ?? book.current.nonEmpty else { return ("", Profile()) }
    guard let profile = book.profiles[name] else {
      throw .configuration("There is no profile \(name).", hint: "okr profile list")
    }
    return (name, profile)
  }

  /// The current profile where it is of the server that is stated: its token goes there alone.
  private static func profile(
    ofServer options: ConnectionChoice, _ environment: [String: String], _ store: ProfileStore
  ) -> (String, Profile) {
    guard let book = try? store.load(), let profile = book.profiles[book.current],
      profile.server.nonEmpty != nil,
      profile.server == options.server ?? environment["OKR_SERVER"]
    else { return ("", Profile()) }
    return (book.current, profile)
  }

  private static func token(
    _ options: ConnectionChoice, _ environment: [String: String], _ profile: Profile
  ) throws(CommandFailure) -> String {
    if let file = options.tokenFile { return try Self.readToken(file) }
    if let file = environment["OKR_TOKEN_FILE"]?.nonEmpty { return try Self.readToken(file) }
    if let token = environment["OKR_TOKEN"]?.nonEmpty { return token }
    if let file = profile.tokenFile.nonEmpty { return try Self.readToken(file) }
    return profile.token
  }

  private static func readToken(_ path: String) throws(CommandFailure) -> String {
    let text = try LocalFile.readText(path, limitBytes: 4096, mustBePrivate: true)
    let token = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    guard !token.isEmpty else { throw .configuration("The token file \(path) is empty.") }
    return token
  }
}

extension String {
  /// The text, or nil where it is empty.
  var nonEmpty: String? { self.isEmpty ? nil : self }
}
