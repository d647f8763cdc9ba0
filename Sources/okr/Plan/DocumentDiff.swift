// How a document differs from the organisation: asked of the server, which compares and changes
// nothing.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// A comparison's result.
struct DocumentDiff: Sendable {
  /// Rows that people are shown before the rest is only counted.
  static let listed = 50
  /// What becomes of the rest, for help texts.
  static let leftAlone =
    "What the document doesn't name stays as it is without --prune, and so do fields that it leaves out."

  let reply: ImportDocumentResponse
  let rows: [DiffRow]

  init(_ reply: ImportDocumentResponse) {
    self.reply = reply
    self.rows = reply.differences.map { DiffRow($0) }
  }

  /// Asks the server.
  static func ask(
    _ document: ArraySlice<UInt8>, prune: Bool, _ session: Session
  ) async throws -> DocumentDiff {
    let mutation = Mutation(
      idempotencyKey: session.surroundings.makeRequestID(), validateOnly: true)
    let answer = try await session.importDocument(
      DocumentReader(document, session), mutation, prune: prune)
    return DocumentDiff(answer.message)
  }

  /// The organisation's revision that the document was compared with.
  var revision: Int64 { self.reply.outcome?.revision ?? 0 }

  var isEmpty: Bool { self.count == 0 }

  private var count: Int64 {
    self.reply.created + self.reply.changed + self.reply.checkIns + self.reply.pruned
  }

  /// A list with its counts.
  var json: JSONValue {
    let changes = self.reply.outcome?.scoreChanges ?? []
    return .object([
      .init("created", .integer(self.reply.created)),
      .init("changed", .integer(self.reply.changed)),
      .init("unchanged", .integer(self.reply.unchanged)),
      .init("check_ins", .integer(self.reply.checkIns)),
      .init("pruned", .integer(self.reply.pruned)),
      .init("left_alone", .integer(self.reply.leftAlone)),
      .init("items", .array(self.rows.map(\.json))), .init("next_page_token", .string("")),
      .init("as_of_revision", .string("r\(self.revision)")),
      .init("items_total", .integer(self.reply.differencesTotal)),
      .init("score_changes", .array(changes.map { MessageJSON.object($0) })),
    ])
  }

  // MARK: For people

  func lines(_ presenter: Presenter, showsAll: Bool) -> [String] {
    let surface = presenter.surface
    let shown = showsAll ? self.rows[...] : self.rows.prefix(Self.listed)
    var lines = Self.table(shown).lines(for: surface)
    if !lines.isEmpty { lines.removeFirst() }
    let rest = self.reply.differencesTotal - Int64(shown.count)
    if rest > 0 {
      let hint = shown.count < self.rows.count ? "; all of them with --all" : ""
      lines.append("and \(CountText.grouped(rest)) more\(hint)")
    }
    let report = ImportReport(reply: self.reply, isDryRun: true, showsAll: showsAll)
    lines += report.findingLines(surface) + [self.summary] + self.leftAlone
    return lines + presenter.movedLines(self.reply.outcome)
  }

  /// Such as `2 new, 1 changed, 14 unchanged, 3 check-ins at revision 41`.
  var summary: String {
    if self.isEmpty { return "no difference at revision \(self.revision)" }
    let moved = Int64(self.rows.count { $0.move != nil })
    let changed = "\(CountText.grouped(self.reply.changed)) changed"
    let pruned = self.reply.pruned
    return
      ([
        "\(CountText.grouped(self.reply.created)) new",
        moved > 0 ? "\(changed) (\(CountText.grouped(moved)) moved)" : changed,
      ] + (pruned > 0 ? ["\(CountText.grouped(pruned)) pruned"] : []) + [
        "\(CountText.grouped(self.reply.unchanged)) unchanged",
        "\(CountText.of(self.reply.checkIns, "check-in")) at revision \(self.revision)",
      ]).joined(separator: ", ")
  }

  /// What the document leaves out, where it stays.
  private var leftAlone: [String] {
    let count = self.reply.leftAlone
    if count == 0 { return [] }
    return ["not in the document, left alone (\(CountText.grouped(count))); --prune archives them"]
  }

  static func style(_ sign: String) -> Style {
    switch sign {
    case "+": .green
    case "-": .red
    default: .yellow
    }
  }

  /// Each row on a line, its further fields below.
  static func table(_ rows: some Sequence<DiffRow>) -> Table {
    var table = Table([Column(""), Column(""), Column(""), Column("", isFlexible: true)])
    table.mayBeRecords = false
    for row in rows {
      let words = row.words.isEmpty ? [""] : row.words
      let style = Self.style(row.sign)
      let type = row.type.replacing("_", with: " ")
      table.append([Cell(row.sign, style), Cell(type), Cell(row.id), Cell(words[0])])
      for more in words.dropFirst() { table.append(["", "", "", Cell(more)]) }
    }
    return table
  }

  /// Shows it: a document with counts, or its rows alone.
  func show(_ presenter: Presenter, showsAll: Bool, further: [String] = []) throws {
    switch presenter.format {
    case .ndjson, .csv, .id:
      try presenter.show(
        ListPage(
          items: self.rows, nextPageToken: "", total: self.reply.differencesTotal,
          revision: "r\(self.revision)"), DiffRow.listing)
    case .json, .table, .wide:
      try presenter.object(self.json, id: "") {
        self.lines(presenter, showsAll: showsAll) + further
      }
    }
  }

  /// Ends with 2 where there is a difference.
  func conclude() throws(CommandFailure) {
    guard !self.isEmpty else { return }
    throw CommandFailure(
      .found, .failedPrecondition, .documentDiffers,
      "\(CountText.of(self.count, "difference")) between the document and the organisation.")
  }
}
