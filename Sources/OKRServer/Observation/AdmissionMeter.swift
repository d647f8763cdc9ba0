// What became of hellos and calls at the door, before anything was done for them.

internal import Metrics
internal import OKRModel

/// What the door said to a call.
enum Admission: Int, CaseIterable {
  case admitted
  /// Nobody signed in, or a role that isn't enough.
  case access
  case quota
  /// A question that the method doesn't take.
  case invalid

  var name: String {
    switch self {
    case .admitted: "admitted"
    case .access: "access"
    case .quota: "quota"
    case .invalid: "invalid"
    }
  }
}

extension Admission {
  /// What a refusal at the door comes from.
  init(refusedWith error: RequestError) {
    switch error.status.code {
    case .unauthenticated, .permissionDenied: self = .access
    case .resourceExhausted: self = .quota
    default: self = .invalid
    }
  }
}

/// What the door said to a hello.
enum SignInResult: Int, CaseIterable {
  case accepted
  /// It came without a token.
  case anonymous
  case refused
  /// Too many waited already.
  case overloaded
  /// The database gave no answer in time.
  case late

  var name: String {
    switch self {
    case .accepted: "accepted"
    case .anonymous: "anonymous"
    case .refused: "refused"
    case .overloaded: "overloaded"
    case .late: "late"
    }
  }
}

/// Counts both. From any thread.
final class AdmissionMeter: Sendable {
  private let calls = Tallies(count: Admission.allCases.count)
  private let hellos = Tallies(count: SignInResult.allCases.count)

  func count(_ result: Admission) { self.calls.add(at: result.rawValue) }

  func count(_ result: SignInResult) { self.hellos.add(at: result.rawValue) }

  subscript(result: Admission) -> UInt64 { self.calls[result.rawValue] }

  subscript(result: SignInResult) -> UInt64 { self.hellos[result.rawValue] }
}
