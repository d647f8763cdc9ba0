// What all messages of the contract have in common, whoever carries them.

/// A message of the contract as a plain value: no C, no bytes.
public protocol WireMessage: Sendable, Hashable {
  /// The full name, such as `okr.v1.Objective`.
  static var fullName: String { get }
  init()
  /// Hands each field to the visitor, in the order of the contract; of a oneof only the set member.
  func visitFields<V: FieldVisitor>(_ visitor: inout V)
}

/// An enum of the contract. Numbers that this version doesn't know survive as `unrecognized`.
public protocol WireEnum: Sendable, Hashable {
  /// The declared members, in their order, `unspecified` first.
  static var known: [Self] { get }
  init(rawValue: Int32)
  var rawValue: Int32 { get }
  /// The lower-case name without the enum's prefix, such as `at_risk`.
  var name: String { get }
}

extension WireEnum {
  /// The member of that lower-case name; nil where there is none. `unspecified` has no name to
  /// give.
  public init?(name: String) {
    guard let member = Self.known.first(where: { $0.name == name && $0.rawValue != 0 }) else {
      return nil
    }
    self = member
  }

  /// The names that may be stated.
  public static var statedNames: [String] {
    Self.known.filter { $0.rawValue != 0 }.map(\.name)
  }

  /// True for a number that the contract declares.
  public var isKnown: Bool { Self.known.contains(self) }
}

/// Sees the fields of a message one by one: how JSON, tables and differences are written once for
/// all.
public protocol FieldVisitor {
  mutating func field(_ name: String, _ value: String)
  mutating func field(_ name: String, _ value: Int64)
  mutating func field(_ name: String, _ value: Int32)
  mutating func field(_ name: String, _ value: Bool)
  mutating func field(_ name: String, _ value: [UInt8])
  mutating func field(_ name: String, _ value: [String])
  mutating func field<N: FixedWidthInteger>(_ name: String, _ value: [N])
  mutating func field<M: WireMessage>(_ name: String, _ value: M?)
  mutating func field<M: WireMessage>(_ name: String, _ value: [M])
  mutating func field<E: WireEnum>(_ name: String, _ value: E)
  mutating func field<E: WireEnum>(_ name: String, _ value: [E])
}

/// A resource whose fields can be taken one by one: update masks and differences.
public protocol MaskedMessage: WireMessage {
  /// Top-level field names, a oneof under its own name.
  static var fieldNames: [String] { get }
  /// Takes one field from another message; false where no field has that name.
  mutating func take(_ field: String, from other: Self) -> Bool
  /// Names of the fields that differ.
  func changedFields(from other: Self) -> [String]
}

/// A resource that is archived and restored.
public protocol ArchivableMessage: MaskedMessage {
  var id: String { get }
  /// Since when it is archived; nil where it isn't.
  var archiveTime: Instant? { get set }
}

extension ArchivableMessage {
  public var isArchived: Bool { self.archiveTime != nil }
}

/// A request that changes something.
public protocol MutatingMessage: WireMessage {
  var mutation: Mutation? { get set }
}

/// One method of the contract: its path and how its messages flow.
public struct Method<Request: WireMessage, Reply: WireMessage>: Sendable {
  /// `okr.v1.Service/Method`.
  public let path: String
  public let clientStreams: Bool
  public let serverStreams: Bool

  init(path: String, clientStreams: Bool, serverStreams: Bool) {
    self.path = path
    self.clientStreams = clientStreams
    self.serverStreams = serverStreams
  }
}

/// A request that is answered in pages.
public protocol PagedMessage: WireMessage {
  var page: Page? { get set }
}

/// A request for a list of resources.
public protocol ListMessage: PagedMessage {
  /// True where archived ones are listed too.
  var showArchived: Bool { get set }
  /// Which of them are listed; empty means all.
  var filter: String { get set }
}
