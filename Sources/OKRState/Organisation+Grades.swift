// Grades as they are taken in and read.

public import OKRModel

extension Organisation {
  /// An objective's grades, the newest first; nil where there is no such objective.
  public func grades(ofObjective id: String) -> [Grade]? {
    self.objectives.index(of: id).map { self.grades[$0].reversed() }
  }

  /// The grade that a revision recorded of an objective.
  public func grade(ofObjective id: String, revision: Int64) -> Grade? {
    self.grades(ofObjective: id)?.first { $0.revision == revision }
  }

  /// The grade of an id such as `g42`, whichever objective's it is.
  public func grade(_ id: String) -> Grade? {
    guard id.first == "g", let revision = Int64(id.dropFirst()) else { return nil }
    return self.grades.find(revision).flatMap { $0.id == id ? $0 : nil }
  }

  mutating func takeGrade(_ grade: Grade, _ entry: Entry) {
    guard let index = self.objectives.index(of: grade.objective) else { return }
    var objective = self.objectives.rows[index]
    objective.grade = grade.value
    objective.version = entry.revision
    _ = self.objectives.put(objective, id: objective.id)
    self.noteGrade(grade, entry, objective: index)
  }

  /// Notes what an entry graded, with what follows from its place in the log.
  private mutating func noteGrade(_ asked: Grade, _ entry: Entry, objective index: Int) {
    var grade = asked
    grade.id = "g\(entry.revision)"
    grade.actor = entry.actor
    grade.recordedTime = Instant(unixMicros: entry.recordedUnixMicros)
    grade.revision = entry.revision
    self.grades.append(grade, objective: index)
  }

  /// An objective that came as a whole may bring another grade than it had.
  mutating func takeObjective(_ objective: Objective, _ entry: Entry) {
    let before = self.objectives.find(objective.id)?.grade
    self.takeObjective(objective)
    guard objective.grade != before, let index = self.objectives.index(of: objective.id) else {
      return
    }
    self.noteGrade(
      Grade(objective: objective.id, value: objective.grade), entry, objective: index)
  }

  /// Takes a grade of a snapshot in, which is complete.
  mutating func takeGrade(_ grade: Grade) {
    guard let index = self.objectives.index(of: grade.objective) else { return }
    self.grades.append(grade, objective: index)
  }
}
