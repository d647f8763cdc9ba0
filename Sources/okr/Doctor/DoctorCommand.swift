// What is wrong between here and an answer.

internal import ArgumentParser
internal import OKRModel
internal import Terminal

struct DoctorCommand: LeafCommand {
  static let verb = "doctor"
  static let abstract = "Look at everything between this command and an answer."
  static let details = """
    The profile and its file, the server's address, the connection, the certificate, the hello, the clocks, the sign-in and the versions. \
    No secret is shown. Exits with 2 where something is to be looked at, and with 1 where something fails.
    """
  static let examples = [
    "okr doctor", "okr doctor --profile prod", "okr doctor -o json --fields name,status",
  ]

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func run() async throws {
    try self.connection.question.refuse()
    let surroundings = Surroundings.current
    let presenter = Presenter(self.output, surroundings)
    var doctor = Doctor(self.connection.choice, surroundings)
    await doctor.examine()
    let checks = doctor.checks
    let page = ListPage(
      items: checks, nextPageToken: "", total: Int64(checks.count), revision: "")
    if presenter.format.isForPeople, presenter.fieldNames == nil {
      try presenter.lines(CheckUp.lines(checks, presenter.surface))
    } else {
      try presenter.show(page, CheckUp.listing)
    }
    try Self.conclude(checks)
  }

  private static func conclude(_ checks: [CheckUp]) throws {
    let failures = Int64(checks.count { $0.level == .failure })
    let warnings = Int64(checks.count { $0.level == .warning })
    let words = [(failures, "failure"), (warnings, "warning")].filter { $0.0 > 0 }
      .map { CountText.of($0.0, $0.1) }.joined(separator: ", ")
    if failures > 0 {
      throw CommandFailure(.failed, .failedPrecondition, .checksFailed, "\(words); exit 1")
    }
    if warnings > 0 {
      throw CommandFailure(.found, .failedPrecondition, .checksWarned, "\(words); exit 2")
    }
  }
}
