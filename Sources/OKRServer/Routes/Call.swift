// One call on its way: who makes it, and how it is failed, run on a lane and finished.

internal import OKRModel
internal import OKRState
internal import OKRTransport
internal import OKRWire
internal import WorkerPool

/// A call with what serving it needs.
struct Call: Sendable {
  let wire: ServerCall
  let session: Session?
  let service: OKRService

  var actor: String { self.session?.name ?? "" }

  /// The number of the organisation acted in.
  var organisation: Int64? { self.session?.organisation?.number }

  func fail(_ error: RequestError) { self.wire.finish(StatusError(error)) }

  /// The organisation that the request names; the call's lines in the log name it, too. Blocking where it
  /// isn't known yet.
  /// - Throws: NOT_FOUND where there is none.
  func findOrganisation(_ id: String) throws(RequestError) -> OrganisationName {
    let name = try self.service.hosts.find(id)
    self.wire.concerns(organisation: name.id)
    return name
  }

  /// Decodes the request, or fails the call.
  func decode<Q: WireCodable>(_ type: Q.Type) -> Q? {
    do throws(WireError) {
      return try Q(decoding: self.wire.payload, budgetBytes: self.service.decodeBudgetBytes)
    } catch {
      self.wire.finish(StatusError(error))
      return nil
    }
  }
}

extension Call {
  /// Runs `body` on the lane of the organisation acted in, once it is loaded.
  /// - Parameter expectsHead: waits for the revision that the request asks for.
  func onLane(
    cost: Int, expectsHead: Bool = true, _ body: @escaping @Sendable (OrganisationHost) -> Void
  ) {
    guard let name = self.session?.organisation else {
      self.fail(.tokenInvalid)
      return
    }
    let revision = RevisionToken.parse(self.wire.atLeast)
    guard let revision else {
      self.fail(.field("request.at_least", "is no revision token of this server"))
      return
    }
    let host = self.service.hosts.host(name)
    self.wire.stages.markQueued()
    do {
      try self.service.pool.submit(
        organisation: name.number, cost: cost, class: .interactive,
        deadline: UInt64(max(0, self.wire.deadlineNanoseconds)),
        isPrivileged: self.session?.role == .operator,
        onExpired: { self.fail(.deadlinePassed) }
      ) {
        host.whenServing { host in
          self.wire.stages.markStarted()
          if expectsHead, revision > host.organisation.revision {
            host.whenReached(revision, body, otherwise: self.fail)
          } else {
            body(host)
          }
        } otherwise: {
          self.fail($0)
        }
      }
    } catch {
      self.fail(.pool(error))
    }
  }

  /// Answers with what `body` gives, or fails as it does.
  func finish<R: WireCodable>(
    _ organisation: borrowing Organisation, _ body: () throws(RequestError) -> R
  ) {
    do throws(RequestError) {
      self.finish(try body(), organisation)
    } catch {
      self.fail(error)
    }
  }

  func finish<R: WireCodable>(_ reply: R, _ organisation: borrowing Organisation) {
    self.finish(reply, revision: organisation.revision, instant: organisation.instant)
  }

  func finish<R: WireCodable>(_ reply: R, revision: Int64, instant: Int64) {
    self.wire.finish(
      payload: reply.encoded(), revision: RevisionToken.text(revision), instantMicros: instant)
  }
}
