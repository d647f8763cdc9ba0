// Explanations are held against their own promise: parts sum exactly to what they explain.

internal import OKRModel

enum ExplainedSums {
  /// The lines of an explanation whose parts don't sum to their score or coverage.
  static func broken(_ lines: [ExplainNode]) -> [String] {
    self.unequal(lines.map { ($0.id, $0.depth, $0.contribution, $0.figures?.score?.ppm) })
      + self.unequal(
        lines.map {
          ("\($0.id)'s coverage", $0.depth, $0.coverageContribution, $0.figures?.coverage?.ppm)
        }) + self.withoutParts(lines)
  }

  private static func unequal(
    _ lines: [(name: String, depth: Int32, part: Ratio?, whole: Int64?)]
  ) -> [String] {
    self.parts(lines.map { ($0.depth, $0.part?.ppm) }).compactMap { index, sum in
      let whole = lines[index].whole
      return whole == sum ? nil : "\(lines[index].name): \(sum), not \(whole ?? -1)"
    }
  }

  /// Objectives with a score or a coverage and no part of it at all.
  private static func withoutParts(_ lines: [ExplainNode]) -> [String] {
    let scored = Set(self.parts(lines.map { ($0.depth, $0.contribution?.ppm) }).map(\.0))
    let covered = Set(self.parts(lines.map { ($0.depth, $0.coverageContribution?.ppm) }).map(\.0))
    return lines.indices.filter {
      lines[$0].type == .objective
        && (lines[$0].figures?.score != nil && !scored.contains($0)
          || (lines[$0].figures?.coverage?.ppm ?? 0) > 0 && !covered.contains($0))
    }.map { "\(lines[$0].id) has figures without parts" }
  }

  /// The lines of the explanation of a change whose parts don't sum to it.
  static func broken(_ lines: [MovedNode]) -> [String] {
    self.unequal(
      lines.map { ($0.id, $0.depth, $0.moved, self.change($0.before?.score, $0.after?.score)) })
      + self.unequal(
        lines.map {
          (
            "\($0.id)'s coverage", $0.depth, $0.coverageMoved,
            self.change($0.before?.coverage, $0.after?.coverage)
          )
        })
      + lines.indices.filter { self.movedAlone(lines, $0) }.map { "\(lines[$0].id) moved alone" }
  }

  private static func change(_ old: Ratio?, _ new: Ratio?) -> Int64 {
    (new?.ppm ?? 0) - (old?.ppm ?? 0)
  }

  /// True for an objective that moved while nothing below it did.
  private static func movedAlone(_ lines: [MovedNode], _ index: Int) -> Bool {
    let line = lines[index]
    let hasParts = index + 1 < lines.count && lines[index + 1].depth > line.depth
    return line.type == .objective && !hasParts && line.before?.score != line.after?.score
      && (line.after?.score?.ppm ?? 0) != (line.before?.score?.ppm ?? 0)
  }

  /// The sums of the parts under each line that has some.
  private static func parts(_ lines: [(depth: Int32, part: Int64?)]) -> [(Int, Int64)] {
    var sums: [Int: Int64] = [:]
    var path: [Int] = []
    for (index, line) in lines.enumerated() {
      path.removeSubrange(Int(line.depth)...)
      if let above = path.last, let part = line.part { sums[above, default: 0] += part }
      path.append(index)
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
