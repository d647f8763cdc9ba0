// Sign-ins: each is answered once, no more are held than may be, and a silent database is said in
// time.

internal import BoundedTestSupport
internal import Dispatch
internal import OKRModel
internal import OKRStore
internal import OKRTransport
internal import OKRWire
internal import Synchronization
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct SignInDeskTests {
  private static let session = Session(
    role: .member, name: "ann", tokenID: "t", token: LiveTokens(.system).token(.hash([1])),
    organisation: nil)

  private func answer(_ desk: SignInDesk, _ token: String = "okr_x") async -> Result<
    SignIn, StatusError
  > {
    await withCheckedContinuation { continuation in
      desk.signIn(Hello(protocolVersion: 1, bearerToken: token)) {
        continuation.resume(returning: $0)
      }
    }
  }

  private func refusal(_ result: Result<SignIn, StatusError>) -> Status? {
    if case .failure(let error) = result { error.status } else { nil }
  }

  @Test func nobodyIsWelcomeWithoutALookUp() async throws {
    let pool = BlockingPool(threads: 1, label: "test")
    defer { pool.close() }
    let desk = SignInDesk(background: pool) { _ in fatalError("looked up") }
    #expect(try await self.answer(desk, "").get().principal == nil)
  }

  @Test func aTokenOpensItsSessionOrItsRefusal() async throws {
    let pool = BlockingPool(threads: 1, label: "test")
    defer { pool.close() }
    let desk = SignInDesk(background: pool, patienceMilliseconds: 600_000) {
      hello throws(RequestError) in
      if hello.bearerToken == "okr_bad" { throw .tokenInvalid }
      return Self.session
    }
    #expect(try await self.answer(desk).get().principal?.name == "ann")
    #expect(self.refusal(await self.answer(desk, "okr_bad"))?.code == .unauthenticated)
  }

  @Test func aSilentDatabaseIsSaidInTimeAndNotAskedForThoseThatGaveUp() async {
    let pool = BlockingPool(threads: 1, label: "test")
    let blocked = DispatchSemaphore(value: 0)
    let asked = Atomic<Int>(0)
    let desk = SignInDesk(background: pool, patienceMilliseconds: 20) { _ in
      asked.add(1, ordering: .relaxed)
      blocked.wait()
      return Self.session
    }
    for _ in 0..<3 {
      #expect(self.refusal(await self.answer(desk))?.code == .unavailable)
    }
    let done = DispatchSemaphore(value: 0)
    pool.async { done.signal() }
    blocked.signal()
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        done.wait()
        continuation.resume()
      }
    }
    #expect(asked.load(ordering: .relaxed) == 1)
    pool.close()
  }

  @Test func noMoreAreHeldThanMayBe() async {
    let pool = BlockingPool(threads: 1, label: "test")
    let blocked = DispatchSemaphore(value: 0)
    let desk = SignInDesk(background: pool, patienceMilliseconds: 20, limit: 2) { _ in
      blocked.wait()
      return Self.session
    }
    async let first = self.answer(desk)
    async let second = self.answer(desk)
    _ = await (first, second)
    // Both were told to try again, and both are still held.
    #expect(self.refusal(await self.answer(desk))?.code == .resourceExhausted)
    blocked.signal()
    blocked.signal()
    pool.close()
  }
}
