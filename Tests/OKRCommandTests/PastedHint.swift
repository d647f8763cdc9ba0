// What a failure says to try is a command that works as it is pasted: every run of a test is held to it.

import ArgumentParser
import ExactJSON
import Testing

@testable import okr

/// The command that a failure names.
enum PastedHint {
  /// Nil where there is none.
  static func of(_ err: String) -> String? {
    if let json = try? JSONReader.read(err), let error = json["error"] {
      return error["hint"]?.stringValue
    }
    let line = err.split(separator: "\n").last { $0.contains(/^\ \ try\ +/) }
    return line.map { String($0.drop { $0 == " " }.dropFirst(3).drop { $0 == " " }) }
  }

  /// Records an issue where it is no command line that this program takes.
  static func hold(_ err: String, _ line: String) {
    guard let hint = Self.of(err), !hint.hasPrefix("chmod ") else { return }
    guard hint.hasPrefix("okr ") else {
      Issue.record("\(line)\nsays to try what is no command: \(hint)")
      return
    }
    let words = ShellWords.split(hint)
    do {
      if try HelpTopic.text(for: words) != nil { return }
      try Suggestion.checkHelp(for: words)
      _ = try OKRCommand.parseAsRoot(words)
    } catch {
      if OKRCommand.exitCode(for: error) == .success { return }
      Issue.record(
        "\(line)\nsays to try what isn't taken: \(hint)\n\(OKRCommand.message(for: error))")
    }
  }
}
