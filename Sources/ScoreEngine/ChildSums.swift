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
    if share.score != Absent.ppm {
      self.weightedScore += weight * Int64(share.score)
      self.scoredWeight += weight
    }
    let covered = weight * Int64(share.coverage)
    self.weightedCoverage += covered
    self.weight += weight
    if share.isOutdated { self.outdatedCoverage += covered }
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
    self.weightedCoverage > 0 && 2 * self.outdatedCoverage >= self.weightedCoverage
  }
}
