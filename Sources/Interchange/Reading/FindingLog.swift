// Oddities of a document, all of them counted, and as many kept as anybody reads.

internal import OKRModel

/// Why a finding was made; these never change their meaning.
enum FindingReason: String, CaseIterable {
  // Refused.
  case jsonMalformed = "JSON_MALFORMED"
  case typeWrong = "TYPE_WRONG"
  case fieldRequired = "FIELD_REQUIRED"
  case fieldInvalid = "FIELD_INVALID"
  case fieldOutOfRange = "FIELD_OUT_OF_RANGE"
  case fieldUnknown = "FIELD_UNKNOWN"
  case textTooLong = "TEXT_TOO_LONG"
  case limitReached = "LIMIT_REACHED"
  case tooManyDigits = "TOO_MANY_DIGITS"
  case bothSpellings = "BOTH_SPELLINGS"
  case idDuplicate = "ID_DUPLICATE"
  case idUnknown = "ID_UNKNOWN"
  case dateImpossible = "DATE_IMPOSSIBLE"
  case timeMalformed = "TIME_MALFORMED"
  case effectiveTimeInFuture = "EFFECTIVE_TIME_IN_FUTURE"
  case zoneUnknown = "ZONE_UNKNOWN"
  case alignmentNotAllowed = "ALIGNMENT_NOT_ALLOWED"
  case alignmentDuplicate = "ALIGNMENT_DUPLICATE"
  case checkInNotTaken = "CHECK_IN_NOT_TAKEN"
  case baselineEqualsTarget = "BASELINE_EQUALS_TARGET"
  // Warnings: what was found is kept as a note.
  case unknownFieldKept = "UNKNOWN_FIELD_KEPT"
  case notANumber = "NOT_A_NUMBER"
  case fieldNotOfKind = "FIELD_NOT_OF_KIND"
  case kindGuessed = "KIND_GUESSED"
  case ownerKept = "OWNER_KEPT"
  case checkInWithoutValue = "CHECK_IN_WITHOUT_VALUE"
  case currentKept = "CURRENT_KEPT"
}

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
