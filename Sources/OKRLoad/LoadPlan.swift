// What a load consists of: how many organisations, connections and calls, for how long.

/// A kind of day.
public enum LoadProfile: String, CaseIterable, Sendable, Hashable {
  /// Everybody checks in, executives read, reports and an import run beside.
  case quarterEnd = "quarter-end"
  /// An ordinary week.
  case steady
  /// Several organisations are taken in while others work on.
  case imports = "import"
  /// A review: nearly everybody reads.
  case readers

  public var mix: OperationMix {
    switch self {
    case .quarterEnd: OperationMix(checkIns: 60, reads: 30, rollups: 8, edits: 2)
    case .steady: OperationMix(checkIns: 40, reads: 52, rollups: 6, edits: 2)
    case .imports: OperationMix(checkIns: 30, reads: 65, rollups: 5, edits: 0)
    case .readers: OperationMix(checkIns: 3, reads: 82, rollups: 15, edits: 0)
    }
  }

  /// Imports that run at a time, one after another.
  public var imports: Int {
    switch self {
    case .quarterEnd: 1
    case .imports: 4
    case .steady, .readers: 0
    }
  }

  /// Recomputes of whole organisations that run at a time, one after another.
  public var recomputes: Int { self == .quarterEnd ? 1 : 0 }

  /// Calls a second where nothing is stated: what two cores shared with the server sustain.
  public var ratePerSecond: Int {
    switch self {
    case .quarterEnd: 3_000
    case .steady: 1_000
    case .imports: 500
    case .readers: 3_000
    }
  }

  public var seconds: Int { self == .steady ? 600 : 60 }

  public var abstract: String {
    let mix = self.mix
    let beside =
      (self.imports > 0 ? ", \(self.imports) import\(self.imports > 1 ? "s" : "") beside" : "")
      + (self.recomputes > 0 ? ", recomputes beside" : "")
    return "\(mix.checkIns) % check-ins, \(mix.reads) % reads, \(mix.rollups) % rollups, "
      + "\(mix.edits) % edits\(beside)"
  }
}

/// One load.
public struct LoadPlan: Sendable, Hashable {
  public var profile: LoadProfile
  /// Made under the names `prefix-1` and so on, or used where they are there already.
  public var organisations = 20
  public var prefix = "load"
  /// Of each organisation.
  public var regions = 8
  public var keyResults = 10_000
  /// Of all organisations together; at least one each.
  public var connections = 500
  /// Calls a second, each for `seconds`.
  public var rates: [Int]
  public var seconds: Int
  /// How long a call may take, its retries included.
  public var timeout = Duration.seconds(30)
  /// The same seed makes the same companies and the same calls.
  public var seed: UInt64 = 1

  public init(profile: LoadProfile) {
    self.profile = profile
    self.rates = [profile.ratePerSecond]
    self.seconds = profile.seconds
  }
}

/// What a load may take, with the units in the names.
public enum LoadLimits {
  public static let organisations = 1_000
  public static let regions = 64
  public static let keyResultsPerOrganisation = 1_000_000
  public static let connections = 10_000
  public static let ratePerSecond = 1_000_000
  public static let rates = 20
  public static let secondsPerRate = 24 * 3_600
  /// Calls that may be under way on one connection; the next ones wait, and their wait counts.
  static let callsPerConnection = 200
  /// Acknowledged check-ins that memory holds; when they are reached, they are read back at once.
  static let heldCheckIns = 1_000_000
  /// Read-backs under way at a time.
  static let readBacks = 128
  static let connecting = 32
  /// Points of a curve; a longer run has longer ones.
  static let points = 600
  static let failureKinds = 20
  /// Key results in one import of those that run beside.
  static let keyResultsPerImport = 300
  static let pauseBetweenImportsMilliseconds = 1_000
}

extension LoadPlan {
  /// Why the plan can't be run: the part and its limit; nil where it can.
  public var refusal: (part: String, limit: String)? {
    func outside(_ value: Int, _ limit: Int) -> Bool { value < 1 || value > limit }
    if outside(self.organisations, LoadLimits.organisations) {
      return ("organisations", "1 to \(LoadLimits.organisations)")
    }
    if outside(self.regions, LoadLimits.regions) {
      return ("regions", "1 to \(LoadLimits.regions)")
    }
    if outside(self.keyResults, LoadLimits.keyResultsPerOrganisation) {
      return ("key-results", "1 to \(LoadLimits.keyResultsPerOrganisation) an organisation")
    }
    if outside(self.connections, LoadLimits.connections) || self.connections < self.organisations {
      return ("connections", "one an organisation to \(LoadLimits.connections)")
    }
    if outside(self.rates.count, LoadLimits.rates) {
      return ("rate", "1 to \(LoadLimits.rates) rates")
    }
    if self.rates.contains(where: { outside($0, LoadLimits.ratePerSecond) }) {
      return ("rate", "1 to \(LoadLimits.ratePerSecond) a second")
    }
    if outside(self.seconds, LoadLimits.secondsPerRate) {
      return ("seconds", "1 to \(LoadLimits.secondsPerRate)")
    }
    return nil
  }

  func organisationName(_ index: Int) -> String { "\(self.prefix)-\(index + 1)" }
}
