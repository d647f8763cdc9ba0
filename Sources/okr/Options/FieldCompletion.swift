// Completions of --fields: the fields of what a command shows.

internal import ArgumentParser

/// Fields for the shell, one after another behind commas.
enum FieldCompletion {
  static let kind = CompletionKind.custom { words, _, prefix in
    Self.fields(Surroundings.current.shownFields(words), prefix)
  }

  /// - Parameter names: of the fields that there are.
  static func fields(_ names: [String], _ prefix: String) -> [String] {
    let stated = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    let chosen = Set(stated.split(separator: ",").map(String.init))
    return names.filter { !chosen.contains($0) }.map { stated + $0 }
      .filter { $0.hasPrefix(prefix) }
  }
}
