// Shares of owners: nobody owns less than nothing, and all together no more than the whole.

internal import BoundedTestSupport
internal import OKRModel
internal import OKRState
internal import SeededRandom
internal import Testing

@Suite("Shares of owners", .bounded) struct OwnerShareTests {
  private static func owners(_ shares: Int64?...) -> [Owner] { Self.owners(of: shares) }

  private static func owners(of shares: [Int64?]) -> [Owner] {
    shares.enumerated().map { Owner(name: "p\($0)", share: $1.map { Ratio(ppm: $0) }) }
  }

  private static func edits(_ owners: [Owner]) -> [Edit] {
    [
      .objective(Objective(id: "x", cycle: "c", owners: owners), .create),
      .objective(Objective(id: "o", owners: owners), .update(mask: ["owners"])),
      .keyResult(
        KeyResult(id: "k", objective: "o", owners: owners, kind: .graded(GradedKind())), .create),
    ]
  }

  @Test func theyAreAtMostTheWhole() throws {
    let desk = try Desk()
    for edit in Self.edits(Self.owners(700_000, 400_000)) {
      let error = try #require(desk.refusal(edit))
      #expect(error.status.reason == "FIELD_OUT_OF_RANGE" && error.status.code == .outOfRange)
      #expect(error.status.message.contains("are 1.1 together; at most 1"), "\(error)")
      #expect(error.status.violations.first?.field.hasSuffix(".owners") == true)
    }
    for edit in Self.edits(Self.owners(1_500_000, -500_000)) {
      #expect(try #require(desk.refusal(edit)).status.message.contains("hold 1.5; each is 0 to 1"))
    }
    for fair in [
      Self.owners(600_000, 400_000), Self.owners(nil, 1_000_000, 0), Self.owners(250_000),
    ] {
      for edit in Self.edits(fair) { #expect(desk.refusal(edit) == nil) }
    }
  }

  /// Refused exactly where the sum, formed exactly, is more than the whole, as many owners as there may be.
  @Test(arguments: 0..<50) func atTheLimit(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...Limits.ownersPerItem, using: &random)
    let most = 2 * Limits.sharePpm.upperBound / Int64(count)
    let shares = (0..<count).map { _ in
      Int64.random(in: 0...min(most, Limits.sharePpm.upperBound), using: &random)
    }
    let isTooMuch = shares.reduce(0, +) > 1_000_000
    for edit in Self.edits(Self.owners(of: shares)) {
      #expect((try Desk().refusal(edit) != nil) == isTooMuch)
    }
  }

  /// What stands in a log from before the rule may be kept.
  @Test func whatWasTakenInBeforeStays() throws {
    let organisation = try Desk().organisation
    var old = try #require(organisation.objective("o"))
    old.owners = Self.owners(700_000, 700_000)
    var desk = Desk(organisation.with(.objective(old)))
    old.title = "New"
    try desk.put(.objective(old, .update(mask: ["*"])))
    let other = Objective(id: "o", owners: Self.owners(700_000, 600_000))
    #expect(desk.refusal(.objective(other, .update(mask: ["owners"]))) != nil)
  }
}
