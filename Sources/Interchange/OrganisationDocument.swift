// What a document holds, as the messages of the contract.

public import OKRModel

/// An organisation's resources and check-ins, as a document carries them.
public struct OrganisationDocument: Hashable, Sendable {
  public var regions: [Region] = []
  /// Units, and after them the short form `teams`.
  public var units: [Unit] = []
  public var members: [Member] = []
  public var metrics: [Metric] = []
  public var cycles: [Cycle] = []
  public var objectives: [Objective] = []
  /// In the order of the document: those of an objective stand together.
  public var keyResults: [KeyResult] = []
  /// From objectives and key results of this document; modes are resolved.
  public var alignments: [Alignment] = []
  public var dependencies: [Dependency] = []
  public var overrides: [Override] = []
  /// In the order of the document, which is the order to append them in.
  public var checkIns: [DocumentCheckIn] = []
  /// The document's own unknown fields.
  public var notes: [Note] = []

  public init() {}
}

/// One check-in of a document.
public struct DocumentCheckIn: Hashable, Sendable {
  public enum Origin: Hashable, Sendable {
    /// It states its time or date.
    case stated
    /// It states none: it holds at the import's time.
    case untimed
    /// It is a key result's `current`.
    case current
  }

  /// Key result, effective time, value, confidence, note and notes are set.
  public var checkIn: CheckIn
  public var origin: Origin
  /// Such as `objectives[3].key_results[1].check_ins[0]`.
  public var place: String

  public init(checkIn: CheckIn, origin: Origin = .stated, place: String = "") {
    self.checkIn = checkIn
    self.origin = origin
    self.place = place
  }
}
