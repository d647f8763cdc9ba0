// Explanations are held against their own promise: parts sum exactly to what they explain.

internal import OKRModel

enum ExplainedSums {
  /// The lines of an explanation whose parts don't sum to their score.
  static func broken(_ lines: [ExplainNode]) -> [String] {
    self.parts(lines.map { ($0.depth, $0.contribution?.ppm) }).compactMap { index, sum in
      let score = lines[index].figures?.score?.ppm
      return score == sum ? nil : "\(lines[index].id): \(sum), not \(score ?? -1)"
    } + self.withoutParts(lines)
  }

  /// An objective with a score and no part at all.
  private static func withoutParts(_ lines: [ExplainNode]) -> [String] {
    let explained = Set(self.parts(lines.map { ($0.depth, $0.contribution?.ppm) }).map(\.0))
    return lines.indices.filter {
      lines[$0].type == .objective && lines[$0].figures?.score != nil && !explained.contains($0)
    }.map { "\(lines[$0].id) has a score without parts" }
  }

  /// The lines of the explanation of a change whose parts don't sum to it.
  static func broken(_ lines: [MovedNode]) -> [String] {
    self.parts(lines.map { ($0.depth, $0.moved?.ppm) }).compactMap { index, sum in
      let line = lines[index]
      let change = (line.after?.score?.ppm ?? 0) - (line.before?.score?.ppm ?? 0)
      return change == sum ? nil : "\(line.id): \(sum), not \(change)"
    } + lines.indices.filter { self.movedAlone(lines, $0) }.map { "\(lines[$0].id) moved alone" }
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
