// How many columns of a terminal a text takes: what every table, cut and alignment here counts in.

extension Unicode.Scalar {
  /// Columns of one scalar by itself: 2 for wide ones, 0 for those that join the one before, else
  /// 1.
  ///
  /// Wide are the classes W and F of Unicode Standard Annex 11 and what is drawn as an emoji by
  /// default. The ambiguous class counts as 1, as terminals outside East Asian locales draw it.
  public var displayWidth: Int {
    if self.value < 0x300 { return self.isControl || self.value == 0xAD ? 0 : 1 }
    if WideRanges.contains(self.value) || self.properties.isEmojiPresentation { return 2 }
    switch self.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return WideRanges.isTrailingJamo(self.value) ? 0 : 1
    }
  }

  /// C0, DEL and C1: what could move the cursor or change the terminal's state.
  var isControl: Bool {
    self.value < 0x20 || (0x7F...0x9F).contains(self.value)
  }

  /// Marks that turn the direction of the text after them, so that a name could hide another.
  var turnsDirection: Bool {
    (0x202A...0x202E).contains(self.value) || (0x2066...0x2069).contains(self.value)
  }
}

extension Character {
  /// Columns of one grapheme: that of its base, 2 for any sequence that is drawn as one emoji.
  public var displayWidth: Int {
    var width = 0
    var scalars = 0
    for scalar in self.unicodeScalars {
      // The emoji variation selector, or an emoji modifier or flag pair, makes the whole one wide
      // glyph.
      if scalar.value == 0xFE0F, scalars > 0 { return 2 }
      if (0x1F1E6...0x1F1FF).contains(scalar.value) { return 2 }
      // The half-width voicing marks of katakana join a grapheme, but take a column of their own.
      let isVoicing = scalars > 0 && (0xFF9E...0xFF9F).contains(scalar.value)
      width = isVoicing ? width + 1 : max(width, scalar.displayWidth)
      scalars += 1
    }
    return width
  }
}

extension StringProtocol {
  /// Columns of the text on one line.
  public var displayWidth: Int {
    var width = 0
    for character in self { width += character.displayWidth }
    return width
  }
}

/// The scalars of East Asian width W and F that aren't emoji, as a compact table.
enum WideRanges {
  private static let ranges: [(first: UInt32, last: UInt32)] = [
    (0x1100, 0x115F), (0x2329, 0x232A), (0x2E80, 0x303E), (0x3041, 0x3247), (0x3250, 0xA4CF),
    (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6B),
    (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x16FE0, 0x18DFF), (0x1AFF0, 0x1B2FF),
    (0x1D300, 0x1D376), (0x1F200, 0x1F202), (0x1F210, 0x1F23B), (0x1F240, 0x1F248),
    (0x1F250, 0x1F251), (0x1F260, 0x1F265), (0x20000, 0x3FFFD),
  ]

  /// True for a wide scalar. A binary search, since a tree of a million titles asks it often.
  static func contains(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    var low = 0
    var high = Self.ranges.count
    while low < high {
      let middle = (low + high) / 2
      if Self.ranges[middle].last < value { low = middle + 1 } else { high = middle }
    }
    return low < Self.ranges.count && Self.ranges[low].first <= value
  }

  /// Vowels and final consonants of Hangul, which are drawn inside the syllable's first letter.
  static func isTrailingJamo(_ value: UInt32) -> Bool {
    (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value)
  }
}
