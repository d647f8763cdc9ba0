// What the signed-in role may do, before it is tried.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct CanICommand: ClientCommand {
  static let verb = "can-i"
  static let abstract = "Say whether the signed-in role may do something."
  static let details = """
    An action is a verb and a noun of this program, or a method of the contract; with an id it is asked about that resource, since a role may \
    hold in one unit or region alone. Exits with 77 where it isn't allowed, and names the role that would be enough. --explain names the \
    role that decides, and where it holds.
    """
  static let examples = [
    "okr can-i close cycle", "okr can-i update objective/o-12",
    "okr can-i record checkin kr/kr-41", "okr can-i TokenService/CreateToken",
    "okr can-i --list -o json",
    "okr can-i update objective/o-12 --explain",
  ]

  @Argument(
    help: "A verb and a noun, or a method; and what for, such as kr/kr-41.",
    completion: WordCompletion.action)
  var action: [String] = []

  @Flag(help: "All methods, and whether each is allowed.")
  var list = false

  @Flag(help: "Also tell which role is needed, and which one is signed in, holding where.")
  var explain = false

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    if self.list, self.explain {
      throw ValidationError("--list names the needed roles by itself: leave out --explain.")
    }
    if self.list != self.action.isEmpty {
      throw ValidationError("Name one action, such as: okr can-i close cycle; or --list.")
    }
  }

  static let listing = Listing<MethodAccess>(
    columns: [
      .text("METHOD") { String($0.method.trimmingPrefix("okr.v1.")) },
      ListColumn("") { access, _ in access.allowed ? Cell("yes", .green) : Cell("no", .red) },
      .text("NEEDS") { FigureText.name($0.needed) },
      .text("WHY NOT", isFlexible: true, isWide: true) { $0.words },
    ],
    json: { MessageJSON.object($0) }, id: { $0.method })

  func run(in session: Session) async throws {
    let method = self.list ? nil : try Self.method(self.action)
    let answer = try await session.call(
      RPC.TokenService.checkAccess,
      CheckAccessRequest(
        methods: method.map { [$0] } ?? [], resource: Self.resource(self.action) ?? ""))
    let methods = answer.message.methods
    let presenter = session.presenter
    guard let only = methods.first, !self.list else {
      return try presenter.show(
        ListPage(
          items: methods, nextPageToken: "", total: Int64(methods.count), revision: answer.revision),
        Self.listing)
    }
    try presenter.object(MessageJSON.object(only), id: only.method) {
      [only.allowed ? "yes" : "no: \(only.words.sanitised)"]
        + (self.explain ? Self.roles(only, session.backend.welcome.principal) : [])
    }
    if !only.allowed {
      let action = self.action.joined(separator: " ")
      throw CommandFailure(
        .notAllowed, .permissionDenied, .notAllowedToThisRole,
        answer.message.principal?.role == only.needed
          ? "\(action) isn't allowed: the role holds elsewhere."
          : "\(action) needs the role \(only.needed.name).",
        hint: "okr help roles")
    }
  }

  /// The role that decides and the one that is there, a line each.
  private static func roles(_ access: MethodAccess, _ principal: Principal?) -> [String] {
    let place = principal?.organisation.nonEmpty.map { " in organisation \($0.sanitised)" } ?? ""
    let own =
      principal.map { FigureText.role($0.role, unit: $0.unit, region: $0.region) } ?? "nobody"
    return [
      "  method     \(access.method)", "  needs      \(FigureText.name(access.needed))",
      "  signed in  \(own)\(place)",
    ]
  }

  /// The method of an action, by its words: `close cycle` is CycleService/CloseCycle.
  static func method(_ action: [String]) throws(CommandFailure) -> String {
    let words = action.flatMap { $0.split(separator: "/", maxSplits: 1).prefix(1).map(String.init) }
    if action.count == 1, action[0].contains("Service/") {
      let full = action[0].hasPrefix("okr.v1.") ? action[0] : "okr.v1." + action[0]
      if RPC.paths.contains(full) { return full }
    }
    let verb = words.first?.lowercased() ?? ""
    let noun = words.count > 1 ? Self.noun(words[1].lowercased()) : ""
    let names = [verb + noun, verb + noun + "s"].map { $0.replacing("-", with: "") }
    let found = RPC.paths.first { path in
      names.contains((path.split(separator: "/").last ?? "").lowercased())
    }
    if let found { return found }
    let failure = CommandFailure.usage(
      "There is no action \(action.joined(separator: " ")).",
      hint: "okr can-i --list")
    let nouns = WordCompletion.methods.filter { $0.verb == verb }.map(\.noun)
    if nouns.isEmpty { throw failure.correcting(verb, among: WordCompletion.methods.map(\.verb)) }
    throw failure.correcting(words.count > 1 ? words[1] : "", among: nouns)
  }

  /// What an action is for, as the contract's type and an id: that of `update objective/o-12` or
  /// `record checkin kr/kr-41`; nil where it names nothing.
  static func resource(_ action: [String]) -> String? {
    let named = action.dropFirst().last { $0.contains("/") }
    guard let words = named?.split(separator: "/", maxSplits: 1), words.count == 2 else {
      return nil
    }
    let noun = Self.noun(words[0].lowercased())
    return (noun == "keyresult" ? "key_result" : noun) + "/" + words[1]
  }

  /// The contract's word for a noun of this program.
  private static func noun(_ word: String) -> String {
    let known = [
      "kr": "keyresult", "krs": "keyresult", "key-result": "keyresult",
      "key_result": "keyresult", "keyresults": "keyresult", "obj": "objective",
      "checkins": "checkin", "org": "organisation", "orgs": "organisation",
    ]
    if let noun = known[word] { return noun }
    return word.hasSuffix("s") && word.count > 3 ? String(word.dropLast()) : word
  }
}
