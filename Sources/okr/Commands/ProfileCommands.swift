// Profiles: named servers with their sign-in.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct ProfileCommand: NounCommand {
  static let noun = "profile"
  static let aliases = ["profiles"]
  static let abstract = "Named servers with their sign-in."
  static let verbs: [any ParsableCommand.Type] = [
    ProfileAdd.self, ProfileUse.self, ProfileList.self, ProfileShow.self, ProfileEdit.self,
    ProfileCopy.self, ProfileRemove.self, ProfileValidate.self,
  ]
}

/// The flags that set a profile's fields; an empty text clears one.
struct ProfileFields: ParsableArguments {
  @Option(help: ArgumentHelp("host:port or unix:/path.", valueName: "place"))
  var server: String?

  @Option(help: ArgumentHelp("The organisation that an operator acts in.", valueName: "id"))
  var organisation: String?

  @Option(
    help: ArgumentHelp("A private file that holds the token.", valueName: "path"),
    completion: .file())
  var tokenFile: String?

  @Option(
    help: ArgumentHelp("A PEM file of the roots to trust.", valueName: "path"), completion: .file())
  var caFile: String?

  @Flag(inversion: .prefixedNo, help: "Whether to send in plain text to a server elsewhere.")
  var plaintext: Bool?

  @Flag(help: "Read the token from standard input, so that it stands in no history.")
  var tokenStdin = false

  func apply(to profile: inout Profile) throws(CommandFailure) {
    if let server = self.server {
      if let stated = server.nonEmpty { _ = try ServerPlace(stated) }
      profile.server = server
    }
    if let organisation = self.organisation { profile.organisation = organisation }
    if let file = self.tokenFile { profile.tokenFile = LocalFile.absolute(file) }
    if let file = self.caFile { profile.caFile = file }
    if let plaintext = self.plaintext { profile.plaintext = plaintext }
    if self.tokenStdin {
      profile.token = try LocalFile.readText("-", limitBytes: 4096).trimmed
      profile.tokenFile = ""
    }
  }
}

/// A command on the profiles file.
protocol ProfileLeaf: LeafCommand {
  var output: OutputOptions { get }
  func run(_ store: ProfileStore, _ presenter: Presenter) async throws
}

extension ProfileLeaf {
  mutating func run() async throws {
    let surroundings = Surroundings.current
    try await self.run(ProfileStore(surroundings.environment), Presenter(self.output, surroundings))
  }
}

extension ProfileBook {
  func profile(_ name: String) throws(CommandFailure) -> Profile {
    guard let profile = self.profiles[name] else {
      throw CommandFailure(
        .notThere, .notFound, .noSuchProfile, "There is no profile \(name).",
        hint: "okr profile list"
      ).correcting(name, among: self.profiles.keys.sorted())
    }
    return profile
  }
}

extension Presenter {
  /// Shows one profile, without its token.
  func profile(_ name: String, _ book: ProfileBook, _ verb: String = "") throws {
    let profile = book.profiles[name] ?? Profile()
    let json = profile.shownJSON(name, isCurrent: book.current == name)
    try self.object(json, id: name) {
      verb.isEmpty
        ? DetailText.fields(json) : ["\(self.surface.paint(verb, .bold))  profile \(name)"]
    }
  }
}

struct ProfileAdd: ProfileLeaf {
  static let verb = "add"
  static let abstract = "Add a profile. The first one is used at once."
  static let examples = [
    "okr profile add prod --server okr.example:7443 --token-file ~/.okr/token",
    "okr profile add local --server unix:/run/okr.sock --organisation acme",
  ]

  @Argument(help: "Its name.")
  var name: String

  @OptionGroup var fields: ProfileFields
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    var book = try store.load()
    guard self.name.nonEmpty != nil, self.name != "-" else {
      throw CommandFailure.input("A profile needs a name other than -.")
    }
    guard book.profiles[self.name] == nil else {
      throw CommandFailure(
        .exists, .alreadyExists, .profileExists, "There is a profile \(self.name) already.",
        hint: "okr profile edit \(self.name)")
    }
    var profile = Profile()
    try self.fields.apply(to: &profile)
    book.profiles[self.name] = profile
    if book.current.isEmpty { book.use(self.name) }
    try store.save(book)
    try presenter.profile(self.name, book, "added")
  }
}

struct ProfileUse: ProfileLeaf {
  static let verb = "use"
  static let abstract = "Use a profile from now on; - is the one before."
  static let examples = ["okr profile use prod", "okr profile use -"]

  @Argument(help: "Its name, or - for the one used before.", completion: WordCompletion.profile)
  var name: String

  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    var book = try store.load()
    let name = self.name == "-" ? book.previous : self.name
    guard !name.isEmpty else {
      throw CommandFailure.configuration("No profile was used before.", hint: "okr profile list")
    }
    _ = try book.profile(name)
    book.use(name)
    try store.save(book)
    try presenter.profile(name, book, "using")
  }
}

struct ProfileList: ProfileLeaf {
  static let verb = "list"
  static let abstract = "List profiles, never their tokens."
  static let examples = ["okr profile list", "okr profiles list -o json"]

  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    let book = try store.load()
    let listing = Listing<(name: String, profile: Profile)>(
      columns: [
        .text("USED") { $0.name == book.current ? "*" : "" },
        .text("NAME") { $0.name }, .text("SERVER", isFlexible: true) { $0.profile.server },
        .text("ORGANISATION") { $0.profile.organisation },
        .text("TOKEN") { $0.profile.token.isEmpty && $0.profile.tokenFile.isEmpty ? "no" : "yes" },
      ],
      empty: { (name: "", profile: Profile()) },
      json: { $0.profile.shownJSON($0.name, isCurrent: $0.name == book.current) }, id: { $0.name })
    let rows = book.profiles.sorted { $0.key < $1.key }.map { (name: $0.key, profile: $0.value) }
    let page = ListPage(items: rows, nextPageToken: "", total: Int64(rows.count), revision: "")
    try presenter.show(page, listing)
  }
}

struct ProfileShow: ProfileLeaf {
  static let verb = "show"
  static let abstract = "Show a profile, never its token."
  static let examples = ["okr profile show", "okr profile show prod -o json"]

  @Argument(help: "Its name; none means the current one.", completion: WordCompletion.profile)
  var name: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    let book = try store.load()
    let name = self.name ?? book.current
    guard !name.isEmpty else {
      throw CommandFailure.configuration(
        "No profile is in use.", hint: "okr profile add prod --server okr.example:7443")
    }
    _ = try book.profile(name)
    try presenter.profile(name, book)
  }
}

struct ProfileEdit: ProfileLeaf {
  static let verb = "edit"
  static let abstract = "Change fields of a profile; an empty text clears one."
  static let examples = [
    "okr profile edit prod --server okr2.example:7443",
    "okr profile edit prod --ca-file \"\" --no-plaintext",
  ]

  @Argument(help: "Its name.", completion: WordCompletion.profile)
  var name: String

  @OptionGroup var fields: ProfileFields
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    var book = try store.load()
    let before = try book.profile(self.name)
    var profile = before
    try self.fields.apply(to: &profile)
    book.profiles[self.name] = profile
    if profile != before { try store.save(book) }
    try presenter.profile(self.name, book, profile == before ? "unchanged" : "edited")
  }
}

struct ProfileCopy: ProfileLeaf {
  static let verb = "copy"
  static let abstract = "Copy a profile under a new name."
  static let examples = ["okr profile copy prod staging", "okr profile copy prod prod-eu -o json"]

  @Argument(help: "The profile to copy.", completion: WordCompletion.profile)
  var name: String

  @Argument(help: "The new name.")
  var to: String

  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    var book = try store.load()
    let profile = try book.profile(self.name)
    guard book.profiles[self.to] == nil else {
      throw CommandFailure(
        .exists, .alreadyExists, .profileExists, "There is a profile \(self.to) already.")
    }
    book.profiles[self.to] = profile
    try store.save(book)
    try presenter.profile(self.to, book, "added")
  }
}

struct ProfileRemove: ProfileLeaf {
  static let verb = "remove"
  static let abstract = "Remove a profile."
  static let examples = ["okr profile remove staging", "okr profile remove prod-eu -o json"]

  @Argument(help: "Its name.", completion: WordCompletion.profile)
  var name: String

  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    var book = try store.load()
    _ = try book.profile(self.name)
    book.profiles[self.name] = nil
    if book.current == self.name { book.current = "" }
    if book.previous == self.name { book.previous = "" }
    try store.save(book)
    try presenter.profile(self.name, book, "removed")
  }
}

struct ProfileValidate: ProfileLeaf {
  static let verb = "validate"
  static let abstract = "Check a profile's fields and files, and with --connect all behind them."
  static let details = """
    --connect looks at what okr doctor looks at, of this profile alone: the first thing that fails is the failure, and what may \
    fail before long is a remark.
    """
  static let examples = ["okr profile validate prod", "okr profile validate --connect"]

  @Argument(help: "Its name; none means the current one.", completion: WordCompletion.profile)
  var name: String?

  @Flag(help: "Also reach the server and sign in, as okr doctor does.")
  var connect = false

  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ store: ProfileStore, _ presenter: Presenter) async throws {
    let book = try store.load()
    let name = self.name ?? book.current
    let profile = try book.profile(name)
    // The profile alone, whatever the variables say.
    let home = presenter.surroundings.environment.filter {
      ["HOME", "XDG_CONFIG_HOME"].contains($0.key)
    }
    let choice = ConnectionChoice(profile: name)
    _ = try ConnectionSettings.resolve(choice, home)
    if !profile.caFile.isEmpty {
      _ = try LocalFile.read(profile.caFile, limitBytes: 16 * 1024 * 1024, mustBePrivate: false)
    }
    if self.connect { try await Self.examine(choice, home, presenter) }
    try presenter.profile(name, book, self.connect ? "valid, signed in with" : "valid")
  }

  private static func examine(
    _ choice: ConnectionChoice, _ home: [String: String], _ presenter: Presenter
  ) async throws {
    var surroundings = presenter.surroundings
    surroundings.environment = home
    var doctor = Doctor(choice, surroundings)
    await doctor.examine()
    if let failure = doctor.failure { throw failure }
    let warnings = doctor.checks.filter { $0.level == .warning }
    for line in CheckUp.lines(warnings, presenter.surface) { try presenter.remark(line) }
  }
}
