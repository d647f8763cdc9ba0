// What a load asks of the server, and in which shares.

/// One kind of call.
public enum LoadOperation: Int, CaseIterable, Sendable, Hashable {
  /// RecordCheckIn of a random key result.
  case checkIn
  /// An objective with its key results, a key result, a subtree or a list of check-ins.
  case read
  /// QueryRollup by region or by unit.
  case rollup
  /// UpdateKeyResult or UpdateObjective: another weight.
  case edit
  /// ImportDocument of a part of an organisation, with other weights.
  case imported
  /// VerifyOrganisation: the whole log replayed, and every figure computed anew.
  case recompute

  public var name: String {
    switch self {
    case .checkIn: "check-in"
    case .read: "read"
    case .rollup: "rollup"
    case .edit: "edit"
    case .imported: "import"
    case .recompute: "recompute"
    }
  }
}

extension LoadOperation {
  /// False for what runs beside the schedule, one after another.
  public var isScheduled: Bool { self != .imported && self != .recompute }
}

/// The shares of the calls that arrive on a schedule, in per cent.
public struct OperationMix: Sendable, Hashable {
  public var checkIns: Int
  public var reads: Int
  public var rollups: Int
  public var edits: Int

  public init(checkIns: Int, reads: Int, rollups: Int, edits: Int) {
    self.checkIns = checkIns
    self.reads = reads
    self.rollups = rollups
    self.edits = edits
  }

  var total: Int { self.checkIns + self.reads + self.rollups + self.edits }

  /// The operation at a place of the 100.
  func operation(at place: Int) -> LoadOperation {
    precondition(place >= 0 && place < self.total)
    if place < self.checkIns { return .checkIn }
    if place < self.checkIns + self.reads { return .read }
    return place < self.checkIns + self.reads + self.rollups ? .rollup : .edit
  }
}
