// Completions of what the program knows by itself, and of ids with something beside them.

internal import ArgumentParser
internal import OKRModel

/// Words for the shell, beside plain ids.
enum WordCompletion {
  // MARK: Profiles

  /// The names of profiles.
  static let profile = CompletionKind.custom { _, _, prefix in Self.profiles(prefix) }

  static func profiles(_ prefix: String) -> [String] {
    let book = try? ProfileStore(Surroundings.current.environment).load()
    return (book?.profiles.keys.sorted() ?? []).filter { $0.hasPrefix(prefix) }
  }

  // MARK: An id and a value

  /// Ids with the sign that a value stands behind.
  static func assigned(_ ids: IDCompletion) -> CompletionKind {
    .custom { _, _, prefix in await Self.assignments(ids, [], prefix) }
  }

  /// Items with a state each.
  static let state = CompletionKind.custom { _, _, prefix in
    await Self.assignments(.item, OKRModel.State.statedNames, prefix)
  }

  static func assignments(
    _ ids: IDCompletion, _ values: [String], _ prefix: String
  ) async -> [String] {
    guard let mark = prefix.lastIndex(of: "=") else {
      return await ids.ids(beginning: prefix).map { $0 + "=" }
    }
    return values.map { prefix[...mark] + $0 }.filter { $0.hasPrefix(prefix) }
  }

  // MARK: Words of the contract

  /// What `okr explain` takes: an item, or behind the word field a path.
  static let explained = CompletionKind.custom { words, index, prefix in
    let isField = index > 0 && index <= words.count && words[index - 1] == "field"
    return isField
      ? FieldHelp.contract.paths(beginning: prefix) : await IDCompletion.item.ids(beginning: prefix)
  }

  /// Dimensions of a rollup behind a comma each.
  static let dimensions = CompletionKind.custom { _, _, prefix in Self.dimensions(prefix) }

  static func dimensions(_ prefix: String) -> [String] {
    let stated = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    return Dimension.statedNames.map { stated + $0 }.filter { $0.hasPrefix(prefix) }
  }

  // MARK: A verb and a noun

  /// What `okr can-i` asks about: a verb, and then a noun of that verb.
  static let action = CompletionKind.custom { words, index, prefix in
    Self.actions(index > 0 && index <= words.count ? words[index - 1] : "", prefix)
  }

  /// - Parameter word: the one before, which may be a verb.
  static func actions(_ word: String, _ prefix: String) -> [String] {
    let nouns = Self.methods.filter { $0.verb == word }.map(\.noun)
    let words = nouns.isEmpty ? Self.methods.map(\.verb) : nouns
    return Set(words).filter { $0.hasPrefix(prefix) && !$0.isEmpty }.sorted()
  }

  /// Every method as a verb and what is left of its name, both in lower case.
  static let methods = RPC.paths.map { path in
    let name = path.split(separator: "/").last ?? ""
    let end = name.dropFirst().firstIndex(where: \.isUppercase) ?? name.endIndex
    return (verb: name[..<end].lowercased(), noun: name[end...].lowercased())
  }
}
