// The grades of objectives: each list oldest first, the last one holds.

internal import OKRModel

struct GradeTable: Sendable {
  private var grades: [Int: [Grade]] = [:]
  private(set) var count = 0

  /// An objective's grades, the oldest first.
  subscript(objective: Int) -> [Grade] { self.grades[objective] ?? [] }

  mutating func append(_ grade: Grade, objective: Int) {
    self.grades[objective, default: []].append(grade)
    self.count += 1
  }

  /// All grades, by objective.
  var all: [Grade] {
    self.grades.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
