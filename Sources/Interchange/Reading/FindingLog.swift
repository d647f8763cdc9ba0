// Oddities of a document, all of them counted, and as many kept as anybody reads.

internal import OKRModel

/// Collects findings.
struct FindingLog {
  /// Kept of each severity; the rest is counted.
  static let keptFindings = 100_000

  private(set) var findings: [Finding] = []
  private(set) var refusedTotal = 0
  private(set) var warningsTotal = 0

  mutating func add(_ finding: Finding) {
    if finding.severity == .refused {
      self.refusedTotal += 1
      if self.refusedTotal > Self.keptFindings { return }
    } else {
      self.warningsTotal += 1
      if self.warningsTotal > Self.keptFindings { return }
    }
    self.findings.append(finding)
  }

  mutating func refuse(
    _ place: String, _ reason: FindingReason, _ message: String, id: String = ""
  ) {
    self.add(
      Finding(
        severity: .refused, place: place, id: id, reason: reason.rawValue, message: message))
  }
}

extension FindingReason {
  /// The reason of a rule's refusal; those that a document adds nothing to keep their name.
  init(rule reason: String) {
    self = FindingReason(rawValue: reason) ?? .fieldInvalid
  }
}
