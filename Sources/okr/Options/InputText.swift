// What people write on the command line, read exactly, with refusals that name the value and the
// limit.

internal import OKRModel
internal import Terminal

/// Where a span of time leads from now.
enum SpanDirection {
  case back
  case ahead
}

/// Readers of single inputs. Each takes the field's name for its messages.
enum InputText {
  /// The word that clears a field.
  static let none = "none"

  /// A value with at most 6 decimal places.
  static func value(_ text: String, field: String) throws(CommandFailure) -> Value {
    if text.hasSuffix("%") {
      let number = String(text.dropLast()).trimmed
      let ratio = (try? DecimalText.parse(number, digits: 4)).map {
        DecimalText.shortest($0, digits: 6)
      }
      throw .input(
        "The value \(text) could mean \(number), where it is measured in %, or \(ratio ?? "its hundredth"), where "
          + "a ratio is asked.", reason: .ambiguousPercent)
    }
    return Value(micros: try Self.decimal(text, digits: 6, field: field))
  }

  /// A value, or yes and no as a binary key result's.
  static func checkInValue(_ text: String, field: String) throws(CommandFailure) -> Value {
    switch text.lowercased() {
    case "yes", "done", "true": Value(micros: 1_000_000)
    case "no", "false": Value(micros: 0)
    default: try Self.value(text, field: field)
    }
  }

  /// A ratio such as `0.7` or `70%`.
  static func ratio(_ text: String, field: String) throws(CommandFailure) -> Ratio {
    guard text.hasSuffix("%") else {
      return Ratio(ppm: try Self.decimal(text, digits: 6, field: field))
    }
    let number = String(text.dropLast()).trimmed
    return Ratio(ppm: try Self.decimal(number, digits: 4, field: field))
  }

  /// A weight with at most 3 decimal places.
  static func weight(_ text: String, field: String) throws(CommandFailure) -> Weight {
    Weight(thousandths: try Self.decimal(text, digits: 3, field: field))
  }

  private static func decimal(_ text: String, digits: Int, field: String) throws(CommandFailure)
    -> Int64
  {
    do {
      return try DecimalText.parse(text, digits: digits)
    } catch {
      throw Self.failure(error, text, field: field, digits: digits)
    }
  }

  private static func failure(
    _ error: DecimalError, _ text: String, field: String, digits: Int
  ) -> CommandFailure {
    var failure: CommandFailure
    switch error {
    case .malformed:
      failure = .input("The value \(text) is not a number.", reason: .notANumber)
    case .tooManyDigits(let found):
      failure = .input(
        "The value \(text) has \(found) decimal places; at most \(digits) are kept.",
        reason: .tooManyDecimalPlaces)
      failure.correction = Self.rounded(text, from: found, to: digits).map {
        .init(word: text, meant: $0)
      }
    case .outOfRange:
      failure = .input(
        "The value \(text) is too large; the largest is \(DecimalText.fixed(Int64.max, digits: digits)).",
        reason: .outOfRange)
      failure.code = Code.outOfRange.name
    }
    failure.facts = [.init(label: "field", text: field)]
    return failure
  }

  /// A number with fewer decimal places; nil where it is too long to be read at all.
  private static func rounded(_ text: String, from found: Int, to digits: Int) -> String? {
    // A power of ten beyond this isn't held in 64 bits.
    guard found - digits <= 18, let number = try? DecimalText.parse(text, digits: found) else {
      return nil
    }
    let rounded = DecimalText.rounded(number, digits: found, shown: digits)
    return (try? DecimalText.parse(rounded, digits: digits)).map {
      DecimalText.shortest($0, digits: digits)
    }
  }

  /// A time with an offset.
  static func instant(_ text: String, field: String) throws(CommandFailure) -> Instant {
    if let micros = try? InstantText.parse(text) { return Instant(unixMicros: micros) }
    let meant = MeantTime.time(text)
    let words =
      if CivilDate(text) != nil {
        "is a day; a time with its offset or Z is needed"
      } else if let meant, meant.prefix(8) == text.prefix(8), !meant.hasPrefix(text.prefix(10)) {
        "names a day that the calendar doesn't have"
      } else {
        "is not a time with its offset or Z"
      }
    throw .input(
      "The time \(text) \(words).", reason: .notATime,
      hint: Self.stating(field, meant ?? Self.today + "T00:00:00Z"))
  }

  /// A time with an offset, or a span such as `24h` or `7d` from now: back for reads of the past.
  static func instant(
    _ text: String, field: String, spanIs direction: SpanDirection
  ) throws(CommandFailure) -> Instant {
    guard let span = try? Self.span(text, field: field) else {
      return try Self.instant(text, field: field)
    }
    let now = Surroundings.current.now()
    return Instant(unixMicros: direction == .back ? now - span : now + span)
  }

  /// A day.
  static func day(_ text: String, field: String) throws(CommandFailure) -> String {
    guard CivilDate(text) != nil else {
      throw .input(
        "The date \(text) is not a day of the calendar.", reason: .notADay,
        hint: Self.stating(field, MeantTime.day(text) ?? Self.today))
    }
    return text
  }

  /// The hint that states an option in another way; none for a field of a file.
  private static func stating(_ field: String, _ value: String) -> String {
    field.hasPrefix("--") ? "\(field) \(value)" : ""
  }

  /// The day that it is, in UTC.
  private static var today: String {
    String(InstantText.format(unixMicros: Surroundings.current.now()).prefix(10))
  }

  /// Microseconds of `500ms`, `10s`, `2m`, `1h`, `7d` or `2w`.
  static func span(_ text: String, field: String) throws(CommandFailure) -> Int64 {
    let units: [(suffix: String, micros: Int64)] = [
      ("ms", 1000), ("s", 1_000_000), ("m", 60_000_000), ("h", 3_600_000_000),
      ("d", 86_400_000_000), ("w", 604_800_000_000),
    ]
    for unit in units where text.hasSuffix(unit.suffix) {
      guard let count = Int64(text.dropLast(unit.suffix.count)), count > 0, count <= 1_000_000
      else { break }
      return count * unit.micros
    }
    throw .input(
      "The span \(text) is not like 500ms, 10s or 2m.", reason: .notASpan,
      hint: Self.stating(field, "10s"))
  }

  /// Two parts around the last `=`.
  static func pair(_ text: String, field: String) throws(CommandFailure) -> (String, String) {
    guard let mark = text.lastIndex(of: "=") else {
      throw .input("\(text) has no = between its two parts.", reason: .notAPair)
    }
    return (String(text[..<mark]).trimmed, String(text[text.index(after: mark)...]).trimmed)
  }

  /// A list of owners, each `name` or `name=share`.
  static func owners(_ texts: [String], field: String) throws(CommandFailure) -> [Owner] {
    if texts == [Self.none] { return [] }
    var owners: [Owner] = []
    for text in texts {
      guard text.contains("=") else {
        owners.append(Owner(name: text, share: nil))
        continue
      }
      let (name, share) = try Self.pair(text, field: field)
      owners.append(Owner(name: name, share: try Self.ratio(share, field: field)))
    }
    return owners
  }
}
