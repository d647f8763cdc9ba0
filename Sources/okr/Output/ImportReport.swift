// What an import found and changed.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// An import's answer for people and for scripts.
struct ImportReport {
  /// Rows of one kind that are listed before the rest is only counted.
  static let listed = 10

  let reply: ImportDocumentResponse
  let isDryRun: Bool
  let showsAll: Bool
  /// What is done with the document, plainly and in the past.
  var doing = (plain: "import", past: "imported")

  /// True where the document was refused as a whole.
  var isRefused: Bool { self.reply.findings.contains { $0.severity == .refused } }

  var json: JSONValue {
    // Values of fields are shown by okr diff.
    var reply = self.reply
    for index in reply.differences.indices {
      reply.differences[index].before = nil
      reply.differences[index].after = nil
    }
    guard case .object(let members) = MessageJSON.object(reply) else { return .null }
    // Whoever keeps a plan asks for it; nobody reads it.
    let shown = members.filter { $0.name != "differences_digest" }.map {
      $0.name == "outcome"
        ? JSONMember($0.name, MessageJSON.outcome(reply.outcome, isTrial: self.isDryRun)) : $0
    }
    return .object(shown + [.init("validate_only", .bool(self.isDryRun))])
  }

  func lines(_ presenter: Presenter) -> [String] {
    var lines = self.differenceLines(presenter.surface)
    lines += self.findingLines(presenter.surface)
    lines.append(self.summary(presenter.surface))
    lines += presenter.movedLines(self.reply.outcome)
    if self.isDryRun { lines.append("nothing was changed") }
    return lines
  }

  private func summary(_ surface: Surface) -> String {
    let reply = self.reply
    let counts = [
      "\(CountText.grouped(reply.created)) new", "\(CountText.grouped(reply.changed)) changed",
      reply.pruned > 0 ? "\(CountText.grouped(reply.pruned)) pruned" : "",
      "\(CountText.grouped(reply.unchanged)) unchanged",
      CountText.of(reply.checkIns, "check-in"),
    ].filter { !$0.isEmpty }
    let verb =
      self.isRefused ? "refused" : self.isDryRun ? "would \(self.doing.plain)" : self.doing.past
    return surface.paint(verb, .bold) + "  " + counts.joined(separator: ", ")
  }

  private func differenceLines(_ surface: Surface) -> [String] {
    let rows = self.reply.differences
    let shown = self.showsAll ? rows[...] : rows.prefix(Self.listed)
    var table = Table([Column(""), Column(""), Column(""), Column("", isFlexible: true)])
    table.mayBeRecords = false
    for row in shown {
      table.append([
        Cell(row.sign, DocumentDiff.style(row.sign)),
        Cell(row.type.replacing("_", with: " ")),
        Cell(row.id), Cell(row.fields.joined(separator: ", "), .grey),
      ])
    }
    var lines = shown.isEmpty ? [] : Array(table.lines(for: surface).dropFirst())
    let rest = max(self.reply.differencesTotal, Int64(rows.count)) - Int64(shown.count)
    if rest > 0 {
      lines.append("  and \(CountText.grouped(rest)) more\(self.hint(rows.count > shown.count))")
    }
    return lines
  }

  private func hint(_ isHere: Bool) -> String {
    isHere ? "; all of them with --all or -o json" : ""
  }

  /// Findings by reason, refusals first, each with its count and the first ten places.
  func findingLines(_ surface: Surface) -> [String] {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    let sorted =
      self.reply.findings.filter { $0.severity == .refused }
      + self.reply.findings.filter { $0.severity != .refused }
    for finding in sorted {
      if groups[finding.reason] == nil { order.append(finding.reason) }
      groups[finding.reason, default: []].append(finding)
    }
    var lines = order.flatMap { self.group($0, groups[$0] ?? [], surface) }
    let rest = self.reply.findingsTotal - Int64(self.reply.findings.count)
    if rest > 0 { lines.append("and \(CountText.of(rest, "finding")) more") }
    return lines
  }

  private func group(_ reason: String, _ members: [Finding], _ surface: Surface) -> [String] {
    let isRefused = members.first?.severity == .refused
    let label = surface.paint(isRefused ? "refused" : "note", isRefused ? .red : .yellow)
    let shown = self.showsAll ? members[...] : members.prefix(Self.listed)
    var lines = ["\(label)  \(reason), \(CountText.of(Int64(members.count), "time"))"]
    lines += shown.map { finding in
      let id = finding.id.isEmpty ? "" : " (\(finding.id))"
      return "  \(finding.place)\(id): \(finding.message)".sanitised
    }
    let rest = members.count - shown.count
    if rest > 0 { lines.append("  and \(rest) more\(self.hint(true))") }
    return lines
  }
}
