// Policies in words: what each changed, and nothing else.

internal import BoundedTestSupport
internal import OKRModel
internal import Testing

@testable import okr

@Suite(.bounded) struct PolicyTextTests {
  @Test func theFirstSaysWhatItStates() {
    #expect(PolicyText.changes(CyclePolicy(number: 1)) == "all by default")
    let stated = Policy(
      missing: .zeroAfterDue, cap: Ratio(ppm: 1_200_000), grace: GraceDays(days: 0))
    #expect(
      PolicyText.changes(CyclePolicy(number: 1, policy: stated))
        == "missing zero after due, cap 1.2, grace days 0")
  }

  @Test func laterOnesSayWhatDiffers() {
    let before = Policy(
      missing: .zero, cap: Ratio(ppm: 1_000_000),
      committedBands: Bands(amberPpm: 300_000, greenPpm: 650_000), checkInEvery: 7)
    var after = before
    after.missing = .exclude
    after.committedBands = nil
    after.pace = .weekdays
    after.checkInEvery = 0
    after.display = DisplayDigits(digits: 0)
    #expect(
      PolicyText.changes(CyclePolicy(number: 2, policy: after, before: before))
        == "missing zero → exclude, committed bands 0.3,0.65 → default, pace default → weekdays, "
        + "check-in every 7 → default, display digits default → 0")
  }
}
