// From which levels on events are logged: one for all of the server, and others for parts of it.

internal import Logging
internal import OKRServer

/// Levels, as `--log-level` names them: `info`, or `info,store=debug`.
struct LogLevels: Sendable, Hashable {
  /// For the parts that have none of their own.
  var standard: Logger.Level
  private var parts: [String: Logger.Level] = [:]

  init(_ standard: Logger.Level = .info) { self.standard = standard }

  /// Reads them; nil where the text is something else, or names a part twice.
  init?(_ text: String) {
    self.init()
    var isGiven = false
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let last = sides.last, let level = Logger.Level(rawValue: String(last)) else {
        return nil
      }
      if sides.count == 1 {
        guard !isGiven else { return nil }
        isGiven = true
        self.standard = level
      } else {
        guard let part = LogComponent(rawValue: String(sides[0])), self.parts[part.rawValue] == nil
        else { return nil }
        self.parts[part.rawValue] = level
      }
    }
  }

  /// The level of a part, by its name in the log.
  func level(of part: String) -> Logger.Level { self.parts[part] ?? self.standard }

  /// What `--log-level` takes, in words.
  static let takes =
    Logger.Level.allCases.map(\.rawValue).joined(separator: ", ") + ", and others for "
    + LogComponent.allCases.map(\.rawValue).joined(separator: ", ")
    + " behind it, such as info,store=debug"
}
