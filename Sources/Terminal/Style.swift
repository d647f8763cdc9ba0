// Colours and weights of text: the 16 colours that every terminal theme defines, and nothing else.

/// How a piece of text is drawn where colour is on.
public struct Style: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16

  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  public static let bold = Style(rawValue: 1 << 0)
  public static let faint = Style(rawValue: 1 << 1)
  public static let red = Style(rawValue: 1 << 2)
  public static let yellow = Style(rawValue: 1 << 3)
  public static let green = Style(rawValue: 1 << 4)
  public static let blue = Style(rawValue: 1 << 5)
  public static let cyan = Style(rawValue: 1 << 6)
  public static let magenta = Style(rawValue: 1 << 7)
  public static let grey = Style(rawValue: 1 << 8)

  /// Each style's number in a "select graphic rendition" sequence (ECMA-48, 8.3.117).
  private static let codes: [(style: Style, code: String)] = [
    (.bold, "1"), (.faint, "2"), (.red, "31"), (.green, "32"), (.yellow, "33"), (.blue, "34"),
    (.magenta, "35"), (.cyan, "36"), (.grey, "90"),
  ]

  /// The text between the sequences that switch the style on and off.
  public func applied(to text: String) -> String {
    if self.isEmpty || text.isEmpty { return text }
    let on = Self.codes.filter { self.contains($0.style) }.map(\.code).joined(separator: ";")
    return "\u{1B}[\(on)m\(text)\(Self.end)"
  }

  /// What switches all styles off.
  static let end = "\u{1B}[0m"
}

extension StringProtocol {
  /// The text as it looks without its styles.
  var plain: String {
    guard self.contains(Sequences.escape) else { return String(self) }
    var result = ""
    var sequence: String?
    for character in self { if Sequences.isText(character, &sequence) { result.append(character) } }
    return result
  }

  /// The sequences that are in force behind the text, where those of `before` are before it.
  func openStyle(after before: String) -> String {
    guard self.contains(Sequences.escape) else { return before }
    var open = before
    var sequence: String?
    for character in self {
      if Sequences.isText(character, &sequence) || character != Sequences.last { continue }
      open = sequence == Style.end ? "" : open + (sequence ?? "")
    }
    return open
  }
}

/// The sequences of styles among a text's characters.
enum Sequences {
  static let escape: Character = "\u{1B}"
  static let last: Character = "m"

  /// True for a character that is shown.
  /// - Parameter sequence: the one that the character before stands in, nil for none; then the one that this stands in.
  static func isText(_ character: Character, _ sequence: inout String?) -> Bool {
    if character == Self.escape {
      sequence = "\u{1B}"
      return false
    }
    guard let begun = sequence else { return true }
    if begun.last == Self.last {
      sequence = nil
      return true
    }
    sequence = begun + String(character)
    return false
  }
}
