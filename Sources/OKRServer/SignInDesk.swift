// Who a hello is: tokens are looked up in the store, off the event loops, so many at a time.

internal import OKRModel
internal import OKRStore
internal import OKRTransport
internal import Synchronization

/// Judges hellos. Each is answered once: with its session, a refusal, or, where the database is
/// silent, in time before the transport takes the hello for late.
final class SignInDesk: Sendable {
  typealias Answer = @Sendable (Result<SignIn, StatusError>) -> Void

  private let background: BlockingPool
  private let patienceMilliseconds: Int
  private let limit: Int
  private let judge: @Sendable (Hello) throws(RequestError) -> Session
  private let meter: AdmissionMeter
  private let held = Atomic<Int>(0)

  /// - Parameters:
  ///   - background: the threads that wait for the store.
  ///   - limit: hellos held at a time; more are refused as RESOURCE_EXHAUSTED.
  ///   - meter: where its answers are counted.
  ///   - judge: finds a hello's session; it may block.
  init(
    background: BlockingPool,
    patienceMilliseconds: Int = ServerLimits.signInPatienceMilliseconds,
    limit: Int = ServerLimits.signInsWaiting, meter: AdmissionMeter = AdmissionMeter(),
    judge: @escaping @Sendable (Hello) throws(RequestError) -> Session
  ) {
    self.background = background
    self.patienceMilliseconds = patienceMilliseconds
    self.limit = limit
    self.meter = meter
    self.judge = judge
  }

  /// Answers with what the hello may do. One without a token is nobody's, and welcome.
  func signIn(_ hello: Hello, answer: @escaping Answer) {
    guard !hello.bearerToken.isEmpty else {
      self.meter.count(.anonymous)
      return answer(.success(SignIn()))
    }
    guard self.held.add(1, ordering: .relaxed).newValue <= self.limit else {
      self.held.subtract(1, ordering: .relaxed)
      self.meter.count(.overloaded)
      return answer(.failure(StatusError(RequestError.tooManySignIns)))
    }
    let pending = Mutex<Answer?>(answer)
    let meter = self.meter
    let take: @Sendable (SignInResult) -> Answer? = { result in
      let answer = pending.withLock { pending in
        defer { pending = nil }
        return pending
      }
      if answer != nil { meter.count(result) }
      return answer
    }
    self.background.async {
      defer { self.held.subtract(1, ordering: .relaxed) }
      // One that was told to try again isn't looked up any more.
      guard pending.withLock({ $0 != nil }) else { return }
      do throws(RequestError) {
        let session = try self.judge(hello)
        take(.accepted)?(.success(SignIn(principal: session.principal, context: session)))
      } catch {
        take(.refused)?(.failure(StatusError(error)))
      }
    }
    self.background.after(milliseconds: self.patienceMilliseconds) {
      take(.late)?(.failure(StatusError(RequestError.storageAway)))
    }
  }
}

extension HostDirectory {
  /// The session that a hello's token opens. Blocking.
  /// - Throws: UNAUTHENTICATED where the token is unknown, revoked or expired, NOT_FOUND where it
  ///   opens no such organisation, UNAVAILABLE where the store is away.
  func session(for hello: Hello) throws(RequestError) -> Session {
    let token = self.tokens.token(TokenText.digest(hello.bearerToken))
    let record: TokenRecord?
    do {
      record = try self.environment.store.findToken(digest: token.digest)
    } catch {
      throw RequestError(error)
    }
    let now = self.environment.clock.nowMicros
    guard let record, record.revokedAt == nil, record.expiresAt.map({ $0 > now }) ?? true else {
      throw .tokenInvalid
    }
    token.learn(record)
    let organisation = try self.organisation(of: record, asked: hello.organisation)
    return Session(
      role: Role(rawValue: Int32(record.role)), name: record.name, tokenID: record.tokenID,
      part: OrganisationPart(unit: record.unit, region: record.region), token: token,
      organisation: organisation,
      quota: organisation.map { self.host($0).quota })
  }

  /// The organisation that a token acts in: its own, or for an operator's the one asked for.
  private func organisation(
    of record: TokenRecord, asked: String
  ) throws(RequestError) -> OrganisationName? {
    guard let number = record.orgID else { return asked.isEmpty ? nil : try self.find(asked) }
    guard let own = try self.find(number: number), asked.isEmpty || asked == own.id else {
      throw .notFound("organisation", asked)
    }
    return own
  }
}
