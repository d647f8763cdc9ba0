// The load generator: what a server does at quarter end, and whether it keeps its word.

internal import ArgumentParser
internal import ExactJSON
internal import OKRClient
internal import OKRLoad
internal import OKRModel
internal import Terminal

/// A profile by its name.
struct ProfileArgument: ExpressibleByArgument, Sendable {
  static let quarterEnd = ProfileArgument(profile: .quarterEnd)
  static let allValueStrings = LoadProfile.allCases.map(\.rawValue)

  let profile: LoadProfile

  var defaultValueDescription: String { self.profile.rawValue }

  init(profile: LoadProfile) {
    self.profile = profile
  }

  init?(argument: String) {
    guard let profile = LoadProfile(rawValue: argument) else { return nil }
    self.profile = profile
  }
}

/// Calls a second: one rate, or several one after another.
struct LoadRates: ExpressibleByArgument, Sendable {
  let rates: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let rates = parts.compactMap { Int($0) }
    guard !rates.isEmpty, rates.count == parts.count else { return nil }
    self.rates = rates
  }
}

/// What a load consists of.
struct LoadOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The kind of day.", valueName: "name"))
  var profile: ProfileArgument = .quarterEnd

  @Option(
    help: ArgumentHelp(
      "Calls a second; several, such as 1000,2000, run one after another.", valueName: "n"))
  var rate: LoadRates?

  @Option(help: ArgumentHelp("How long each rate lasts.", valueName: "n"))
  var seconds: Int?

  @Option(help: ArgumentHelp("Organisations that calls go to.", valueName: "n"))
  var organisations = 20

  @Option(help: ArgumentHelp("Key results of each organisation.", valueName: "n"))
  var keyResults = 10_000

  @Option(help: ArgumentHelp("Regions of each organisation.", valueName: "n"))
  var regions = 8

  @Option(help: ArgumentHelp("Connections of all organisations together.", valueName: "n"))
  var connections = 500

  @Option(help: ArgumentHelp("What the organisations' names begin with.", valueName: "text"))
  var prefix = "load"

  @Option(help: ArgumentHelp("The same seed makes the same calls.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Also write the result as JSON.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Also write a page with curves.", valueName: "file"))
  var html: String?

  /// The plan that the flags make.
  var plan: LoadPlan {
    var plan = LoadPlan(profile: self.profile.profile)
    plan.organisations = self.organisations
    plan.prefix = self.prefix
    plan.regions = self.regions
    plan.keyResults = self.keyResults
    plan.connections = self.connections
    plan.rates = self.rate?.rates ?? plan.rates
    plan.seconds = self.seconds ?? plan.seconds
    plan.seed = self.seed
    return plan
  }
}

struct LoadCommand: LeafCommand {
  static let verb = "load"
  static let abstract = "Put a server under load, and check all that it acknowledges."
  static let details =
    "Needs an operator's token, and a server for trials: it makes organisations load-1, load-2, …, "
    + "and no command removes them. Calls arrive on a schedule whether or not earlier ones were "
    + "answered, and their latency counts from the instant they were due. At the end every "
    + "acknowledged check-in is read back, and every organisation's figures are computed anew from "
    + "its log. Ends with 2 where a call failed, a check-in is missing or a figure differs.\n\n"
    + "PROFILES:\n"
    + LoadProfile.allCases.map { "  \($0.rawValue): \($0.abstract)" }.joined(separator: "\n")
  static let examples = [
    "okr load --seconds 60 --html load.html",
    "okr load --profile readers --rate 2000,4000,8000 --seconds 20",
    "okr load --profile steady --seconds 3600 --organisations 5 --connections 50 --json soak.json",
  ]

  @OptionGroup(title: "Load") var load: LoadOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var place: ServerOptions

  func validate() throws {
    if let refusal = self.load.plan.refusal {
      throw ValidationError("--\(refusal.part) takes \(refusal.limit).")
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current
    let presenter = Presenter(self.output, surroundings)
    let settings = try ConnectionSettings.resolve(self.place.choice, surroundings.environment)
    let year = Int(InstantText.format(unixMicros: surroundings.now()).prefix(4)) ?? 1970
    let run = LoadRun(self.load.plan, LiveBackend.client(settings), year: year)
    let meter = LoadMeter(surroundings)
    let report: LoadReport
    do throws(RPCFailure) {
      report = try await run.run { await meter.show($0) }
    } catch {
      await meter.finish()
      throw await LiveBackend.explained(settings, error)
    }
    await meter.finish()
    let shown = LoadOutput(report: report, beganMicros: meter.beganMicros)
    if let path = self.load.json { try LocalFile.writePublic(path, shown.json.pretty + "\n") }
    if let path = self.load.html { try LocalFile.writePublic(path, LoadPage(shown).text) }
    try presenter.object(shown.json, id: report.holds ? "holds" : "failed") {
      shown.lines(presenter.surface)
    }
    if !report.holds {
      throw CommandFailure(
        .found, .dataLoss, .loadFailed, "The server didn't hold under this load.")
    }
  }
}
