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

  /// A line a finding, and one for what to do.
  var lines: [String] {
    let groups = self.all.map(\.check.group.rawValue.count).max() ?? 0
    let names = self.all.map(\.check.rawValue.count).max() ?? 0
    let margin = String(repeating: " ", count: 6 + 2 + groups + 2 + names + 2)
    var lines: [String] = []
    for finding in self.all {
      let group = finding.check.group.rawValue.padded(to: groups)
      let name = finding.check.rawValue.padded(to: names)
      lines.append("\(finding.verdict.mark)  \(group)  \(name)  \(finding.text)")
      if let advice = finding.advice { lines.append("\(margin)→ \(advice)") }
    }
    let counts = [
      "\(self.count(.ok)) ok",
      CountText.of(Int64(self.count(.warning)), "warning"),
      CountText.of(Int64(self.count(.failure)), "failure"),
      "\(self.count(.skipped)) skipped",
    ]
    return lines + ["", counts.joined(separator: ", ")]
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

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - self.count))
  }
}
