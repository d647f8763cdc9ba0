// The grades of objectives: each list oldest first, the last one holds.

internal import OKRModel

struct GradeTable: Sendable {
  private var grades: [Int: [Grade]] = [:]
  /// About the bytes that they take.
  private(set) var bytesCount = 0

  /// An objective's grades, the oldest first.
  subscript(objective: Int) -> [Grade] { self.grades[objective] ?? [] }

  mutating func append(_ grade: Grade, objective: Int) {
    self.grades[objective, default: []].append(grade)
    self.bytesCount += 320 + grade.reason.utf8.count
  }

  /// All grades, by objective.
  var all: [Grade] {
    self.grades.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
