// CheckInService: the records that move every score.

internal import OKRModel
internal import OKRState
internal import OKRWire

extension RouteTable {
  mutating func addCheckIns() {
    let service = RPC.CheckInService.self
    self.mutate(service.recordCheckIn, .member) { request throws(RequestError) in
      [.checkIn(try required(request.checkIn, "check_in"))]
    } reply: { organisation, request, result in
      let node = organisation.keyResultNode(request.checkIn?.keyResult ?? "")
      return RecordCheckInResponse(
        checkIn: organisation.firstCheckIn(result), outcome: result.outcome,
        figures: node.map { organisation.figures($0) },
        byStages: organisation.isScoredByStages(node))
    }
    self.mutate(service.batchRecordCheckIns, .member, list: "check_ins") {
      request throws(RequestError) in
      guard (1...Limits.checkInsPerBatch).contains(request.checkIns.count) else {
        throw .field(
          "check_ins", "are \(request.checkIns.count)", limit: "1 to \(Limits.checkInsPerBatch)")
      }
      return request.checkIns.map { .checkIn($0) }
    } reply: { organisation, request, result in
      let byStages = request.checkIns.count {
        organisation.isScoredByStages(organisation.keyResultNode($0.keyResult))
      }
      return BatchRecordCheckInsResponse(
        ids: result.revisions.map { $0.map { "c\($0)" } } ?? [], outcome: result.outcome,
        byStages: Int32(byStages))
    }
    self.mutate(service.correctCheckIn, .member) { request throws(RequestError) in
      [.correction(try required(request.checkIn, "check_in"))]
    } reply: { organisation, _, result in
      let checkIn = organisation.firstCheckIn(result)
      let node = organisation.keyResultNode(checkIn?.keyResult ?? "")
      return CorrectCheckInResponse(
        checkIn: checkIn, outcome: result.outcome, figures: node.map { organisation.figures($0) },
        byStages: organisation.isScoredByStages(node))
    }
    self.read(service.getCheckIn) { organisation, request throws(RequestError) in
      guard let checkIn = organisation.listedCheckIn(request.id) else {
        throw .notFound("check-in", request.id)
      }
      return GetCheckInResponse(checkIn: checkIn)
    }
    self.readRows(service.listCheckIns, cost: 32, isLong: { !$0.filter.isEmpty }) {
      organisation, request, pager throws(RequestError) in
      let filter = try CheckIn.filter(request.filter)
      guard var rows = organisation.checkInNumbers(ofKeyResult: request.keyResult) else {
        throw .notFound("key result", request.keyResult, field: "key_result")
      }
      guard pager.start <= organisation.checkInCount else { throw Pager.foreignToken }
      if filter.isAsked { rows = organisation.checkInNumbers(rows, that: filter) }
      // A new record may come before those that were shown: the next page follows the last of them.
      let (page, next, total) = pager.cut(rows, isFiltered: filter.isAsked) {
        $0
      } isBehind: {
        organisation.isListedBefore($1, $0)
      }
      var checkIns: [CheckIn] = []
      for number in page { checkIns.append(organisation.checkIn(number: number)) }
      return ListCheckInsResponse(checkIns: checkIns, nextPageToken: next, total: total)
    }
  }
}

extension Organisation {
  /// Those of some records that fit a filter.
  fileprivate func checkInNumbers(_ numbers: [Int], that filter: RecordFilter<CheckIn>) -> [Int] {
    numbers.filter { filter.fits(self.checkIn(number: $0)) }
  }

  /// The check-in that a mutation recorded, if it did; of a trial the one that it would record,
  /// which has no id.
  func firstCheckIn(_ result: MutationResult) -> CheckIn? {
    if result.isTrial {
      guard case .checkIn(let planned)? = result.trial.first?.change.change else { return nil }
      // As it would stand in the state that the trial ends in.
      var checkIn = self.checkIn("c\(result.outcome.revision + 1)") ?? planned
      (checkIn.id, checkIn.revision, checkIn.recordedTime) = ("", 0, nil)
      return checkIn
    }
    return result.revisions.flatMap { self.checkIn("c\($0.lowerBound)") }
  }
}
