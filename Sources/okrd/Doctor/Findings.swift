// A doctor's report: lines for a person, JSON for programs, and an exit code.

internal import ExactJSON
internal import Terminal

/// Everything that was found.
struct Findings: Sendable {
  let all: [Finding]

  func count(_ verdict: Verdict) -> Int { self.all.count { $0.verdict == verdict } }

  /// 1 with a failure, 2 with a warning only, else 0.
  var status: Int32 {
    if self.count(.failure) > 0 { return ExitStatus.failed.rawValue }
    return self.count(.warning) > 0 ? ExitStatus.found.rawValue : 0
  }

  /// A line a finding, and one for what to do. They wrap beside the names, on a narrow terminal below
  /// them.
  func lines(for surface: Surface) -> [String] {
    let groups = self.all.map(\.check.group.rawValue.count).max() ?? 0
    let names = self.all.map(\.check.rawValue.count).max() ?? 0
    let columns = surface.columns ?? .max
    var lines: [String] = []
    for finding in self.all {
      let group = finding.check.group.rawValue
      let name = finding.check.rawValue
      if columns < Table.recordBelowColumns {
        let margin = Self.markColumns
        lines.append("\(finding.verdict.mark)  \(group): \(name)".cut(to: columns))
        lines += finding.wrapped(to: columns - margin).map { Self.indented($0, margin) }
      } else {
        let margin = Self.markColumns + groups + names + 4
        let head =
          "\(finding.verdict.mark)  \(group.padded(to: groups))  \(name.padded(to: names))  "
        let words = finding.wrapped(to: columns - margin)
        lines.append(head + (words.first ?? ""))
        lines += words.dropFirst().map { Self.indented($0, margin) }
      }
    }
    let counts = [
      "\(self.count(.ok)) ok",
      CountText.of(Int64(self.count(.warning)), "warning"),
      CountText.of(Int64(self.count(.failure)), "failure"),
      "\(self.count(.skipped)) skipped",
    ]
    return lines + [""] + counts.joined(separator: ", ").wrapped(to: columns)
  }

  /// What a mark takes with the gap behind it.
  private static let markColumns = 8

  private static func indented(_ line: String, _ columns: Int) -> String {
    String(repeating: " ", count: columns) + line
  }

  var json: JSONValue {
    .object([
      JSONMember(
        "findings",
        .array(
          self.all.map { finding in
            .object([
              JSONMember("group", .string(finding.check.group.rawValue)),
              JSONMember("check", .string(finding.check.rawValue)),
              JSONMember("verdict", .string(finding.verdict.rawValue)),
              JSONMember("text", .string(finding.text)),
              JSONMember("advice", .text(finding.advice ?? "")),
            ])
          })),
      JSONMember("ok", .integer(self.count(.ok))),
      JSONMember("warnings", .integer(self.count(.warning))),
      JSONMember("failures", .integer(self.count(.failure))),
      JSONMember("skipped", .integer(self.count(.skipped))),
    ])
  }
}

extension Finding {
  /// Its text and behind an arrow its advice, in lines of at most so many columns.
  fileprivate func wrapped(to columns: Int) -> [String] {
    let room = max(columns, 16)
    let advice = self.advice.map { $0.wrapped(to: room - 2) } ?? []
    return self.text.wrapped(to: room)
      + advice.enumerated().map { ($0 == 0 ? "→ " : "  ") + $1 }
  }
}
