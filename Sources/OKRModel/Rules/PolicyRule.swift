// A cycle's policy with its defaults filled in: docs/SCORING.md, "Policy".

/// A cycle's rules as plain numbers.
public struct PolicyRule: Hashable, Sendable {
  public var missing: Missing = .zero
  /// ppm.
  public var cap: Int64 = ExactRatio.one
  public var bands = BandRule(amber: 400_000, green: 700_000)
  public var committedBands = BandRule(amber: 700_000, green: 1_000_000)
  public var pace: Pace = .linear
  /// Days.
  public var checkInEvery: Int32 = 7
  /// Days.
  public var graceDays: Int32 = 3
  public var displayDigits: Int32 = 2

  public init() {}

  /// - Throws: a refusal that names the field and its limit.
  public init(_ policy: Policy?) throws(RequestError) {
    guard let policy else { return }
    var check = FieldCheck(under: "cycle")
    check.known("policy.missing", policy.missing)
    check.known("policy.pace", policy.pace)
    if policy.missing != .unspecified { self.missing = policy.missing }
    if policy.pace != .unspecified { self.pace = policy.pace }
    if let cap = policy.cap {
      check.range("policy.cap", cap.ppm, 0...2_000_000, digits: 6)
      self.cap = cap.ppm
    }
    if let bands = policy.bands { self.bands = BandRule(bands, "policy.bands", &check) }
    if let bands = policy.committedBands {
      self.committedBands = BandRule(bands, "policy.committed_bands", &check)
    }
    if policy.checkInEvery != 0 {
      check.range("policy.check_in_every", Int64(policy.checkInEvery), 1...366)
      self.checkInEvery = policy.checkInEvery
    }
    if let grace = policy.grace {
      check.range("policy.grace.days", Int64(grace.days), 0...366)
      self.graceDays = grace.days
    }
    if let display = policy.display {
      check.range("policy.display.digits", Int64(display.digits), 0...6)
      self.displayDigits = display.digits
    }
    try check.finish()
  }

  public func bands(for commitment: Commitment) -> BandRule {
    commitment == .committed ? self.committedBands : self.bands
  }
}

/// Where amber and green begin, in ppm; half-open and covering the line.
public struct BandRule: Hashable, Sendable {
  public var amber: Int64
  public var green: Int64

  init(amber: Int64, green: Int64) {
    self.amber = amber
    self.green = green
  }

  init(_ bands: Bands, _ field: String, _ check: inout FieldCheck) {
    let limit: Int64 = 2_000_000
    check.range("\(field).amber_ppm", bands.amberPpm, 0...limit, digits: 6)
    check.range(
      "\(field).green_ppm", bands.greenPpm, min(max(bands.amberPpm, 0), limit)...limit, digits: 6)
    self.init(amber: bands.amberPpm, green: bands.greenPpm)
  }

  public func colour(_ score: Int64?) -> Colour {
    guard let score else { return .unspecified }
    return score < self.amber ? .red : score < self.green ? .amber : .green
  }
}
