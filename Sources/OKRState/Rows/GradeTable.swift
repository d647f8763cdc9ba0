// The grades of objectives: each list oldest first, the last one holds.

internal import OKRModel

struct GradeTable: Sendable {
  private var grades: [Int: [Grade]] = [:]
  /// Whose grade a revision recorded.
  private var objectives: [Int64: Int32] = [:]
  /// About the bytes that they take.
  private(set) var bytesCount = 0

  /// An objective's grades, the oldest first.
  subscript(objective: Int) -> [Grade] { self.grades[objective] ?? [] }

  /// The grade that a revision recorded.
  func find(_ revision: Int64) -> Grade? {
    self.objectives[revision].flatMap { objective in
      self[Int(objective)].first { $0.revision == revision }
    }
  }

  mutating func append(_ grade: Grade, objective: Int) {
    self.grades[objective, default: []].append(grade)
    self.objectives[grade.revision] = Int32(objective)
    self.bytesCount += 350 + grade.reason.utf8.count
  }

  /// All grades, by objective.
  var all: [Grade] {
    self.grades.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
