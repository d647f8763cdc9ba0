// GradeService: what people judge at the end, beside what is computed.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addGrades() {
    let service = RPC.GradeService.self
    self.mutate(service.recordGrade, .administrator) { request throws(RequestError) in
      [.grade(try required(request.grade, "grade"))]
    } reply: { organisation, request, result in
      let id = request.grade?.objective ?? ""
      return RecordGradeResponse(
        grade: organisation.trialGrade(ofObjective: id, result)
          ?? result.revisions.flatMap {
            organisation.grade(ofObjective: id, revision: $0.lowerBound)
          } ?? organisation.grades(ofObjective: id)?.first,
        outcome: result.outcome, figures: organisation.node(id).map { organisation.figures($0) })
    }
    self.read(service.getGrade) { organisation, request throws(RequestError) in
      guard let grade = organisation.grade(request.id) else {
        throw .notFound("grade", request.id)
      }
      return GetGradeResponse(grade: grade)
    }
    self.readRows(service.listGrades) { organisation, request, pager throws(RequestError) in
      let filter = try Grade.filter(request.filter)
      guard let grades = organisation.grades(ofObjective: request.objective) else {
        throw .notFound("objective", request.objective, field: "objective")
      }
      // The newest come first.
      let (page, next, total) = pager.cut(
        grades.filter { filter.fits($0) }, isFiltered: filter.isAsked
      ) {
        Int($0.revision)
      } isBehind: {
        $0.revision < $1
      }
      return ListGradesResponse(grades: Array(page), nextPageToken: next, total: total)
    }
  }
}

extension Organisation {
  /// The grade that a trial would write, as it would stand in the state that it ends in.
  fileprivate func trialGrade(ofObjective id: String, _ result: MutationResult) -> Grade? {
    guard case .grade(let planned)? = result.trial.first?.change.change else { return nil }
    var grade = self.grade(ofObjective: id, revision: result.outcome.revision + 1) ?? planned
    (grade.id, grade.revision, grade.recordedTime) = ("", 0, nil)
    return grade
  }
}
