// The reasons that this program gives by itself, and how reasons are to be read.

internal import OKRModel
internal import Terminal

/// What an error's reason means, and what helps.
struct ErrorEntry: Sendable {
  let reason: String
  let meaning: String
  let remedy: String
}

/// Reasons of errors.
enum ErrorCatalogue {
  static let entries: [ErrorEntry] = [
    .init(
      reason: "AMBIGUOUS_PERCENT",
      meaning: "A value ended with %, which could mean the number or its hundredth.",
      remedy: "Write 70 for a key result measured in %, and 0.7 for a ratio."),
    .init(
      reason: "CONFIGURATION", meaning: "A profile, variable, file or address is wrong.",
      remedy: "okr help environment and okr help profiles."),
    .init(
      reason: "INTERRUPTED", meaning: "Ctrl-C ended the command; the change may have happened.",
      remedy: "Run the command that is printed: its request id makes it safe."),
    .init(
      reason: "PAGER_FAILED", meaning: "The program that shows output page by page didn't start.",
      remedy: "Set OKR_PAGER to another one, or to cat for none."),
    .init(
      reason: "DOCUMENT_REFUSED", meaning: "An import had refused places; nothing was changed.",
      remedy: "okr import FILE --dry-run --all names each of them."),
    .init(
      reason: "EMPTY_FILE", meaning: "A file of check-ins holds nothing.",
      remedy: "CSV needs a head line with key_result and value."),
    .init(
      reason: "FIGURES_DIFFER", meaning: "The live figures are not those that the log gives.",
      remedy: "Keep the output and tell the operator; the log is the truth."),
    .init(
      reason: "FILE_FAILED", meaning: "A local file can't be read or written.",
      remedy: "The system's own words stand in the message."),
    .init(
      reason: "FILE_NOT_FOUND", meaning: "A local file isn't there.", remedy: "Check its path."),
    .init(
      reason: "FILE_TOO_LONG", meaning: "A local file is longer than what is read at once.",
      remedy: "Split it; import takes documents of any length."),
    .init(
      reason: "INCOMPLETE_REPLY", meaning: "The server's reply lacks what it must have.",
      remedy: "okr version --connect shows both versions."),
    .init(
      reason: "INVALID_INPUT", meaning: "Something on the command line can't be read.",
      remedy: "The message names it; okr help numbers shows the forms."),
    .init(
      reason: "LOAD_FAILED",
      meaning: "Under load calls failed, acknowledged check-ins are missing, or figures differ.",
      remedy: "The report names them; okr server verify ORGANISATION repeats the proof."),
    .init(
      reason: "MISSING_COLUMN", meaning: "A file of check-ins has no column key_result or value.",
      remedy: "Name both in the head line."),
    .init(
      reason: "MISSING_KEY_RESULT", meaning: "A row names no key result.", remedy: "Fill it in."),
    .init(
      reason: "MISSING_VALUE", meaning: "A row has no value.",
      remedy: "Fill it in, or leave the row out."),
    .init(
      reason: "NOT_A_DAY", meaning: "A date isn't a day of the calendar.",
      remedy: "Write 2026-07-01."),
    .init(
      reason: "NOT_A_NUMBER", meaning: "A value isn't a decimal number.",
      remedy: "Write 12.5, with a point and no spaces."),
    .init(
      reason: "NOT_A_PAIR", meaning: "Two parts are needed around a =.", remedy: "Write 50=0.7."),
    .init(
      reason: "NOT_A_SPAN", meaning: "A span of time can't be read.",
      remedy: "Write 500ms, 10s or 2m."),
    .init(
      reason: "NOT_A_TIME", meaning: "A time lacks its offset, or isn't one.",
      remedy: "Write 2026-07-01T09:30:00+02:00 or …Z."),
    .init(
      reason: "NOT_CSV", meaning: "A file's line isn't CSV.", remedy: "The message names the line."),
    .init(
      reason: "NOT_JSON", meaning: "A file's line isn't a JSON object.",
      remedy: "The message names the line."),
    .init(
      reason: "NOT_SERVING", meaning: "The server answers, and says that it doesn't serve.",
      remedy: "Its reason stands beside; try again later."),
    .init(
      reason: "NOT_SIGNED_IN", meaning: "The connection carries no token.",
      remedy: "okr help profiles."),
    .init(reason: "NOT_UTF8", meaning: "A file isn't UTF-8 text.", remedy: "Convert it."),
    .init(
      reason: "NO_SUCH_PROFILE", meaning: "There is no profile of that name.",
      remedy: "okr profile list."),
    .init(
      reason: "NO_SUCH_STAGE", meaning: "The milestone has no stage of that name.",
      remedy: "okr kr get ID shows its stages."),
    .init(
      reason: "OUT_OF_RANGE", meaning: "A number is larger than what is kept.",
      remedy: "Take a unit with a multiplier, such as USD thousand."),
    .init(
      reason: "PROFILE_EXISTS", meaning: "The profile's name is taken.",
      remedy: "okr profile edit NAME."),
    .init(
      reason: "TOO_MANY_DECIMAL_PLACES", meaning: "A number has more places than are kept.",
      remedy: "Round it yourself: 6 places for values and ratios, 3 for weights."),
    .init(
      reason: "UNKNOWN_COLUMN", meaning: "A file of check-ins has an unknown column, or one twice.",
      remedy: "Known are key_result, value, at, confidence and note."),
    .init(
      reason: "UNKNOWN_REASON",
      meaning: "okr help error was asked for a reason that isn't listed here.",
      remedy: "okr help errors lists those of the client."),
    .init(
      reason: "UNREADABLE_LINES",
      meaning: "Lines of a file of check-ins can't be read; nothing was sent.",
      remedy: "Each is named with what is wrong."),
    .init(
      reason: "USAGE", meaning: "The words don't form a command, or don't go together.",
      remedy: "okr COMMAND --help."),
    .init(
      reason: "WRITE_FAILED", meaning: "The output can't be written.", remedy: "Is the disk full?"),
  ]

  /// One entry.
  static func text(reason: String) throws(CommandFailure) -> String {
    guard let entry = Self.entries.first(where: { $0.reason == reason.uppercased() }) else {
      throw CommandFailure(
        .notThere, .notFound, "UNKNOWN_REASON",
        "\(reason) is none of the client's reasons; the server's are in docs/ERRORS.md.",
        hint: "okr help errors")
    }
    return "\(entry.reason)\n  \(entry.meaning)\n  \(entry.remedy)"
  }

  /// How to read errors, and all reasons of the client.
  static var overview: String {
    let head = """
      ERRORS
        A failure says what failed, why with its value and limit, and what to run.
        Its reason is stable and made for scripts; its words may change.
        okr help error REASON explains one. The server's own are in docs/ERRORS.md.

        An outcome that is unknown (exit 69 or 124 after a change was sent) is
        settled by the same command with the --request-id that is printed: it is
        done once, however often it is sent.
      """
    let width = Self.entries.map(\.reason.count).max() ?? 0
    let rows = Self.entries.flatMap { entry in
      entry.meaning.wrapped(to: 76 - width).enumerated().map { index, line in
        "  \((index == 0 ? entry.reason : "").padded(to: width))  \(line)"
      }
    }
    return head + "\n\n" + rows.joined(separator: "\n")
  }
}
