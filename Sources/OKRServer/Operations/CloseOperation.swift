// A close as an operation: one commit, whose key is the operation's id.

internal import OKRModel
internal import OKRState

struct CloseOperation {
  private let run: OperationRun

  init(_ run: OperationRun) { self.run = run }

  func perform() throws(RequestError) -> CloseCycleResponse {
    let cycle = self.run.operation.cycles.first ?? ""
    try self.run.save { $0.operation?.progress = OperationProgress(total: 1, unit: "cycles") }
    let mutation = Mutation(
      key: RequestKey(checked: self.run.job.id),
      digest: Call.digest("close operation", Array(cycle.utf8)),
      expectedVersion: self.run.stored.mutation?.expectedVersion ?? 0,
      edits: [.closeCycle(cycle, nil)], actor: self.run.operation.principal, deadline: .max
    ) { _, _ in }
    var reply = try self.run.service.perform(mutation, in: self.run.job.organisation) {
      CloseCycleResponse(cycle, $0, $1)
    }
    // An earlier run may have written it.
    reply.outcome?.repeated = false
    self.run.note { $0.operation?.progress?.completed = 1 }
    return reply
  }
}
