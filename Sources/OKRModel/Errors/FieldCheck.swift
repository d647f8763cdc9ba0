// Collects what is wrong with a request's fields, so that a person hears of all of them at once.

/// Violations of one request's fields.
public struct FieldCheck {
  public private(set) var violations: [FieldViolation] = []
  private var first: (reason: Reason, code: Code)?
  private let isImport: Bool
  /// What the fields are fields of, in the request: such as `key_result`.
  private let parent: String

  /// - Parameters:
  ///   - isImport: documents are taken as they were written elsewhere: their names may hold line breaks.
  ///   - parent: what stands before each field's path; empty where paths are whole.
  public init(isImport: Bool = false, under parent: String = "") {
    self.isImport = isImport
    self.parent = parent
  }

  public mutating func fail(
    _ field: String, _ message: String, limit: String = "", reason: Reason = .fieldInvalid,
    code: Code = .invalidArgument
  ) {
    if self.first == nil { self.first = (reason, code) }
    let field = self.parent.isEmpty ? field : "\(self.parent).\(field)"
    self.violations.append(FieldViolation(field: field, message: message, limit: limit))
  }

  /// An id: stated, and within the limit.
  public mutating func id(_ field: String, _ value: String) {
    if value.isEmpty {
      self.fail(field, "is required", reason: .fieldRequired)
    } else {
      self.text(field, value, atMostBytes: Limits.idBytes)
    }
  }

  /// An id that something is to be made under. Those that were taken in before may hold control characters.
  /// - Parameter isNew: false where something has the id already.
  public mutating func id(_ field: String, _ value: String, isNew: Bool) {
    self.id(field, value)
    if isNew { self.refuseControls(field, value, butLayout: false) }
  }

  /// A text of one line, such as a name or title.
  /// - Parameter was: what stands there already. What was taken in before may be kept, whatever it holds.
  public mutating func line(
    _ field: String, _ value: String, was: String? = nil, atMostBytes limit: Int
  ) {
    self.text(field, value, atMostBytes: limit)
    if value != was { self.refuseControls(field, value, butLayout: self.isImport) }
  }

  /// A text of any number of lines, such as a note or reason.
  /// - Parameter was: as in `line`.
  public mutating func lines(
    _ field: String, _ value: String, was: String? = nil, atMostBytes limit: Int
  ) {
    self.text(field, value, atMostBytes: limit)
    if value != was { self.refuseControls(field, value, butLayout: true) }
  }

  /// - Parameter butLayout: true where tabs and line breaks belong to the text.
  private mutating func refuseControls(_ field: String, _ value: String, butLayout: Bool) {
    guard let control = value.firstControl(butLayout: butLayout) else { return }
    self.fail(
      field, "holds the control character \(control.codePoint)",
      limit: butLayout ? "no control characters but tabs and line breaks" : "no control characters",
      reason: .textInvalid)
  }

  /// A text that is kept word for word, whatever it holds but NUL.
  public mutating func text(_ field: String, _ value: String, atMostBytes limit: Int) {
    let count = value.utf8.count
    if count > limit {
      self.fail(
        field, "takes \(count) bytes; at most \(limit) are kept", limit: "\(limit) bytes",
        reason: .textTooLong)
    }
    if value.utf8.contains(0) { self.fail(field, "holds NUL", reason: .textInvalid) }
  }

  /// - Parameter digits: decimal places that the number is kept with; it is shown as the decimal.
  public mutating func range(
    _ field: String, _ value: Int64, _ range: ClosedRange<Int64>, digits: Int = 0
  ) {
    guard !range.contains(value) else { return }
    func shown(_ value: Int64) -> String { DecimalText.shortest(value, digits: digits) }
    let limit = "\(shown(range.lowerBound)) to \(shown(range.upperBound))"
    self.fail(
      field, "is \(shown(value)); it may be \(limit)", limit: limit, reason: .fieldOutOfRange,
      code: .outOfRange)
  }

  /// - Parameter count: of the entries of a list.
  public mutating func entries(
    _ field: String, _ count: Int, _ range: ClosedRange<Int>, reason: Reason = .fieldInvalid
  ) {
    guard !range.contains(count) else { return }
    let stated =
      count == 0 ? "isn't stated" : count == 1 ? "is stated once" : "is stated \(count) times"
    let limit =
      range.lowerBound == 0
      ? "at most \(range.upperBound)" : "\(range.lowerBound) to \(range.upperBound)"
    self.fail(field, stated, limit: limit, reason: reason)
  }

  public mutating func known<E: WireEnum>(_ field: String, _ value: E) {
    if !value.isKnown {
      self.fail(
        field, "\(value.rawValue) is not one of \(E.statedNames.joined(separator: ", "))",
        limit: E.statedNames.joined(separator: ", "))
    }
  }

  /// A day such as 2026-07-01; nil, noted, where the calendar has none.
  public mutating func date(_ field: String, _ text: String) -> CivilDate? {
    if let date = CivilDate(text) { return date }
    self.fail(
      field, "\"\(text)\" is no day of the calendar; write it as 2026-07-01",
      limit: "0001-01-01 to 9999-12-31", reason: .dateImpossible)
    return nil
  }

  /// - Throws: a refusal that names every violation, where there is one.
  public func finish() throws(RequestError) {
    guard let first = self.first, let violation = self.violations.first else { return }
    let more = self.violations.count > 1 ? " (and \(self.violations.count - 1) more)" : ""
    throw RequestError(
      first.code, first.reason, "\(violation.field) \(violation.message)\(more).",
      values: [("field", violation.field)], violations: self.violations)
  }
}

extension String {
  /// The first of Unicode's control characters (Cc) but NUL, which no text may hold and `text` names.
  /// - Parameter butLayout: true passes over tabs and line breaks; a carriage return is part of one
  ///   where a line feed follows it.
  fileprivate func firstControl(butLayout: Bool) -> Unicode.Scalar? {
    var before: UInt8 = 0
    for byte in self.utf8 {
      if butLayout, before == 0x0D, byte != 0x0A { return "\r" }
      let isC1 = before == 0xC2 && byte < 0xA0
      let isC0 = byte < 0x20 && byte != 0 || byte == 0x7F
      let isLayout = byte == 0x09 || byte == 0x0A || byte == 0x0D
      if isC1 || isC0 && !(butLayout && isLayout) { return Unicode.Scalar(byte) }
      before = byte
    }
    return butLayout && before == 0x0D ? "\r" : nil
  }
}

extension Unicode.Scalar {
  /// Such as U+001B.
  fileprivate var codePoint: String {
    let digits = String(self.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
