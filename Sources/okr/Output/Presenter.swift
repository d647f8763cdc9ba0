// Puts results on standard output in the asked format.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// The output of one command.
struct Presenter: Sendable {
  var surroundings: Surroundings
  var format: OutputFormat
  private(set) var fieldNames: [String]?
  let isVerbose: Bool
  let surface: Surface
  /// What standard error can show.
  let errorSurface: Surface
  /// True where a change that changes nothing ends with its own exit code.
  var failsIfUnchanged = false

  init(_ options: OutputOptions, _ surroundings: Surroundings) {
    self.surroundings = surroundings
    self.format = options.format
    self.fieldNames = options.fieldNames
    self.isVerbose = options.verbose
    self.surface = surroundings.surface(options.colour.choice)
    self.errorSurface = surroundings.errorSurface(options.colour.choice)
  }

  var context: CellContext {
    CellContext(surface: self.surface, nowMicros: self.surroundings.now())
  }

  func line(_ text: String) throws {
    try self.lines([text])
  }

  /// Lines of the result; what people read is fitted to their terminal.
  func lines(_ lines: [String]) throws {
    try self.surroundings.out.writeLines(
      self.format.isForPeople ? self.surface.fitted(lines) : lines)
  }

  /// A remark that is not the result.
  func remark(_ text: String) throws {
    try self.surroundings.err.writeLines(self.errorSurface.fitted([text], isProse: true))
  }

  /// A remark for those who asked for them.
  func detail(_ label: String, _ text: String) throws {
    guard self.isVerbose, !text.isEmpty else { return }
    try self.remark("\(label.padded(to: 10)) \(text)")
  }

  /// An item's object with only the asked fields.
  func selected(_ json: JSONValue) throws(CommandFailure) -> JSONValue {
    self.fieldNames == nil ? json : json.keeping(try self.selected(keys: json.keys))
  }

  /// The asked ones of an object's keys.
  /// - Throws: a usage failure that lists the fields where one is unknown.
  func selected(keys known: [String]) throws(CommandFailure) -> [String] {
    guard let names = self.fieldNames, !names.isEmpty else { return known }
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw .usage(
        "There is no field \(unknown).", hint: "--fields \(known.joined(separator: ","))"
      ).correcting(unknown, among: known)
    }
    return names
  }

  /// True where `--fields` stands alone and asks for their names.
  var listsFields: Bool { self.fieldNames?.isEmpty == true }

  /// One object: JSON as asked, or the given lines for people.
  func object(_ json: JSONValue, id: String, lines: () -> [String]) throws {
    if self.listsFields { return try self.lines(json.keys) }
    let chosen = try self.selected(json)
    switch self.format {
    case .table, .wide:
      try self.lines(self.fieldNames == nil ? lines() : Self.record(chosen))
    case .json: try self.line(chosen.pretty)
    case .ndjson: try self.line(chosen.compact)
    case .csv: try self.lines([CSV.line(chosen.keys), Self.csvLine(chosen)])
    case .id: try self.line(id)
    }
  }

  /// What a change did; whole where the asked fields aren't there, since it was done all the same.
  func result(_ json: JSONValue, id: String, isDryRun: Bool, lines: () -> [String]) throws {
    guard !isDryRun, let unknown = self.fieldNames?.first(where: { !json.keys.contains($0) }) else {
      return try self.object(json, id: id, lines: lines)
    }
    var whole = self
    whole.fieldNames = nil
    try whole.object(json, id: id, lines: lines)
    try self.remark("There is no field \(unknown): all is shown, since it is done.")
  }

  /// An object's fields, one a line.
  static func record(_ json: JSONValue) -> [String] {
    guard case .object(let members) = json else { return [] }
    let width = members.map(\.name.displayWidth).max() ?? 0
    return members.map { "\($0.name.padded(to: width))  \(Self.plain($0.value).sanitised)" }
  }

  /// A value as a cell: texts bare, absent ones empty, lists and objects as JSON.
  static func plain(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .array, .object, .bool, .number: value.compact
    }
  }

  /// A value for people: what a list holds and an object states, without the signs of JSON.
  static func words(_ value: JSONValue) -> String {
    switch value {
    case .array(let entries):
      let holdsObjects = entries.contains { if case .object = $0 { true } else { false } }
      return entries.map { self.words($0) }.joined(separator: holdsObjects ? "; " : ", ")
    case .object(let members):
      return members.filter { $0.value != .null && $0.value != .array([]) }
        .map { "\($0.name.replacing("_", with: " ")) \(self.words($0.value))" }
        .joined(separator: ", ")
    case .null, .string, .bool, .number: return self.plain(value)
    }
  }

  static func csvLine(_ json: JSONValue) -> String {
    guard case .object(let members) = json else { return "" }
    return CSV.line(members.map { Self.plain($0.value) })
  }
}
