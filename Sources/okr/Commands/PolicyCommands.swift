// A cycle's policies: what each changed, since when, and why.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// Policies in words.
enum PolicyText {
  /// What differs from the policy before, such as `cap default → 1.2, missing zero → exclude`; of the first what it
  /// states.
  static func changes(_ policy: CyclePolicy) -> String {
    let now = self.rules(policy.policy ?? Policy())
    guard let before = policy.before.map({ self.rules($0) }) else {
      let stated = now.filter { $0.text != self.standard }.map { "\($0.name) \($0.text)" }
      return stated.isEmpty ? "all by default" : stated.joined(separator: ", ")
    }
    return zip(before, now).filter { $0.text != $1.text }
      .map { "\($0.name) \($0.text) → \($1.text)" }.joined(separator: ", ")
  }

  /// Such as `policy 3 since 2026-08-15, by anna`.
  static func line(_ policy: CyclePolicy, _ presenter: Presenter) -> String {
    let since = FigureText.instant(
      policy.effectiveTime, presenter.surface, now: presenter.context.nowMicros)
    let reason = policy.reason.isEmpty ? "" : ": \(policy.reason)"
    return "policy \(policy.number), since \(since), by \(policy.actor)\(reason)".sanitised
  }

  /// Every rule of it, a line each.
  static func ruleLines(_ policy: CyclePolicy) -> [String] {
    let rules = self.rules(policy.policy ?? Policy())
    let width = rules.map(\.name.displayWidth).max() ?? 0
    return rules.map { "  \($0.name.padded(to: width))  \($0.text)" }
  }

  private static let standard = "default"

  private static func rules(_ policy: Policy) -> [(name: String, text: String)] {
    [
      ("missing", self.word(policy.missing)), ("cap", self.ratio(policy.cap)),
      ("bands", self.bands(policy.bands)),
      ("committed bands", self.bands(policy.committedBands)), ("pace", self.word(policy.pace)),
      ("check-in every", policy.checkInEvery == 0 ? self.standard : String(policy.checkInEvery)),
      ("grace days", policy.grace.map { String($0.days) } ?? self.standard),
      ("display digits", policy.display.map { String($0.digits) } ?? self.standard),
    ]
  }

  private static func word(_ value: some WireEnum) -> String {
    value.rawValue == 0 ? self.standard : FigureText.name(value)
  }

  private static func ratio(_ ratio: Ratio?) -> String {
    ratio.map { DecimalText.shortest($0.ppm, digits: 6) } ?? self.standard
  }

  private static func bands(_ bands: Bands?) -> String {
    guard let bands else { return self.standard }
    return DecimalText.shortest(bands.amberPpm, digits: 6) + ","
      + DecimalText.shortest(bands.greenPpm, digits: 6)
  }

  static let listing = Listing<CyclePolicy>(
    columns: [
      .text("POLICY", .right) { String($0.number) },
      ListColumn("SINCE") {
        Cell(FigureText.instant($0.effectiveTime, $1.surface, now: $1.nowMicros))
      },
      .text("BY") { $0.actor },
      .text("CHANGE", isFlexible: true) { PolicyText.changes($0) },
      .text("REASON", isSpare: true) { $0.reason },
      ListColumn("RECORDED", isWide: true) {
        Cell(FigureText.instant($0.recordedTime, $1.surface, now: $1.nowMicros))
      },
      .text("REVISION", .right, isWide: true) { String($0.revision) },
    ],
    json: { MessageJSON.object($0) }, id: { String($0.number) })
}

struct CyclePolicies: WatchableCommand, PastCommand {
  static let verb = "policies"
  static let abstract = "List the policies that a cycle has had, the oldest first."
  static let details =
    "Each with what differs from the one before, since when it holds, who made it so, and why."
  static let examples = ["okr cycle policies q3-2026", "okr cycle policies q3-2026 -o json"]

  @Argument(help: "The cycle.", completion: IDCompletion.cycle.kind)
  var id: String

  @OptionGroup(title: "Page") var page: PageOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func show(in session: Session) async throws {
    try await session.presenter.list(PolicyText.listing, self.page) { size, token in
      let answer = try await session.call(
        RPC.CycleService.listCyclePolicies,
        ListCyclePoliciesRequest(
          page: Page(pageSize: Int32(size), pageToken: token), cycle: self.id))
      let reply = answer.message
      return ListPage(
        items: reply.policies, nextPageToken: reply.nextPageToken, total: Int64(reply.total),
        revision: answer.revision)
    }
  }
}
