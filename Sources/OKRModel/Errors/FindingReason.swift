// Why a place of a document is refused or kept as a note.

/// The stable reasons of findings. Those that `Reason` has as well mean the same.
public enum FindingReason: String, ExplainedReason {
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
  case treeCircle = "TREE_CIRCLE"
  case dateImpossible = "DATE_IMPOSSIBLE"
  case timeMalformed = "TIME_MALFORMED"
  case effectiveTimeInFuture = "EFFECTIVE_TIME_IN_FUTURE"
  case zoneUnknown = "ZONE_UNKNOWN"
  case alignmentNotAllowed = "ALIGNMENT_NOT_ALLOWED"
  case alignmentDuplicate = "ALIGNMENT_DUPLICATE"
  case checkInNotTaken = "CHECK_IN_NOT_TAKEN"
  case baselineEqualsTarget = "BASELINE_EQUALS_TARGET"
  // Warnings: what was found is kept, most of it as a note.
  case unknownFieldKept = "UNKNOWN_FIELD_KEPT"
  case notANumber = "NOT_A_NUMBER"
  case fieldNotOfKind = "FIELD_NOT_OF_KIND"
  case kindGuessed = "KIND_GUESSED"
  case ownerKept = "OWNER_KEPT"
  case checkInWithoutValue = "CHECK_IN_WITHOUT_VALUE"
  case valueOutOfRange = "VALUE_OUT_OF_RANGE"
  case currentKept = "CURRENT_KEPT"
  case dependencyDates = "DEPENDENCY_DATES"
  case overrideDays = "OVERRIDE_DAYS"
  case cycleNotFrozen = "CYCLE_NOT_FROZEN"
}

extension FindingReason {
  public var explanation: Explanation {
    switch self {
    case .jsonMalformed:
      Explanation(
        "The document is no JSON.",
        cause: "It was cut, or written by hand.",
        remedy: "The place names line and column.")
    case .typeWrong:
      Explanation(
        "A field's value has another type.",
        cause: "A number in quotes where text is not meant, or a list of one without brackets.",
        remedy: "docs/INTERCHANGE.md shows each field's form.")
    case .fieldRequired:
      Explanation(
        "A field is missing.",
        cause: "The kind needs it: a target, a bound, a period, or the cycle.",
        remedy: "State it.")
    case .fieldInvalid:
      Explanation(
        "A field holds something that it can't.",
        cause: "A mistyped name of a kind, state or operator.",
        remedy: "The message lists what there is.")
    case .fieldOutOfRange:
      Explanation(
        "A number is outside its range.",
        cause: "A weight over 1 000, a ratio in percent, or owners' shares of more than the whole.",
        remedy: "The range stands in the message.")
    case .fieldUnknown:
      Explanation(
        "A policy has no such field.",
        cause: "A mistyped name: a policy's fields decide figures, so none is passed over.",
        remedy: "docs/INTERCHANGE.md lists them.")
    case .textTooLong:
      Explanation(
        "A text takes more bytes than are kept.",
        cause: "A note or title holds a whole document.",
        remedy: "Shorten it, and link to the rest.")
    case .limitReached:
      Explanation(
        "The document holds more than an organisation keeps.",
        cause: "Several organisations in one document.",
        remedy: "Split it.")
    case .tooManyDigits:
      Explanation(
        "A number has more decimal places than are kept.",
        cause: "It was computed in binary floating point.",
        remedy: "Round it yourself: 6 places for values, 3 for weights.")
    case .bothSpellings:
      Explanation(
        "Both spellings of one field are there.",
        cause: "Two tools wrote into one document.",
        remedy: "Keep one of them.")
    case .idDuplicate:
      Explanation(
        "An id stands twice.",
        cause: "Objectives and key results share one space of ids.",
        remedy: "Rename one of them.")
    case .idUnknown:
      Explanation(
        "An id is named that is neither in the document nor in the organisation.",
        cause: "A part of the document is missing, or an id was mistyped.",
        remedy: "Add it, or import that part first.")
    case .treeCircle:
      Explanation(
        "A region, unit or cycle would stand above itself.",
        cause: "Its parent, or one above that, names it as parent.",
        remedy: "The message holds the way round: give one of them another parent, or none.")
    case .dateImpossible:
      Explanation(
        "The calendar has no such day.",
        cause: "31 April, or day and month in another order.",
        remedy: "Write year, month and day: 2026-07-01.")
    case .timeMalformed:
      Explanation(
        "A time isn't RFC 3339 with an offset or Z.",
        cause: "A time without its zone.",
        remedy: "Write 2026-07-01T09:30:00+02:00.")
    case .effectiveTimeInFuture:
      Explanation(
        "A check-in would hold from a time that hasn't come.",
        cause: "A planned value stands among the check-ins.",
        remedy: "Leave it out until its time.")
    case .zoneUnknown:
      Explanation(
        "No time zone has that name.",
        cause: "An abbreviation such as CET.",
        remedy: "Use an IANA name such as Europe/Warsaw.")
    case .alignmentNotAllowed:
      Explanation(
        "An edge's mode doesn't fit its ends.",
        cause: "A score counts in objectives, a value in a rollup_value of the same unit.",
        remedy: "Use the mode none, or another end.")
    case .alignmentDuplicate:
      Explanation(
        "A pair has two edges.",
        cause: "One stands in each of two lists.",
        remedy: "Keep one of them.")
    case .checkInNotTaken:
      Explanation(
        "The key result is computed from what is aligned to it.",
        cause: "It is a rollup, which has no value of its own.",
        remedy: "Check in to the key results below it.")
    case .baselineEqualsTarget:
      Explanation(
        "There is no way from baseline to target to measure.",
        cause: "A goal is to keep a value where it is.",
        remedy: "Change one of them, or use a threshold.")
    case .unknownFieldKept:
      Explanation(
        "A field isn't known; it is kept as a note.",
        cause: "Another tool's own field.",
        remedy: "Nothing: an export gives it back.")
    case .notANumber:
      Explanation(
        "A value isn't a number; it is kept as a note.",
        cause: "A word such as done, or a range.",
        remedy: "Check in by hand what it means.")
    case .fieldNotOfKind:
      Explanation(
        "A field doesn't belong to the key result's kind; it is kept as a note.",
        cause: "The kind was changed, or guessed.",
        remedy: "State the kind that is meant.")
    case .kindGuessed:
      Explanation(
        "A key result names no kind; one was taken by its fields.",
        cause: "Documents of tools without kinds.",
        remedy: "State the kind where another is meant.")
    case .ownerKept:
      Explanation(
        "An owner is no member; the name is kept as a note.",
        cause: "Members aren't in the document.",
        remedy: "Add them to members.")
    case .checkInWithoutValue:
      Explanation(
        "A check-in has no value; it is kept as a note.",
        cause: "Somebody commented without a number.",
        remedy: "Nothing, or add the value.")
    case .valueOutOfRange:
      Explanation(
        "A check-in's value is kept, though it wouldn't be taken by itself.",
        cause: "A graded result in percent: 70 counts as 7 000 %. Or a recurring result below 0.",
        remedy: "Correct it in the document: 0.7 for 70 %; or here: okr checkin correct.")
    case .currentKept:
      Explanation(
        "A current value can't be one of this kind; it is kept as a note.",
        cause: "Milestones and recurring results have no single value.",
        remedy: "Mark stages, or add check-ins.")
    case .dependencyDates:
      Explanation(
        "A dependency is needed outside of its objective's cycle; the day is kept.",
        cause: "The cycle's days were changed after it was asked for.",
        remedy: "Take a day of the cycle where that is meant.")
    case .overrideDays:
      Explanation(
        "An override is in force for longer than it may be in its cycle; the day is kept.",
        cause: "The cycle's days were changed after it was stated.",
        remedy: "Take a day at most 92 days after the cycle where that is meant.")
    case .cycleNotFrozen:
      Explanation(
        "A cycle comes into the service as closed; what it scored isn't frozen.",
        cause:
          "The document was written elsewhere, or exported: figures are frozen by a close alone.",
        remedy:
          "Once all of it is imported: okr cycle reopen ID --reason TEXT, then okr cycle close ID.")
    }
  }
}
