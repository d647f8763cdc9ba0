// Reads one line of the text format from left to right.

struct LineScanner {
  private var rest: Substring

  init(_ line: String) { self.rest = line[...] }

  var remainder: String { String(self.rest) }

  /// Takes a text where it is next.
  mutating func take(_ text: String) -> Bool {
    guard self.rest.hasPrefix(text) else { return false }
    self.rest = self.rest.dropFirst(text.count)
    return true
  }

  mutating func need(_ text: String) throws {
    guard self.take(text) else { throw ExpositionError("\(text) is missing before \(self.rest)") }
  }

  /// A name: letters, digits and underscores, for metrics colons too, and no digit first.
  mutating func name(colons: Bool) throws -> String {
    let name = self.rest.prefix { character in
      character.isASCII
        && (character.isLetter || character.isNumber || character == "_"
          || (colons && character == ":"))
    }
    guard let first = name.first, !first.isNumber else {
      throw ExpositionError("no name before \(self.rest)")
    }
    self.rest = self.rest.dropFirst(name.count)
    return String(name)
  }

  /// The text up to the closing quote, unescaped.
  mutating func quoted() throws -> String {
    var result = ""
    while let character = self.rest.popFirst() {
      switch character {
      case "\"": return result
      case "\\": result.append(try self.escaped("\\n\""))
      default: result.append(character)
      }
    }
    throw ExpositionError("a label without its closing quote")
  }

  /// The rest of the line, unescaped.
  mutating func rest(escapes: String) throws -> String {
    var result = ""
    while let character = self.rest.popFirst() {
      result.append(character == "\\" ? try self.escaped(escapes) : character)
    }
    return result
  }

  private mutating func escaped(_ allowed: String) throws -> Character {
    guard let character = self.rest.popFirst(), allowed.contains(character) else {
      throw ExpositionError("an escape that there isn't")
    }
    return character == "n" ? "\n" : character
  }
}
