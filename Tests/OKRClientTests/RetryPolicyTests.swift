// Retries by their figures: which failures, how long, how often, and when the bucket is empty.

internal import BoundedTestSupport
internal import OKRClient
internal import OKRModel
internal import Testing

@Suite(.bounded) struct RetryPolicyTests {
  private func failure(
    _ code: Code, retryAfterMicroseconds: Int64 = 0, outcome: RPCFailure.Outcome = .answered
  ) -> RPCFailure {
    RPCFailure(
      Status(code: code, retryAfterMicroseconds: retryAfterMicroseconds), outcome: outcome)
  }

  @Test func onlyUnavailableAndPushedBackAreRetried() {
    var random = SeededGenerator(seed: 1)
    for code in Code.known {
      var policy = RetryPolicy()
      let plain = policy.delay(after: self.failure(code), attempt: 1, using: &random)
      #expect((plain != nil) == (code == .unavailable))
      policy = RetryPolicy()
      let pushed = policy.delay(
        after: self.failure(code, retryAfterMicroseconds: 5), attempt: 1, using: &random)
      #expect((pushed != nil) == (code == .unavailable || code == .resourceExhausted))
      policy = RetryPolicy()
      let negative = policy.delay(
        after: self.failure(code, retryAfterMicroseconds: -1), attempt: 1, using: &random)
      #expect(negative == nil)
    }
  }

  /// A server that goes away names the last call that it took: a later one goes elsewhere at once, but only once so.
  @Test func whatWasPassedOverGoesAgainAtOnce() {
    var random = SeededGenerator(seed: 3)
    var policy = RetryPolicy()
    let lost = { (outcome: RPCFailure.Outcome) in
      RPCFailure(.unavailable, ClientReason.connectionLost, "gone", outcome: outcome)
    }
    #expect(policy.delay(after: lost(.notBegun), attempt: 1, using: &random) == .zero)
    let second = policy.delay(after: lost(.notBegun), attempt: 2, using: &random)
    #expect(second.map { $0 > .milliseconds(300) } == true)
    let unknown = policy.delay(after: lost(.unknown), attempt: 1, using: &random)
    #expect(unknown.map { $0 > .milliseconds(150) } == true)
    let refused = self.failure(.unavailable, outcome: .notBegun)
    #expect(policy.delay(after: refused, attempt: 1, using: &random) != .zero)
    var never = RetryPolicy.never
    #expect(never.delay(after: lost(.notBegun), attempt: 1, using: &random) == nil)
  }

  @Test func backoffDoublesWithinItsJitter() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<200 {
      var policy = RetryPolicy()
      for (attempt, milliseconds) in [(1, 200), (2, 400), (3, 800), (4, 1_600)] {
        let delay = policy.delay(
          after: self.failure(.unavailable, outcome: .notBegun), attempt: attempt, using: &random)
        let low = Duration.milliseconds(milliseconds * 8 / 10)
        let high = Duration.milliseconds(milliseconds * 12 / 10)
        #expect(delay.map { $0 >= low && $0 <= high } == true)
      }
      let last = policy.delay(after: self.failure(.unavailable), attempt: 5, using: &random)
      #expect(last == nil)
    }
  }

  @Test func pushbackReplacesTheBackoff() {
    var random = SeededGenerator(seed: 3)
    var policy = RetryPolicy()
    for _ in 0..<50 {
      policy.succeeded()
      let delay = policy.delay(
        after: self.failure(.resourceExhausted, retryAfterMicroseconds: 1_000_000), attempt: 4,
        using: &random)
      // Never sooner than asked for.
      #expect(delay.map { $0 >= .milliseconds(1_000) && $0 <= .milliseconds(1_200) } ?? true)
    }
  }

  @Test func anEmptyBucketStopsRetries() {
    var random = SeededGenerator(seed: 4)
    var policy = RetryPolicy()
    var retried = 0
    for _ in 0..<20 {
      let delay = policy.delay(after: self.failure(.unavailable), attempt: 1, using: &random)
      if delay != nil { retried += 1 }
    }
    #expect(retried == 4)
    for _ in 0..<61 { policy.succeeded() }
    let delay = policy.delay(after: self.failure(.unavailable), attempt: 1, using: &random)
    #expect(delay != nil)
  }

  @Test func aSeedRepeats() {
    var first = SeededGenerator(seed: 9)
    var second = SeededGenerator(seed: 9)
    var policy = RetryPolicy()
    let one = policy.delay(after: self.failure(.unavailable), attempt: 2, using: &first)
    policy = RetryPolicy()
    let other = policy.delay(after: self.failure(.unavailable), attempt: 2, using: &second)
    #expect(one == other)
  }
}

@Suite(.bounded) struct IdempotencyKeyTests {
  @Test func aKeyIsAVersion7UUIDOfItsTime() {
    var random = SeededGenerator(seed: 5)
    let key = IdempotencyKey.make(unixMilliseconds: 0x0199_1234_5678, using: &random)
    #expect(key.count == 36)
    #expect(key.hasPrefix("01991234-5678-7"))
    let characters = Array(key)
    #expect([8, 13, 18, 23].allSatisfy { characters[$0] == "-" })
    #expect("89ab".contains(characters[19]))
    #expect(key.allSatisfy { "0123456789abcdef-".contains($0) })
  }

  /// A key of content is the same for a third of a day, and the server takes it until the next one is over.
  @Test func aKeyFollowsFromContentAndThirdOfTheDay() {
    let third: UInt64 = 8 * 3_600_000
    let begin = 60_000 * third
    func key(_ text: String, _ instant: UInt64, _ ago: UInt64 = 0) -> String {
      IdempotencyKey.make(ofContent: text.utf8, unixMilliseconds: instant, thirdsAgo: ago)
    }
    let first = key("a", begin)
    let own = UInt64(first.replacing("-", with: "").prefix(12), radix: 16) ?? 0
    for instant in [begin, begin + 1, begin + third / 2, begin + third - 1] {
      #expect(key("a", instant) == first)
      #expect(own <= instant + 300_000, "\(instant)")
      // As the one before, until the next third ends.
      #expect(key("a", instant + third, 1) == first)
      #expect(instant + third < own + 24 * 3_600_000, "\(instant)")
    }
    #expect(first.dropFirst(14).first == "7")
    #expect(key("a", begin + third) != first && key("a", begin - 1) != first)
    #expect(key("a", 0, 1) == key("a", 0))
    let others = (0..<10_000).map { key("\($0)", begin) }
    #expect(Set(others).count == others.count)
  }

  @Test func keysDifferAndRiseWithTime() {
    let keys = (0..<10_000).map { _ in IdempotencyKey.make() }
    #expect(Set(keys).count == keys.count)
    #expect(keys.map { $0.prefix(13) } == keys.map { $0.prefix(13) }.sorted())
  }
}

@Suite(.bounded) struct ServerAddressTests {
  @Test func addressesAreReadAndWritten() {
    let cases: [(String, ServerAddress?)] = [
      ("okr.example", .tcp(host: "okr.example", port: 7443)),
      ("okr.example:1", .tcp(host: "okr.example", port: 1)),
      ("[::1]:9", .tcp(host: "::1", port: 9)),
      ("[::1]", .tcp(host: "::1", port: 7443)),
      ("/run/okr.sock", .unixSocket(path: "/run/okr.sock")),
      ("unix:okr.sock", .unixSocket(path: "okr.sock")),
      ("", nil), (":1", nil), ("a:", nil), ("a:0", nil), ("a:65536", nil), ("a:1:2", nil),
      ("[::1", nil), ("[]:1", nil), ("unix:", nil), ("a:x", nil),
    ]
    for (text, expected) in cases {
      #expect(ServerAddress(parsing: text) == expected, "\(text)")
      if let expected { #expect(ServerAddress(parsing: "\(expected)") == expected) }
    }
  }
}
