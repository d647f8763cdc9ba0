// Why a command fails by itself, without the server.

internal import OKRModel

/// The stable reasons of this program's own failures.
enum CommandReason: String, ExplainedReason {
  case ambiguousPercent = "AMBIGUOUS_PERCENT"
  case checksFailed = "CHECKS_FAILED"
  case checksWarned = "CHECKS_WARNED"
  case configuration = "CONFIGURATION"
  case confirmationNeeded = "CONFIRMATION_NEEDED"
  case documentRefused = "DOCUMENT_REFUSED"
  case emptyFile = "EMPTY_FILE"
  case fileExists = "FILE_EXISTS"
  case closesDiffer = "CLOSES_DIFFER"
  case figuresDiffer = "FIGURES_DIFFER"
  case documentDiffers = "DOCUMENT_DIFFERS"
  case fileFailed = "FILE_FAILED"
  case fileNotFound = "FILE_NOT_FOUND"
  case fileTooLong = "FILE_TOO_LONG"
  case incompleteReply = "INCOMPLETE_REPLY"
  case interrupted = "INTERRUPTED"
  case invalidInput = "INVALID_INPUT"
  case loadFailed = "LOAD_FAILED"
  case missingColumn = "MISSING_COLUMN"
  case missingKeyResult = "MISSING_KEY_RESULT"
  case missingValue = "MISSING_VALUE"
  case noSuchProfile = "NO_SUCH_PROFILE"
  case noSuchService = "NO_SUCH_SERVICE"
  case noSuchStage = "NO_SUCH_STAGE"
  case notADay = "NOT_A_DAY"
  case notAllowedToThisRole = "NOT_ALLOWED_TO_THIS_ROLE"
  case notConfirmed = "NOT_CONFIRMED"
  case notReady = "NOT_READY"
  case notANumber = "NOT_A_NUMBER"
  case notAPair = "NOT_A_PAIR"
  case notASpan = "NOT_A_SPAN"
  case notATime = "NOT_A_TIME"
  case notCSV = "NOT_CSV"
  case notJSON = "NOT_JSON"
  case notServing = "NOT_SERVING"
  case notSoInTime = "NOT_SO_IN_TIME"
  case noResult = "NO_RESULT"
  case notSignedIn = "NOT_SIGNED_IN"
  case notUTF8 = "NOT_UTF8"
  case outOfRange = "OUT_OF_RANGE"
  case pagerFailed = "PAGER_FAILED"
  case notAPlan = "NOT_A_PLAN"
  case planOfAnother = "PLAN_OF_ANOTHER"
  case profileExists = "PROFILE_EXISTS"
  case serverTooOld = "SERVER_TOO_OLD"
  case tooManyDecimalPlaces = "TOO_MANY_DECIMAL_PLACES"
  case unchanged = "UNCHANGED"
  case unknownColumn = "UNKNOWN_COLUMN"
  case unknownReason = "UNKNOWN_REASON"
  case unreadableLines = "UNREADABLE_LINES"
  case usage = "USAGE"
  case writeFailed = "WRITE_FAILED"

  var explanation: Explanation {
    switch self {
    case .ambiguousPercent:
      Explanation(
        "A value ended with %, which could mean the number or its hundredth.",
        cause: "The key result isn't measured in %.",
        remedy: "Write 70 for a key result measured in %, and 0.7 for a ratio.")
    case .checksFailed:
      Explanation(
        "okr doctor found what keeps commands from working.",
        cause: "The first line that says fail; those below rest on it.",
        remedy: "What stands beside it.")
    case .checksWarned:
      Explanation(
        "okr doctor found what works now and may not for long.",
        cause: "A certificate or token that ends soon, clocks or versions that are apart.",
        remedy: "What stands beside each line that says warn.")
    case .configuration:
      Explanation(
        "A profile, variable, file or address is wrong.",
        cause: "A moved file, or a profile that others may read.",
        remedy: "okr help environment and okr help profiles.")
    case .confirmationNeeded:
      Explanation(
        "A change asks before it is made, and nobody could be asked.",
        cause: "Input isn't a terminal, or --no-input was given.",
        remedy: "Look at it with --dry-run, then give --yes, or --confirm ID where that is named.")
    case .notAllowedToThisRole:
      Explanation(
        "The signed-in role may not do what was asked about.",
        cause: "okr can-i asked the server, and the answer is no.",
        remedy: "Ask somebody of the role that is named; okr help roles tells what each may.")
    case .notConfirmed:
      Explanation(
        "The question was not answered with yes, or with the id that it asks for.",
        cause: "Enter alone means no.",
        remedy: "Repeat the command, and answer y or type the id; or give --yes or --confirm ID.")
    case .notReady:
      Explanation(
        "Something is missing before the cycle is closed.",
        cause: "Key results without values, objectives without grades, cycles below open.",
        remedy: "okr cycle readiness names each of them and whom to ask.")
    case .documentRefused:
      Explanation(
        "An import had refused places; nothing was changed.",
        cause: "Unknown ids or impossible values in the document.",
        remedy: "okr import FILE --dry-run --all names each of them.")
    case .documentDiffers:
      Explanation(
        "The document differs from the organisation, as diff and plan are there to find.",
        cause: "Resources that are new in the document, or other than the organisation's.",
        remedy: "okr apply carries out a plan; okr import takes the document as it is.")
    case .notAPlan:
      Explanation(
        "A file is no plan, or not a whole one.",
        cause: "A document in place of the plan that was made of it, or a copy that broke off.",
        remedy: "okr plan -f DOCUMENT --out FILE makes one.")
    case .planOfAnother:
      Explanation(
        "A plan was made for another organisation than the one that is signed in to.",
        cause: "Another profile, or another --organisation.",
        remedy: "The message names both; okr whoami shows the present one.")
    case .emptyFile:
      Explanation(
        "A file of check-ins holds nothing.",
        cause: "An export that found no rows.",
        remedy: "CSV needs a head line with key_result and value.")
    case .fileExists:
      Explanation(
        "A file that would be made is there already.",
        cause: "A token was written to it before.",
        remedy: "Name another file, or remove that one.")
    case .closesDiffer:
      Explanation(
        "Figures of a close are not those of a later one, or of now.",
        cause: "Something was recorded, corrected or graded in between.",
        remedy: "Nothing is wrong: okr explain ITEM --since the close's revision tells what moved.")
    case .figuresDiffer:
      Explanation(
        "The live figures are not those that the log gives.",
        cause: "A defect of the program, or a changed database.",
        remedy: "Keep the output and tell the operator; the log is the truth.")
    case .fileFailed:
      Explanation(
        "A local file can't be read or written.",
        cause: "Its permissions, or a disk that is full.",
        remedy: "The system's own words stand in the message.")
    case .fileNotFound:
      Explanation(
        "A local file isn't there.",
        cause: "A mistyped path, or another folder.",
        remedy: "Check its path.")
    case .fileTooLong:
      Explanation(
        "A local file is longer than what is read at once.",
        cause: "A whole history of check-ins in one file.",
        remedy: "Split it; import takes documents of any length.")
    case .incompleteReply:
      Explanation(
        "The server's reply lacks what it must have.",
        cause: "Client and server have different contracts.",
        remedy: "okr version --connect shows both versions.")
    case .interrupted:
      Explanation(
        "Ctrl-C ended the command; the change may have happened.",
        cause: "Somebody pressed it, or a script ended.",
        remedy: "Run the command that is printed: its request id makes it safe.")
    case .invalidInput:
      Explanation(
        "Something on the command line can't be read.",
        cause: "A mistyped value.",
        remedy: "The message names it; okr help numbers shows the forms.")
    case .loadFailed:
      Explanation(
        "Under load calls failed, acknowledged check-ins are missing, or figures differ.",
        cause: "More load than the server is sized for, or a defect.",
        remedy: "The report names them; okr server verify ORGANISATION repeats the proof.")
    case .missingColumn:
      Explanation(
        "A file of check-ins has no column key_result or value.",
        cause: "No head line, or names of another tool.",
        remedy: "Name both in the head line.")
    case .missingKeyResult:
      Explanation(
        "A row names no key result.",
        cause: "An empty cell.",
        remedy: "Fill it in.")
    case .missingValue:
      Explanation(
        "A row has no value.",
        cause: "An empty cell.",
        remedy: "Fill it in, or leave the row out.")
    case .noSuchProfile:
      Explanation(
        "There is no profile of that name.",
        cause: "It was renamed, or made by another user.",
        remedy: "okr profile list.")
    case .noSuchService:
      Explanation(
        "The server has no service of that name.",
        cause: "A mistyped name, or a service of another version.",
        remedy: "Names are as okr.v1.CheckInService; without --service it is the whole server.")
    case .noSuchStage:
      Explanation(
        "The milestone has no stage of that name.",
        cause: "A mistyped name.",
        remedy: "okr kr get ID shows its stages.")
    case .notADay:
      Explanation(
        "A date isn't a day of the calendar.",
        cause: "31 April, or day and month in another order.",
        remedy: "Write 2026-07-01.")
    case .notANumber:
      Explanation(
        "A value isn't a decimal number.",
        cause: "A decimal comma, a space, or a unit behind it.",
        remedy: "Write 12.5, with a point and no spaces.")
    case .notAPair:
      Explanation(
        "Two parts are needed around a =.",
        cause: "The shell took it apart, or it is missing.",
        remedy: "Write 50=0.7.")
    case .notASpan:
      Explanation(
        "A span of time can't be read.",
        cause: "A number without its unit.",
        remedy: "Write 500ms, 10s or 2m.")
    case .notATime:
      Explanation(
        "A time lacks its offset, or isn't one.",
        cause: "A local time without its zone.",
        remedy: "Write 2026-07-01T09:30:00+02:00 or …Z.")
    case .notCSV:
      Explanation(
        "A file's line isn't CSV.",
        cause: "A quote that isn't closed, or too many cells.",
        remedy: "The message names the line.")
    case .notJSON:
      Explanation(
        "A file's line isn't a JSON object.",
        cause: "The file is one document and not one object a line.",
        remedy: "The message names the line.")
    case .noResult:
      Explanation(
        "The operation made no document that could be written.",
        cause: "It is no export, or it isn't done.",
        remedy: "okr operation get shows what it is and how far.")
    case .notSoInTime:
      Explanation(
        "What was waited for didn't come in time.",
        cause: "Nobody did it yet, or the condition can't come true.",
        remedy: "Look at the resource with get; wait longer with --timeout.")
    case .notServing:
      Explanation(
        "The server answers, and says that it doesn't serve.",
        cause: "It starts, drains, or waits for its database.",
        remedy: "Its reason stands beside; try again later.")
    case .notSignedIn:
      Explanation(
        "The connection carries no token.",
        cause: "No profile, and neither OKR_TOKEN_FILE nor OKR_TOKEN.",
        remedy: "okr help profiles.")
    case .notUTF8:
      Explanation(
        "A file isn't UTF-8 text.",
        cause: "It was saved in another encoding.",
        remedy: "Convert it.")
    case .outOfRange:
      Explanation(
        "A number is larger than what is kept.",
        cause: "An amount in single units of its currency.",
        remedy: "Take a unit with a multiplier, such as USD thousand.")
    case .pagerFailed:
      Explanation(
        "The program that shows output page by page didn't start.",
        cause: "OKR_PAGER or PAGER names one that isn't installed.",
        remedy: "Set OKR_PAGER to another one, or to cat for none.")
    case .profileExists:
      Explanation(
        "The profile's name is taken.",
        cause: "It was added before.",
        remedy: "okr profile edit NAME.")
    case .serverTooOld:
      Explanation(
        "The server doesn't know what was asked for, and would have passed over it.",
        cause: "A client that is newer than its server.",
        remedy: "Have the server brought up to date, or do without the flag.")
    case .tooManyDecimalPlaces:
      Explanation(
        "A number has more places than are kept.",
        cause: "It was computed in binary floating point.",
        remedy: "Round it yourself: 6 places for values and ratios, 3 for weights.")
    case .unchanged:
      Explanation(
        "A change was asked for that is as asked already, and that was to be a failure.",
        cause: "It was done before, and --fail-if-unchanged was given.",
        remedy: "None is needed; without the flag it ends with 0.")
    case .unknownColumn:
      Explanation(
        "A file of check-ins has an unknown column, or one twice.",
        cause: "A column of another tool.",
        remedy: "Known are key_result, value, at, confidence and note.")
    case .unknownReason:
      Explanation(
        "okr help error was asked for a reason that there isn't.",
        cause: "A mistyped reason, or one of another version.",
        remedy: "okr help errors lists them.")
    case .unreadableLines:
      Explanation(
        "Lines of a file of check-ins can't be read; nothing was sent.",
        cause: "Values, times or ids in another form.",
        remedy: "Each is named with what is wrong.")
    case .usage:
      Explanation(
        "The words don't form a command, or don't go together.",
        cause: "A mistyped flag, or two that exclude one another.",
        remedy: "okr COMMAND --help.")
    case .writeFailed:
      Explanation(
        "The output can't be written.",
        cause: "A full disk.",
        remedy: "Make room, or write elsewhere.")
    }
  }
}
