// Commands of this program as a person types them into a shell.

internal import Terminal

/// Words as a POSIX shell takes them.
enum ShellText {
  /// What separates the parts of a word that holds several, such as `id,title` and `phase=closed`.
  private static let separators = Set<Character>(",=/<>!:() \"")
  /// What stands before an example's further lines.
  private static let continuation = "    "

  /// A command of this program again, with another value of one option.
  static func again(_ arguments: [String], with option: String, _ value: String) -> String {
    Self.line(Self.words(arguments, without: option) + [option, value])
  }

  /// The same without the option.
  static func again(_ arguments: [String], without option: String) -> String {
    Self.line(Self.words(arguments, without: option))
  }

  private static func words(_ arguments: [String], without option: String) -> [String] {
    var words: [String] = []
    var skips = false
    for word in arguments {
      if skips {
        skips = false
      } else if word == option {
        skips = true
      } else if !word.hasPrefix(option + "=") {
        words.append(word)
      }
    }
    return words
  }

  /// A command of this program again, with another word in the place of one; nil where that one isn't there, alone or
  /// as a part of a word.
  static func again(_ arguments: [String], correcting word: String, to meant: String) -> String? {
    var words = arguments
    if let index = words.firstIndex(of: word) {
      words[index] = meant
      return Self.line(words)
    }
    for (index, text) in words.enumerated() {
      guard let part = Self.part(word, of: text) else { continue }
      words[index] = text[..<part.lowerBound] + meant + text[part.upperBound...]
      return Self.line(words)
    }
    return nil
  }

  static func line(_ arguments: [String]) -> String {
    (["okr"] + arguments.map(Self.quoted)).joined(separator: " ")
  }

  /// Where a word stands between separators.
  private static func part(_ word: String, of text: String) -> Range<String.Index>? {
    if word.isEmpty { return nil }
    return text.ranges(of: word).first { range in
      let before =
        range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
      return before.map(Self.separators.contains) ?? true
        && after.map(Self.separators.contains) ?? true
    }
  }

  static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-_=./:,@+%".unicodeScalars.contains(scalar)
    }
    if isPlain, !word.isEmpty { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  // MARK: Long commands

  /// A command in lines of at most `columns` columns that a shell takes as one: each but the last ends with a backslash.
  /// An option stays beside its value.
  static func folded(_ command: String, to columns: Int) -> [String] {
    guard command.displayWidth > columns else { return [command] }
    var lines: [String] = []
    var line = ""
    for group in Self.groups(Self.words(command)) {
      let joined = line.isEmpty ? group : line + " " + group
      if !line.isEmpty, joined.displayWidth > columns - 2 {
        lines.append(line + " \\")
        line = Self.continuation + group
      } else {
        line = joined
      }
    }
    return lines + [line]
  }

  /// The words of a command with their quotes.
  private static func words(_ command: String) -> [String] {
    var words = [""]
    var quote: Character?
    for character in command {
      if character == " ", quote == nil {
        words.append("")
        continue
      }
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
      }
      words[words.count - 1].append(character)
    }
    return words.filter { !$0.isEmpty }
  }

  /// Options together with their values.
  private static func groups(_ words: [String]) -> [String] {
    var groups: [String] = []
    for word in words {
      if let last = groups.last, last.hasPrefix("-"), !last.contains(" "), !word.hasPrefix("-") {
        groups[groups.count - 1] = "\(last) \(word)"
      } else {
        groups.append(word)
      }
    }
    return groups
  }
}
