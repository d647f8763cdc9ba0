// Why the server refuses a call.

/// The stable reasons of refusals. A reason never changes its meaning.
public enum Reason: String, ExplainedReason {
  case fieldInvalid = "FIELD_INVALID"
  case fieldRequired = "FIELD_REQUIRED"
  case fieldOutOfRange = "FIELD_OUT_OF_RANGE"
  case textInvalid = "TEXT_INVALID"
  case textTooLong = "TEXT_TOO_LONG"
  case requestMalformed = "REQUEST_MALFORMED"
  case requestTooLarge = "REQUEST_TOO_LARGE"
  case replyTooLarge = "REPLY_TOO_LARGE"
  case methodUnknown = "METHOD_UNKNOWN"
  case maskUnknownField = "MASK_UNKNOWN_FIELD"
  case pageTokenInvalid = "PAGE_TOKEN_INVALID"
  case filterInvalid = "FILTER_INVALID"
  case notFound = "NOT_FOUND"
  case alreadyExists = "ALREADY_EXISTS"
  case inUse = "IN_USE"
  case resourceArchived = "RESOURCE_ARCHIVED"
  case staleVersion = "STALE_VERSION"
  case alignmentCircle = "ALIGNMENT_CIRCLE"
  case alignmentNotAllowed = "ALIGNMENT_NOT_ALLOWED"
  case valueCountedTwice = "VALUE_COUNTED_TWICE"
  case treeCircle = "TREE_CIRCLE"
  case limitReached = "LIMIT_REACHED"
  case baselineEqualsTarget = "BASELINE_EQUALS_TARGET"
  case zoneUnknown = "ZONE_UNKNOWN"
  case dateImpossible = "DATE_IMPOSSIBLE"
  case effectiveTimeInFuture = "EFFECTIVE_TIME_IN_FUTURE"
  case effectiveTimeTooEarly = "EFFECTIVE_TIME_TOO_EARLY"
  case checkInNotTaken = "CHECK_IN_NOT_TAKEN"
  case checkInReplaced = "CHECK_IN_REPLACED"
  case cycleClosed = "CYCLE_CLOSED"
  case cycleChildOpen = "CYCLE_CHILD_OPEN"
  case cyclePhase = "CYCLE_PHASE"
  case cycleDays = "CYCLE_DAYS"
  case dependencyDates = "DEPENDENCY_DATES"
  case dependencyState = "DEPENDENCY_STATE"
  case overrideDays = "OVERRIDE_DAYS"
  case metricWithoutRule = "METRIC_WITHOUT_RULE"
  case idempotencyKeyInvalid = "IDEMPOTENCY_KEY_INVALID"
  case idempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED"
  case idempotencyKeyExpired = "IDEMPOTENCY_KEY_EXPIRED"
  case importRefused = "IMPORT_REFUSED"
  case operationsFull = "OPERATIONS_FULL"
  case operationNotDone = "OPERATION_NOT_DONE"
  case operationRestored = "OPERATION_RESTORED"
  case signInRequired = "SIGN_IN_REQUIRED"
  case tokenInvalid = "TOKEN_INVALID"
  case tokenRevoked = "TOKEN_REVOKED"
  case roleNotEnough = "ROLE_NOT_ENOUGH"
  case partNotEnough = "PART_NOT_ENOUGH"
  case overloaded = "OVERLOADED"
  case quotaExceeded = "QUOTA_EXCEEDED"
  case memoryFull = "MEMORY_FULL"
  case tooManyStreams = "TOO_MANY_STREAMS"
  case draining = "DRAINING"
  case cancelled = "CANCELLED"
  case deadlinePassed = "DEADLINE_PASSED"
  case revisionNotReached = "REVISION_NOT_REACHED"
  case storageUnavailable = "STORAGE_UNAVAILABLE"
  case storageFull = "STORAGE_FULL"
  case outcomeUnknown = "OUTCOME_UNKNOWN"
  case notOwner = "NOT_OWNER"
  case organisationArchived = "ORGANISATION_ARCHIVED"
  case organisationCorrupt = "ORGANISATION_CORRUPT"
  case serverFault = "SERVER_FAULT"
}

extension Reason {
  public var explanation: Explanation {
    switch self {
    case .fieldInvalid:
      Explanation(
        "A field holds something that it can't.",
        cause: "A name was mistyped, or two fields don't go together.",
        remedy: "The violations name each field and what it takes.")
    case .fieldRequired:
      Explanation(
        "A field is missing.",
        cause: "A client left it out, or it is needed by the kind only.",
        remedy: "State the field that is named.")
    case .fieldOutOfRange:
      Explanation(
        "A number is outside its range.",
        cause:
          "A weight over 1 000, a ratio in percent, shares of more than the whole, or an amount without its unit's multiplier.",
        remedy: "The range stands in the violation's limit.")
    case .textInvalid:
      Explanation(
        "A text isn't UTF-8, or something new holds a control character in its id, name, title or note.",
        cause:
          "A file in another encoding was sent, or a text was copied from a terminal or with a line break.",
        remedy:
          "Convert it to UTF-8; leave control characters out. Notes and reasons may hold tabs and line breaks."
      )
    case .textTooLong:
      Explanation(
        "A text takes more bytes than are kept.",
        cause: "A note or title holds a whole document.",
        remedy: "Shorten it, and link to the rest.")
    case .requestMalformed:
      Explanation(
        "The bytes are not the method's message.",
        cause: "Client and server have different contracts.",
        remedy: "okr version --connect shows both versions.")
    case .requestTooLarge:
      Explanation(
        "A request exceeds what the server decodes.",
        cause: "Too many records in one request, or a document of more than 256 MiB.",
        remedy: "Split it; a document goes in pieces by okr import.")
    case .replyTooLarge:
      Explanation(
        "The reply exceeds what a frame may hold.",
        cause: "A whole company in one page.",
        remedy: "Ask for a smaller page, depth or scope.")
    case .methodUnknown:
      Explanation(
        "The server has no such method.",
        cause: "The client is newer than the server.",
        remedy: "okr version --connect shows both; update the server.")
    case .maskUnknownField:
      Explanation(
        "An update mask names no field.",
        cause: "A mistyped name, or a field of a newer contract.",
        remedy: "The message lists the fields there are.")
    case .pageTokenInvalid:
      Explanation(
        "A page token belongs to another request.",
        cause: "The filter changed between two pages, or the database was restored.",
        remedy: "Start again without a token.")
    case .filterInvalid:
      Explanation(
        "A list's filter can't be read.",
        cause:
          "A field of another resource, a value of another kind, or AND and OR without parentheses.",
        remedy: "The message says where and what belongs there; okr help filters has the grammar.")
    case .notFound:
      Explanation(
        "There is no such thing, or not for this principal.",
        cause: "A mistyped id, or another organisation.",
        remedy: "okr whoami shows the organisation; list shows the ids.")
    case .alreadyExists:
      Explanation(
        "The id is taken.",
        cause: "The thing was created before, perhaps by an earlier try.",
        remedy: "Choose another id, or update what is there.")
    case .inUse:
      Explanation(
        "Something else rests on what would change.",
        cause:
          "An alignment counts by the kind or unit that was to change, or something stands in what was to be archived.",
        remedy: "The message names it: change, move or archive that first.")
    case .resourceArchived:
      Explanation(
        "What the request changes or names is archived.",
        cause: "It was put away, or the objective that it belongs to.",
        remedy: "okr TYPE restore ID brings it back; list --archived shows what is archived.")
    case .staleVersion:
      Explanation(
        "The resource changed since it was read.",
        cause: "Somebody else edited it meanwhile.",
        remedy: "Read it again, then repeat the change.")
    case .alignmentCircle:
      Explanation(
        "An edge would close a circle.",
        cause: "Two items count in one another, perhaps over others.",
        remedy: "The path stands in the message: drop one of its edges.")
    case .alignmentNotAllowed:
      Explanation(
        "The edge's mode doesn't fit its ends, or their units differ.",
        cause: "A score counts in objectives, a value in a rollup_value of the same unit.",
        remedy: "Use the mode none, or another end.")
    case .valueCountedTwice:
      Explanation(
        "One key result would be counted twice in another.",
        cause: "It reaches the other on two ways.",
        remedy: "Both ways stand in the message: drop one.")
    case .treeCircle:
      Explanation(
        "A region, unit or cycle would stand above itself.",
        cause: "The new parent lies below it, or the unit that it is to be merged into.",
        remedy: "Choose another one, or move that one out of it first.")
    case .limitReached:
      Explanation(
        "The organisation or item has as many as are kept.",
        cause: "An import ran twice under other ids, or the organisation is very large.",
        remedy: "The limit stands in the message.")
    case .baselineEqualsTarget:
      Explanation(
        "There is no way from baseline to target to measure.",
        cause: "A goal is to keep a value where it is.",
        remedy: "Change one of them, or use a threshold.")
    case .zoneUnknown:
      Explanation(
        "No time zone has that name.",
        cause: "An abbreviation such as CET, or a city without its continent.",
        remedy: "Use an IANA name such as Europe/Warsaw.")
    case .dateImpossible:
      Explanation(
        "The calendar has no such day.",
        cause: "31 April, or day and month in another order.",
        remedy: "Write year, month and day: 2026-07-01.")
    case .effectiveTimeInFuture:
      Explanation(
        "A check-in would hold from a time that hasn't come.",
        cause: "The client's clock is ahead, or the time lacks its zone.",
        remedy: "Set the clock, or record it later.")
    case .effectiveTimeTooEarly:
      Explanation(
        "A change can't take effect that early: what it touches changed since.",
        cause: "A target is to hold from July, and its key result was changed in August.",
        remedy: "Take a time after the change that is named, or leave the time out.")
    case .checkInNotTaken:
      Explanation(
        "The key result is computed from what is aligned to it.",
        cause: "It is a rollup, which has no value of its own.",
        remedy: "Check in to the key results below it.")
    case .checkInReplaced:
      Explanation(
        "The record is replaced already.",
        cause: "Somebody corrected it first.",
        remedy: "Correct the record that replaced it.")
    case .cycleClosed:
      Explanation(
        "The cycle is closed: what stands in it can't change any more.",
        cause: "It was closed at its end, which froze its figures.",
        remedy: "Work in a running cycle, or open it again by okr cycle reopen, which is noted.")
    case .cycleChildOpen:
      Explanation(
        "A cycle below is open, and a cycle closes after those below it.",
        cause: "A year is closed before its last quarter.",
        remedy: "Close the cycle that is named first; okr cycle readiness lists all of them.")
    case .cyclePhase:
      Explanation(
        "The phases of a cycle go in order: draft, review, active, grading, closed.",
        cause: "A phase was passed over; a review alone may be.",
        remedy: "Take one step at a time: okr cycle update ID --phase PHASE.")
    case .cycleDays:
      Explanation(
        "A cycle would begin before the one above it, or end after it.",
        cause: "A quarter's last day was mistyped, or a year was cut after its quarters were made.",
        remedy:
          "Both days stand in the message: change one, or give the cycle another parent.")
    case .dependencyDates:
      Explanation(
        "The days of a dependency don't fit together.",
        cause:
          "It is needed outside of its objective's cycle, or promised for a day after the one by which it is needed.",
        remedy:
          "Take a day that fits; okr dependency accept --allow-late promises it for later all the same."
      )
    case .dependencyState:
      Explanation(
        "A dependency can't be changed so as it stands.",
        cause: "It was answered, delivered or withdrawn before.",
        remedy: "What is possible stands in the message; okr dependency reopen asks again.")
    case .overrideDays:
      Explanation(
        "The last day of an override can't be that one.",
        cause: "It is over, or lies more than 92 days after the last day of the cycle.",
        remedy: "Take a day within the limit that the message names; it can be set again later.")
    case .metricWithoutRule:
      Explanation(
        "A metric doesn't say how its values add up.",
        cause: "It was made without a rollup, or before there were rules.",
        remedy: "okr metric update ID --rollup sum; its help names the other rules.")
    case .idempotencyKeyInvalid:
      Explanation(
        "The key is missing or no UUID version 7.",
        cause: "A client that makes keys of its own kind.",
        remedy: "Make one UUID version 7 for each change.")
    case .idempotencyKeyReused:
      Explanation(
        "The key was used for another request.",
        cause: "A client sends changes under one key.",
        remedy: "Make a new key for each change.")
    case .idempotencyKeyExpired:
      Explanation(
        "The key is over 24 h old, or ahead of the server's clock.",
        cause: "A retry after a day, or a clock that is wrong.",
        remedy: "Make a new key; set the clock.")
    case .importRefused:
      Explanation(
        "Places of a document are refused; nothing more was changed.",
        cause: "Unknown ids or impossible values in the document.",
        remedy: "The violations name each place.")
    case .operationsFull:
      Explanation(
        "The member, the organisation or the server has as many operations open as it may.",
        cause: "A script starts imports and doesn't wait for them.",
        remedy: "okr operation list shows them; wait for one to end, or cancel one.")
    case .operationNotDone:
      Explanation(
        "The operation has no result to read.",
        cause: "It still runs, it failed, or it is no export.",
        remedy: "okr operation get shows how far it is; okr operation wait waits for its end.")
    case .operationRestored:
      Explanation(
        "The operation was under way when the backup was made that the server was restored from.",
        cause: "After a restore nothing goes on by itself.",
        remedy: "Look at what the organisation holds, and start it again.")
    case .signInRequired:
      Explanation(
        "No token was given.",
        cause: "The client has no profile, or none for this server.",
        remedy: "okr help profiles.")
    case .tokenInvalid:
      Explanation(
        "The token is unknown, revoked or expired.",
        cause: "It belongs to another server, or its time is over.",
        remedy: "Ask an administrator for a new one.")
    case .tokenRevoked:
      Explanation(
        "A token that was revoked doesn't change any more.",
        cause: "Its text was given up, and may be anywhere.",
        remedy: "okr token create makes another.")
    case .roleNotEnough:
      Explanation(
        "The role may not do this.",
        cause: "A member changes structure, or an administrator another organisation.",
        remedy: "The role that may stands in the message.")
    case .partNotEnough:
      Explanation(
        "The role holds in one unit or region, and this lies outside of it.",
        cause: "A unit's administrator changes another unit's objective, or the cycles of all.",
        remedy: "Ask an administrator of that unit or region, or of the whole organisation.")
    case .overloaded:
      Explanation(
        "More waits than the server keeps, or all wait long.",
        cause: "A peak, such as a quarter's end.",
        remedy: "Try again after the time that it names.")
    case .quotaExceeded:
      Explanation(
        "The organisation sent more than its quota.",
        cause: "A script without pauses.",
        remedy: "Try again after the time that it names; the operator sets the quota.")
    case .memoryFull:
      Explanation(
        "Organisations fill the server's memory; this one isn't loaded.",
        cause: "More of them are in use than it was sized for.",
        remedy: "Try again; the operator gives it more memory.")
    case .tooManyStreams:
      Explanation(
        "The connection has as many calls open as it may.",
        cause: "A client doesn't wait for answers.",
        remedy: "Wait for one to end, or open another connection.")
    case .draining:
      Explanation(
        "The server is shutting down.",
        cause: "It is being updated or moved.",
        remedy: "Try again; another server takes over.")
    case .cancelled:
      Explanation(
        "The call or the operation was cancelled.",
        cause: "Ctrl-C, a closed connection, or okr operation cancel.",
        remedy: "Nothing, if that was meant; okr operation get tells what an operation committed.")
    case .deadlinePassed:
      Explanation(
        "The request waited longer than its deadline; its outcome may be unknown.",
        cause: "A busy server, or a deadline that is short.",
        remedy: "Send it again with the same key.")
    case .revisionNotReached:
      Explanation(
        "The server hasn't got to the revision asked for.",
        cause: "The change was answered by another server just now.",
        remedy: "Try again.")
    case .storageUnavailable:
      Explanation(
        "The database doesn't answer.",
        cause: "It restarts, fails over, or can't be reached.",
        remedy: "Try again with the same key; tell the operator.")
    case .storageFull:
      Explanation(
        "The server's disk is full.",
        cause: "Logs, backups or other programs filled it.",
        remedy: "The operator makes room; reads go on meanwhile.")
    case .outcomeUnknown:
      Explanation(
        "Whether the change was written isn't known yet.",
        cause: "The database went away in the middle of a commit.",
        remedy: "Send it again with the same key: it is done once.")
    case .notOwner:
      Explanation(
        "Another server serves the organisation now.",
        cause: "It took over while this one was away, or was killed and holds it for 3 s more.",
        remedy: "Try again.")
    case .organisationArchived:
      Explanation(
        "The organisation is archived: it is read, and nothing in it changes.",
        cause: "An operator put it away; okr org get says who, when and why.",
        remedy: "An operator takes it back with okr org restore ID.")
    case .organisationCorrupt:
      Explanation(
        "Stored records don't fit their hashes.",
        cause: "A disk or somebody changed what the log holds.",
        remedy: "The operator restores it; nothing is served from it meanwhile.")
    case .serverFault:
      Explanation(
        "The server made a mistake.",
        cause: "A defect of the program.",
        remedy: "Report it with the request's method and time.")
    }
  }
}
