// The schedule, the mix and the plan's limits: what is sent, and when.

internal import BoundedTestSupport
internal import Testing

@testable internal import OKRLoad

@Suite(.bounded) struct ScheduleTests {
  @Test(arguments: [1, 1_000, 200_000])
  func arrivalsKeepTheirRate(_ rate: Int) {
    let start: Int64 = 5_000_000_000
    var arrivals = Arrivals(ratePerSecond: rate, from: start, seed: 7)
    let count = 20_000
    var last = start
    for _ in 0..<count {
      let next = arrivals.pop()
      #expect(next >= last)
      last = next
    }
    // The sum of n exponential spans deviates by a share of 1/√n.
    let mean = Double(last - start) / Double(count)
    let deviations = (mean * Double(rate) / 1e9 - 1) * Double(count).squareRoot()
    #expect(abs(deviations) < 4, "\(deviations)")
  }

  @Test func arrivalsAreNotEven() {
    var random = Arrivals(ratePerSecond: 1_000, from: 0, seed: 3)
    let spans = (0..<10_000).reduce(into: (at: Int64(0), short: 0)) { sum, _ in
      let next = random.pop()
      if next - sum.at < 500_000 { sum.short += 1 }
      sum.at = next
    }
    // Of exponential spans 1 − e^−0.5 = 39 % are shorter than half their mean.
    #expect((3_700...4_200).contains(spans.short), "\(spans.short)")
  }

  @Test(arguments: LoadProfile.allCases)
  func everyPlaceOfAMixHasItsOperation(_ profile: LoadProfile) {
    let mix = profile.mix
    #expect(mix.total == 100)
    let all = (0..<100).map { mix.operation(at: $0) }
    #expect(all.count { $0 == .checkIn } == mix.checkIns)
    #expect(all.count { $0 == .read } == mix.reads)
    #expect(all.count { $0 == .rollup } == mix.rollups)
    #expect(all.count { $0 == .edit } == mix.edits)
  }

  @Test func aPlanOutsideItsLimitsIsRefused() {
    func refusal(_ change: (inout LoadPlan) -> Void) -> String? {
      var plan = LoadPlan(profile: .quarterEnd)
      change(&plan)
      return plan.refusal?.part
    }
    #expect(refusal { _ in } == nil)
    #expect(refusal { $0.organisations = 0 } == "organisations")
    #expect(refusal { $0.organisations = LoadLimits.organisations + 1 } == "organisations")
    #expect(refusal { $0.regions = LoadLimits.regions + 1 } == "regions")
    #expect(
      refusal { $0.keyResults = LoadLimits.keyResultsPerOrganisation + 1 } == "key-results")
    #expect(refusal { $0.connections = $0.organisations - 1 } == "connections")
    #expect(refusal { $0.connections = LoadLimits.connections + 1 } == "connections")
    #expect(refusal { $0.rates = [] } == "rate")
    #expect(refusal { $0.rates = Array(repeating: 1, count: LoadLimits.rates + 1) } == "rate")
    #expect(refusal { $0.rates = [10, LoadLimits.ratePerSecond + 1] } == "rate")
    #expect(refusal { $0.seconds = LoadLimits.secondsPerRate + 1 } == "seconds")
  }

  @Test func pointsAreBounded() {
    #expect(Performance.pointSeconds(total: 60) == 1)
    for total in [599, 600, 601, 3_600, 24 * 3_600] {
      #expect(total / Performance.pointSeconds(total: total) <= LoadLimits.points)
    }
  }
}
