// What nodes hand upwards, and the exact sums over it.

internal import OKRModel

/// What a node hands to those above it.
struct Share: Hashable {
  /// ppm or `Absent.ppm`.
  var score: Int32
  /// ppm.
  var coverage: Int32
  var isOutdated: Bool
}

/// Exact running sums over the counting children of an objective or rollup_score.
struct ChildSums: Hashable, Sendable {
  var weightedScore: Int64 = 0
  var scoredWeight: Int64 = 0
  var weightedCoverage: Int64 = 0
  var weight: Int64 = 0
  /// Σ weight · coverage over the outdated children.
  var outdatedCoverage: Int64 = 0

  @inline(__always)
  mutating func add(_ share: Share, weight: Int64) {
    // Weights up to 10^6, scores up to 2·10^6 and 100 000 children stay far below 2^63. Factors of 0
    // and 1 in place of branches, which would be guessed wrong.
    let scored = share.score == Absent.ppm ? 0 : weight
    self.weightedScore &+= scored &* Int64(share.score)
    self.scoredWeight &+= scored
    let covered = weight &* Int64(share.coverage)
    self.weightedCoverage &+= covered
    self.weight &+= weight
    self.outdatedCoverage &+= share.isOutdated ? covered : 0
  }

  @inline(__always)
  mutating func replace(_ old: Share, with new: Share, weight: Int64) {
    self.add(old, weight: -weight)
    self.add(new, weight: weight)
  }

  /// ppm or `Absent.ppm`.
  var score: Int32 {
    self.scoredWeight > 0
      ? Int32(truncatingIfNeeded: ExactRatio.rounded(self.weightedScore, self.scoredWeight))
      : Absent.ppm
  }

  /// ppm.
  var coverage: Int32 {
    // Where everything is measured, as in most places, no division is needed.
    if self.weightedCoverage == self.weight &* ExactRatio.one {
      return self.weight > 0 ? Int32(truncatingIfNeeded: ExactRatio.one) : 0
    }
    return Int32(truncatingIfNeeded: ExactRatio.rounded(self.weightedCoverage, self.weight))
  }

  /// Half or more of the measured weight is outdated.
  var isOutdated: Bool {
    self.weightedCoverage > 0 && 2 &* self.outdatedCoverage >= self.weightedCoverage
  }
}
