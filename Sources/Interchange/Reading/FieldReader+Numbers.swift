// Numbers: JSON numbers and decimal strings, exact or refused, and what is no number kept as it
// stands.

internal import ExactJSON
internal import OKRModel

/// What a value is, read as a decimal.
enum ReadNumber {
  case number(Int64)
  /// A number, but not one that is kept exactly.
  case refused(FindingReason, String)
  case notANumber
}

extension JSONValue {
  /// - Parameter digits: fractional digits kept; the result is the number times 10^digits.
  func decimal(digits: Int) -> ReadNumber {
    let text: String
    switch self {
    case .number(let number): text = number
    case .string(let string): text = string
    case .null, .bool, .array, .object: return .notANumber
    }
    do {
      return .number(try DecimalText.parse(text, digits: digits))
    } catch {
      switch error {
      case .malformed: return .notANumber
      case .outOfRange:
        return .refused(
          .fieldOutOfRange, "\(FieldReader.shown(self)) lies outside the range that is kept.")
      case .tooManyDigits(let count):
        let kept = digits == 0 ? "a whole number belongs here" : "at most \(digits) are kept"
        return .refused(
          .tooManyDigits, "\(FieldReader.shown(self)) has \(count) fractional digits; \(kept).")
      }
    }
  }
}

extension FieldReader {
  /// A number where one is stated; what is none is kept as a note with a warning.
  mutating func lenientNumber(_ names: String...) -> Int64? {
    guard let field = self.take(any: names) else { return nil }
    return self.lenientNumber(field)
  }

  mutating func lenientNumber(_ field: Field) -> Int64? {
    switch field.value.decimal(digits: DecimalText.microDigits) {
    case .number(let micros): return micros
    case .refused(let reason, let message): self.refuse(field.name, reason, message)
    case .notANumber:
      self.keep(field)
      self.warn(
        field.name, .notANumber, "\(Self.shown(field.value)) is no number; it is kept as a note.")
    }
    return nil
  }

  /// A number where one is stated; what is none, or lies outside, is refused.
  mutating func strictNumber(_ name: String, digits: Int, in range: ClosedRange<Int64>? = nil)
    -> Int64?
  {
    guard let field = self.take(name) else { return nil }
    switch field.value.decimal(digits: digits) {
    case .number(let number):
      guard let range, !range.contains(number) else { return number }
      self.refuse(name, .fieldOutOfRange, Self.outside(field.value, range, digits))
    case .refused(let reason, let message): self.refuse(name, reason, message)
    case .notANumber:
      self.refuse(name, .fieldInvalid, "\(Self.shown(field.value)) is no number.")
    }
    return nil
  }

  static func outside(_ value: JSONValue, _ range: ClosedRange<Int64>, _ digits: Int) -> String {
    func text(_ number: Int64) -> String {
      switch digits {
      case 0: String(number)
      case DecimalText.weightDigits: DecimalText.shortest(number, digits: DecimalText.weightDigits)
      default: DecimalText.shortest(number)
      }
    }
    return
      "\(Self.shown(value)) lies outside \(text(range.lowerBound)) to \(text(range.upperBound))."
  }

  mutating func weight(_ name: String = "weight") -> Weight? {
    self.strictNumber(name, digits: DecimalText.weightDigits, in: Limits.weightThousandths)
      .map { Weight(thousandths: $0) }
  }

  mutating func lenientValue(_ name: String) -> Value? {
    self.lenientNumber(name).map { Value(micros: $0) }
  }

  mutating func lenientRatio(_ name: String) -> Ratio? {
    self.lenientNumber(name).map { Ratio(ppm: $0) }
  }
}
