// Completions of okr wait: what it looks at, and what it may wait for.

internal import ArgumentParser
internal import OKRModel

enum WaitCompletion {
  /// What `okr wait` looks at: nouns while several fit, then the ids of one.
  static let resource = CompletionKind.custom { _, _, prefix in await Self.resources(prefix) }

  static func resources(_ prefix: String) async -> [String] {
    let parts = prefix.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let fitting = WaitCommand.nouns.filter { noun in
      parts.count == 2 ? noun.word == parts[0] : noun.word.hasPrefix(prefix)
    }
    guard fitting.count == 1, let noun = fitting.first else { return fitting.map { $0.word + "/" } }
    let ids = await noun.ids.ids(beginning: parts.count == 2 ? String(parts[1]) : "")
    return ids.map { "\(noun.word)/\($0)" }
  }

  /// What `okr wait` may wait for: what has few values.
  static let condition = CompletionKind.custom { _, _, prefix in
    let phases = CyclePhase.statedNames.map { "phase=" + $0 }
    let states = OKRModel.State.statedNames.map { "state=" + $0 }
    return (["exists"] + phases + states).filter { $0.hasPrefix(prefix) }
  }
}
