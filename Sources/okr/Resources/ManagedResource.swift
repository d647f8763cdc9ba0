// The resources that share the verbs create, get, list, update, archive and restore.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// The flags that set a resource's fields.
protocol FieldOptions: ParsableArguments {
  associatedtype Message: MaskedMessage
  /// True where a stated flag changes a part of a field, so that the present resource has to be
  /// read first.
  var needsCurrent: Bool { get }
  /// Sets the stated fields, and names them in the mask.
  func apply(to message: inout Message, _ mask: inout FieldMask) throws(CommandFailure)
}

extension FieldOptions {
  var needsCurrent: Bool { false }
}

/// The names of the fields that an update touches.
struct FieldMask: Sendable, Hashable {
  private(set) var names: [String] = []

  mutating func insert(_ name: String) {
    if !self.names.contains(name) { self.names.append(name) }
  }

  /// Sets a text where a flag states it; an empty one clears it.
  mutating func set(_ field: inout String, _ value: String?, _ name: String) {
    guard let value else { return }
    field = value
    self.insert(name)
  }

  /// Sets an enum where a flag states it.
  mutating func set<E: WireEnum>(_ field: inout E, _ value: E?, _ name: String) {
    guard let value else { return }
    field = value
    self.insert(name)
  }

  /// Sets a count where a flag states it; 0 clears it.
  mutating func set(_ field: inout Int64, _ value: Int64?, _ name: String) {
    guard let value else { return }
    field = value
    self.insert(name)
  }

  /// Sets a number where a flag states it; the word `none` clears it.
  mutating func set<M>(
    _ field: inout M?, _ text: String?, _ name: String, _ flag: String,
    _ read: (String, String) throws(CommandFailure) -> M
  ) throws(CommandFailure) {
    guard let text else { return }
    field = text == InputText.none ? nil : try read(text, flag)
    self.insert(name)
  }
}

/// What a mutation of a resource answers.
struct Change<Message: WireMessage> {
  var resource: Message?
  var outcome: Outcome?
  var revision: String
  /// What went with it into the archive.
  var gone = Gone()
  /// Of an update as it was before, where the server told it.
  var before: Message?
}

/// What archiving takes along.
struct Gone {
  var keyResults: Int64 = 0
  /// Items below that no longer count in it, the first of them.
  var detached: [String] = []
  var detachedTotal: Int64 = 0

  var isEmpty: Bool { self.keyResults == 0 && self.detachedTotal == 0 }

  /// Such as `and 4 key results` and `detaches 2 below (o-31, o-40)`.
  var facts: [String] {
    var lines: [String] = []
    if self.keyResults > 0 {
      lines.append("  with it   \(CountText.of(self.keyResults, "key result"))")
    }
    if self.detachedTotal > 0 {
      let named = self.detached.prefix(Self.named).map(\.sanitised).joined(separator: ", ")
      let more = self.detachedTotal > Self.named ? ", …" : ""
      lines.append(
        "  detached  \(CountText.of(self.detachedTotal, "item")) below (\(named)\(more))")
    }
    return lines
  }

  private static let named = 5
}

/// One resource with what belongs to it.
struct Detail<Message: WireMessage> {
  var resource: Message
  var json: JSONValue
  var lines: (Presenter) -> [String]
  var revision: String
}

/// A resource with the common verbs.
protocol ManagedResource: Sendable {
  associatedtype Message: ArchivableMessage
  associatedtype Fields: FieldOptions where Fields.Message == Message
  associatedtype Filter: ListScope

  /// Such as `objective`; also the noun of its commands.
  static var noun: String { get }
  static var plural: String { get }
  /// What stands in messages, such as `key result`.
  static var spoken: String { get }
  static var spokenPlural: String { get }
  static var jsonKey: String { get }
  /// How the shell completes its ids.
  static var completion: IDCompletion { get }
  static var listing: Listing<Message> { get }
  /// The fields of one that is shown alone, beside those in a list.
  static var detailNames: [String] { get }
  /// What archiving means for it, in a sentence or two.
  static var archiving: String { get }
  /// Two examples a verb.
  static func examples(_ verb: String) -> [String]

  static func make(id: String) -> Message
  static func id(_ message: Message) -> String
  static func title(_ message: Message) -> String
  static func version(_ message: Message) -> Int64

  static func create(_ session: Session, _ mutation: Mutation, _ message: Message)
    async throws(CommandFailure) -> Change<Message>
  static func fetch(_ session: Session, id: String) async throws(CommandFailure) -> Detail<Message>
  static func page(_ session: Session, _ asked: ListQuestion<Filter>)
    async throws(CommandFailure) -> ListPage<Message>
  static func update(_ session: Session, _ mutation: Mutation, _ message: Message, mask: [String])
    async throws(CommandFailure) -> Change<Message>
  static func archive(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<Message>
  static func restore(_ session: Session, _ mutation: Mutation, id: String)
    async throws(CommandFailure) -> Change<Message>
  /// What stands in it and goes out of sight with it, a line each.
  static func contents(_ session: Session, id: String) async throws(CommandFailure) -> [String]
  /// What goes on all the same when it is archived, a remark each.
  static func survivors(_ session: Session, id: String) async -> [String]
}

/// One page of a list as it is asked for.
struct ListQuestion<Scope> {
  var page: Page
  /// What the resource's own flags name.
  var scope: Scope
  var showArchived: Bool
  var filter: String
  var includeFigures: Bool
}

/// A list's own flags.
protocol ListScope: ParsableArguments {
  /// What may be shown beside each row; nil for resources without figures.
  var figures: FigureOptions? { get }
  /// True where it is ever stated.
  static var hasFigures: Bool { get }
}

/// A list without flags of its own.
struct NoFilter: ListScope {
  static let hasFigures = false
  var figures: FigureOptions? { nil }
}

/// Whether a list shows figures.
struct FigureOptions: ParsableArguments {
  @Flag(
    help: "With each one's figures of the same moment; --fields that name one ask for them too.")
  var figures = false

  /// - Parameter fields: the fields that are asked for; nil for all.
  func isAsked(by fields: [String]?) -> Bool {
    self.figures || fields?.contains { FigureJSON.names.contains($0) } == true
  }
}

extension ManagedResource {
  static var spoken: String { self.noun }

  static var detailNames: [String] { [] }

  static func contents(_ session: Session, id: String) async throws(CommandFailure) -> [String] {
    []
  }

  static func survivors(_ session: Session, id: String) async -> [String] { [] }

  static var spokenPlural: String { self.spoken + "s" }

  /// With its article; a unit begins as you do.
  static var one: String {
    "aeio".contains(self.spoken.first ?? "x") ? "an \(self.spoken)" : "a \(self.spoken)"
  }

  static var jsonKey: String { self.noun }

  /// The detail of a resource without figures: its fields.
  static func plainDetail(_ message: Message?, _ revision: String) throws(CommandFailure)
    -> Detail<Message>
  {
    guard let message else { throw .incompleteReply(self.spoken) }
    let json = MessageJSON.wrapped(message)
    return Detail(
      resource: message, json: json, lines: { _ in DetailText.fields(json) }, revision: revision)
  }
}

/// Fields of one item for people.
enum DetailText {
  /// Stated fields, one a line.
  static func fields(_ json: JSONValue, leavingOut left: Set<String> = []) -> [String] {
    guard case .object(let members) = json else { return [] }
    let stated = members.filter { member in
      member.value != .null && member.value != .array([]) && !left.contains(member.name)
    }
    let width = stated.map(\.name.displayWidth).max() ?? 0
    return stated.map { member in
      let label = member.name.replacing("_", with: " ").padded(to: width)
      return "\(label)  \(Presenter.words(member.value).sanitised)"
    }
  }
}
