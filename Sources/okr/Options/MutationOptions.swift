// What rides on every change.

internal import ArgumentParser
internal import OKRModel

/// What rides on a change, whatever else does.
protocol ChangeOptions: ParsableArguments {
  var dryRun: Bool { get }
  var failIfUnchanged: Bool { get }
}

/// What rides on a change that needs no key, since doing it again changes nothing.
struct TrialOptions: ChangeOptions {
  @Flag(help: "All checks by the server, the difference shown, and nothing changed.")
  var dryRun = false

  @Flag(help: "Exit with 1 where nothing has to be changed, not with 0.")
  var failIfUnchanged = false
}

struct MutationOptions: ChangeOptions {
  @OptionGroup var trial: TrialOptions

  @Option(help: ArgumentHelp("Refuse unless the resource has this version.", valueName: "n"))
  var expectedVersion: Int64?

  @Option(
    help: ArgumentHelp("Repeat a change of unknown outcome under its own key.", valueName: "uuid"))
  var requestId: String?

  var dryRun: Bool { self.trial.dryRun }
  var failIfUnchanged: Bool { self.trial.failIfUnchanged }

  func validate() throws {
    if let version = self.expectedVersion, version < 1 {
      throw ValidationError("--expected-version is a version from 1 on, not \(version).")
    }
  }

  /// The contract's form, with a key of its own.
  func mutation(_ surroundings: Surroundings) -> Mutation {
    Mutation(
      idempotencyKey: self.requestId ?? surroundings.makeRequestID(),
      validateOnly: self.dryRun, expectedVersion: self.expectedVersion ?? 0)
  }
}

/// What rides on changes of the structure.
struct StructureOptions: ChangeOptions {
  @OptionGroup var change: MutationOptions

  @Option(
    help: ArgumentHelp(
      "When it took effect, not before the last change of what it touches; default now.",
      valueName: "time"))
  var effective: String?

  var dryRun: Bool { self.change.dryRun }
  var failIfUnchanged: Bool { self.change.failIfUnchanged }

  /// The contract's form, with a key of its own.
  func mutation(_ surroundings: Surroundings) throws(CommandFailure) -> Mutation {
    var mutation = self.change.mutation(surroundings)
    if let text = self.effective {
      mutation.effectiveTime = try InputText.instant(text, field: "--effective")
    }
    return mutation
  }
}
