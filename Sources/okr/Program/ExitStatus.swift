// The exit codes, in one table: what the shell sees, what it means, and which status codes lead to
// it.

internal import OKRModel

/// How the program ends. Numbers from 64 on are those of BSD's sysexits, since the argument parser
/// answers 64 on wrong flags by itself.
enum ExitStatus: Int32, CaseIterable, Sendable {
  case done = 0
  case failed = 1
  case found = 2
  case usage = 64
  case refused = 65
  case notThere = 66
  case notSignedIn = 67
  case unreachable = 69
  case serverFault = 70
  case exists = 73
  case localIO = 74
  case tryAgain = 75
  case incompatible = 76
  case notAllowed = 77
  case configuration = 78
  case forbiddenByState = 79
  case timedOut = 124
  case interrupted = 130

  /// The exit code that a status code of the server leads to.
  init(_ code: Code) {
    self =
      switch code {
      case .ok: .done
      case .invalidArgument, .outOfRange: .refused
      case .notFound: .notThere
      case .unauthenticated: .notSignedIn
      case .unavailable: .unreachable
      case .internal, .dataLoss: .serverFault
      case .alreadyExists: .exists
      case .resourceExhausted, .aborted: .tryAgain
      case .unimplemented: .incompatible
      case .permissionDenied: .notAllowed
      case .failedPrecondition: .forbiddenByState
      case .deadlineExceeded: .timedOut
      case .cancelled, .unknown, .unrecognized: .failed
      }
  }

  /// What it means, for `okr help exit-codes`.
  var meaning: String {
    switch self {
    case .done: "done; also nothing to change, no results, or the reader closed the pipe"
    case .failed: "any other failure; also unchanged with --fail-if-unchanged"
    case .found: "ran well and found something: differences, or what is missing"
    case .usage: "wrong usage"
    case .refused: "the input was refused, nothing changed"
    case .notThere: "the file or resource is not there"
    case .notSignedIn: "not signed in, or the token has expired"
    case .unreachable: "the server can't be reached"
    case .serverFault: "the server's fault"
    case .exists: "it exists already"
    case .localIO: "reading or writing here failed, such as a full disk"
    case .tryAgain: "try again; the wait is printed where it is known"
    case .incompatible: "client and server are too far apart"
    case .notAllowed: "not allowed for this role"
    case .configuration: "the profile or configuration is wrong"
    case .forbiddenByState: "the present state forbids it, such as a closed cycle"
    case .timedOut: "it took too long; it may still have happened"
    case .interrupted: "interrupted"
    }
  }

  /// The status codes that lead to it.
  var codes: [Code] {
    Code.known.filter { ExitStatus($0) == self }
  }
}
