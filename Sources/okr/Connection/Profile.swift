// Named servers with their sign-in, kept in one private file.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// One named server.
struct Profile: Sendable, Hashable {
  var server = ""
  var organisation = ""
  /// The token itself, or the file that holds it; the file is the better place.
  var token = ""
  var tokenFile = ""
  var caFile = ""
  var plaintext = false

  init() {}

  init(_ json: JSONValue) {
    func text(_ key: String) -> String { json[key]?.stringValue ?? "" }
    self.server = text("server")
    self.organisation = text("organisation")
    self.token = text("token")
    self.tokenFile = text("token_file")
    self.caFile = text("ca_file")
    self.plaintext = json["plaintext"] == .bool(true)
  }

  /// As it is stored.
  var json: JSONValue {
    .object([
      .init("server", .text(self.server)), .init("organisation", .text(self.organisation)),
      .init("token", .text(self.token)), .init("token_file", .text(self.tokenFile)),
      .init("ca_file", .text(self.caFile)), .init("plaintext", .bool(self.plaintext)),
    ])
  }

  /// As it is shown: never with its token.
  func shownJSON(_ name: String, isCurrent: Bool) -> JSONValue {
    .object([
      .init("name", .string(name)), .init("current", .bool(isCurrent)),
      .init("server", .text(self.server)), .init("organisation", .text(self.organisation)),
      .init("has_token", .bool(!self.token.isEmpty || !self.tokenFile.isEmpty)),
      .init("token_file", .text(self.tokenFile)), .init("ca_file", .text(self.caFile)),
      .init("plaintext", .bool(self.plaintext)),
    ])
  }
}

/// All profiles, and the one in use.
struct ProfileBook: Sendable, Hashable {
  var current = ""
  /// The one in use before, for `okr profile use -`.
  var previous = ""
  var profiles: [String: Profile] = [:]

  init() {}

  init(_ json: JSONValue) throws(CommandFailure) {
    guard case .object(let members)? = json["profiles"] else {
      throw .configuration("The profiles file holds no profiles.")
    }
    self.current = json["current"]?.stringValue ?? ""
    self.previous = json["previous"]?.stringValue ?? ""
    for member in members { self.profiles[member.name] = Profile(member.value) }
  }

  var json: JSONValue {
    let members = self.profiles.sorted { $0.key < $1.key }.map { name, profile in
      JSONMember(name, profile.json)
    }
    return .object([
      .init("current", .text(self.current)), .init("previous", .text(self.previous)),
      .init("profiles", .object(members)),
    ])
  }

  mutating func use(_ name: String) {
    if self.current != name { self.previous = self.current }
    self.current = name
  }
}

/// The file of profiles: `$XDG_CONFIG_HOME/okr/profiles.json`, mode 0600.
struct ProfileStore: Sendable {
  static let limitBytes = 1024 * 1024

  let folder: String

  init(_ environment: [String: String]) {
    let home = environment["HOME"]?.nonEmpty ?? "/"
    let configuration = environment["XDG_CONFIG_HOME"]?.nonEmpty ?? home + "/.config"
    self.folder = configuration + "/okr"
  }

  var path: String { self.folder + "/profiles.json" }

  /// All profiles; none where there is no file yet.
  /// - Throws: exit code 78 where the file is broken, or others may read it.
  func load() throws(CommandFailure) -> ProfileBook {
    let text: String
    do {
      text = try LocalFile.readText(self.path, limitBytes: Self.limitBytes, mustBePrivate: true)
    } catch {
      if error.exit == .notThere { return ProfileBook() }
      throw error
    }
    do {
      return try ProfileBook(JSONReader.read(text))
    } catch let error as JSONError {
      throw .configuration(
        "The file \(self.path) is not JSON at \(error.place): \(error.message)")
    } catch {
      throw error as? CommandFailure ?? .configuration("The file \(self.path) is broken.")
    }
  }

  func save(_ book: ProfileBook) throws(CommandFailure) {
    try LocalFile.makeFolders(self.folder)
    try LocalFile.writePrivate(self.path, book.json.pretty + "\n")
  }
}
