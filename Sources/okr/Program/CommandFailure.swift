// Why a command failed: what people are told, what scripts are told, and the exit code.

internal import OKRModel
internal import Terminal

/// A failure of a command, of here or of the server.
struct CommandFailure: Error, Sendable, Hashable {
  /// Further lines for people, a label and a text each.
  struct Fact: Sendable, Hashable {
    let label: String
    let text: String
  }

  /// A word of the command line that isn't known, and the one that it may stand for.
  struct Correction: Sendable, Hashable {
    let word: String
    let meant: String
  }

  var exit: ExitStatus
  /// The status code's name in lower case, such as `invalid_argument`.
  var code: String
  /// UPPER_SNAKE_CASE and stable.
  var reason: String
  var message: String
  var facts: [Fact] = []
  var violations: [FieldViolation] = []
  /// Microseconds to wait before trying again; 0 where it isn't known.
  var retryAfterMicros: Int64 = 0
  /// A command that helps, as it is pasted, or empty. One option with its value stands for the present command with it.
  var hint = ""
  /// What helps where no command does, in words, or empty.
  var remedy = ""
  /// Where one word of the command was mistyped: the command with the right one helps most.
  var correction: Correction?
  /// The idempotency key of the change that failed, else the server's name of the call, or empty.
  var requestID = ""
  /// The resource that isn't there, where the server named it.
  var missing: MissingResource?
  /// True where some of it was done all the same.
  var isMidway = false

  /// A failure that was found here.
  init(
    _ exit: ExitStatus, _ code: Code, _ reason: CommandReason, _ message: String,
    facts: [Fact] = [],
    hint: String = "", remedy: String = ""
  ) {
    self.exit = exit
    self.code = code.name
    self.reason = reason.rawValue
    self.message = message
    self.facts = facts
    self.hint = hint
    self.remedy = remedy
  }

  /// A refusal of the server.
  /// - Parameter arguments: the command line that it refused.
  init(_ status: OKRModel.Status, after arguments: [String]) {
    self.exit = ExitStatus(status.code)
    self.code = status.code.name
    self.reason = status.reason
    self.message =
      status.message.isEmpty ? "The server answered \(status.code.name)." : status.message
    self.violations = status.violations
    self.retryAfterMicros = status.retryAfterMicroseconds
    self.hint = NextCommand.of(status, after: arguments) ?? Self.hint(status)
    self.remedy = self.hint.isEmpty ? Self.remedy(status) : ""
    self.requestID = status.requestId
    self.isMidway = status.metadata.contains { $0.key == "done" }
    self.missing = MissingResource(status)
    let metadata = { (key: String) in status.metadata.first { $0.key == key }?.value ?? "" }
    self = self.correcting(
      metadata("word"), among: metadata("known").split(separator: ",").map(String.init))
  }

  /// What to run where the code alone says it.
  private static func hint(_ status: OKRModel.Status) -> String {
    switch status.code {
    case .unauthenticated: "okr help profiles"
    case .unavailable: "okr server health"
    case .permissionDenied: "okr whoami"
    default: ""
    }
  }

  /// What the catalogue says of a state that forbids something; of a reason that only a newer server knows, what it
  /// says itself.
  private static func remedy(_ status: OKRModel.Status) -> String {
    guard let known = Reason(rawValue: status.reason) else { return status.help }
    return status.code == .failedPrecondition || status.code == .aborted
      ? known.explanation.remedy : ""
  }
}

extension CommandFailure {
  /// Input that was refused here, before it reached the server.
  static func input(
    _ message: String, reason: CommandReason = .invalidInput, hint: String = "", remedy: String = ""
  ) -> Self {
    Self(.refused, .invalidArgument, reason, message, hint: hint, remedy: remedy)
  }

  /// Flags that don't go together.
  static func usage(_ message: String, hint: String = "", remedy: String = "") -> Self {
    Self(.usage, .invalidArgument, .usage, message, hint: hint, remedy: remedy)
  }

  /// A profile, variable or address that is wrong.
  static func configuration(_ message: String, hint: String = "") -> Self {
    Self(.configuration, .failedPrecondition, .configuration, message, hint: hint)
  }

  /// A reply without what it must have.
  static func incompleteReply(_ what: String) -> Self {
    Self(.incompatible, .internal, .incompleteReply, "The server's reply holds no \(what).")
  }
}

extension CommandFailure {
  /// The same with the word that a mistyped one is likeliest to mean.
  func correcting(_ word: String, among words: some Sequence<String>) -> Self {
    var failure = self
    failure.correction = NearestWord.find(word, among: words).map {
      Correction(word: word, meant: $0)
    }
    return failure
  }
}

extension CommandFailure {
  /// True where the change may have happened all the same.
  var leavesOutcomeUnknown: Bool {
    self.exit == .unreachable || self.exit == .timedOut || self.code == Code.cancelled.name
  }

  /// Ctrl-C, before anything is known of what it ended.
  static let interruption = Self(.interrupted, .cancelled, .interrupted, "Interrupted.")

  /// The same after Ctrl-C: what is done and how to go on stay, the rest was only its effect.
  var interrupted: Self {
    var failure = Self.interruption
    failure.facts = self.facts
    failure.hint = self.hint
    failure.remedy = self.remedy
    failure.requestID = self.requestID
    return failure
  }
}

/// A resource that the server didn't find.
struct MissingResource: Sendable, Hashable {
  /// Such as `key result`.
  let type: String
  let id: String

  /// Nil where the status is about something else.
  init?(_ status: OKRModel.Status) {
    func value(_ key: String) -> String? { status.metadata.first { $0.key == key }?.value }
    guard status.code == .notFound, let type = value("type"), let id = value("id") else {
      return nil
    }
    self.type = type
    self.id = id
  }
}

/// The reader of the output went away: no failure, only the end.
struct OutputClosed: Error {}
