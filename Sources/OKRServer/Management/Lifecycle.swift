// How far the server is between its start and its end. It only goes forward.

internal import Synchronization

/// The life of a server, told from outside and read from any thread.
public final class Lifecycle: Sendable {
  /// The stages of a life, in their order.
  public enum Phase: UInt8, Sendable, CaseIterable, Comparable {
    case openingDatabase
    case migrating
    case opening
    case serving
    case draining

    public static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }

    /// As metrics and the status page name it.
    var name: String {
      switch self {
      case .openingDatabase: "opening_database"
      case .migrating: "migrating"
      case .opening: "opening"
      case .serving: "serving"
      case .draining: "draining"
      }
    }

    /// What goes on, in words.
    var words: String {
      switch self {
      case .openingDatabase: "opening the database"
      case .migrating: "bringing the schema up to date"
      case .opening: "opening the doors"
      case .serving: "serving"
      case .draining: "draining"
      }
    }
  }

  private let number = Atomic<UInt8>(Phase.openingDatabase.rawValue)

  public init() {}

  /// Where it stands.
  public var phase: Phase {
    Phase(rawValue: self.number.load(ordering: .relaxed)) ?? .draining
  }

  /// Goes on to a phase; stays where it is further already.
  public func advance(to phase: Phase) {
    self.number.max(phase.rawValue, ordering: .relaxed)
  }
}
