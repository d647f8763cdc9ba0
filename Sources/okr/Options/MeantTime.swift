// What a day or a time that can't be read was meant as: the same one, written as it is taken.

internal import OKRModel

enum MeantTime {
  /// A time near a text that is none, such as one without its offset; nil where it names no day.
  static func time(_ text: String) -> String? {
    for suffix in ["", "Z", ":00Z"] where (try? InstantText.parse(text + suffix)) != nil {
      return text + suffix
    }
    let parts = text.split(whereSeparator: { "Tt ".contains($0) })
    guard (1...2).contains(parts.count), let day = Self.day(String(parts[0])) else { return nil }
    guard parts.count == 2 else { return "\(day)T00:00:00Z" }
    for suffix in ["", "Z", ":00Z"] {
      let meant = "\(day)T\(parts[1])\(suffix)"
      if (try? InstantText.parse(meant)) != nil { return meant }
    }
    return nil
  }

  /// A day of the calendar near a text that is none: of a time, with other separators, day first, or the
  /// last of a month that is shorter; nil where it is none of these.
  static func day(_ text: String) -> String? {
    let word = text.prefix { !"Tt ".contains($0) }
    let parts = word.split(whereSeparator: { "-./".contains($0) }).map(String.init)
    guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
      return nil
    }
    let (year, month, day) =
      parts[0].count == 4 ? (parts[0], parts[1], parts[2]) : (parts[2], parts[1], parts[0])
    guard year.count == 4, let month = Self.twoDigits(month), let day = Self.twoDigits(day) else {
      return nil
    }
    let meant = "\(year)-\(month)-\(day)"
    if CivilDate(meant) != nil { return meant }
    return (28...31).reversed().lazy.map { "\(year)-\(month)-\($0)" }.first {
      CivilDate($0) != nil && $0 < meant
    }
  }

  private static func twoDigits(_ text: String) -> String? {
    switch text.count {
    case 1: "0" + text
    case 2: text
    default: nil
    }
  }
}
