// What a document is read against: zones, the present, and the organisation it goes to.

public import OKRModel

/// What already exists in the organisation, so that a document may refer to it.
public protocol ExistingResources: Sendable {
  func region(_ id: String) -> Region?
  func unit(_ id: String) -> Unit?
  func member(_ id: String) -> Member?
  func metric(_ id: String) -> Metric?
  func cycle(_ id: String) -> Cycle?
  func objective(_ id: String) -> Objective?
  func keyResult(_ id: String) -> KeyResult?
}

/// An organisation without anything.
public struct NoResources: ExistingResources {
  public init() {}
  public func region(_ id: String) -> Region? { nil }
  public func unit(_ id: String) -> Unit? { nil }
  public func member(_ id: String) -> Member? { nil }
  public func metric(_ id: String) -> Metric? { nil }
  public func cycle(_ id: String) -> Cycle? { nil }
  public func objective(_ id: String) -> Objective? { nil }
  public func keyResult(_ id: String) -> KeyResult? { nil }
}

/// What reading depends on beside the document.
public struct ReadingContext: Sendable {
  public var zones: any ZoneSource
  /// Microseconds since 1970: the present of the import.
  public var importInstantMicros: Int64
  public var existing: any ExistingResources

  public init(
    zones: any ZoneSource, importInstantMicros: Int64,
    existing: any ExistingResources = NoResources()
  ) {
    self.zones = zones
    self.importInstantMicros = importInstantMicros
    self.existing = existing
  }
}

/// A list of a document, by its name there.
public enum DocumentList: String, Hashable, Sendable, CaseIterable {
  case regions, units, members, metrics, cycles, objectives, dependencies
}

/// What reading gave.
public struct ReadingResult: Sendable {
  public var document: OrganisationDocument
  /// The lists that the document has, even if nothing stands in them; `teams` are units.
  public var lists: Set<DocumentList>
  /// Up to `FindingLog.keptFindings` of each severity, in the order they were found.
  public var findings: [Finding]
  public var findingsTotal: Int
  /// Above 0, the document must not be imported.
  public var refusedTotal: Int

  public var isRefused: Bool { self.refusedTotal > 0 }
}
