// How much of a list to show.

internal import ArgumentParser
internal import OKRModel

struct PageOptions: ParsableArguments {
  static let defaultLimit = 50
  /// The most that the server gives at once.
  static let serverLimit = 1000

  @Option(help: ArgumentHelp("How many to show at the most.", valueName: "n"))
  var limit: Int = PageOptions.defaultLimit

  @Option(help: ArgumentHelp("Go on from an earlier list's end.", valueName: "token"))
  var page: String?

  @Flag(help: "Everything, to the end.")
  var all = false

  func validate() throws {
    if self.limit < 1 { throw ValidationError("--limit is at least 1, not \(self.limit).") }
  }

  /// How many to show.
  var most: Int { self.all ? Int.max : self.limit }
}
