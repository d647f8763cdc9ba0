// One thing that `okr doctor` looked at, and how a list of them is shown.

internal import ExactJSON
internal import Terminal

/// A look at one thing.
struct CheckUp: Sendable, Hashable {
  enum Level: String, Sendable {
    case ok
    case warning
    case failure
    /// Not looked at, since an earlier one failed.
    case skipped

    /// Four letters for people, so that the lines stand in columns.
    var mark: String {
      switch self {
      case .ok: " ok "
      case .warning: "warn"
      case .failure: "fail"
      case .skipped: "skip"
      }
    }

    var style: Style {
      switch self {
      case .ok: .green
      case .warning: .yellow
      case .failure: .red
      case .skipped: .grey
      }
    }
  }

  var name: String
  var level: Level
  var words: String
  /// A command that helps, or words where none does, or empty.
  var hint = ""

  var isCommand: Bool { self.hint.hasPrefix("okr ") }

  private var hintLabel: String { self.isCommand ? "try  " : "remedy  " }

  static let listing = Listing<CheckUp>(
    columns: [], empty: { CheckUp(name: "", level: .ok, words: "") },
    json: {
      .object([
        .init("name", .string($0.name)), .init("status", .string($0.level.rawValue)),
        .init("detail", .text($0.words)), .init("hint", .text($0.hint)),
      ])
    }, id: { $0.name })

  /// A line each, with what helps below.
  static func lines(_ checks: [CheckUp], _ surface: Surface) -> [String] {
    let width = checks.map(\.name.displayWidth).max() ?? 0
    return checks.flatMap { check in
      let mark = "[\(surface.paint(check.level.mark, check.level.style))]"
      let lead = "\(mark)  \(check.name.padded(to: width))  "
      let below = String(repeating: " ", count: width + 10)
      let hint = check.hint.isEmpty ? [] : [below + check.hintLabel + check.hint.sanitised]
      return [lead + check.words.sanitised] + hint
    }
  }
}
