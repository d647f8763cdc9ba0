// `okr explain field PATH`: the contract's own words about a resource, a field or a value.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// What the contract says of its messages and enums.
struct FieldHelp {
  /// A field of a message, or a value of an enum.
  struct Part {
    let name: String
    /// Empty for a value.
    let type: String
    /// Of several fields with one choice only one is set.
    let choice: String
    let words: String
  }

  struct Kind {
    let name: String
    let words: String
    let isEnum: Bool
    var parts: [Part] = []
  }

  private let kinds: [String: Kind]

  static let contract = FieldHelp(ContractDocumentation.text)

  init(_ text: String) {
    var kinds: [String: Kind] = [:]
    var open: Kind?
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func cell(_ index: Int) -> String { index < cells.count ? cells[index] : "" }
      switch cells[0] {
      case "enum", "message":
        if let open { kinds[open.name] = open }
        open = Kind(name: cell(1), words: cell(2), isEnum: cells[0] == "enum")
      case "value":
        open?.parts.append(Part(name: cell(1), type: "", choice: "", words: cell(2)))
      default:
        open?.parts.append(Part(name: cell(1), type: cell(2), choice: cell(3), words: cell(4)))
      }
    }
    if let open { kinds[open.name] = open }
    self.kinds = kinds
  }

  /// The resources that a path begins with, such as `key_result`.
  static let resources = [
    "objective", "key_result", "check_in", "alignment", "cycle", "policy", "region", "unit",
    "member", "metric", "dependency", "grade", "override", "cycle_close", "figures", "rollup_row",
    "token", "organisation",
  ]

  /// What there is to say about a path.
  struct Page {
    let path: String
    /// The field or value that the path ends at; nil for a resource.
    let part: Part?
    let kind: Kind

    /// The kind's parts; none below a plain field.
    var parts: [Part] {
      self.part == nil || FieldHelp.bare(self.part?.type ?? "") == self.kind.name
        ? self.kind.parts : []
    }

    var words: String {
      self.part.map { $0.words.isEmpty ? self.kind.words : $0.words } ?? self.kind.words
    }
  }

  /// The page about a path, through fields, lists, choices and values: such as `key_result.metric_kind.target.micros`.
  /// - Throws: a usage failure that names the nearest path, and lists what there is.
  func page(_ path: String) throws(CommandFailure) -> Page {
    let words = path.split(separator: ".").map(String.init)
    let first = words.first ?? ""
    guard var kind = self.kind(named: first) else {
      throw Self.unknown(
        first, "resource",
        near: self.path(toFieldNamed: first) ?? NearestWord.find(first, among: self.firstWords),
        among: Self.resources)
    }
    var part: Part?
    for (index, word) in words.enumerated().dropFirst() {
      // Below a number, a text or an enum's value there is nothing.
      let parts = part == nil || Self.bare(part?.type ?? "") == kind.name ? kind.parts : []
      guard let found = parts.first(where: { $0.name == word }) else {
        if index == 1, let own = self.resource(named: word) {
          return try self.page(([own] + words.dropFirst(2)).joined(separator: "."))
        }
        throw Self.unknown(
          word, kind.isEnum ? "value" : "field", near: self.near(words, index, parts),
          among: parts.map(\.name))
      }
      part = found
      if let next = self.kinds[Self.bare(found.type)] { kind = next }
    }
    return Page(path: path, part: part, kind: kind)
  }

  /// The values that the field at a path takes; nil where it isn't there, or takes any.
  func values(of path: String) -> [String]? {
    guard let page = try? self.page(path), page.part != nil, page.kind.isEnum else { return nil }
    return page.kind.parts.map(\.name)
  }

  /// The paths that begin so, each up to its next point.
  func paths(beginning prefix: String) -> [String] {
    guard let point = prefix.lastIndex(of: ".") else {
      return Self.resources.filter { $0.hasPrefix(prefix) }
    }
    guard let page = try? self.page(String(prefix[..<point])) else { return [] }
    return page.parts.map { prefix[...point] + $0.name }.filter { $0.hasPrefix(prefix) }
  }

  /// Every message and enum by the name that it has in paths, such as `cycle_policy`.
  var firstWords: [String] { Self.resources + self.kinds.keys.sorted().map(Self.word) }

  /// The path nearest to one that is wrong from a word on: with another part in its place, or the resource of
  /// that name.
  private func near(_ words: [String], _ index: Int, _ parts: [Part]) -> String? {
    if let name = NearestWord.find(words[index], among: parts.map(\.name)) {
      let begin = Array(words[..<index]) + [name]
      let whole = (begin + words[(index + 1)...]).joined(separator: ".")
      return (try? self.page(whole)) == nil ? begin.joined(separator: ".") : whole
    }
    if let path = self.path(toFieldNamed: words[index]) { return path }
    guard let kind = self.kind(named: words[index]) else { return nil }
    let whole = ([Self.word(kind.name)] + words[(index + 1)...]).joined(separator: ".")
    return (try? self.page(whole)) == nil ? Self.word(kind.name) : whole
  }

  /// A resource that documents write into another one, such as an objective's `alignments`.
  private func resource(named word: String) -> String? {
    self.kind(named: word).map { Self.word($0.name) }.flatMap {
      Self.resources.contains($0) ? $0 : nil
    }
  }

  /// The field of that name, of figures or of the first resource that has one; nil where none has.
  private func path(toFieldNamed word: String) -> String? {
    (["figures"] + Self.resources).first { resource in
      self.kind(named: resource)?.parts.contains { $0.name == word } ?? false
    }.map { "\($0).\(word)" }
  }

  /// A message or enum by a word for it, also by that for many.
  private func kind(named word: String) -> Kind? {
    if let kind = self.kinds[Self.messageName(word)] { return kind }
    let one = word.droppingSuffix("ies").map { $0 + "y" } ?? word.droppingSuffix("s")
    return one.flatMap { self.kinds[Self.messageName($0)] }
  }

  fileprivate static func bare(_ type: String) -> String {
    type.hasPrefix("repeated ") ? String(type.dropFirst(9)) : type
  }

  /// `key_result`, `keyresult` and `kr` are one.
  private static func messageName(_ word: String) -> String {
    let known = [
      "kr": "KeyResult", "keyresult": "KeyResult", "checkin": "CheckIn", "obj": "Objective",
    ]
    return known[word.lowercased()]
      ?? word.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// `CyclePolicy` as paths write it: `cycle_policy`.
  private static func word(_ messageName: String) -> String {
    messageName.reduce(into: "") { text, letter in
      if letter.isUppercase, !text.isEmpty { text += "_" }
      text += letter.lowercased()
    }
  }

  private static func unknown(
    _ word: String, _ what: String, near: String?, among names: [String]
  ) -> CommandFailure {
    if let near {
      return .usage(
        "There is no \(what) \(word): did you mean \(near)?", hint: "okr explain field \(near)")
    }
    if names.isEmpty {
      return .usage("There is no \(what) \(word): the path ends with what comes before it.")
    }
    return .usage(
      "There is no \(what) \(word).", remedy: "It is one of \(names.joined(separator: ", ")).")
  }
}

extension FieldHelp.Page {
  func lines(_ surface: Surface) -> [String] {
    let columns = min(surface.columns ?? 80, 100)
    let type = self.part?.type ?? ""
    var lines = [surface.paint(self.path, .bold) + (type.isEmpty ? "" : "  \(type)")]
    if !self.words.isEmpty { lines += self.words.wrapped(to: columns - 2).map { "  " + $0 } }
    guard !self.parts.isEmpty else { return lines }
    lines.append("")
    if let part = self.part, !self.kind.words.isEmpty, !part.words.isEmpty {
      lines += "\(self.kind.name): \(self.kind.words)".wrapped(to: columns)
    }
    return lines + self.table.lines(for: surface)
  }

  private var table: Table {
    let isEnum = self.kind.isEnum
    var table = Table(
      isEnum
        ? [Column("VALUE"), Column("")]
        : [Column("FIELD"), Column("TYPE"), Column("", isFlexible: true)])
    table.mayBeRecords = false
    for part in self.parts {
      let choice = part.choice.isEmpty ? "" : "(one \(part.choice)) "
      table.append(
        isEnum
          ? [Cell(part.name), Cell(part.words)]
          : [Cell(part.name), Cell(part.type), Cell(choice + part.words)])
    }
    return table
  }

  var json: JSONValue {
    let parts = self.parts.map { part in
      JSONValue.object([
        .init("name", .string(part.name)), .init("type", .text(part.type)),
        .init("choice", .text(part.choice)), .init("words", .text(part.words)),
      ])
    }
    return .object([
      .init("path", .string(self.path)), .init("type", .text(self.part?.type ?? "")),
      .init("words", .text(self.words)), .init("parts", .array(parts)),
    ])
  }
}
