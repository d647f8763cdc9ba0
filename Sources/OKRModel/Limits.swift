// Every limit of the domain, with its unit in the name. What carries them over the wire has
// TransportLimits.

/// Limits of an organisation and of one request's content.
public enum Limits {
  public static let idBytes = 128
  public static let nameBytes = 512
  public static let titleBytes = 2_048
  public static let noteBytes = 4_096
  public static let notesPerResource = 64
  public static let filterBytes = 2_048
  public static let filterComparisons = 64
  /// Of parentheses and NOTs in one another.
  public static let filterDepth = 8
  /// Of what stands in a resource, so many are named where it can't be archived.
  public static let usersNamed = 5
  /// Of what archiving detaches, so many are named.
  public static let detachedNamed = 100
  public static let ownersPerItem = 64
  /// Of one owner, and of all owners of an item together.
  public static let sharePpm: ClosedRange<Int64> = 0...1_000_000
  public static let checkpointsPerKeyResult = 64
  public static let stagesPerKeyResult = 256
  public static let phasedTargetsPerKeyResult = 64
  public static let treeDepthLevels = 64
  public static let childrenPerNode = 100_000
  public static let keyResultsPerOrganisation = 2_000_000
  public static let objectivesPerOrganisation = 1_000_000
  public static let alignmentsPerOrganisation = 2_000_000
  public static let regionsPerOrganisation = 4_096
  public static let unitsPerOrganisation = 100_000
  public static let membersPerOrganisation = 500_000
  public static let cyclesPerOrganisation = 10_000
  public static let metricsPerOrganisation = 100_000
  public static let checkInsPerBatch = 1_024
  /// Changes of an organisation itself that are shown with it.
  public static let organisationChangesShown = 64
  public static let cycleDays = 36_600
  public static let closesPerCycle = 64
  /// One for each working day of a year: whoever changes rules more often steers by them.
  public static let policiesPerCycle = 256
  /// Cycles that an export as an operation names; without a name it shows all.
  public static let cyclesPerExport = 64
  public static let gradesPerObjective = 64
  public static let dependenciesPerOrganisation = 100_000
  public static let stepsPerDependency = 64
  public static let overridesPerOrganisation = 100_000
  public static let stepsPerOverride = 64
  /// So long an override may be in force after its cycle.
  public static let overrideDaysAfterCycle: Int32 = 92
  public static let itemsPerTrend = 16
  public static let changesPerWhatIf = 1_024
  /// Of an edit of many resources: they are checked in one go and stand in one commit.
  public static let changesPerCompoundEdit = 20_000
  /// Runs of changes that took effect before they were recorded.
  public static let earlierEffectsPerOrganisation = 100_000
  public static let weightThousandths: ClosedRange<Int64> = 0...1_000_000
  public static let recurringPerPeriod: ClosedRange<Int64> = 1...1_000_000
  /// What a metric's ratio may be multiplied by.
  public static let metricRatioPer: Int64 = 1_000_000
  public static let confidencePpm: ClosedRange<Int64> = 0...1_000_000
  /// As far as a policy's cap lets a score go.
  public static let gradePpm: ClosedRange<Int64> = 0...2_000_000
  /// The most that is recorded for a graded key result, in micro-units: more was meant in percent.
  public static let gradedValueMicros: Int64 = 2_000_000
  public static let pageSizeDefault = 50
  public static let pageSizeMaximum = 1_000
  public static let idempotencyKeyAgeMicroseconds: Int64 = 24 * 3_600 * 1_000_000
  public static let idempotencyKeyAheadMicroseconds: Int64 = 5 * 60 * 1_000_000
  public static let scoreChangesPerOutcome = 100
  public static let rollupChangesPerOutcome = 100
  public static let importDocumentBytes = 256 << 20
  public static let importFindings = 1_000
  public static let importDifferences = 1_000
  /// The fields of differences that a reply holds, all together.
  public static let importDifferenceBytes = 1 << 20

  /// The relations that other code relies on.
  public static func assertRelations() {
    precondition(Self.pageSizeDefault <= Self.pageSizeMaximum)
    precondition(Self.noteBytes >= Self.titleBytes)
    // Shares that are in their range each can be added up.
    precondition(Int64(Self.ownersPerItem) < Int64.max / Self.sharePpm.upperBound)
    // An objective's running sum of weight · score stays inside Int64.
    precondition(
      Int64(Self.childrenPerNode) * Self.weightThousandths.upperBound * 2_000_000 < Int64.max / 4)
    precondition(
      Int64(Self.objectivesPerOrganisation) * Self.weightThousandths.upperBound * 2_000_000
        < Int64.max / 4)
  }
}

extension Limits {
  /// Levels below a root that a question asks for; 0 means all.
  /// - Throws: FIELD_OUT_OF_RANGE for a depth that no tree has.
  public static func levels(_ depth: Int32) throws(RequestError) -> Int {
    guard (0...Int32(self.treeDepthLevels)).contains(depth) else {
      throw .field(
        "depth", "is \(depth)", limit: "0 to \(self.treeDepthLevels)", reason: .fieldOutOfRange,
        code: .outOfRange)
    }
    return depth == 0 ? self.treeDepthLevels : Int(depth)
  }
}
