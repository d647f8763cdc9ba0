// Idempotency keys: their form, their age, and the keys of a request's further parts.

internal import BoundedTestSupport
internal import OKRModel
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct RequestKeyTests {
  /// 2023-11-14T22:13:20Z, in the key's own milliseconds and in microseconds.
  private static let text = "018bcfe5-6800-7abc-8def-0123456789ab"
  private static let time: Int64 = 1_700_000_000_000_000

  private static func reason(_ text: String, now: Int64 = time) -> String? {
    do throws(RequestError) {
      _ = try RequestKey(text, now: now)
      return nil
    } catch {
      return error.status.reason
    }
  }

  @Test func theKeysOwnTimeIsRead() throws {
    #expect(try RequestKey(Self.text, now: Self.time).time == Self.time)
    let upper = try RequestKey(Self.text.uppercased(), now: Self.time)
    #expect(try upper == RequestKey(Self.text, now: Self.time))
  }

  @Test(arguments: [
    "", "018bcfe5", "018bcfe5-6800-4abc-8def-0123456789ab", "018bcfe568007abc8def0123456789ab",
    "018bcfe5-6800-7abc-8def-0123456789ag", "018bcfe5-6800-7abc-8def-0123456789ab0",
    "018bcfe5+6800-7abc-8def-0123456789ab", "018bcfe5-6800-7abc-8def-01234567\u{e9}b",
  ]) func otherFormsAreRefused(text: String) {
    #expect(Self.reason(text) == Reason.idempotencyKeyInvalid.rawValue)
  }

  @Test func ageAndLeadHaveLimits() {
    let age = Limits.idempotencyKeyAgeMicroseconds
    let ahead = Limits.idempotencyKeyAheadMicroseconds
    #expect(Self.reason(Self.text, now: Self.time + age) == nil)
    #expect(
      Self.reason(Self.text, now: Self.time + age + 1) == Reason.idempotencyKeyExpired.rawValue)
    #expect(Self.reason(Self.text, now: Self.time - ahead) == nil)
    #expect(
      Self.reason(Self.text, now: Self.time - ahead - 1) == Reason.idempotencyKeyExpired.rawValue)
  }

  @Test func partsHaveKeysOfTheirOwn() throws {
    let first = try RequestKey(Self.text, now: Self.time)
    var second = first
    second.shift(by: 1)
    #expect(second != first && second.time == first.time)
    var none = first
    none.shift(by: 0)
    #expect(none == first)
  }
}
