// Every method's way: who may call it, and what runs where. Adding a method is adding a row.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import WorkerPool

/// One method as it is served.
struct Route: Sendable {
  let access: Access
  /// True where `Request.as_of` is answered.
  let readsPast: Bool
  /// Where its method stands among those of the contract.
  let number: Int
  /// True where it lasts as long as messages go to and fro, or as its caller asks it to wait.
  let isStream: Bool
  /// True where what it changes has to stand in the part of the organisation that the caller's role holds in.
  let changesParts: Bool
  let run: @Sendable (Call) -> Void
}

/// All methods, by path.
struct RouteTable: Sendable {
  private(set) var routes: [String: Route] = [:]

  mutating func add<Q, R>(
    _ method: Method<Q, R>, _ access: Access, readsPast: Bool = false, waits: Bool = false,
    changesParts: Bool = false, _ run: @escaping @Sendable (Call) -> Void
  ) {
    precondition(self.routes[method.path] == nil, "\(method.path) has two routes")
    guard let number = RPC.paths.firstIndex(of: method.path) else {
      preconditionFailure("\(method.path) isn't in the contract")
    }
    self.routes[method.path] = Route(
      access: access, readsPast: readsPast, number: number,
      isStream: method.clientStreams || method.serverStreams || waits,
      changesParts: changesParts, run: run)
  }

  /// A method answered from memory, on the organisation's lane.
  /// - Parameters:
  ///   - cost: about a microsecond each.
  ///   - isLong: true for requests that are answered off the lane, from a copy.
  mutating func read<Q: WireCodable, R: WireCodable>(
    _ method: Method<Q, R>, cost: Int = 4, isLong: @escaping @Sendable (Q) -> Bool = { _ in false },
    _ body: @escaping @Sendable (borrowing Organisation, Q) throws(RequestError) -> R
  ) {
    self.read(method, cost: cost, isLong: isLong) { _, organisation, request throws(RequestError) in
      try body(organisation, request)
    }
  }

  /// The same in pages of what an organisation keeps of one thing.
  mutating func readRows<Q: WireCodable & PagedMessage, R: WireCodable>(
    _ method: Method<Q, R>, cost: Int = 4, isLong: @escaping @Sendable (Q) -> Bool = { _ in false },
    _ body: @escaping @Sendable (borrowing Organisation, Q, Pager) throws(RequestError) -> R
  ) {
    self.read(method, cost: cost, isLong: isLong) {
      call, organisation, request throws(RequestError) in
      try body(organisation, request, try Pager(request, in: call.organisation))
    }
  }

  private mutating func read<Q: WireCodable, R: WireCodable>(
    _ method: Method<Q, R>, cost: Int, isLong: @escaping @Sendable (Q) -> Bool,
    _ body: @escaping @Sendable (Call, borrowing Organisation, Q) throws(RequestError) -> R
  ) {
    self.add(method, .member, readsPast: true) { call in
      guard let request = call.decode(Q.self) else { return }
      if let asOf = call.wire.asOf {
        call.inPast(asOf) { past throws(RequestError) in
          call.finish(try body(call, past.organisation, request), past.organisation)
        }
        return
      }
      call.onLane(cost: cost) { host in
        if isLong(request) {
          let organisation = host.organisation
          return call.service.blocking(call) {
            call.finish(organisation) { () throws(RequestError) in
              try body(call, organisation, request)
            }
          }
        }
        host.read { organisation in
          call.finish(organisation) { () throws(RequestError) in
            try body(call, organisation, request)
          }
        }
      }
    }
  }

  /// A method that goes through all that an organisation holds: off the lane, from a copy.
  mutating func readWhole<Q: WireCodable, R>(
    _ method: Method<Q, R>,
    _ body: @escaping @Sendable (Call, Organisation, Q) throws(RequestError) -> Void
  ) {
    self.add(method, .member, readsPast: true) { call in
      guard let request = call.decode(Q.self) else { return }
      if let asOf = call.wire.asOf {
        call.inPast(asOf) { past throws(RequestError) in
          try body(call, past.organisation, request)
        }
        return
      }
      call.onLane(cost: 64) { host in
        let organisation = host.organisation
        call.service.blocking(call) {
          do throws(RequestError) {
            try body(call, organisation, request)
          } catch {
            call.fail(error)
          }
        }
      }
    }
  }

  /// A method that changes something: its edits are checked and committed, then the reply is
  /// formed.
  mutating func mutate<Q: WireCodable & MutatingMessage, R: WireCodable>(
    _ method: Method<Q, R>, _ access: Access, list: String = "",
    edits: @escaping @Sendable (Q) throws(RequestError) -> [Edit],
    reply: @escaping @Sendable (Organisation, Q, MutationResult) -> R
  ) {
    self.add(method, access, changesParts: true) { call in
      guard let request = call.decode(Q.self) else { return }
      do throws(RequestError) {
        var mutation = try call.mutation(
          request.mutation, method: method.path, edits: try edits(request)
        ) { organisation, result in
          switch result {
          case .success(let result):
            if let commit = result.commit {
              call.wire.stages.markCommit(
                from: Int64(clamping: commit.lowerBound), to: Int64(clamping: commit.upperBound))
            }
            call.finish(
              reply(organisation, request, result),
              revision: result.isTrial ? result.outcome.revision : organisation.revision,
              instant: organisation.instant)
          case .failure(let error): call.fail(error)
          }
        }
        mutation.field = list
        if mutation.validateOnly { mutation.digest = call.digest(of: request) }
        let submitted = mutation
        call.onLane(cost: min(mutation.edits.count + 4, 1_024), expectsHead: false) { host in
          host.submit(submitted)
        }
      } catch {
        call.fail(error)
      }
    }
  }

  /// A method that asks the database or takes long: off the lanes.
  mutating func blocking<Q: WireCodable, R: WireCodable>(
    _ method: Method<Q, R>, _ access: Access,
    _ body: @escaping @Sendable (Call, Q) throws(RequestError) -> R
  ) {
    self.add(method, access) { call in
      guard let request = call.decode(Q.self) else { return }
      call.service.blocking(call) {
        do throws(RequestError) {
          call.wire.finish(payload: try body(call, request).encoded())
        } catch {
          call.fail(error)
        }
      }
    }
  }
}
