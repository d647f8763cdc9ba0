// Reads every acknowledged check-in back, and every figure's proof.

internal import OKRClient
internal import OKRModel
internal import OKRWire

/// Holds the server to what it acknowledged.
struct Auditor: Sendable {
  let targets: [LoadTarget]

  /// Looks for each acknowledged record in its key result's history.
  func readBack(
    _ entries: [Acknowledged], progress: (Int, Int) async -> Void = { _, _ in }
  ) async throws(RPCFailure) -> ReadBack {
    let expectations = Expectation.group(entries)
    var result = ReadBack()
    result.acknowledged = entries.count
    try await eachOf(expectations, atMost: LoadLimits.readBacks) {
      expectation throws(RPCFailure) in
      try await self.read(expectation)
    } take: { part, done in
      result.found += part.found
      result.missing += part.missing
      result.different += part.different
      await progress(done, expectations.count)
    }
    return result
  }

  private func read(_ expectation: Expectation) async throws(RPCFailure) -> ReadBack {
    let target = self.targets[expectation.organisation]
    var wanted = expectation.values
    var result = ReadBack()
    var page = Page(pageSize: Int32(Limits.pageSizeMaximum))
    repeat {
      let request = ListCheckInsRequest(
        page: page, keyResult: target.company.keyResultID(expectation.keyResult))
      let reply = try await target.nextConnection().call(
        RPC.CheckInService.listCheckIns, request
      ).reply
      for record in reply.checkIns {
        guard let value = wanted.removeValue(forKey: Ledger.digest(record.id)) else { continue }
        if record.value?.micros == value { result.found += 1 } else { result.different += 1 }
      }
      page.pageToken = reply.nextPageToken
    } while !page.pageToken.isEmpty && !wanted.isEmpty
    result.missing = wanted.count
    return result
  }

  /// Has the server replay every organisation's log, and compare.
  func prove(progress: (Int, Int) async -> Void) async throws(RPCFailure) -> Proof {
    var proof = Proof()
    try await eachOf(self.targets, atMost: 1) { target throws(RPCFailure) in
      try await target.nextConnection().verify()
    } take: { reply, done in
      proof.organisations += 1
      proof.changesReplayed += reply.changesReplayed
      proof.itemsCompared += reply.nodesCompared
      proof.differences += reply.differences
      let room = LoadLimits.failureKinds - proof.examples.count
      proof.examples += reply.examples.prefix(min(room, 3))
      await progress(done, self.targets.count)
    }
    return proof
  }
}

/// Works on all elements, so many at a time, and takes the results as they come.
func eachOf<Element: Sendable, Part: Sendable>(
  _ elements: [Element], atMost width: Int,
  _ work: @escaping @Sendable (Element) async throws(RPCFailure) -> Part,
  take: (Part, _ done: Int) async -> Void
) async throws(RPCFailure) {
  let outcome = await withTaskGroup(of: Result<Part, RPCFailure>.self) { group in
    var rest = elements[...]
    func add() {
      guard let element = rest.popFirst() else { return }
      group.addTask {
        do throws(RPCFailure) { return .success(try await work(element)) } catch {
          return .failure(error)
        }
      }
    }
    for _ in 0..<width { add() }
    var done = 0
    while let result = await group.next() {
      switch result {
      case .failure(let failure):
        group.cancelAll()
        return Result<Void, RPCFailure>.failure(failure)
      case .success(let part):
        done += 1
        await take(part, done)
        add()
      }
    }
    return .success(())
  }
  try outcome.get()
}
