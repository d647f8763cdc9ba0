// What a dependency is answered, and which answers are possible as it stands.

public import OKRModel

/// An answer to a dependency, or another step of it after it was asked for.
public struct DependencyAnswer: Hashable, Sendable {
  public var id: String
  /// How it stands from then on.
  public var state: DependencyState
  /// The day for which it is promised; empty takes the one by which it is needed.
  public var promised: String
  /// True allows a day after the one by which it is needed.
  public var allowsLate: Bool
  public var reason: String

  public init(
    id: String, state: DependencyState, promised: String = "", allowsLate: Bool = false,
    reason: String = ""
  ) {
    self.id = id
    self.state = state
    self.promised = promised
    self.allowsLate = allowsLate
    self.reason = reason
  }

  /// True where it has to say why.
  var needsReason: Bool { self.state == .declined || self.state == .asked }
}

extension DependencyState {
  /// How it may stand next.
  var next: [DependencyState] {
    switch self {
    case .asked: [.accepted, .declined, .withdrawn]
    case .accepted: [.accepted, .delivered, .declined, .withdrawn, .asked]
    case .declined: [.accepted, .withdrawn, .asked]
    case .delivered, .withdrawn: [.asked]
    case .unspecified, .unrecognized: []
    }
  }

  /// True where a day is promised.
  var hasPromise: Bool { self == .accepted || self == .delivered }

  /// What is done to come to it, such as `accepted`; an asked one is asked for again.
  var deed: String { self == .asked ? "reopened" : self.name }
}

extension Dependency: VersionedResource {
  var label: String { self.id }

  static var outputOnly: Set<String> {
    ["version", "archive_time", "asker", "cycle", "late", "steps"]
  }

  /// What is promised has a day, and nothing else has.
  func normalised() -> Dependency {
    var dependency = self
    if dependency.state == .unspecified { dependency.state = .asked }
    if !dependency.state.hasPromise {
      dependency.promised = ""
    } else if dependency.promised.isEmpty {
      dependency.promised = dependency.neededBy
    }
    return dependency
  }
}
