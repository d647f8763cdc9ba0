// The flags of a cycle and of its policy.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct CycleFields: FieldOptions {
  @Option(help: ArgumentHelp("Its name.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("Its first day, such as 2026-07-01.", valueName: "day"))
  var start: String?

  @Option(
    help: ArgumentHelp(
      "Its last day; without one it has neither pace nor periods.", valueName: "day"))
  var end: String?

  @Option(
    help: ArgumentHelp(
      "The cycle above, within whose days it lies; nothing is inherited from it.", valueName: "id"),
    completion: IDCompletion.cycle.kind)
  var parent: String?

  @Option(help: ArgumentHelp("Its phase.", valueName: "phase"))
  var phase: EnumArgument<CyclePhase>?

  @OptionGroup(title: "Policy") var policy: PolicyFields

  var needsCurrent: Bool { self.policy.isStated }

  func apply(to message: inout Cycle, _ mask: inout FieldMask) throws(CommandFailure) {
    if self.phase?.value == .closed {
      throw .input(
        "A cycle becomes closed by a close alone, which freezes its figures.",
        hint: SameConnection.command("okr cycle close \(ShellText.quoted(message.id))"))
    }
    mask.set(&message.name, self.name, "name")
    if let start = self.start?.nonEmpty { _ = try InputText.day(start, field: "--start") }
    if let end = self.end?.nonEmpty { _ = try InputText.day(end, field: "--end") }
    mask.set(&message.start, self.start, "start")
    mask.set(&message.end, self.end, "end")
    mask.set(&message.parent, self.parent, "parent")
    mask.set(&message.phase, self.phase?.value, "phase")
    mask.set(&message.policyReason, self.policy.reason, "policy_reason")
    guard self.policy.isStated else { return }
    var policy = message.policy ?? Policy()
    try self.policy.apply(to: &policy)
    message.policy = policy
    mask.insert("policy")
  }
}

/// The flags of a policy. Each is laid over the policy that the cycle has.
struct PolicyFields: ParsableArguments {
  @Option(help: ArgumentHelp("How a key result without a value scores.", valueName: "rule"))
  var missing: EnumArgument<Missing>?

  @Option(help: ArgumentHelp("The score's upper bound, up to 2; or none.", valueName: "ratio"))
  var cap: String?

  @Option(
    help: ArgumentHelp("Where amber and green begin, such as 0.4,0.7; or none.", valueName: "a,g"))
  var bands: String?

  @Option(help: ArgumentHelp("The same for committed objectives; or none.", valueName: "a,g"))
  var committedBands: String?

  @Option(help: ArgumentHelp("What is expected on a day.", valueName: "rule"))
  var pace: EnumArgument<Pace>?

  @Option(help: ArgumentHelp("Days between due check-ins, 1 to 366.", valueName: "days"))
  var checkInEvery: Int32?

  @Option(
    help: ArgumentHelp("Days after a due date before silence shows, 0 to 366.", valueName: "days"))
  var graceDays: Int32?

  @Option(help: ArgumentHelp("Digits that people are shown, 0 to 6.", valueName: "digits"))
  var displayDigits: Int32?

  @Option(
    name: .customLong("policy-reason"),
    help: ArgumentHelp("Why the policy changes; kept with it.", valueName: "text"))
  var reason: String?

  var isStated: Bool {
    let texts = [self.cap, self.bands, self.committedBands]
    let numbers = [self.checkInEvery, self.graceDays, self.displayDigits]
    return self.missing != nil || self.pace != nil || texts.contains { $0 != nil }
      || numbers.contains { $0 != nil }
  }

  func apply(to policy: inout Policy) throws(CommandFailure) {
    if let missing = self.missing { policy.missing = missing.value }
    if let pace = self.pace { policy.pace = pace.value }
    if let cap = self.cap {
      policy.cap = cap == InputText.none ? nil : try InputText.ratio(cap, field: "--cap")
    }
    if let bands = self.bands { policy.bands = try Self.read(bands, "--bands") }
    if let bands = self.committedBands {
      policy.committedBands = try Self.read(bands, "--committed-bands")
    }
    if let days = self.checkInEvery { policy.checkInEvery = days }
    if let days = self.graceDays { policy.grace = GraceDays(days: days) }
    if let digits = self.displayDigits { policy.display = DisplayDigits(digits: digits) }
  }

  private static func read(_ text: String, _ field: String) throws(CommandFailure) -> Bands? {
    if text == InputText.none { return nil }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw .input("The bands \(text) are not two ratios.", hint: "\(field) 0.4,0.7")
    }
    return Bands(
      amberPpm: try InputText.ratio(String(parts[0]).trimmed, field: field).ppm,
      greenPpm: try InputText.ratio(String(parts[1]).trimmed, field: field).ppm)
  }
}
