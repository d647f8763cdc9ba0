// Check-ins, and a key result's `current`.

internal import ExactJSON
internal import OKRModel

extension DocumentReading {
  /// Check-ins without a value are kept together in notes of at most this many bytes.
  static let keptCheckInsBytes = Limits.noteBytes * 3

  mutating func readCheckIns(
    _ items: [JSONValue], _ name: String, _ keyResult: KeyResult, _ setting: ObjectiveSetting,
    _ fields: inout FieldReader
  ) {
    var kept: [JSONValue] = []
    var count = 0
    for (index, item) in items.enumerated() {
      let place = fields.place(of: "\(name)[\(index)]")
      guard var inner = FieldReader(item, place, &self.log) else { continue }
      inner.id = keyResult.id
      if let checkIn = self.checkIn(&inner, keyResult, setting) {
        count += 1
        self.document.checkIns.append(checkIn)
      } else if inner.isRefused {
        inner.handOver(&self.log)
      } else {
        inner.handOver(&self.log)
        kept.append(item)
      }
    }
    fields.keepCheckIns(kept, at: fields.index(of: name) ?? 0)
    self.readCurrent(hasCheckIns: count > 0, keyResult, setting, &fields)
  }

  /// Nil, with a finding, for a check-in that is refused or has no value.
  private mutating func checkIn(
    _ fields: inout FieldReader, _ keyResult: KeyResult, _ setting: ObjectiveSetting
  ) -> DocumentCheckIn? {
    let value = fields.checkInValue(of: keyResult)
    let time = fields.time(in: setting.zone)
    let instant = time ?? self.context.importInstantMicros
    if instant > self.context.importInstantMicros {
      fields.refuse(
        fields.isStated("date") ? "date" : "at", .effectiveTimeInFuture,
        "\(InstantText.format(unixMicros: instant)) lies after the import's time.")
    }
    guard let value, !fields.isRefused else { return nil }
    var checkIn = CheckIn(
      keyResult: keyResult.id, effectiveTime: Instant(unixMicros: instant),
      value: Value(micros: value))
    checkIn.confidence = fields.confidence()
    checkIn.note = fields.text("note", "comment", atMostBytes: Limits.noteBytes)
    let isRefused = fields.isRefused
    checkIn.notes = fields.finish(&self.log)
    if isRefused { return nil }
    return DocumentCheckIn(
      checkIn: checkIn, origin: time == nil ? .untimed : .stated, place: fields.place)
  }

  private mutating func readCurrent(
    hasCheckIns: Bool, _ keyResult: KeyResult, _ setting: ObjectiveSetting,
    _ fields: inout FieldReader
  ) {
    guard let field = fields.take("current") else { return }
    if hasCheckIns || !keyResult.takesCurrent {
      fields.keep(field)
      fields.warn(
        "current", .currentKept,
        hasCheckIns
          ? "The check-ins say what is current; this is kept as a note."
          : "The kind takes no current value; it is kept as a note.")
      return
    }
    guard let micros = fields.lenientNumber(field) else { return }
    fields.checkValue("current", micros, keyResult)
    let checkIn = CheckIn(
      keyResult: keyResult.id,
      effectiveTime: Instant(unixMicros: self.currentInstant(setting)),
      value: Value(micros: micros))
    self.document.checkIns.append(
      DocumentCheckIn(checkIn: checkIn, origin: .current, place: fields.place(of: "current")))
  }

  /// The import's time, or the start of the cycle's last day once that day is past.
  private func currentInstant(_ setting: ObjectiveSetting) -> Int64 {
    let now = self.context.importInstantMicros
    guard let lastDay = setting.lastDay, setting.zone.localDay(unixMicros: now) > lastDay.day else {
      return now
    }
    return setting.zone.startOfDay(lastDay.day)
  }
}

extension FieldReader {
  /// The value in micro-units; nil, with a finding, where there is none.
  fileprivate mutating func checkInValue(of keyResult: KeyResult) -> Int64? {
    guard let field = self.take("value", "score") else {
      if !self.isRefused {
        self.warn("value", .checkInWithoutValue, "A check-in without a value, kept as a note.")
      }
      return nil
    }
    if case .bool(let flag) = field.value, case .binary? = keyResult.kind {
      return flag ? 1_000_000 : 0
    }
    switch field.value.decimal(digits: DecimalText.microDigits) {
    case .number(let micros):
      if !keyResult.takesCheckIns {
        self.refuse(
          field.name, .checkInNotTaken,
          "The key result is computed from what is aligned to it and takes no check-ins.")
      }
      self.checkValue(field.name, micros, keyResult)
      return micros
    case .refused(let reason, let message): self.refuse(field.name, reason, message)
    case .notANumber:
      self.warn(
        field.name, .notANumber,
        "\(Self.shown(field.value)) is no number; the check-in is kept as a note.")
    }
    return nil
  }

  /// Documents are taken as they were written elsewhere, as far as figures can be made of them.
  fileprivate mutating func checkValue(_ name: String, _ micros: Int64, _ keyResult: KeyResult) {
    let shown = DecimalText.shortest(micros)
    switch keyResult.kind {
    case .binary? where micros != 0 && micros != 1_000_000:
      self.refuse(
        name, .fieldOutOfRange, "\(shown) is neither 0 nor 1, as a yes-or-no result is.")
    case .graded? where micros > Limits.gradedValueMicros:
      self.warn(
        name, .valueOutOfRange,
        "\(shown) of a graded result is more than 2: \(DecimalText.shortest(micros / 100)) if in percent."
      )
    case .recurring? where micros < 0:
      self.warn(
        name, .valueOutOfRange, "\(shown) of a recurring result takes away what others count.")
    default: break
    }
  }

  fileprivate mutating func confidence() -> Ratio? {
    guard let field = self.take("confidence"), let ppm = self.lenientNumber(field) else {
      return nil
    }
    if Limits.confidencePpm.contains(ppm) { return Ratio(ppm: ppm) }
    self.refuse(
      "confidence", .fieldOutOfRange, Self.outside(field.value, Limits.confidencePpm, 6))
    return nil
  }

  /// The instant of `at` or `date`: a time with its offset, or the start of that local day.
  fileprivate mutating func time(in zone: TimeZoneRules) -> Int64? {
    guard let field = self.take("at", "date") else { return nil }
    guard case .string(let text) = field.value else {
      self.refuse(field.name, .typeWrong, "A text belongs here, not \(field.value.typeName).")
      return nil
    }
    if let date = CivilDate(text) { return zone.startOfDay(date.day) }
    do {
      return try InstantText.parse(text)
    } catch {
      let isDay = error == .impossible || !text.utf8.contains { $0 | 0x20 == UInt8(ascii: "t") }
      self.refuse(
        field.name, isDay ? .dateImpossible : .timeMalformed,
        Self.words(error, Self.shown(field.value)))
    }
    return nil
  }

  private static func words(_ error: InstantTextError, _ text: String) -> String {
    switch error {
    case .malformed:
      "\(text) is neither a day, such as 2026-07-01, nor a time, such as 2026-07-01T09:00:00Z."
    case .offsetMissing: "\(text) needs Z or an offset: without one it names no instant."
    case .impossible: "\(text) is no time of the calendar."
    case .leapSecond: "\(text) is a leap second, which is not kept."
    case .tooManyDigits: "\(text) has more than 6 fractional digits."
    case .outOfRange: "\(text) lies outside the years 1 to 9999."
    }
  }

  /// Check-ins without a value, as notes that each fit.
  fileprivate mutating func keepCheckIns(_ items: [JSONValue], at index: Int) {
    var group: [JSONValue] = []
    var (bytes, number) = (0, 0)
    func name() -> String {
      number == 1 ? "check_ins_without_value" : "check_ins_without_value_\(number)"
    }
    for item in items {
      let size = item.compact.utf8.count + 1
      if !group.isEmpty, bytes + size > DocumentReading.keptCheckInsBytes {
        number += 1
        self.keep(.array(group), as: name(), at: index)
        (group, bytes) = ([], 0)
      }
      group.append(item)
      bytes += size
    }
    if group.isEmpty { return }
    number += 1
    self.keep(.array(group), as: name(), at: index)
  }
}

extension KeyResult {
  var takesCheckIns: Bool {
    switch self.kind {
    case .rollupValue, .rollupScore: false
    default: true
    }
  }

  /// True where one number can say what is current.
  var takesCurrent: Bool {
    switch self.kind {
    case .milestone, .recurring, .rollupValue, .rollupScore: false
    default: true
    }
  }
}
